#include "body/entities.h"

#include <cstdint>

#include "text/utf8.h"

namespace jobstand::body {
namespace {

constexpr std::uint16_t kSteps[] = {
#define R(name, step) step,
#include "body/entity_table.inc"
#undef R
};

// The names one after another, each after its length.
constexpr char kNames[] =
#define R(name, step) " " #name
#include "body/entity_table.inc"
#undef R
    ;
struct Names {
  char bytes[sizeof kNames] = {};
  constexpr Names() {
    for (std::size_t i = sizeof kNames - 1, length = 0; i-- > 0;) {
      bytes[i] = kNames[i] == ' ' ? static_cast<char>(length) : kNames[i];
      length = kNames[i] == ' ' ? 0 : length + 1;
    }
  }
};
constexpr Names kTable;

// The code point of a name, or 0. Walks the table in 400 short steps: references are rare.
char32_t point_of(std::string_view name) {
  const char* at = kTable.bytes;
  char32_t point = 0;
  for (const std::uint16_t step : kSteps) {
    point += step;
    const auto length = static_cast<std::size_t>(*at++);
    if (length == name.size() && *at == name[0] && name == std::string_view(at, length)) return point;
    at += length;
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The number of "&#123;" or "&#x7b;". What is no character is U+FFFD.
Reference number_at(std::string_view text) {
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] | 32) == 'x';
  if (hex) ++at;
  const std::size_t first = at;
  char32_t point = 0;
  for (; at < text.size(); ++at) {
    const char c = static_cast<char>(text[at] | 32);
    if (is_digit(text[at])) point = point * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    else if (hex && c >= 'a' && c <= 'f') point = point * 16 + static_cast<char32_t>(c - 'a' + 10);
    else break;
    if (point > 0x10FFFF) point = 0x110000;  // and stays so
  }
  if (at == first) return {};
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = text::kReplacement;
  return {point, at + (at < text.size() && text[at] == ';')};
}

// What 0x80 to 0x9F are in windows-1252; 0: nothing else.
constexpr std::uint16_t kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

Reference html_reference(std::string_view text, bool in_attribute) {
  if (text.size() > 1 && text[1] == '#') {
    Reference found = number_at(text);
    if (found.point >= 0x80 && found.point < 0xA0 && kWindows[found.point - 0x80] != 0) found.point = kWindows[found.point - 0x80];
    return found;
  }
  std::size_t at = 1;
  while (at < text.size() && at < 12 && (is_letter(text[at]) || is_digit(text[at]))) ++at;
  if (at == 1) return {};
  const char32_t point = point_of(text.substr(1, at - 1));
  const bool closed = at < text.size() && text[at] == ';';
  const bool old = point >= 0xA0 ? point <= 0xFF : point == '<' || point == '>' || point == '&' || point == '"';
  if (point == 0 || (!closed && (!old || (in_attribute && at < text.size() && text[at] == '=')))) return {};
  return {point, at + closed};
}

void append_reference(std::string_view reference, std::string& out) {
  const Reference found = html_reference(reference, false);
  if (found.size == reference.size()) text::append_utf8(out, found.point);
  else out.append(reference);
}

}  // namespace jobstand::body
