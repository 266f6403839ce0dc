// Bodies that are made to be slow, large or deep. Here without a clock: the output, and so what
// is done for it, grows no faster than the input, and stays within its limits. How long each
// takes is for tests/bench/pathological.mjs.

#include "jobstand/body.h"
#include "pathological.h"
#include "testing.h"

using namespace jobstand;

namespace {

struct Shape {
  std::size_t operations = 0;
  std::size_t bytes = 0;
  std::size_t depth = 0;
  bool balanced = true;
};

Shape shape_of(const NodeStream& stream) {
  Shape shape;
  std::size_t depth = 0;
  for (const Node& node : stream.nodes()) {
    ++shape.operations;
    if (node.kind == Node::Kind::open) {
      ++depth;
      if (node.tag != Tag::br && node.tag != Tag::hr) shape.depth = std::max(shape.depth, depth);
    } else if (node.kind == Node::Kind::close) {
      shape.balanced = shape.balanced && depth-- > 0;
    }
  }
  shape.balanced = shape.balanced && depth == 0;
  shape.bytes = stream.encode().size();
  return shape;
}

}  // namespace

TEST_CASE("render: what is made to be slow grows with its size and stays in its limits", "[body][hostile]") {
  const nlohmann::json entries = pathological_entries();
  REQUIRE(entries.size() > 100);
  for (const nlohmann::json& entry : entries) {
    const bool html = entry.at("format") == "html";
    Shape last;
    for (const std::size_t size : {25'600u, 51'200u, 102'400u}) {
      const std::string body = pathological_body(entry, size);
      CAPTURE(entry.at("name").get<std::string>(), html, body.size());
      const Shape shape = shape_of(html ? render_html(body) : render_markdown(body));
      CHECK(shape.balanced);
      CHECK(shape.depth <= kMaxDepth);
      CHECK(shape.bytes <= 20 * body.size() + 4096);
      if (last.operations > 1000) CHECK(shape.operations <= 2 * last.operations + last.operations / 4);
      last = shape;
    }
  }
}
