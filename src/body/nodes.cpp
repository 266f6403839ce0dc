#include "body/nodes.h"

#include <bit>

#include "text/utf8.h"

namespace jobstand {
namespace {

// The low byte of an operation; see NodeStream::encode.
constexpr std::uint32_t kClose = 0;
constexpr std::uint32_t kText = 1;
constexpr std::uint32_t kHref = 2;
constexpr std::uint32_t kStart = 3;
constexpr std::uint32_t kAlign = 4;
constexpr std::uint32_t kTask = 5;
constexpr std::uint32_t kOpen = 16;
constexpr std::uint32_t kMaxValue = 0xFF'FFFF;

constexpr std::size_t kOperation = sizeof(std::uint32_t);

bool is_empty(Tag tag) { return tag == Tag::br || tag == Tag::hr; }

}  // namespace

NodeBuilder::NodeBuilder(std::size_t input_size) : room_(20 * input_size + 4096 - kOperation) {}

bool NodeBuilder::add(std::uint32_t kind, std::uint32_t value, std::string_view text) {
  // An open takes room for its close as well.
  const std::size_t cost = kOperation * (kind >= kOpen ? 2 : 1) + text.size();
  if (full_ || cost > room_ || value > kMaxValue) {
    full_ = true;
    return false;
  }
  room_ -= cost;
  const std::uint32_t operation = kind | value << 8;  // has a name: all words are then added by one function
  stream_.operations_.push_back(operation);
  stream_.text_.append(text);
  return true;
}

void NodeBuilder::open(Tag tag) {
  if (is_empty(tag)) {
    if (add(kOpen + static_cast<std::uint32_t>(tag), 0)) stream_.operations_.push_back(kClose);
    return;
  }
  if (dropped_ > 0 || depth_ == kMaxDepth || !add(kOpen + static_cast<std::uint32_t>(tag), 0)) {
    ++dropped_;
    return;
  }
  ++depth_;
}

void NodeBuilder::close() {
  if (dropped_ > 0) {
    --dropped_;
  } else if (depth_ > 0) {
    --depth_;
    stream_.operations_.push_back(kClose);
  }
}

void NodeBuilder::text(std::string_view text) {
  if (text.empty() || full_) return;
  const std::uint32_t units = text::utf16_length(text);
  if (!stream_.operations_.empty()) {
    std::uint32_t& last = stream_.operations_.back();
    if ((last & 0xFF) == kText && (last >> 8) + units <= kMaxValue && text.size() <= room_) {
      last += units << 8;
      room_ -= text.size();
      stream_.text_.append(text);
      return;
    }
  }
  add(kText, units, text);
}

// Whether the last operation opens one of two elements.
bool NodeBuilder::opens(Tag tag, Tag other) const {
  if (stream_.operations_.empty()) return false;
  const std::uint32_t last = stream_.operations_.back() & 0xFF;
  return last == kOpen + static_cast<std::uint32_t>(tag) || last == kOpen + static_cast<std::uint32_t>(other);
}

void NodeBuilder::href(std::string_view safe_link) {
  if (opens(Tag::a, Tag::a)) add(kHref, text::utf16_length(safe_link), safe_link);
}
void NodeBuilder::start(std::uint32_t number) {
  if (opens(Tag::ol, Tag::ol) && number <= kMaxValue) add(kStart, number);
}
void NodeBuilder::align(std::uint32_t align) {
  if (opens(Tag::th, Tag::td) && align >= 1 && align <= 3) add(kAlign, align);
}
void NodeBuilder::task(bool done) {
  if (opens(Tag::li, Tag::li)) add(kTask, done ? 1 : 0);
}

NodeStream NodeBuilder::finish() {
  dropped_ = 0;
  while (depth_ > 0) close();
  return std::move(stream_);
}

std::string NodeStream::encode() const {
  static_assert(std::endian::native == std::endian::little, "words are copied as they are in memory");
  const auto count = static_cast<std::uint32_t>(operations_.size());
  const std::size_t size = kOperation * count;
  std::string out;
  out.reserve(kOperation + size + text_.size());
  out.append(reinterpret_cast<const char*>(&count), kOperation);
  out.append(reinterpret_cast<const char*>(operations_.data()), size);
  return out.append(text_);
}

std::vector<Node> NodeStream::nodes() const {
  std::vector<Node> nodes;
  nodes.reserve(operations_.size());
  std::size_t at = 0;
  for (const std::uint32_t operation : operations_) {
    Node& node = nodes.emplace_back();
    const std::uint32_t kind = operation & 0xFF;
    node.number = operation >> 8;
    if (kind >= kOpen) {
      node.kind = Node::Kind::open;
      node.tag = static_cast<Tag>(kind - kOpen);
    } else {
      node.kind = static_cast<Node::Kind>(kind);
    }
    if (kind == kText || kind == kHref) {
      std::uint32_t units = node.number;
      node.number = 0;
      const std::size_t begin = at;
      while (units > 0) {
        const text::Decoded c = text::decode_utf8(text_, at);
        units -= c.point >= 0x10000 ? 2 : 1;
        at += c.size;
      }
      node.text = text_.substr(begin, at - begin);
    }
  }
  return nodes;
}

std::string NodeStream::plain_text() const {
  std::string out;
  struct Open {
    Tag tag;
    std::uint32_t number;  // of an ol: of its next item
  };
  std::vector<Open> open;
  std::string mark;  // what comes before the next text of an item
  char between = 0;  // a line end or a tab that does
  const auto separate = [&](Tag tag, bool closes) {
    switch (tag) {
      case Tag::a: case Tag::strong: case Tag::em: case Tag::del: case Tag::code: case Tag::u: case Tag::sub: case Tag::sup:
        break;
      case Tag::th: case Tag::td:
        if (closes) between = '\t';
        break;
      default: between = '\n';
    }
  };
  for (const Node& node : nodes()) {
    switch (node.kind) {
      case Node::Kind::open: {
        // The first block of a cell does not end its row.
        const bool in_cell = !open.empty() && (open.back().tag == Tag::td || open.back().tag == Tag::th);
        if (!in_cell || between == 0) separate(node.tag, false);
        if (node.tag == Tag::li && !open.empty() && open.back().tag == Tag::ol) mark = std::to_string(open.back().number++) + ". ";
        open.push_back({node.tag, 1});
        break;
      }
      case Node::Kind::close:
        separate(open.back().tag, true);
        open.pop_back();
        break;
      case Node::Kind::text:
        if (between != 0 && !out.empty()) out.push_back(between);
        between = 0;
        out.append(mark).append(node.text);
        mark.clear();
        break;
      case Node::Kind::start: open.back().number = node.number; break;
      case Node::Kind::task: mark = node.number == 1 ? "[x] " : "[ ] "; break;
      default: break;
    }
  }
  return out;
}

}  // namespace jobstand
