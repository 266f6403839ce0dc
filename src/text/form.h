// form.h - application/x-www-form-urlencoded text (WHATWG URL Standard, section 5).
#pragma once

#include <string>
#include <string_view>

namespace jobstand::text {

// Splits "a=b&c" into decoded pairs, repaired to valid UTF-8.
class FormReader {
 public:
  explicit FormReader(std::string_view form) : rest_(form) {}
  // The next pair into `key` and `value`; false at the end.
  bool next();
  std::string key;
  std::string value;

 private:
  std::string_view rest_;
};

}  // namespace jobstand::text
