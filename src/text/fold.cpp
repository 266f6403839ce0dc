#include "text/fold.h"

#include <cstddef>
#include <cstdint>

#include "text/utf8.h"

namespace jobstand::text {
namespace {

struct FoldRange {
  char32_t first;
  char32_t end;
  const unsigned char* codes;  // see generate-fold.mjs
};
#include "text/fold_table.inc"

struct Range {
  char32_t first;
  char32_t last;
};

constexpr bool within(char32_t point, const Range* ranges, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    if (point >= ranges[i].first && point <= ranges[i].last) return true;
  }
  return false;
}

// Marks of the scripts in which people leave them out when they type, and characters
// that are not seen.
constexpr Range kNothing[] = {
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7},
    {0x0640, 0x0640}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2069}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};
// Punctuation and symbols outside the tables.
constexpr Range kGaps[] = {
    {0x0080, 0x009F}, {0x02B9, 0x02FF}, {0x055A, 0x055F}, {0x0589, 0x058F}, {0x05BE, 0x05BE},
    {0x05F3, 0x05F4}, {0x0600, 0x060F}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},
    {0x0964, 0x0965}, {0x0E3F, 0x0E3F}, {0x0E5A, 0x0E5B}, {0x2000, 0x2BFF}, {0x2E00, 0x2FFF},
    {0x3000, 0x3004}, {0x3007, 0x3030}, {0x30FB, 0x30FB}, {0xD800, 0xF8FF}, {0xFE10, 0xFE1F},
    {0xFE30, 0xFE6F}, {0xFF5F, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

}  // namespace

const unsigned char kFoldAscii[128] = {
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0,   0,   0,   0,   0,   0,
    0,   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0,   0,   0,   0,   0,
    0,   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0,   0,   0,   0,   0,
};

Role fold_point(char32_t point, std::string& out) {
  if (point < 0x80) {
    const unsigned char folded = kFoldAscii[point];
    if (folded == 0) return Role::gap;
    out.push_back(static_cast<char>(folded));
    return Role::letter;
  }
  if (within(point, kNothing, sizeof kNothing / sizeof kNothing[0])) return Role::nothing;
  for (const FoldRange& range : kFoldRanges) {
    if (point < range.first || point >= range.end) continue;
    const unsigned char code = range.codes[point - range.first];
    if (code == 0) return Role::gap;
    // Most are near by, or ASCII: a byte each, and far less when the module is packed.
    const char32_t folded = code < sizeof kSteps ? point + static_cast<char32_t>(kSteps[code])
                            : code < 0x80        ? char32_t{code}
                                                 : char32_t{kOthers[code - 0x80]};  // from 0xE000 on: an expansion
    if (folded >= 0xE000 && folded < 0xF900) out.append(kExpansions[folded - 0xE000]);
    else append_utf8(out, folded);
    return Role::letter;
  }
  if (within(point, kGaps, sizeof kGaps / sizeof kGaps[0])) return Role::gap;
  append_utf8(out, point);
  return Role::letter;
}

std::string fold(std::string_view text) {
  std::string out(text);
  // Most text is ASCII, of which letters alone change.
  std::size_t at = 0;
  for (; at < out.size() && static_cast<unsigned char>(out[at]) < 0x80; ++at) {
    if (out[at] >= 'A' && out[at] <= 'Z') out[at] = static_cast<char>(out[at] + 32);
  }
  out.resize(at);
  while (at < text.size()) {
    const Decoded c = decode_utf8(text, at);
    if (fold_point(c.point, out) == Role::gap) append_utf8(out, c.point);
    at += c.size;
  }
  return out;
}

}  // namespace jobstand::text
