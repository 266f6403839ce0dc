#include "body/elements.h"

#include <cstddef>

namespace jobstand::body {
namespace {

// The first eight letters, and a sum of the others: "template-card" is no "template".
constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8 || i < name.size(); ++i) {
    const unsigned letter = i < name.size() ? static_cast<unsigned char>(name[i]) : 0u;
    value = i < 8 ? value << 8 | letter : value + letter * i;
  }
  return value;
}

struct Row {
  const char* name;
  Role role;
  Tag tag;
};

// By name. Headings are lowered by one, as in Markdown.
constexpr Row kRows[] = {
    {"a", Role::span, Tag::a},
    {"address", Role::box, Tag::none},
    {"article", Role::box, Tag::none},
    {"aside", Role::box, Tag::none},
    {"audio", Role::hidden, Tag::none},
    {"b", Role::span, Tag::strong},
    {"blockquote", Role::block, Tag::blockquote},
    {"body", Role::box, Tag::none},
    {"br", Role::line_break, Tag::br},
    {"caption", Role::box, Tag::none},
    {"center", Role::box, Tag::none},
    {"cite", Role::span, Tag::em},
    {"code", Role::span, Tag::code},
    {"dd", Role::item, Tag::dd},
    {"del", Role::span, Tag::del},
    {"details", Role::box, Tag::none},
    {"div", Role::box, Tag::none},
    {"dl", Role::block, Tag::dl},
    {"dt", Role::item, Tag::dt},
    {"em", Role::span, Tag::em},
    {"fieldset", Role::box, Tag::none},
    {"figcaption", Role::box, Tag::none},
    {"figure", Role::box, Tag::none},
    {"footer", Role::box, Tag::none},
    {"form", Role::box, Tag::none},
    {"h1", Role::heading, Tag::h2},
    {"h2", Role::heading, Tag::h3},
    {"h3", Role::heading, Tag::h4},
    {"h4", Role::heading, Tag::h5},
    {"h5", Role::heading, Tag::h6},
    {"h6", Role::heading, Tag::h6},
    {"header", Role::box, Tag::none},
    {"hr", Role::rule, Tag::hr},
    {"i", Role::span, Tag::em},
    {"iframe", Role::hidden, Tag::none},
    {"img", Role::picture, Tag::none},
    {"ins", Role::span, Tag::u},
    {"kbd", Role::span, Tag::code},
    {"legend", Role::box, Tag::none},
    {"li", Role::item, Tag::li},
    {"main", Role::box, Tag::none},
    {"math", Role::hidden, Tag::none},
    {"menu", Role::list, Tag::ul},
    {"nav", Role::box, Tag::none},
    {"noscript", Role::hidden, Tag::none},
    {"object", Role::hidden, Tag::none},
    {"ol", Role::list, Tag::ol},
    {"p", Role::box, Tag::p},
    {"pre", Role::pre, Tag::pre},
    {"s", Role::span, Tag::del},
    {"samp", Role::span, Tag::code},
    {"script", Role::hidden, Tag::none},
    {"section", Role::box, Tag::none},
    {"select", Role::hidden, Tag::none},
    {"strike", Role::span, Tag::del},
    {"strong", Role::span, Tag::strong},
    {"style", Role::hidden, Tag::none},
    {"sub", Role::span, Tag::sub},
    {"summary", Role::box, Tag::none},
    {"sup", Role::span, Tag::sup},
    {"svg", Role::hidden, Tag::none},
    {"table", Role::block, Tag::table},
    {"tbody", Role::part, Tag::tbody},
    {"td", Role::part, Tag::td},
    {"template", Role::hidden, Tag::none},
    {"textarea", Role::hidden, Tag::none},
    {"tfoot", Role::part, Tag::tbody},
    {"th", Role::part, Tag::th},
    {"thead", Role::part, Tag::thead},
    {"title", Role::hidden, Tag::none},
    {"tr", Role::part, Tag::tr},
    {"tt", Role::span, Tag::code},
    {"u", Role::span, Tag::u},
    {"ul", Role::list, Tag::ul},
    {"var", Role::span, Tag::em},
    {"video", Role::hidden, Tag::none},
    {"xml", Role::hidden, Tag::none},
    {"xmp", Role::hidden, Tag::none},
};
constexpr std::size_t kCount = sizeof kRows / sizeof *kRows;

struct Table {
  std::uint64_t names[kCount] = {};
  Element elements[kCount] = {};
  constexpr Table() {
    for (std::size_t i = 0; i < kCount; ++i) {
      names[i] = packed(kRows[i].name);
      elements[i] = {kRows[i].role, kRows[i].tag};
    }
  }
  [[nodiscard]] constexpr bool is_sorted() const {
    for (std::size_t i = 1; i < kCount; ++i) {
      if (names[i - 1] >= names[i]) return false;
    }
    return true;
  }
};
constexpr Table kTable;
static_assert(kTable.is_sorted());

}  // namespace

Element element_of(std::string_view name) {
  const std::uint64_t wanted = packed(name);
  std::size_t low = 0;
  std::size_t high = kCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kTable.names[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < kCount && kTable.names[low] == wanted ? kTable.elements[low] : Element{};
}

}  // namespace jobstand::body
