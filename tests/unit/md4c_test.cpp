// Our parts of md4c answer as its own do, and the parser made of both says the same.
#include <md4c.h>

#include <random>
#include <string>

#include "body/md4c_local.h"
#include "testing.h"

extern "C" {
int original_md_parse(const MD_CHAR*, MD_SIZE, const MD_PARSER*, void*);
int original_is_sign(unsigned);
int original_is_space(unsigned);
unsigned original_fold(unsigned, unsigned*);
}

namespace {

// Everything that a parser calls back with, as text.
std::string events(decltype(&md_parse) parse, const std::string& markdown) {
  MD_PARSER parser{};
  parser.flags = JOBSTAND_MD_FLAGS;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* out) {
    *static_cast<std::string*>(out) += "(" + std::to_string(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void* out) {
    *static_cast<std::string*>(out) += ")";
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* out) {
    *static_cast<std::string*>(out) += "[" + std::to_string(type);
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      static_cast<std::string*>(out)->append(href.text, href.size);
    }
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void* out) {
    *static_cast<std::string*>(out) += "]";
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* out) {
    (*static_cast<std::string*>(out) += std::to_string(type)).append(text, size);
    return 0;
  };
  std::string out;
  parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &out);
  return out;
}

}  // namespace

TEST_CASE("md4c: every character is a sign, a space or a letter as in md4c's own tables", "[body]") {
  unsigned signs = 0;
  unsigned folded = 0;
  unsigned several = 0;
  for (unsigned point = 1; point < 0x110000; ++point) {
    if (point == '\n' || point == '\r') continue;  // md4c looks for line ends itself
    unsigned ours[3] = {};
    unsigned theirs[3] = {};
    const unsigned count = jobstand_fold(point, ours);
    const unsigned wanted = original_fold(point, theirs);
    if (wanted != 1 && count == 1 && ours[0] == point) {
      ++several;
    } else if (count != wanted || ours[0] != theirs[0] || ours[1] != theirs[1]) {
      FAIL("U+" << std::hex << point << " folds otherwise");
    }
    if ((jobstand_is_sign(point) != 0) != (original_is_sign(point) != 0)) FAIL("U+" << std::hex << point << " is no sign, or one");
    if ((jobstand_is_space(point) != 0) != (original_is_space(point) != 0)) FAIL("U+" << std::hex << point << " is no space, or one");
    signs += jobstand_is_sign(point) != 0;
    folded += ours[0] != point;
  }
  CHECK(signs > 8'000);
  CHECK(folded > 1'400);
  CHECK(several == 103);
}

TEST_CASE("md4c: the parser with our parts says what the original says", "[body]") {
  const std::string pieces[] = {"*",  "**", "_",  "~~", "`", "[", "](", ")", "]: /x\n", "[ß]", "[SS]", "[Ä]", "[ä]: /y\n", "<b>", "</b>", "&amp;",
                                "# ", "> ", "- ", "1. ", "- [x] ", "| a | b |\n|--|:-:|\n", "|", "www.a.example", "https://a.example", "a@b.example",
                                "\n", "\n\n", " ", "    ", "```\n", "$x$", "[[w]]", "\\", "wort", "ü", "。", "€", "🙂", "\u00a0", "\u3000", "<!--", "-->"};
  std::mt19937 random(1);
  std::size_t compared = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string markdown;
    for (unsigned n = random() % 16 + 1; n > 0; --n) markdown += pieces[random() % std::size(pieces)];
    const std::string ours = events(md_parse, markdown);
    if (ours != events(original_md_parse, markdown)) FAIL(markdown);
    compared += ours.size();
  }
  CHECK(compared > 900'000);
}
