#include "jobstand/body.h"

#include "testing.h"
#include "text/url.h"

using namespace jobstand;

namespace {

// Balanced, from the table, not too deep, not too long.
void check_stream(const NodeStream& stream, std::size_t input) {
  std::uint32_t depth = 0;
  bool fits = true;
  for (const Node& node : stream.nodes()) {
    if (node.kind == Node::Kind::open) fits = fits && ++depth <= kMaxDepth + 1 && node.tag != Tag::none;  // + br or hr
    if (node.kind == Node::Kind::close) fits = fits && depth-- > 0;
    if (node.kind == Node::Kind::href) fits = fits && text::scheme_of(node.text) != text::Scheme::other;
  }
  CHECK(fits);
  CHECK(depth == 0);
  CHECK(stream.encode().size() <= 20 * input + 4096);
}

std::string times(std::size_t n, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("NodeStream: its form is words, then text", "[body]") {
  const std::string wire = render_markdown("[ü😀](https://a.example)").encode();
  // p open, a open, href, text, close, close
  REQUIRE(wire.size() == 4 + 6 * 4 + 17 + 2 + 4);
  CHECK(wire.substr(0, 4) == std::string("\6\0\0\0", 4));
  CHECK(wire.substr(4, 4) == std::string("\x11\0\0\0", 4));
  CHECK(wire.substr(12, 4) == std::string("\2\x11\0\0", 4));  // href, 17 units
  CHECK(wire.substr(16, 4) == std::string("\1\3\0\0", 4));    // text, 3 units
  CHECK(wire.substr(28) == "https://a.exampleü😀");
}

TEST_CASE("NodeStream: nodes read back what was rendered", "[body]") {
  const std::vector<Node> nodes = render_markdown("3. [x](https://a.example)").nodes();
  REQUIRE(nodes.size() == 9);
  CHECK(nodes[0].tag == Tag::ol);
  CHECK(nodes[1].kind == Node::Kind::start);
  CHECK(nodes[1].number == 3);
  CHECK(nodes[4].text == "https://a.example");
  CHECK(nodes[5].text == "x");
}

TEST_CASE("render_markdown: what is pathological stays small, shallow and balanced", "[body][hostile]") {
  const std::size_t k = 100 * 1024;
  const std::string inputs[] = {
      times(k, ">"), times(k / 2, "> "), times(k / 2, "- "), times(k / 3, "* a\n"), times(k, "["), times(k, "]"), times(k / 2, "[]"),
      times(k / 4, "![[]"), times(k, "*"), times(k / 2, "*a"), times(k / 3, "**a"), times(k / 3, "_a *"), times(k, "`"),
      times(k / 5, "a**b*"), times(k, "<"), times(k / 2, "<a"), times(k / 6, "<a b=\""), times(k / 4, "&#1;"), times(k / 5, "&amp;"),
      times(k, "|") + "\n" + times(k / 2, "|-"), times(k / 4, "a|b\n") , "|" + times(1000, "a|") + "\n|" + times(1000, "-|") + "\n" + times(k / 4, "|\n"),
      times(k / 20, "[a]: b\n[a] "), times(k / 10, "[a](<b) "), times(k / 2, "\\\n"), times(k, "#"), times(k / 2, "# "), times(k, "\n"),
      times(k / 7, "http://"), times(k / 4, "a@b."), times(k / 4, "www."), times(k / 3, "~~a"), times(k, "\xff"), times(k, std::string(1, '\0')),
      times(k / 5, "<!--"), times(k / 8, "<script>"), times(k / 2, "1."), times(k / 7, "[a][b]\n"), times(k / 11, "[x]: y 'z'\n"),
  };
  for (const std::string& input : inputs) {
    CAPTURE(input.substr(0, 24), input.size());
    check_stream(render_markdown(input), input.size());
    check_stream(render_html(input), input.size());
  }
}

TEST_CASE("render_markdown: text below the deepest element is kept", "[body][hostile]") {
  const NodeStream stream = render_markdown(times(200, "> ") + "deep");
  std::string text;
  for (const Node& node : stream.nodes()) text += node.text;
  CHECK(text == "deep");
  check_stream(stream, 404);
}

TEST_CASE("render_markdown: a body is cut at a character", "[body][hostile]") {
  const NodeStream stream = render_markdown(times(100'000, "ü😀"));
  std::size_t bytes = 0;
  for (const Node& node : stream.nodes()) bytes += node.text.size();
  CHECK(bytes <= kMaxBody);
  CHECK(bytes > kMaxBody - 8);
}
