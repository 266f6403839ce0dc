// front_matter.h - where the front matter of a Markdown file ends. Pure functions on bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "jobstand/source.h"

namespace jobstand::source {

struct FrontMatter {
  enum class State { good, missing, unclosed };
  State state = State::missing;
  std::string_view yaml;  // between the lines "---" and "---" or "...", from line 2 of the file on
  std::string_view body;  // what follows; the whole text when the state is not good
};

// `text` has no byte order mark. Lines end with LF or CRLF; both marks stand on lines of
// their own, and white space after them does not count.
FrontMatter split_front_matter(std::string_view text);

std::string_view without_byte_order_mark(std::string_view text);

// Where the byte at `offset` stands. The text before it must be valid UTF-8.
Position position_at(std::string_view text, std::size_t offset);

}  // namespace jobstand::source
