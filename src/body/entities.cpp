#include "body/entities.h"

#include <cstdint>

#include "text/utf8.h"

namespace jobstand::body {
namespace {

// The names one after another, each ended by a blank, and a step for each of them.
constexpr char kNames[] =
#define R(name, step) #name " "
#include "body/entity_table.inc"
#undef R
    ;
constexpr std::uint16_t kSteps[] = {
#define R(name, step) step,
#include "body/entity_table.inc"
#undef R
};

// The code point of a name, or 0. Walks the names: 3 kB, and references are rare.
char32_t point_of(std::string_view name) {
  const char* at = kNames;
  char32_t point = 0;
  for (const std::uint16_t step : kSteps) {
    point += step;
    const char* begin = at;
    while (*at != ' ') ++at;
    if (name == std::string_view(begin, static_cast<std::size_t>(at - begin))) return point;
    ++at;
  }
  return 0;
}

// The number of "&#123;" or "&#x7b;", or 0: which is no character either.
char32_t number_of(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return 0;
  char32_t point = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '9') point = point * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    else point = point * 16 + static_cast<char32_t>((c | 32) - 'a' + 10);  // md4c lets only hex digits here
  }
  return point;
}

}  // namespace

void append_reference(std::string_view reference, std::string& out) {
  if (reference.size() < 3 || reference.front() != '&' || reference.back() != ';') {
    out.append(reference);
    return;
  }
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name[0] == '#') {
    const char32_t point = number_of(name.substr(1));
    const bool character = point != 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    text::append_utf8(out, character ? point : text::kReplacement);
    return;
  }
  if (const char32_t point = point_of(name); point != 0) text::append_utf8(out, point);
  else out.append(reference);
}

}  // namespace jobstand::body
