#include "text/url.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace jobstand::text {
namespace {

bool ignored(char c) { return c == '\t' || c == '\n' || c == '\r'; }
bool space(char c) { return static_cast<unsigned char>(c) <= 0x20; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// What an address may have as it is, a bit for each: each character of each address is looked up.
constexpr std::array<std::uint32_t, 4> kKept = [] {
  std::array<std::uint32_t, 4> bits{};
  for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.~!*'();:@&=+$,/?#%")) {
    bits[static_cast<unsigned>(c) / 32] |= 1U << (static_cast<unsigned>(c) % 32);
  }
  return bits;
}();
bool kept(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 && (kKept[byte / 32] >> (byte % 32) & 1) != 0;
}

// A name of up to eight letters as a number.
constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t number = 0;
  for (const char c : name) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

}  // namespace

Scheme scheme_of(std::string_view address) {
  std::size_t at = 0;
  while (at < address.size() && space(address[at])) ++at;
  std::uint64_t scheme = 0;  // packed; of a longer one the end, which is none of ours: its upper bytes are not 0
  for (; at < address.size(); ++at) {
    const char c = address[at];
    if (ignored(c)) continue;
    if (c == ':') {
      if (scheme == 0) return Scheme::relative;
      if (scheme == packed("https")) return Scheme::https;
      if (scheme == packed("http")) return Scheme::http;
      if (scheme == packed("mailto")) return Scheme::mailto;
      if (scheme == packed("tel")) return Scheme::tel;
      return Scheme::other;
    }
    const bool fits = letter(c) || (scheme != 0 && (digit(c) || c == '+' || c == '-' || c == '.'));
    if (!fits) return Scheme::relative;
    scheme = scheme << 8 | static_cast<unsigned char>(lower(c));
  }
  return Scheme::relative;
}

std::string safe_link(std::string_view address) {
  while (!address.empty() && space(address.front())) address.remove_prefix(1);
  while (!address.empty() && space(address.back())) address.remove_suffix(1);
  const Scheme scheme = scheme_of(address);
  if (address.empty() || scheme == Scheme::other) return {};
  constexpr char kHex[] = "0123456789ABCDEF";
  // Most addresses stay as they are, in no more memory than they need.
  std::size_t plain = 0;
  while (plain < address.size() && kept(address[plain])) ++plain;
  std::string out(address.substr(0, plain));
  for (const char c : address.substr(plain)) {
    if (ignored(c)) continue;
    if (kept(c)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  }
  return out;
}

std::string safe_page(std::string_view address) {
  const Scheme scheme = scheme_of(address);
  return scheme == Scheme::mailto || scheme == Scheme::tel ? std::string{} : safe_link(address);
}

}  // namespace jobstand::text
