#include "feed/scan.h"

#include <cstring>
#include <string>

#include "text/json_string.h"

namespace jobstand::feed {

void Scan::skip_space() {
  while (at_ < end_ && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
}

bool Scan::take(char c) {
  skip_space();
  if (at_ == end_ || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool Scan::skip_string() {
  const std::string_view text = text_.substr(0, end_);
  std::size_t at = at_ + 1;
  while (at < text.size()) {
    at = text::plain_end(text, at);
    if (at >= text.size()) break;
    const char c = text[at];
    at += c == '\\' ? 2 : 1;
    if (c != '"') continue;
    at_ = static_cast<std::uint32_t>(at);
    return true;
  }
  at_ = end_;
  return false;
}

Scan::Cut Scan::string(std::size_t max, Span& inside, const char*& problem) {
  const std::string_view text = text_.substr(0, end_);
  inside.begin = ++at_;
  std::size_t at = at_;
  problem = text::check_json(text, at, max);
  inside.end = static_cast<std::uint32_t>(at);
  at_ = at < text.size() ? inside.end + 1 : end_;
  return at < text.size() ? Cut::good : Cut::unfinished;
}

Scan::Cut Scan::value(std::uint32_t depth, Span& span, Crossed crossing) {
  skip_space();
  span.begin = span.end = at_;
  if (at_ == end_) return Cut::unfinished;
  const char first = text_[at_];
  if (first == '"') {
    const bool whole = skip_string();
    span.end = at_;
    return whole ? Cut::good : Cut::unfinished;
  }
  if (first != '{' && first != '[') {
    while (at_ < end_ && std::strchr(",]}\"{[: \n\r\t", text_[at_]) == nullptr) ++at_;
    if (at_ == span.begin) ++at_;  // a stray sign: always move on
    span.end = at_;
    return Cut::good;
  }
  // The brackets that are open, as the ones that would close them.
  std::string open;
  bool crossed = false;
  bool too_deep = false;
  while (at_ < end_) {
    const char c = text_[at_];
    switch (c) {
      case '"':
        if (!skip_string()) {
          span.end = end_;
          return Cut::unfinished;
        }
        continue;
      case '{': case '[':
        open.push_back(c == '{' ? '}' : ']');
        too_deep = too_deep || open.size() > depth;
        break;
      case '}': case ']':
        if (open.back() != c) {
          crossed = true;
          if (crossing == Crossed::stop) return Cut::crossed;
          // As if everything inside the nearest bracket of this kind had been closed; a
          // bracket that nothing opened is passed over.
          const std::size_t nearest = open.rfind(c);
          if (nearest == open.npos) break;
          open.resize(nearest + 1);
        }
        open.pop_back();
        break;
      default: break;
    }
    ++at_;
    if (open.empty()) {
      span.end = at_;
      return crossed ? Cut::crossed : too_deep ? Cut::too_deep : Cut::good;
    }
  }
  span.end = end_;
  return Cut::unfinished;
}

}  // namespace jobstand::feed
