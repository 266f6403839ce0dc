#include "text/utf8.h"

#include <bit>
#include <cstring>

namespace jobstand::text {
namespace {

// Bytes from `at` on that are ASCII; eight at a time, because most text is.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080u) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at - start;
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  // The first continuation byte has a narrower range after some leads: no overlong
  // forms, no surrogates, nothing above U+10FFFF (Unicode, table 3-7).
  unsigned low = 0x80;
  unsigned high = 0xBF;
  std::uint32_t more = 0;
  char32_t point = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    point = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    point = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    point = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::uint32_t i = 1; i <= more; ++i) {
    const unsigned next = byte(at + i);
    if (next < low || next > high) return {kReplacement, i, false};
    point = (point << 6) | (next & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {point, more + 1, true};
}

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while ((at += ascii_run(text, at)) < text.size()) {
    const Decoded c = decode_utf8(text, at);
    if (!c.valid) return at;
    at += c.size;
  }
  return text.size();
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t run = ascii_run(text, at);
    out.append(text.substr(at, run));
    at += run;
    if (at == text.size()) break;
    const Decoded c = decode_utf8(text, at);
    append_utf8(out, c.point);
    at += c.size;
  }
  return out;
}

std::uint32_t utf16_length(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080u;
  std::size_t units = text.size();
  for (std::size_t at = 0, step; at < text.size(); at += step) {
    // Eight bytes at a time, or the last ones one by one.
    std::uint64_t word = static_cast<unsigned char>(text[at]);
    step = 1;
    if (at + 8 <= text.size()) {
      std::memcpy(&word, text.data() + at, 8);
      step = 8;
    }
    // Every character counts at its lead byte; those of four bytes are pairs.
    const std::uint64_t high = word & kHigh;
    units -= static_cast<std::size_t>(std::popcount(high & ~(word << 1)));
    units += static_cast<std::size_t>(std::popcount(high & word << 1 & word << 2 & word << 3));
  }
  return static_cast<std::uint32_t>(units);
}

std::string_view utf8_prefix(std::string_view text, std::size_t size) {
  if (size >= text.size()) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace jobstand::text
