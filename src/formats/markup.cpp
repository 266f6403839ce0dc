#include "formats/markup.h"

#include <iterator>

#include "text/utf8.h"

namespace jobstand::formats {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Reference {
  std::string_view name;
  char32_t point;
};
// The first five are those that escaping makes.
constexpr Reference kReferences[] = {{"amp", '&'},     {"lt", '<'},      {"gt", '>'},      {"quot", '"'},    {"apos", '\''},
                                     {"nbsp", ' '},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
                                     {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}};
constexpr std::size_t kEscaping = 5;

// The character that the name or number between "&" and ";" stands for, or 0.
char32_t point_of(std::string_view name, bool more) {
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    char32_t point = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
      const char low = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') point = point * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
      else if (hex && low >= 'a' && low <= 'f') point = point * 16 + static_cast<char32_t>(low - 'a' + 10);
      else return 0;
      if (point > 0x10FFFF) return 0;
    }
    return point >= 0xD800 && point <= 0xDFFF ? 0 : point;
  }
  for (std::size_t i = 0; i < (more ? std::size(kReferences) : kEscaping); ++i) {
    if (kReferences[i].name == name) return kReferences[i].point;
  }
  return 0;
}

// How often `sign` is followed by what follows the "<" of a tag.
std::size_t tags(std::string_view html, std::string_view sign) {
  std::size_t count = 0;
  for (std::size_t at = html.find(sign); at != html.npos; at = html.find(sign, at + 1)) {
    const std::size_t next = at + sign.size();
    if (next < html.size() && (letter(html[next]) || html[next] == '/')) ++count;
  }
  return count;
}

}  // namespace

void unescape(std::string& text, bool more) {
  constexpr std::size_t kMaxName = 8;
  std::size_t at = text.find('&');
  if (at == text.npos) return;
  std::string out(text, 0, at);
  out.reserve(text.size());
  while (at < text.size()) {
    const std::string_view rest = std::string_view(text).substr(at);
    const std::size_t end = rest.substr(0, kMaxName + 2).find(';');
    const char32_t point = end == rest.npos ? 0 : point_of(rest.substr(1, end - 1), more);
    if (point != 0) {
      text::append_utf8(out, point);
      at += end + 1;
    } else {
      out.push_back('&');
      ++at;
    }
    std::size_t next = text.find('&', at);
    if (next == text.npos) next = text.size();
    out.append(text, at, next - at);
    at = next;
  }
  text.swap(out);
}

bool has_tags(std::string_view html) { return tags(html, "<") > 0; }
bool mostly_escaped(std::string_view html) { return tags(html, "&lt;") > tags(html, "<"); }

std::string html_of_text(std::string_view text) {
  std::string out = "<p>";
  std::size_t lines = 0;  // line ends that are due
  for (const char c : text) {
    if (c == '\n') ++lines;
    if (c == '\n' || c == '\r') continue;
    if (lines > 0) out.append(lines > 1 ? "</p>\n<p>" : "<br>");
    lines = 0;
    if (c == '<') out.append("&lt;");
    else if (c == '&') out.append("&amp;");
    else out.push_back(c);
  }
  return out.append("</p>");
}

}  // namespace jobstand::formats
