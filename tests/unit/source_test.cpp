#include "testing.h"

#include <string>
#include <string_view>

#include "jobstand/feed.h"
#include "jobstand/source.h"

using namespace std::string_literals;
using jobstand::read_source;
using jobstand::SourceError;
using jobstand::SourceResult;

namespace {

// The JSON of one key's value, as YAML writes it.
std::string value_of(const std::string& yaml) {
  const SourceResult result = read_source("---\nk: " + yaml + "\n---\n");
  if (!result.errors.empty()) return "error: " + result.errors[0].message;
  const std::string& entry = result.source.entry;
  if (entry == "{}") return "absent";
  return entry.substr(5, entry.size() - 6);
}

SourceError error_of(std::string_view file) {
  const SourceResult result = read_source(file);
  REQUIRE(result.errors.size() == 1);
  CHECK(result.source.entry.empty());
  CHECK_FALSE(result.errors[0].message.empty());
  CHECK_FALSE(result.errors[0].help.empty());
  return result.errors[0];
}

// "code line:column"
std::string place_of(std::string_view file) {
  const SourceError error = error_of(file);
  return error.code + " " + std::to_string(error.position.line) + ":" + std::to_string(error.position.column);
}

std::string entry_of(std::string_view file) {
  const SourceResult result = read_source(file);
  CHECK(result.errors.empty());
  return result.source.entry;
}

}  // namespace

TEST_CASE("read_source: front matter becomes keys, the rest the body") {
  CHECK(entry_of("---\ntitle: \"A\"\nfeatured: 20\n---\n\nHello.\n") ==
        R"({"title":"A","featured":20,"body":"Hello."})");
  CHECK(entry_of("---\ntitle: A\n---") == R"({"title":"A"})");
  CHECK(entry_of("---\ntitle: A\n--- \n \n\t\n") == R"({"title":"A"})");
  CHECK(entry_of("---\n---\nx") == R"({"body":"x"})");
  CHECK(entry_of("---\n# a comment\n---\n") == "{}");
}

TEST_CASE("read_source: the body keeps its indentation and its own lines of dashes") {
  CHECK(entry_of("---\na: b\n---\n\n    code\n\n---\n\nlast\n\n") == R"({"a":"b","body":"    code\n\n---\n\nlast"})");
}

TEST_CASE("read_source: a byte order mark and CRLF change nothing") {
  const std::string plain = "---\na: \"b\"\nc: |\n  d\n  e\n---\n\nf\n\ng\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : plain) windows += c == '\n' ? "\r\n"s : std::string(1, c);
  CHECK(entry_of(windows) == entry_of(plain));
  const SourceResult result = read_source(windows);
  REQUIRE(result.source.keys.size() == 2);
  CHECK(result.source.keys[1].position.line == 3);
}

TEST_CASE("read_source: plain values are those of the YAML 1.2 core schema") {
  const std::pair<const char*, const char*> cases[] = {
      {"12", "12"}, {"-12", "-12"}, {"+12", "12"}, {"007", "7"}, {"-0", "0"}, {"0x1F", "31"}, {"0o17", "15"},
      {"1.5", "1.5"}, {".5", "0.5"}, {"-.5", "-0.5"}, {"1.", "1"}, {"1e3", "1e3"}, {"1.5E-3", "1.5e-3"}, {"00.5", "0.5"},
      {"true", "true"}, {"True", "true"}, {"FALSE", "false"},
      {"yes", "\"yes\""}, {"on", "\"on\""}, {"tRUE", "\"tRUE\""}, {"1_000", "\"1_000\""}, {"1,5", "\"1,5\""},
      {"0b1", "\"0b1\""}, {"0x", "\"0x\""}, {"12:30", "\"12:30\""}, {"1e", "\"1e\""}, {".", "\".\""}, {"+", "\"+\""},
      {"2026-03-01", "\"2026-03-01\""}, {"2026-03-01 09:30:00 +02:00", "\"2026-03-01 09:30:00 +02:00\""},
      {".inf", "\".inf\""}, {"-.INF", "\"-.INF\""}, {".nan", "\".nan\""}, {"1e400", "\"1e400\""}, {"-1e400", "\"-1e400\""},
      {"9007199254740992", "9007199254740992"}, {"9007199254740993", "\"9007199254740993\""},
      {"99999999999999999999999", "\"99999999999999999999999\""}, {"0xFFFFFFFFFFFFFFFFFFFF", "\"0xFFFFFFFFFFFFFFFFFFFF\""},
      {"~", "absent"}, {"null", "absent"}, {"NULL", "absent"}, {"", "absent"}, {"# comment", "absent"}};
  for (const auto& [yaml, json] : cases) {
    CAPTURE(yaml);
    CHECK(value_of(yaml) == json);
  }
}

TEST_CASE("read_source: what is quoted or a block is text") {
  for (const char* plain : {"12", "1.5", "true", "null", "~", "2026-03-01", ""}) {
    const std::string text = "\""s + plain + "\"";
    CHECK(value_of("\""s + plain + "\"") == text);
    CHECK(value_of("'"s + plain + "'") == text);
  }
  CHECK(value_of("|-\n  12") == R"("12")");
  CHECK(value_of(">-\n  a\n  b") == R"("a b")");
  CHECK(value_of(R"("a\n\u00e9\U0001F600\"")") == "\"a\\n\xC3\xA9\xF0\x9F\x98\x80\\\"\"");
}

TEST_CASE("read_source: lists and mappings nest up to eight levels") {
  CHECK(value_of("[a, 1, [true], {b: c}]") == R"(["a",1,[true],{"b":"c"}])");
  CHECK(value_of("\n- a\n- b: 1\n  c:\n- ~\n- d") == R"(["a",{"b":1},"d"])");
  CHECK(value_of("[[[[[[[x]]]]]]]") == R"([[[[[[["x"]]]]]]])");
  CHECK(value_of("[[[[[[[[x]]]]]]]]") == "error: values are nested too deep");
  CHECK(value_of(std::string(20'000, '[')).substr(0, 6) == "error:");
  CHECK(value_of(std::string(20'000, '{')).substr(0, 6) == "error:");
}

TEST_CASE("read_source: every top-level key that has a value has a place") {
  const SourceResult result = read_source("---\n# c\ntitle: A\nnone:\nlist:\n  - k: v\n\"\xC3\xA9\": 1\n{}: x\n---\n");
  CHECK(result.errors.size() == 1);  // {} is no key
  const SourceResult good = read_source("---\n# c\ntitle: A\nnone:\nlist:\n  - k: v\n\"\xC3\xA9\": 1\n---\n");
  REQUIRE(good.source.keys.size() == 3);
  CHECK(good.source.keys[0].name == "title");
  CHECK(good.source.keys[0].position.line == 3);
  CHECK(good.source.keys[1].position.line == 5);
  CHECK(good.source.keys[2].name == "\xC3\xA9");
  CHECK(good.source.keys[2].position.line == 7);
}

TEST_CASE("read_source: lines and columns are an editor's, whatever YAML breaks at") {
  // U+2028 ends a line for libyaml, and for nobody else.
  CHECK(place_of("---\na: \"\xE2\x80\xA8\"\nb: \"x\nc: d\n---\n") == "yaml 3:4");
  // Columns are characters: two of them stand before the quote.
  CHECK(place_of("---\n{\"\xF0\x9F\x98\x80\": \"x}\n---\n") == "yaml 2:7");
}

TEST_CASE("read_source: what is not UTF-8 text is named with its place") {
  CHECK(place_of("---\ntitle: caf\xE9\n---\n") == "encoding 2:11");
  CHECK(place_of("---\ntitle: \xC3\xA9\xC3\xA9\xFF\n---\n") == "encoding 2:10");
  CHECK(place_of("---\na: b\n---\nx\0y"s) == "encoding 4:2");
  CHECK(place_of("\xFF\xFE-\0-\0-\0"s) == "encoding 1:1");
  CHECK(place_of("---\na: \xED\xA0\x80\n---\n") == "encoding 2:4");  // a surrogate
}

TEST_CASE("read_source: front matter must be there and end") {
  for (const char* file : {"", "x", "--", "----\na: b\n---\n", " ---\na: b\n---\n", "\n---\na: b\n---\n", "---x\n---\n"}) {
    CAPTURE(file);
    CHECK(place_of(file) == "front-matter-missing 1:1");
  }
  for (const char* file : {"---", "---\n", "---\na: b", "---\na: b\n ---\n", "---\na: b\n----\n"}) {
    CAPTURE(file);
    CHECK(place_of(file) == "front-matter-missing 1:1");
    CHECK(error_of(file).message.find("never closed") != std::string::npos);
  }
}

TEST_CASE("read_source: three dots end front matter as three dashes do") {
  CHECK(entry_of("---\na: b\n...\n\n# Hi\n---\n") == entry_of("---\na: b\n---\n\n# Hi\n---\n"));
}

TEST_CASE("read_source: a comment is no value, and a value that YAML takes for one is an error") {
  CHECK(entry_of("---\na: b # c\nd: # e\nf: #\ng: ## h\n---\n") == R"({"a":"b"})");
  CHECK(place_of("---\ntitle: a\nhashtags: #aws,#azure\n---\n") == "yaml 3:10");
}

TEST_CASE("read_source: YAML that is broken or too much is an error with its place") {
  const std::pair<const char*, const char*> cases[] = {
      {"a: \"b\nc: d", "2:4"},      {"a: 'b", "2:4"},       {"a: b: c", "2:5"},   {"a: \"b\" c", "2:8"},
      {"a: @b", "2:4"},             {"a: [b", "2:4"},       {"a: {b", "2:4"},     {"a: b\nc\nd: e", "3:1"},
      {"\ta: b", "2:1"},            {"a: &x b", "2:4"},     {"a: *x", "2:4"},     {"a: !!int b", "2:4"},
      {"a: ! b", "2:4"},            {"&x a: b", "2:1"},     {"a: #b", "2:3"}, {"a: b\n--- c\n", "3:1"},
      {"a: **b**", "2:4"},          {"a:\n- #b\n", "3:2"},
      {"a: b\na: c", "3:1"},        {"a: {b: c, b: d}", "2:11"}, {"- a", "2:1"},  {"[a]", "2:1"},
      {"a", "2:1"},                 {"~", "2:1"},           {"\"\": a", "2:1"},   {": a", "2:1"},
      {"? [a]\n: b", "2:3"},        {"a: \"\\q\"", "2:5"},  {"a: \"\\uD800\"", "2:7"}, {"a: \x01", "2:4"},
      {"%YAML 9.9", "2:1"}};
  for (const auto& [yaml, place] : cases) {
    CAPTURE(yaml);
    CHECK(place_of("---\n"s + yaml + "\n---\n") == "yaml "s + place);
  }
}

TEST_CASE("read_source: 64 KiB of front matter are read, one byte more is not") {
  const std::string full = "a: " + std::string((64u << 10) - 4, 'x') + "\n";
  CHECK(read_source("---\n" + full + "---\n").errors.empty());
  CHECK(place_of("---\nb" + full + "---\n") == "yaml 1:1");
}

TEST_CASE("read_source: text below the front matter and a key for it are one too many") {
  for (const std::string key : {"body", "bodyHtml", "bodyUrl"}) {
    CHECK(place_of("---\na: b\n" + key + ": x\n---\ntext") == "body-twice 3:1");
    CHECK(read_source("---\n" + key + ": x\n---\n \n").errors.empty());
    CHECK(read_source("---\n" + key + ":\n---\ntext").errors.empty());
  }
}

TEST_CASE("read_source: its entries are what read_feed reads") {
  const auto feed = jobstand::read_feed(
      "[" + entry_of("---\ntitle: \"A \\\"b\\\"\"\ntimestamp: 2026-03-01\nhashtags: [x, \"#y\"]\n---\n\n# Hi\n\nText \\ \"q\"\t.\n") + "]");
  REQUIRE(feed);
  REQUIRE(feed->postings.size() == 1);
  CHECK(feed->report.problem_count == 0);
  CHECK(feed->postings[0].title == "A \"b\"");
  CHECK(feed->postings[0].tags == std::vector<std::string>{"x", "y"});
  CHECK(jobstand::body_text(*feed, feed->postings[0]) == "# Hi\n\nText \\ \"q\"\t.");
}
