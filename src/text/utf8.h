// utf8.h - UTF-8 in and out. Pure functions on bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t point;      // kReplacement when the bytes are no character
  std::uint32_t size;  // bytes read, at least 1
  bool valid;
};

// The character at `at`, which must be < text.size(). Bytes that are no UTF-8 are
// taken as the WHATWG Encoding Standard does, so that C++ and browsers agree: one
// replacement for each maximal prefix of a character.
Decoded decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t point);

// Offset of the first byte that is no UTF-8, or text.size().
std::size_t find_invalid_utf8(std::string_view text);

// The text with kReplacement for what is no UTF-8, as a browser's decoder makes it.
std::string repair_utf8(std::string_view text);

// UTF-16 code units of valid UTF-8.
std::uint32_t utf16_length(std::string_view text);

// The longest prefix of at most `size` bytes that ends between characters.
std::string_view utf8_prefix(std::string_view text, std::size_t size);

}  // namespace jobstand::text
