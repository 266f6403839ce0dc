#include "feed/scan.h"

#include <cstring>
#include <string>

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

bool Scan::string() {
  ++at_;
  while (at_ < end_) {
    // Bodies are long: the next quote is found by memchr, then looked back from, because
    // an odd number of backslashes before it means that it is part of the string.
    const void* found = std::memchr(text_.data() + at_, '"', end_ - at_);
    if (found == nullptr) break;
    const auto quote = static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
    std::uint32_t backslashes = 0;
    while (quote - backslashes > at_ && text_[quote - backslashes - 1] == '\\') ++backslashes;
    at_ = quote + 1;
    if (backslashes % 2 == 0) return true;
  }
  at_ = end_;
  return false;
}

Scan::Cut Scan::value(std::uint32_t depth, Span& span) {
  skip_space();
  span.begin = span.end = at_;
  if (at_ == end_) return Cut::unfinished;
  const char first = text_[at_];
  if (first == '"') {
    const bool whole = string();
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
        if (!string()) {
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
