#include "jobstand/site.h"

#include <string_view>
#include <utility>
#include <vector>

namespace jobstand {
namespace {

enum class Shape { block, inside, empty };
struct Element {
  const char* name;
  Shape shape;
};

// The tables' words are those of tags.def.
constexpr Shape kBlock = Shape::block;
constexpr Shape kInline = Shape::inside;
constexpr Shape kEmpty = Shape::empty;

Element element_of(Tag tag) {
#define JOBSTAND_SHAPE_block kBlock
#define JOBSTAND_SHAPE_inline kInline
#define JOBSTAND_SHAPE_empty kEmpty
  switch (tag) {
#define JOBSTAND_TAG(number, name, kind) \
  case Tag::name: return {#name, JOBSTAND_SHAPE_##kind};
#include "jobstand/tags.def"
#undef JOBSTAND_TAG
    case Tag::none: break;
  }
  return {"span", kInline};
#undef JOBSTAND_SHAPE_block
#undef JOBSTAND_SHAPE_inline
#undef JOBSTAND_SHAPE_empty
}

// Elements of which only other blocks are children.
bool holds_blocks(Tag tag) {
  switch (tag) {
    case Tag::ul: case Tag::ol: case Tag::blockquote: case Tag::table:
    case Tag::thead: case Tag::tbody: case Tag::tr: case Tag::dl:
      return true;
    default: return false;
  }
}

class Writer {
 public:
  void write(const Node& node) {
    switch (node.kind) {
      case Node::Kind::open: open(node.tag); break;
      case Node::Kind::close: close(); break;
      case Node::Kind::text:
        finish_tag();
        escape(node.text);
        break;
      case Node::Kind::href:
        out_.append(" href=\"");
        escape(node.text);
        out_.append("\" rel=\"noopener noreferrer nofollow ugc\"");
        break;
      case Node::Kind::start:
        if (node.number != 1) out_.append(" start=\"").append(std::to_string(node.number)).append("\"");
        break;
      case Node::Kind::align: {
        constexpr const char* kSides[] = {"", "left", "center", "right"};
        if (node.number >= 1 && node.number <= 3) out_.append(" align=\"").append(kSides[node.number]).append("\"");
        break;
      }
      case Node::Kind::task:
        out_.append(node.number == 1 ? " data-task=\"done\"" : " data-task=\"open\"");
        break;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void open(Tag tag) {
    finish_tag();
    const Element element = element_of(tag);
    if (element.shape != kInline && tag != Tag::br) start_line();
    out_.append("<").append(element.name);
    open_.push_back(tag);
    in_tag_ = true;
  }

  // Ends the tag that attributes may still be added to.
  void finish_tag() {
    if (!in_tag_) return;
    in_tag_ = false;
    out_.append(">");
    if (holds_blocks(open_.back())) out_.push_back('\n');
  }

  void close() {
    if (open_.empty()) return;
    const Tag tag = open_.back();
    const Element element = element_of(tag);
    if (element.shape == kEmpty) {
      out_.append(" />\n");
      in_tag_ = false;
    } else {
      finish_tag();
      if (holds_blocks(tag)) start_line();
      out_.append("</").append(element.name).append(">");
      if (element.shape == kBlock) out_.push_back('\n');
    }
    open_.pop_back();
  }

  void start_line() {
    if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
  }

  void escape(std::string_view text) {
    for (const char c : text) {
      switch (c) {
        case '&': out_.append("&amp;"); break;
        case '<': out_.append("&lt;"); break;
        case '>': out_.append("&gt;"); break;
        case '"': out_.append("&quot;"); break;
        default: out_.push_back(c);
      }
    }
  }

  std::string out_;
  std::vector<Tag> open_;
  bool in_tag_ = false;
};

}  // namespace

std::string to_html(const NodeStream& stream) {
  Writer writer;
  for (const Node& node : stream.nodes()) writer.write(node);
  return writer.take();
}

}  // namespace jobstand
