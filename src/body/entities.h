// entities.h - character references of HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::body {

struct Reference {
  char32_t point = 0;
  std::size_t size = 0;  // bytes read; 0: the "&" is text
};

// What `text`, which starts with "&", starts with: a named reference of a table of about 400,
// or a number. As browsers read it (HTML Standard, section 13.2.5.72): numbers that are no
// character are U+FFFD, those of Windows' own characters mean these, and the oldest names need
// no semicolon, unless `in_attribute` and an equals sign follows. O(1).
Reference html_reference(std::string_view text, bool in_attribute);

// Appends what `reference`, from "&" to ";", stands for, or itself when it is none. References
// inside the result are not looked at again.
void append_reference(std::string_view reference, std::string& out);

}  // namespace jobstand::body
