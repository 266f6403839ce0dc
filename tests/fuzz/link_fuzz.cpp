// Any address: what safe_link() gives out is read by a browser's parser as the scheme that was
// let in, has only characters of an address, and stays as it is when it is looked at again.
#include <cstdlib>
#include <string>

#include "text/url.h"

using namespace jobstand;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// The scheme by the steps of the WHATWG URL Standard, section 4.4, on the whole text and with
// nothing of url.cpp. Empty: there is none, the address is relative.
std::string standard_scheme(std::string text) {
  // Step 1: no C0 control or space at either end. Step 3: no tab and no line end anywhere.
  const auto outside = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && outside(text.back())) text.pop_back();
  while (!text.empty() && outside(text.front())) text.erase(text.begin());
  std::erase_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  // "scheme start state" and "scheme state".
  std::string scheme;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool alpha = c >= 'a' && c <= 'z';
    const bool later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (c == ':' && !scheme.empty()) return scheme;
    if (!alpha && (!later || scheme.empty())) return {};
    scheme += c;
  }
  return {};
}

bool allowed(const std::string& scheme) {
  return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

bool is_empty(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') return false;
  }
  return true;
}

// By the grammar of RFC 3986 but for brackets, which would be a host's alone.
bool is_fit(const std::string& link) {
  constexpr std::string_view kKept =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%";
  return link.find_first_not_of(kKept) == link.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string address(reinterpret_cast<const char*>(data), size);
  const std::string scheme = standard_scheme(address);
  const std::string link = text::safe_link(address);
  const std::string page = text::safe_page(address);

  // What may pass does, and nothing else.
  require(link.empty() == (is_empty(address) || !allowed(scheme)));
  require(page == (scheme == "mailto" || scheme == "tel" ? std::string{} : link));
  require(standard_scheme(link) == (link.empty() ? std::string{} : scheme));
  require((text::scheme_of(address) == text::Scheme::other) == !allowed(scheme));
  require((text::scheme_of(address) == text::Scheme::relative) == scheme.empty());

  require(is_fit(link));
  require(link.size() <= 3 * address.size());
  require(text::safe_link(link) == link && text::safe_page(page) == page);
  return 0;
}
