#include "source/front_matter.h"

namespace jobstand::source {
namespace {

// The line at `at` with its line end.
std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return text.substr(at, end == std::string_view::npos ? end : end + 1 - at);
}

bool is_fence(std::string_view line, std::string_view mark) {
  return line.substr(0, 3) == mark && line.find_first_not_of(" \t\r\n", 3) == std::string_view::npos;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  FrontMatter parts;
  parts.body = text;
  const std::string_view first = line_at(text, 0);
  if (!is_fence(first, "---")) return parts;
  parts.state = FrontMatter::State::unclosed;
  for (std::size_t at = first.size(); at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (is_fence(line, "---") || is_fence(line, "...")) {
      parts.state = FrontMatter::State::good;
      parts.yaml = text.substr(first.size(), at - first.size());
      parts.body = text.substr(at + line.size());
      return parts;
    }
    at += line.size();
  }
  return parts;
}

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  return text;
}

Position position_at(std::string_view text, std::size_t offset) {
  Position position;
  for (const char c : text.substr(0, offset)) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!continues) {
      ++position.column;
    }
  }
  return position;
}

}  // namespace jobstand::source
