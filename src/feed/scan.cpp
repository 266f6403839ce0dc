#include "feed/scan.h"

#include "text/json_string.h"

namespace jobstand::feed {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether a number or a word ends before `c`: at space, a comma, a colon, a quote or a bracket of any kind.
bool ends_word(char c) {
  return is_space(c) || c == ',' || c == ':' || c == '"' || (c | 0x20) == '{' || (c | 0x20) == '}';
}

}  // namespace

void Scan::skip_space() {
  while (at_ < end() && is_space(text_[at_])) ++at_;
}

bool Scan::take(char c) {
  skip_space();
  if (at_ == end() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool Scan::skip_string() {
  std::size_t at = at_ + 1;
  while (at < text_.size()) {
    at = text::plain_end(text_, at);
    if (at >= text_.size()) break;
    const char c = text_[at];
    at += c == '\\' ? 2 : 1;
    if (c != '"') continue;
    at_ = static_cast<std::uint32_t>(at);
    return true;
  }
  at_ = end();
  return false;
}

Scan::Cut Scan::string(std::size_t max, Span& inside, const char*& problem) {
  inside.begin = ++at_;
  std::size_t at = at_;
  problem = text::check_json(text_, at, max);
  inside.end = static_cast<std::uint32_t>(at);
  at_ = at < text_.size() ? inside.end + 1 : end();
  return at < text_.size() ? Cut::good : Cut::unfinished;
}

Scan::Cut Scan::text(std::size_t max, std::string& room, std::string_view& out, const char*& problem) {
  const std::size_t begin = at_ + 1;
  const std::size_t plain = text::plain_end(text_, begin);
  if (plain < text_.size() && text_[plain] == '"') {
    at_ = static_cast<std::uint32_t>(plain) + 1;
    out = {text_.data() + begin, plain - begin};
    problem = out.size() > max ? "is too long" : nullptr;
    return Cut::good;
  }
  if (!skip_string()) return Cut::unfinished;
  room.clear();
  problem = text::unescape_json({text_.data() + begin, at_ - 1 - begin}, room, max);
  out = room;
  return Cut::good;
}

Scan::Cut Scan::value(std::uint32_t depth, Span& span, Crossed crossing) {
  skip_space();
  span.begin = span.end = at_;
  if (at_ == end()) return Cut::unfinished;
  const char first = text_[at_];
  if (first == '"') {
    const bool whole = skip_string();
    span.end = at_;
    return whole ? Cut::good : Cut::unfinished;
  }
  if (first != '{' && first != '[') {
    while (at_ < end() && !ends_word(text_[at_])) ++at_;
    if (at_ == span.begin) ++at_;  // a stray sign: always move on
    span.end = at_;
    return Cut::good;
  }
  // The brackets that are open, as the ones that would close them.
  std::string open;
  std::size_t braces = 0;  // of them
  bool crossed = false;
  bool too_deep = false;
  while (at_ < end()) {
    const char c = text_[at_];
    switch (c) {
      case '"':
        if (!skip_string()) {
          span.end = end();
          return Cut::unfinished;
        }
        continue;
      case '{': case '[':
        open.push_back(c == '{' ? '}' : ']');
        braces += c == '{' ? 1 : 0;
        too_deep = too_deep || open.size() > depth;
        break;
      case '}': case ']':
        if (open.back() != c) {
          crossed = true;
          if (crossing == Crossed::stop) return Cut::crossed;
          // As if everything inside the nearest bracket of this kind had been closed; a
          // bracket that nothing opened is passed over, without looking for it.
          if (braces == (c == '}' ? 0 : open.size())) break;
        }
        for (char closed = 0; closed != c; open.pop_back()) {
          closed = open.back();
          braces -= closed == '}' ? 1 : 0;
        }
        break;
      default: break;
    }
    ++at_;
    if (open.empty()) {
      span.end = at_;
      return crossed ? Cut::crossed : too_deep ? Cut::too_deep : Cut::good;
    }
  }
  span.end = end();
  return Cut::unfinished;
}

}  // namespace jobstand::feed
