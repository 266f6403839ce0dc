// body.h - a posting's Markdown or HTML to a safe node stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand {

// The elements a body can have. The table is tags.def, from which the
// browser's copy (web/core/tags.ts) is generated.
enum class Tag : std::uint8_t {
  none = 0,
#define JOBSTAND_TAG(number, name, kind) name = number,
#include "jobstand/tags.def"
#undef JOBSTAND_TAG
};

// One step of a stream, read back. Attributes follow the open they belong to.
struct Node {
  enum class Kind : std::uint8_t { close, text, href, start, align, task, open };
  Kind kind = Kind::close;
  Tag tag = Tag::none;       // of an open
  std::uint32_t number = 0;  // start: of <ol>; align: 1 left, 2 centre, 3 right; task: 1 done, 0 open
  std::string text;          // of a text; of an href: an address that safe_link() let through
};

// A body as a flat list of operations. It cannot express a script, a style, an
// event handler, a form, a frame or an image: there is no Tag for them. Made only by
// src/body; balanced, at most kMaxDepth deep, at most 20 x input + 4 KiB long.
class NodeStream {
 public:
  [[nodiscard]] std::vector<Node> nodes() const;

  // What a reader sees, as text: a line for each paragraph, heading, item and row, a tab
  // between the cells of a row, no empty lines. Items of an ol have their numbers, tasks
  // "[x] " or "[ ] ". For snippets, feeds and terminals; never markup.
  [[nodiscard]] std::string plain_text() const;

  // The form that crosses to the browser, little-endian:
  //   u32 number of operations, that many u32 operations, then all text as UTF-8.
  // An operation is kind | value << 8. Kinds: 0 close; 1 text, 2 href (value: length
  // in UTF-16 code units, taken from the text in order); 3 start, 4 align, 5 task
  // (value: see Node::number); 16 + Tag: open.
  [[nodiscard]] std::string encode() const;

 private:
  friend class NodeBuilder;
  std::vector<std::uint32_t> operations_;
  std::string text_;
};

inline constexpr std::uint32_t kMaxDepth = 64;
inline constexpr std::size_t kMaxBody = 256u << 10;  // bytes of source; the rest is cut off

// Renders CommonMark 0.31 with GFM tables, task lists, strikethrough and bare links.
// Total: every byte string has a rendering; bytes that are no UTF-8 are replaced. A
// link whose scheme is not http, https, mailto or tel becomes its label. Headings are
// lowered by one, so that the page's own h1 stays the only one. Raw HTML is read as
// render_html reads it; it cannot close what Markdown opened. Linear in markdown.size();
// input beyond kMaxBody is cut at a character.
NodeStream render_markdown(std::string_view markdown);

// Renders HTML as recruiters paste it: elements that have a Tag, or mean the same as one that
// has, are kept; scripts, styles, frames, drawings and the like are left out with their
// content, all other tags without. Nothing must be closed or nested rightly, typed bullets
// and Word's lists are lists, and what is empty vanishes. Character references are decoded
// once. Total, linear and cut as render_markdown, and the same for links and headings.
NodeStream render_html(std::string_view html);

}  // namespace jobstand
