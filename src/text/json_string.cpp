#include "text/json_string.h"

#include "text/utf8.h"

namespace jobstand::text {
namespace {

// The four hexadecimal digits at `at`, or -1.
int hex4(std::string_view raw, std::size_t at) {
  if (at + 4 > raw.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    int digit = 0;
    if (c >= '0' && c <= '9') digit = c - '0';
    else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    else return -1;
    value = value * 16 + digit;
  }
  return value;
}

constexpr char kShort[][2] = {{'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'b', '\b'},
                              {'f', '\f'}, {'n', '\n'},  {'r', '\r'}, {'t', '\t'}};

}  // namespace

const char* unescape_json(std::string_view raw, std::string& out, std::size_t max) {
  const std::size_t start = out.size();
  std::size_t at = 0;
  while (at < raw.size()) {
    std::size_t end = at;
    while (end < raw.size() && raw[end] != '\\' && static_cast<unsigned char>(raw[end]) >= 0x20) ++end;
    if (out.size() - start + (end - at) > max) return "is too long";
    const std::string_view run = raw.substr(at, end - at);
    const std::size_t bad = find_invalid_utf8(run);
    out.append(run.substr(0, bad));
    if (bad != run.size()) return "is not valid UTF-8";
    at = end;
    if (at == raw.size()) break;
    if (raw[at] != '\\') return "has a control character";
    if (++at == raw.size()) return "has an unknown escape";
    const char escape = raw[at++];
    if (escape == 'u') {
      int unit = hex4(raw, at);
      if (unit < 0) return "has an unknown escape";
      at += 4;
      auto point = static_cast<char32_t>(unit);
      if (unit >= 0xD800 && unit <= 0xDFFF) {
        const bool high = unit < 0xDC00;
        const bool follows = raw.substr(at, 2) == "\\u";
        const int low = high && follows ? hex4(raw, at + 2) : -1;
        if (low < 0xDC00 || low > 0xDFFF) return "has a lone surrogate";
        at += 6;
        point = 0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) +
                (static_cast<char32_t>(low) - 0xDC00);
      }
      append_utf8(out, point);
    } else {
      bool known = false;
      for (const auto& [letter, value] : kShort) {
        if (escape != letter) continue;
        out.push_back(value);
        known = true;
      }
      if (!known) return "has an unknown escape";
    }
    if (out.size() - start > max) return "is too long";
  }
  return nullptr;
}

void escape_json(std::string_view text, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(from, i - from));
    from = i + 1;
    out.push_back('\\');
    switch (c) {
      case '"': out.push_back('"'); break;
      case '\\': out.push_back('\\'); break;
      case '\n': out.push_back('n'); break;
      case '\r': out.push_back('r'); break;
      case '\t': out.push_back('t'); break;
      default:
        out.append("u00");
        out.push_back(kHex[c >> 4]);
        out.push_back(kHex[c & 15]);
    }
  }
  out.append(text.substr(from));
}

}  // namespace jobstand::text
