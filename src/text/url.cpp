#include "text/url.h"

#include <cstddef>

namespace jobstand::text {
namespace {

bool ignored(char c) { return c == '\t' || c == '\n' || c == '\r'; }
bool space(char c) { return static_cast<unsigned char>(c) <= 0x20; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Scheme scheme_of(std::string_view address) {
  std::size_t at = 0;
  while (at < address.size() && space(address[at])) ++at;
  std::string scheme;
  for (; at < address.size(); ++at) {
    const char c = address[at];
    if (ignored(c)) continue;
    if (c == ':') {
      if (scheme.empty()) return Scheme::relative;
      if (scheme == "https") return Scheme::https;
      if (scheme == "http") return Scheme::http;
      if (scheme == "mailto") return Scheme::mailto;
      if (scheme == "tel") return Scheme::tel;
      return Scheme::other;
    }
    const bool fits = letter(c) || (!scheme.empty() && (digit(c) || c == '+' || c == '-' || c == '.'));
    if (!fits) return Scheme::relative;
    scheme.push_back(lower(c));
  }
  return Scheme::relative;
}

std::string safe_link(std::string_view address) {
  while (!address.empty() && space(address.front())) address.remove_prefix(1);
  while (!address.empty() && space(address.back())) address.remove_suffix(1);
  const Scheme scheme = scheme_of(address);
  if (address.empty() || scheme == Scheme::other) return {};
  constexpr std::string_view kKept = "-_.~!*'();:@&=+$,/?#%";
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto kept = [&](char c) { return letter(c) || digit(c) || kKept.find(c) != kKept.npos; };
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
