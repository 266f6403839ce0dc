// shape.h - what Markdown and HTML say, as a tree that makes sense.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/nodes.h"

namespace jobstand::body {

// Stands between the readers and NodeBuilder. Markdown is well nested and written as it comes.
// HTML is what somebody pasted, so its calls say what a tag wants, in any order, and are total:
//   - text gets the paragraph, list item or cell that it lacks, and items their list
//   - an end closes what it belongs to, if that is open here; it never closes what Markdown
//     opened, and Markdown's ends close whatever HTML left open
//   - nothing is written before there is text for it, so that empty elements vanish
//   - emphasis and links are a set, not a tree: they go on in the next block when they were
//     opened outside of it, and tags closed in the wrong order do no harm
// Every call is O(1), with at most kMaxBlocks and 8 kinds of spans to look through.
class Shaper {
 public:
  explicit Shaper(std::size_t input_size) : out_(input_size) {}

  // Markdown. Each enter has its leave. One within what an element of HTML hides is not written.
  void enter(Tag block, bool hidden);
  void leave();
  void enter_span(Tag span, bool hidden, std::string link = {});  // of an a: from text::safe_link, not empty
  void leave_span();
  void text(std::string_view text) {  // as it is
    if (leaf_ != Leaf::none) ready(true);
    else if (!begins(text)) return;
    out_.text(text);
  }
  void hard_break();
  NodeBuilder& out() { return out_; }  // for the attributes of the block just entered

  // HTML.
  void paragraph(bool named);        // a p (named) or any other box begins, or ends
  void heading(Tag tag);             // or pre: begins; ends with the next paragraph()
  void list(Tag tag, std::uint32_t start);
  void item(Tag tag);                // li, dt, dd
  void table_part(Tag tag, std::uint32_t align);  // thead, tbody, tr, th, td
  void box(Tag tag);                 // blockquote, dl, table
  void end(Tag tag);                 // of a list, an item, a table_part or a box
  void rule();
  void span(Tag tag);                 // begins
  void link(std::string address);     // an a begins; empty: what is no link
  void end_span(Tag tag);
  void words(std::string_view text);  // in preformatted text with white space, else without any at its ends
  void space(bool no_break);          // some; several fold into one
  void line_break();                  // two are a paragraph
  void listed(Tag list) { listed_ = list; }  // what comes next is an item, whatever it calls itself

  [[nodiscard]] bool is_preformatted() const { return leaf_tag_ == Tag::pre; }
  [[nodiscard]] bool links() const { return links_ > 0; }
  [[nodiscard]] bool full() const { return out_.full(); }
  NodeStream finish() { return out_.finish(); }

 private:
  // What holds leaves and other blocks. Below kMaxDepth there is room for a leaf and its spans.
  static constexpr std::size_t kMaxBlocks = 50;
  struct Block {
    Tag tag;
    bool markdown;  // only Markdown closes it
    bool implied;   // nobody wrote it: it ends by itself
    bool typed;     // an item that is a paragraph with a typed bullet
    bool done;      // an item that has ended, unless a list follows
    bool used;      // has something in it
    std::uint32_t number;  // start or align; 0: neither
  };
  // Text is in a leaf: p, h2-h6 or pre, or directly in an item or a cell.
  enum class Leaf : std::uint8_t { none, direct, block };
  // A span that is open is a word: its tag, what is below, the number of blocks that it was
  // opened in, how often it was written (3 bits) and how often it was opened once more.
  static constexpr std::uint32_t kMarkdown = 0x20;
  static constexpr std::uint32_t kInLeaf = 0x40;  // ends with the leaf that it was opened in
  static constexpr std::uint32_t kLevel = 7;      // shifts
  static constexpr std::uint32_t kWrites = 13;
  static constexpr std::uint32_t kAgain = 16;

  [[nodiscard]] std::size_t find(std::uint32_t tags, std::uint32_t stops) const;
  bool push(Tag tag, bool implied, std::uint32_t number = 0);
  void pop_to(std::size_t size);
  [[nodiscard]] std::size_t settled() const;
  void settle();
  void write_blocks();
  void begin_leaf(bool markdown);
  void split_leaf();
  void end_leaf();
  // Everything that is open and not in the stream goes there.
  void ready(bool markdown) {
    if (leaf_ == Leaf::none || opened_ != spans_.size() || (space_ | breaks_) != 0) make_ready(markdown);
  }
  void make_ready(bool markdown);
  bool begins(std::string_view& text);
  void remove_span(std::size_t at);
  [[nodiscard]] bool can_split() const;
  bool cannot_break();
  bool take_bullet(std::string_view& text);

  void push_span(Tag tag, std::uint32_t flags, std::size_t level);
  [[nodiscard]] std::size_t find_span(Tag tag) const;

  NodeBuilder out_;
  Block blocks_[kMaxBlocks];
  std::size_t size_ = 0;      // blocks that are open
  std::size_t written_ = 0;   // of them, those in the stream
  std::size_t barrier_ = 0;   // of them, those that HTML leaves alone
  std::size_t skipped_ = 0;   // begun by HTML when there was no room
  std::vector<std::uint32_t> marks_;  // before each enter: size_, and barrier_ << 8
  std::vector<std::uint32_t> spans_;
  std::size_t opened_ = 0;    // of them, those in the stream
  std::size_t markdown_spans_ = 0;
  std::size_t links_ = 0;     // of them, those that are links: one, that is
  std::string link_;          // its address
  Leaf leaf_ = Leaf::none;
  Tag leaf_tag_ = Tag::p;     // what the leaf is, or will be
  bool named_ = false;        // HTML said so
  Tag listed_ = Tag::none;    // the list that the leaf will be an item of
  std::uint8_t space_ = 0;    // before the next text: 1 a space, 2 one that does not break
  std::uint8_t breaks_ = 0;   // before the next text
};

}  // namespace jobstand::body
