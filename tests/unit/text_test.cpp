#include <algorithm>

#include "testing.h"
#include "text/fold.h"
#include "text/json_string.h"
#include "text/json_writer.h"
#include "text/order.h"
#include "text/string_table.h"
#include "text/time.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/visible.h"
#include "text/words.h"

using namespace jobstand::text;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (WordReader in(text); in.next();) out.emplace_back(in.word());
  return out;
}
using Words = std::vector<std::string>;

std::string visible(std::string_view source, Markup markup = Markup::markdown) {
  std::string out;
  visible_text(source, markup, out);
  return out;
}

}  // namespace

TEST_CASE("utf8: bytes that are no characters are replaced as browsers do", "[text][hostile]") {
  CHECK(repair_utf8("a\xffz") == "a\xef\xbf\xbdz");
  CHECK(repair_utf8("\xe2\x82") == "\xef\xbf\xbd");          // one for a cut character
  CHECK(repair_utf8("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");  // a surrogate
  CHECK(repair_utf8("\xc0\x80") == "\xef\xbf\xbd\xef\xbf\xbd");  // overlong
  CHECK(repair_utf8("\xf4\x90\x80\x80").size() == 12);           // above U+10FFFF
  CHECK(find_invalid_utf8("ascii ascii ü\xff") == 14);
  CHECK(utf16_length("aü😀") == 4);
  for (std::size_t before = 0; before < 20; ++before) {  // eight bytes at a time, wherever a character is among them
    CHECK(utf16_length(std::string(before, 'a') + "ü€😀" + std::string(20 - before, 'a')) == 24);
  }
  CHECK(utf8_prefix("aü", 2) == "a");
}

TEST_CASE("fold: letters that people type for one another are one", "[text]") {
  CHECK(fold("ÄÖÜ ß Łódź Čapek ÆON Ｃ＋＋ ﬁ ΆΣς Ёлка İI") == "aou ss lodz capek aeon c＋＋ fi ασσ елка ii");
  CHECK(fold("ABC-Zyx 09_[]@`{|") == "abc-zyx 09_[]@`{|");
  CHECK(fold("QA Ünit") == "qa unit");
  CHECK(fold("e\xcc\x81") == "e");  // a combining accent
}

TEST_CASE("WordReader: words are letters and digits of any script, with C++ and C#", "[text]") {
  CHECK(words("C++ and C#, Node.js! (front-end) 24/7") == Words{"c++", "and", "c#", "node", "js", "nodejs", "front", "end", "frontend", "24", "7"});
  CHECK(words("Zürich – Genève… «Łódź»") == Words{"zurich", "geneve", "lodz"});
  CHECK(words("翻訳者（英日） інженер مهندس") == Words{"翻訳", "訳者", "者", "英日", "日", "інженер", "مهندس"});
  CHECK(words("co\xc2\xadoperate") == Words{"cooperate"});
  CHECK(words("").empty());
  CHECK(words("+++ ### --- \xcc\x81").empty());
  CHECK(words(std::string(1000, 'x')).at(0).size() == kMaxWord);
}

TEST_CASE("WordReader: places are those of the text", "[text]") {
  const std::string text = "  Zürich, C++";
  WordReader in(text);
  REQUIRE(in.next());
  CHECK(text.substr(in.begin(), in.end() - in.begin()) == "Zürich");
  REQUIRE(in.next());
  CHECK(text.substr(in.begin(), in.end() - in.begin()) == "C++");
  CHECK_FALSE(in.next());
}

TEST_CASE("safe_link: only the schemes of the contract pass", "[text][hostile]") {
  CHECK(safe_link("HTTPS://A.example/x y\"<>") == "HTTPS://A.example/x%20y%22%3C%3E");
  CHECK(safe_link(" mailto:a@b.example ") == "mailto:a@b.example");
  CHECK(safe_link("/x?y#z") == "/x?y#z");
  CHECK(safe_link("a:b").empty());
  CHECK(safe_link("aaahttps:b").empty());
  CHECK(safe_link("javascripthttps:b").empty());
  for (const char* bad : {"javascript:x", " \x01 javascript:x", "java\nscript:x", "JAVASCRIPT:x", "data:x", "vbscript:x", "file:x", "blob:x",
                          "java\tscript\t:x", "x-app:y", "filesystem:x", "ws://x"}) {
    CAPTURE(bad);
    CHECK(safe_link(bad).empty());
  }
  CHECK(safe_page("mailto:a@b.example").empty());
  CHECK(safe_page("1:2") == "1:2");  // no scheme starts with a digit: a relative address
}

TEST_CASE("parse_time: the notations of feeds", "[text]") {
  CHECK(parse_time("2026-03-01") == 1772323200000);
  CHECK(parse_time("2026-03-01T09:30Z") == 1772357400000);
  CHECK(parse_time("2026-03-01 09:30:15.250+02:00") == 1772350215250);
  CHECK(parse_time("2026-03-01T09:30:15+0200") == 1772350215000);
  CHECK(parse_time("2026-03-01 09:30:15 UTC") == 1772357415000);
  CHECK(parse_time("2024-02-29").has_value());
  for (const char* bad : {"", "2026", "2026-13-01", "2026-02-29", "2026-03-01T25:00", "2026-03-01T09:30+", "1999-12-31", "3000-01-01",
                          "2026-03-01x", "01/03/2026", "2026-03-01T09:30:15.", "2026-03-01T09:30Zx"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_time(bad).has_value());
  }
  CHECK(time_from_number(1607472000) == 1607472000000);
  CHECK(time_from_number(1607472000000) == 1607472000000);
  CHECK_FALSE(time_from_number(1e18).has_value());
  CHECK_FALSE(time_from_number(-5).has_value());
}

TEST_CASE("visible_text: what a reader sees", "[text]") {
  CHECK(visible("## We *use* [Kafka](https://k.example/x) and `rust`") == " We use Kafka and rust");
  CHECK(visible("a snake_case &amp; b &#252; &nbsp;c") == "a snake_case & b ü  c");
  CHECK(visible("a<br>b<script>x()</script>c <b>d</b>") == "a\nbc d");
  CHECK(visible("<p>One</p><style>p{}</style>two", Markup::html) == "\nOne\ntwo");
  CHECK(visible("<template-card>One</template-card>two", Markup::html) == "\nOne\ntwo");
}

TEST_CASE("visible_text: code ends at as many backticks as it began with", "[text]") {
  CHECK(visible("```js\na `b` ``c``\n```\nd") == "a `b` ``c``\n\nd");
  CHECK(visible("````\na\n```\nb\n````c") == "a\n```\nb\nc");
  CHECK(visible("```\na `` b") == "a `` b");
  CHECK(visible("a ``b ` c`` d") == "a b ` c d");
  CHECK(visible("a ``b") == "a b");
  // A long fence and as many that are one too short.
  const std::string ticks(80'000, '`');
  CHECK(visible(ticks + "`\n" + ticks + "a" + ticks + "b") == ticks + "a" + ticks + "b");
}

TEST_CASE("StringTable: one number for each string, in order of first sight", "[text]") {
  StringTable table;
  for (int i = 0; i < 1000; ++i) CHECK(table.intern("word " + std::to_string(i)) == static_cast<std::uint32_t>(i));
  CHECK(table.intern("word 500") == 500);
  CHECK(table.find("word 999") == 999);
  CHECK(table.find("nothing") == StringTable::kNone);
  CHECK(table.at(7) == "word 7");
  CHECK(table.intern("") == 1000);
  CHECK(table.at(1000).empty());
}

TEST_CASE("order: the front is what a whole sort would put there", "[text]") {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < 1000; ++i) numbers.push_back((i * 7919) % 1009);
  std::vector<std::uint32_t> sorted = numbers;
  const auto less = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  order(sorted, sorted.size(), less);
  CHECK(std::is_sorted(sorted.begin(), sorted.end()));
  for (const std::size_t wanted : {std::size_t{0}, std::size_t{1}, std::size_t{25}, std::size_t{256}, std::size_t{257}}) {
    std::vector<std::uint32_t> front = numbers;
    order(front, wanted, less);
    CHECK(std::equal(front.begin(), front.begin() + static_cast<std::ptrdiff_t>(wanted), sorted.begin()));
    order(front, front.size(), less);
    CHECK(front == sorted);  // nothing was lost
  }
}

TEST_CASE("JsonWriter: commas, escapes and numbers are right", "[text]") {
  JsonWriter out;
  out.open('{').key("a").string("q\"\\\n\x01ü").key("b").open('[').integer(INT64_MIN).integer(0).decimal(68000.5).decimal(-0.25);
  out.open('{').close('}').boolean(true).close(']').close('}');
  CHECK(out.take() == "{\"a\":\"q\\\"\\\\\\n\\u0001ü\",\"b\":[-9223372036854775808,0,68000.5,-0.25,{},true]}");
}

TEST_CASE("check_json: finds the end of a literal and says what unescape_json would", "[text][hostile]") {
  // Every sequence of up to five of what a literal can be made of, whole and cut off.
  const std::string_view pieces[] = {"a", "\"", "\\", "\\\"", "\\u00", "\\uD83D", "\\uDE00", "u", "\n", "\xC3", "\xBC", "\xF0\x9F"};
  std::vector<std::string> texts{""};
  for (std::size_t from = 0, round = 0; round < 5; ++round) {
    const std::size_t until = texts.size();
    for (; from < until; ++from) {
      for (const std::string_view piece : pieces) texts.push_back(texts[from] + std::string(piece));
    }
  }
  std::size_t wrong = 0;
  for (const std::string& text : texts) {
    std::size_t end = 0;  // of the literal: the first quote that no backslash is before
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    end = std::min(end, text.size());
    std::string out;
    const char* const expected = unescape_json(std::string_view(text).substr(0, end), out, 4);
    std::size_t at = 0;
    const char* const why = check_json(text, at, 4);
    if (at != end || (expected == nullptr) != (why == nullptr)) ++wrong;
    else if (expected != nullptr && end < text.size() && std::string_view(expected) != why) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("unescape_json: long text is refused before it is kept", "[text][hostile]") {
  std::string out;
  CHECK(std::string(unescape_json("abcdef", out, 5)) == "is too long");
  CHECK(unescape_json("\\u0000\\ud83d\\ude00", out, 5) == nullptr);
}
