#include "text/json_string.h"

#include <bit>
#include <cstdint>
#include <cstring>

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

// The commonest first.
constexpr char kShort[][2] = {{'n', '\n'}, {'"', '"'},  {'\\', '\\'}, {'/', '/'},
                              {'r', '\r'}, {'t', '\t'}, {'b', '\b'},  {'f', '\f'}};

// Writes the character that the escape at `at` stands for to `to`, and moves both behind it.
const char* unescape_one(std::string_view raw, std::size_t& at, char*& to) {
  if (++at == raw.size()) return "has an unknown escape";
  const char escape = raw[at++];
  for (const auto& [letter, value] : kShort) {
    if (escape != letter) continue;
    *to++ = value;
    return nullptr;
  }
  const int unit = escape == 'u' ? hex4(raw, at) : -1;
  if (unit < 0) return "has an unknown escape";
  at += 4;
  auto point = static_cast<char32_t>(unit);
  if (unit >= 0xD800 && unit <= 0xDFFF) {
    const bool follows = unit < 0xDC00 && raw.substr(at, 2) == "\\u";
    const int low = follows ? hex4(raw, at + 2) : -1;
    if (low < 0xDC00 || low > 0xDFFF) return "has a lone surrogate";
    at += 6;
    point = 0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
  }
  std::string bytes;
  append_utf8(bytes, point);
  std::memcpy(to, bytes.data(), bytes.size());
  to += bytes.size();
  return nullptr;
}

// Writes what stands at `at` and is not plain, at most four bytes, to `to`, and moves both
// behind it, also when something is wrong with it.
const char* read_one(std::string_view raw, std::size_t& at, char*& to) {
  const auto byte = static_cast<unsigned char>(raw[at]);
  if (byte == '\\') return unescape_one(raw, at, to);
  if (byte < 0x80) {
    ++at;
    return "has a control character";
  }
  const Decoded c = decode_utf8(raw, at);
  if (c.valid) {
    std::memcpy(to, raw.data() + at, c.size);
    to += c.size;
  }
  at += c.size;
  return c.valid ? nullptr : "is not valid UTF-8";
}

}  // namespace

std::size_t plain_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
  constexpr std::uint64_t kHigh = kOnes * 0x80;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    // A byte below n borrows from its high bit when n is taken away; one that had the bit
    // set is not plain anyway. What is borrowed from a later byte comes after a hit.
    const std::uint64_t hits = (bytes - kOnes * 0x20) | ((bytes ^ kOnes * '"') - kOnes) |
                               ((bytes ^ kOnes * '\\') - kOnes) | bytes;
    if ((hits & kHigh) == 0) continue;
    if constexpr (std::endian::native != std::endian::little) break;
    return at + static_cast<std::size_t>(std::countr_zero(hits & kHigh)) / 8;
  }
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\') break;
  }
  return at;
}

const char* unescape_json(std::string_view raw, std::string& out, std::size_t max) {
  // An escape has at most six bytes for one: no text is longer than its literal, and one
  // that is so much longer than allowed need not be looked at.
  if (raw.size() / 6 > max) return "is too long";
  const std::size_t start = out.size();
  out.resize(start + raw.size());
  char* to = out.data() + start;
  const char* problem = nullptr;
  for (std::size_t at = 0; at < raw.size() && problem == nullptr;) {
    const std::size_t plain = plain_end(raw, at);
    std::memcpy(to, raw.data() + at, plain - at);
    to += plain - at;
    at = plain;
    if (at == raw.size()) break;
    problem = raw[at] == '"' ? "has an unknown escape" : read_one(raw, at, to);
  }
  const auto size = static_cast<std::size_t>(to - out.data()) - start;
  if (problem == nullptr && size > max) problem = "is too long";
  out.resize(start + (size < max ? size : max));
  return problem;
}

const char* check_json(std::string_view text, std::size_t& at, std::size_t max) {
  const char* problem = nullptr;
  std::size_t size = 0;
  for (;;) {
    const std::size_t plain = plain_end(text, at);
    size += plain - at;
    at = plain;
    if (at >= text.size() || text[at] == '"') break;
    char written[4];
    char* to = written;
    const char* const why = read_one(text, at, to);
    if (problem == nullptr) problem = why;
    size += static_cast<std::size_t>(to - written);
  }
  return problem == nullptr && size > max ? "is too long" : problem;
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
