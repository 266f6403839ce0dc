// The reader of small JSON values against the library that it stands in for.
#include "feed/json_value.h"

#include <fstream>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "feed/scan.h"
#include "testing.h"

namespace {

bool ours(const std::string& text) {
  jobstand::feed::JsonValue value;
  return jobstand::feed::read_json(text, 1 << 20, value) == nullptr;
}

}  // namespace

TEST_CASE("read_json: takes and refuses what nlohmann_json does", "[json][hostile]") {
  const char* cases[] = {"",      "1",     "-1",    "01",    "-",      "1.",    ".5",     "1.5",    "1e5",      "1e",      "1E+2",  "+1",
                         "true",  "tru",   "True",  "null",  "nulll",  "\"\"",  "\"a",    "\"\\u12\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"\t\"",
                         "[]",    "[",     "[1,]",  "[,1]",  "[1 2]",  "[1,2]", "{}",     "{",      "{\"a\":1}", "{\"a\"}", "{a:1}", "{\"a\":1,}",
                         "{\"a\" 1}", "[[]]", "[{\"a\":[1,{\"b\":null}]}]", "1 2", " 1 ", "\xef\xbb\xbf" "1", "\"\xff\"", "\"\xc3\xbc\"", "nan", "Infinity",
                         "-0", "0e1", "1e400", "-1e400", "123456789012345678901234567890", "[1]x", "\"a\"b"};
  for (const char* text : cases) {
    CAPTURE(text);
    // The library skips a byte order mark; only a feed may have one here.
    if (std::string(text).substr(0, 3) == "\xef\xbb\xbf") continue;
    CHECK(ours(text) == nlohmann::json::accept(text));
  }
}

TEST_CASE("read_json: agrees with nlohmann_json on the JSON test suite", "[json]") {
  const std::filesystem::path folder = shared_dir() / "corpora" / "json";
  if (!std::filesystem::exists(folder)) SKIP("the JSON test suite is not here");
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || name[0] == 'i') continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const std::string json = text.str();
    // The caller bounds the depth before it asks, as read_entry does.
    jobstand::feed::Scan scan(json, {0, static_cast<std::uint32_t>(json.size())});
    jobstand::feed::Span span;
    const bool deep = scan.value(64, span) != jobstand::feed::Scan::Cut::good;
    CAPTURE(name);
    CHECK((!deep && ours(json)) == (name[0] == 'y'));
    ++read;
  }
  CHECK(read > 150);
}

TEST_CASE("read_json: numbers are the library's numbers", "[json]") {
  for (const char* text : {"0", "-7", "1607472000000", "9007199254740991", "68000.5", "0.1", "1e3", "12.25e-2", "3.14159265358979"}) {
    CAPTURE(text);
    jobstand::feed::JsonValue value;
    REQUIRE(jobstand::feed::read_json(text, 100, value) == nullptr);
    const double wanted = nlohmann::json::parse(text).get<double>();
    const double error = value.number > wanted ? value.number - wanted : wanted - value.number;
    CHECK(error <= 1e-15 * (wanted < 0 ? -wanted : wanted));
  }
}
