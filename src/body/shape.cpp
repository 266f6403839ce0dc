#include "body/shape.h"

#include <algorithm>
#include <utility>

namespace jobstand::body {
namespace {

constexpr std::uint32_t bit(Tag tag) { return std::uint32_t{1} << static_cast<unsigned>(tag); }
constexpr std::uint32_t kLists = bit(Tag::ul) | bit(Tag::ol);
constexpr std::uint32_t kSections = bit(Tag::thead) | bit(Tag::tbody);
constexpr std::uint32_t kCells = bit(Tag::th) | bit(Tag::td);
constexpr std::uint32_t kTable = bit(Tag::table) | kSections | bit(Tag::tr) | kCells;
constexpr std::uint32_t kHoldText = bit(Tag::li) | bit(Tag::dt) | bit(Tag::dd) | kCells;
constexpr std::uint32_t kLeaves =
    bit(Tag::p) | bit(Tag::h2) | bit(Tag::h3) | bit(Tag::h4) | bit(Tag::h5) | bit(Tag::h6) | bit(Tag::pre);

bool is(Tag tag, std::uint32_t tags) { return (bit(tag) & tags) != 0; }

constexpr Tag tag_of(std::uint32_t span) { return static_cast<Tag>(span & 0x1F); }

// A link that holds several blocks is written again in each, so often at most.
constexpr std::uint32_t kMaxLinkWrites = 4;

}  // namespace

// --- blocks ---------------------------------------------------------------------------------

// The innermost open block of `tags`, counted from 1; 0: there is none that HTML may touch, or
// one of `stops` is nearer.
std::size_t Shaper::find(std::uint32_t tags, std::uint32_t stops) const {
  for (std::size_t i = size_; i > barrier_; --i) {
    if (is(blocks_[i - 1].tag, tags)) return i;
    if (is(blocks_[i - 1].tag, stops)) return 0;
  }
  return 0;
}

bool Shaper::push(Tag tag, bool implied, std::uint32_t number) {
  if (size_ == kMaxBlocks) return false;
  if (size_ > 0) blocks_[size_ - 1].used = true;
  blocks_[size_++] = {tag, false, implied, false, false, false, number};
  return true;
}

// No leaf is open.
void Shaper::pop_to(std::size_t size) {
  if (size_ <= size) return;
  for (; size_ > size; --size_) {
    if (written_ == size_) {
      out_.close();
      --written_;
    }
  }
  skipped_ = 0;
  while (!spans_.empty() && (spans_.back() >> kLevel & 0x3F) > size_) remove_span(spans_.size() - 1);
}

// How many blocks stay open when something other than a list or an item comes.
std::size_t Shaper::settled() const {
  std::size_t size = size_;
  while (size > barrier_ && (blocks_[size - 1].done || (blocks_[size - 1].implied && is(blocks_[size - 1].tag, kLists)))) --size;
  return size;
}

// Makes the innermost block one that text or a block may be in.
void Shaper::settle() {
  pop_to(settled());
  while (size_ > barrier_) {
    const Tag top = blocks_[size_ - 1].tag;
    Tag inner = Tag::none;
    if (is(top, kLists)) inner = Tag::li;
    else if (top == Tag::dl) inner = Tag::dd;
    else if (top == Tag::table) inner = Tag::tbody;
    else if (is(top, kSections)) inner = Tag::tr;
    else if (top == Tag::tr) inner = Tag::td;
    if (inner == Tag::none || !push(inner, true)) return;
  }
}

void Shaper::write_blocks() {
  for (; written_ < size_; ++written_) {
    const Block& block = blocks_[written_];
    out_.open(block.tag);
    if (block.number == 0) continue;
    if (block.tag == Tag::ol) out_.start(block.number);
    else out_.align(block.number);
  }
}

// --- leaves ---------------------------------------------------------------------------------

void Shaper::begin_leaf(bool markdown) {
  const Tag list = std::exchange(listed_, Tag::none);
  if (list != Tag::none && leaf_tag_ == Tag::p) {
    // One item after another: the list of the one before is still open.
    const std::size_t at = find(bit(Tag::li), kTable);
    if (at != 0 && blocks_[at - 1].done && at > 1 && blocks_[at - 2].tag == list) {
      pop_to(at - 1);
    } else {
      settle();
      push(list, true);
    }
    if (push(Tag::li, true)) blocks_[size_ - 1].typed = true;
  } else {
    settle();
  }
  write_blocks();
  leaf_ = Leaf::block;
  if (size_ > 0) {
    Block& top = blocks_[size_ - 1];
    if (leaf_tag_ == Tag::p && is(top.tag, kHoldText) && (markdown || !top.used)) leaf_ = Leaf::direct;
    top.used = true;
  }
  if (leaf_ == Leaf::block) out_.open(leaf_tag_);
}

// Ends the paragraph within what holds it: what is open goes on in the next one.
void Shaper::split_leaf() {
  for (; opened_ > 0; --opened_) out_.close();
  if (leaf_ == Leaf::block) out_.close();
  leaf_ = Leaf::none;
  leaf_tag_ = Tag::p;
  space_ = breaks_ = 0;
  if (size_ > barrier_ && blocks_[size_ - 1].typed) blocks_[size_ - 1].done = true;
}

void Shaper::end_leaf() {
  split_leaf();
  while (!spans_.empty() && (spans_.back() & kInLeaf) != 0) remove_span(spans_.size() - 1);
  named_ = false;
  listed_ = Tag::none;
}

// Whether another paragraph can follow in the same block. Markdown's emphasis is in one, and text
// that is directly in Markdown's items and cells goes on there.
bool Shaper::can_split() const {
  return leaf_tag_ == Tag::p && markdown_spans_ == 0 && (leaf_ != Leaf::direct || !blocks_[size_ - 1].markdown);
}

void Shaper::make_ready(bool markdown) {
  if (breaks_ > 1 && can_split()) split_leaf();
  if (leaf_ == Leaf::none) begin_leaf(markdown);
  if (breaks_ > 0 || space_ > 0) {
    for (; breaks_ > 0; --breaks_) {
      out_.open(Tag::br);
      space_ = 0;
    }
    if (space_ > 0) out_.text(space_ == 1 ? " " : "\u00a0");
    space_ = 0;
  }
  for (; opened_ < spans_.size(); ++opened_) {
    const Tag tag = tag_of(spans_[opened_]);
    if (tag == Tag::a) {
      if ((spans_[opened_] >> kWrites & 7) == kMaxLinkWrites) {
        remove_span(opened_);
        --opened_;
        continue;
      }
      spans_[opened_] += 1u << kWrites;
    }
    out_.open(tag);
    if (tag == Tag::a) out_.href(link_);
  }
}

void Shaper::remove_span(std::size_t at) {
  for (; opened_ > at; --opened_) out_.close();
  if (tag_of(spans_[at]) == Tag::a) --links_;
  if ((spans_[at] & kMarkdown) != 0) --markdown_spans_;
  spans_.erase(spans_.begin() + static_cast<std::ptrdiff_t>(at));
}

void Shaper::push_span(Tag tag, std::uint32_t flags, std::size_t level) {
  const std::uint32_t span = static_cast<std::uint32_t>(tag) | flags | static_cast<std::uint32_t>(level) << kLevel;
  spans_.push_back(span);
}

// The span of HTML's that is open, counted from 1; 0: none, or it is outside of Markdown's.
std::size_t Shaper::find_span(Tag tag) const {
  for (std::size_t i = spans_.size(); i > 0 && (spans_[i - 1] & kMarkdown) == 0; --i) {
    if (tag_of(spans_[i - 1]) == tag) return i;
  }
  return 0;
}

// --- Markdown -------------------------------------------------------------------------------

void Shaper::enter(Tag block, bool hidden) {
  if (!hidden) {
    end_leaf();
    settle();
  }
  const auto mark = static_cast<std::uint32_t>(size_ | barrier_ << 8);
  marks_.push_back(mark);
  if (hidden) return;
  if (is(block, kLeaves)) {
    write_blocks();
    if (size_ > 0) blocks_[size_ - 1].used = true;
    leaf_ = Leaf::block;
    leaf_tag_ = block;
    out_.open(block);
    return;
  }
  if (push(block, false)) blocks_[size_ - 1].markdown = true;
  barrier_ = size_;
  write_blocks();
}

void Shaper::leave() {
  const std::uint32_t mark = marks_.back();
  marks_.pop_back();
  barrier_ = mark >> 8;
  end_leaf();
  pop_to(mark & 0xFF);
}

void Shaper::enter_span(Tag span, bool hidden, std::string link) {
  if (!hidden) ready(true);  // first: what ends before it must not take it along
  if (span == Tag::a) {
    link_ = std::move(link);
    ++links_;
  }
  push_span(span, kMarkdown | kInLeaf, settled());
  ++markdown_spans_;
  if (!hidden) ready(true);
}

void Shaper::leave_span() {
  if (markdown_spans_ == 0) return;
  while ((spans_.back() & kMarkdown) == 0) remove_span(spans_.size() - 1);
  remove_span(spans_.size() - 1);
}

// Begins a leaf for Markdown's text, without blanks before it; false: there is nothing else.
bool Shaper::begins(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  if (text.empty()) return false;
  make_ready(true);
  return true;
}

void Shaper::hard_break() {
  ready(true);
  out_.open(Tag::br);
}

// --- HTML -----------------------------------------------------------------------------------

// Within Markdown's emphasis no block can begin or end: there it is a line break.
bool Shaper::cannot_break() {
  if (markdown_spans_ == 0) return false;
  if (breaks_ == 0) line_break();
  return true;
}

void Shaper::paragraph(bool named) {
  if (cannot_break()) return;
  if (leaf_ == Leaf::direct && !can_split()) return line_break();
  const bool heading_begins = leaf_ == Leaf::none && leaf_tag_ != Tag::p;
  if (!heading_begins) end_leaf();
  named_ = named || heading_begins;
}

void Shaper::heading(Tag tag) {
  if (cannot_break()) return;
  end_leaf();
  leaf_tag_ = tag;
  named_ = true;
}

void Shaper::list(Tag tag, std::uint32_t start) {
  if (cannot_break()) return;
  end_leaf();
  // A list between two items belongs to the first.
  if (size_ > barrier_ + 1 && blocks_[size_ - 1].done && !blocks_[size_ - 2].implied) blocks_[size_ - 1].done = false;
  else settle();
  if (!push(tag, false, start)) ++skipped_;
}

void Shaper::item(Tag tag) {
  if (cannot_break()) return;
  end_leaf();
  const std::size_t at = find(tag == Tag::li ? kLists : bit(Tag::dl), kTable);
  if (at != 0) {
    pop_to(at);
  } else {
    settle();
    push(tag == Tag::li ? Tag::ul : Tag::dl, true);
  }
  push(tag, false);
}

void Shaper::table_part(Tag tag, std::uint32_t align) {
  std::uint32_t parents = bit(Tag::table);
  if (!is(tag, kSections)) parents |= kSections;
  if (is(tag, kCells)) parents |= bit(Tag::tr);
  const std::size_t at = find(parents, 0);
  if (at == 0) return paragraph(false);
  if (cannot_break()) return;
  end_leaf();
  pop_to(at);
  if (!is(tag, kSections) && blocks_[size_ - 1].tag == Tag::table) push(Tag::tbody, true);
  if (is(tag, kCells) && is(blocks_[size_ - 1].tag, kSections)) push(Tag::tr, true);
  push(tag, false, align);
  if (is(tag, kCells)) write_blocks();  // an empty cell has its place
}

void Shaper::box(Tag tag) {
  if (cannot_break()) return;
  end_leaf();
  settle();
  if (!push(tag, false)) ++skipped_;
}

void Shaper::end(Tag tag) {
  if (skipped_ > 0) {
    --skipped_;
    return paragraph(false);
  }
  std::uint32_t stops = 0;
  if (tag == Tag::li) stops = kLists | kTable;
  else if (tag == Tag::dt || tag == Tag::dd) stops = bit(Tag::dl) | kTable;
  else if (!is(tag, kTable)) stops = kTable;
  else if (tag != Tag::table) stops = bit(Tag::table);
  const std::size_t at = find(bit(tag), stops);
  if (at == 0 || cannot_break()) return;
  end_leaf();
  if (tag == Tag::li) {
    pop_to(at);
    blocks_[at - 1].done = true;
  } else {
    pop_to(at - 1);
  }
}

void Shaper::rule() {
  if (cannot_break()) return;
  end_leaf();
  settle();
  write_blocks();
  if (size_ > 0) blocks_[size_ - 1].used = true;
  out_.open(Tag::hr);
}

void Shaper::span(Tag tag) {
  if (const std::size_t at = find_span(tag)) spans_[at - 1] += 1u << kAgain;
  else push_span(tag, leaf_ != Leaf::none || named_ ? kInLeaf : 0, settled());
}

void Shaper::link(std::string address) {
  end_span(Tag::a);
  if (address.empty() || links_ > 0) return;
  link_ = std::move(address);
  ++links_;
  span(Tag::a);
}

void Shaper::end_span(Tag tag) {
  const std::size_t at = find_span(tag);
  if (at == 0) return;
  if (spans_[at - 1] >> kAgain != 0) spans_[at - 1] -= 1u << kAgain;
  else remove_span(at - 1);
}

// Takes a typed bullet from the beginning of `text`.
bool Shaper::take_bullet(std::string_view& text) {
  constexpr std::string_view kBullets = "•●▪◦‣■○⁃∙➢\uF0B7";  // three bytes each; the last one is Word's
  constexpr std::string_view kDot = "·";
  if (static_cast<unsigned char>(text[0]) < 0x80) return false;  // as most text
  std::size_t size = 0;
  if (text.substr(0, 2) == kDot) size = 2;
  for (std::size_t i = 0; i < kBullets.size() && size == 0; i += 3) {
    if (text.substr(0, 3) == kBullets.substr(i, 3)) size = 3;
  }
  if (size == 0 || (text.size() > size && text[size] != ' ')) return false;
  text.remove_prefix(text.size() > size ? size + 1 : size);
  return true;
}

void Shaper::words(std::string_view text) {
  if (leaf_ == Leaf::none ? leaf_tag_ == Tag::p : breaks_ > 0 && leaf_tag_ == Tag::p && markdown_spans_ == 0) {
    if (take_bullet(text)) {
      if (leaf_ != Leaf::none) split_leaf();
      // In an item that has nothing yet the bullet is one too many.
      const bool bare = size_ > barrier_ && blocks_[size_ - 1].tag == Tag::li && !blocks_[size_ - 1].used;
      if (!bare) listed_ = Tag::ul;
      if (text.empty()) return;
    }
  }
  ready(false);
  out_.text(text);
}

void Shaper::space(bool no_break) {
  if (leaf_ == Leaf::none) return;
  space_ = no_break && space_ == 0 ? 2 : 1;
}

void Shaper::line_break() {
  if (leaf_ == Leaf::none) return;
  if (leaf_tag_ == Tag::pre) out_.open(Tag::br);
  else if (breaks_ < 2) ++breaks_;
  space_ = 0;
}

}  // namespace jobstand::body
