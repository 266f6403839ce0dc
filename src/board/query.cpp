#include "jobstand/query.h"

#include <algorithm>

#include "text/form.h"
#include "text/utf8.h"

namespace jobstand {
namespace {

// Digits only; larger numbers are clamped.
std::uint32_t number(std::string_view text, std::uint32_t otherwise, std::uint32_t max) {
  if (text.empty()) return otherwise;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return otherwise;
    value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(c - '0'), max);
  }
  return static_cast<std::uint32_t>(value);
}

template <std::size_t N>
std::size_t position(std::string_view name, const std::array<const char*, N>& names) {
  std::size_t i = 0;
  while (i < N && name != names[i]) ++i;
  return i;
}

void read_facets(std::string_view list, Set<Facet>& out) {
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(','));
    list.remove_prefix(name.size() < list.size() ? name.size() + 1 : list.size());
    const std::size_t facet = position(name, kFacetNames);
    if (facet < kFacets) out.add(static_cast<Facet>(facet));
  }
}

}  // namespace

Query parse_query(std::string_view form) {
  constexpr std::size_t kMaxPairs = 4096;
  constexpr std::uint32_t kMaxOffset = 1'000'000'000;
  Query query;
  text::FormReader in(form);
  for (std::size_t i = 0; i < kMaxPairs && in.next(); ++i) {
    const std::string& key = in.key;
    const std::string& value = in.value;
    if (key == "q") {
      query.text = text::utf8_prefix(value, kMaxText);
    } else if (key == "sort") {
      const std::size_t sort = position(value, kSortNames);
      if (sort < kSortNames.size()) query.sort = static_cast<Sort>(sort);
    } else if (key == "offset") {
      query.offset = number(value, 0, kMaxOffset);
    } else if (key == "limit") {
      query.limit = number(value, query.limit, kMaxLimit);
    } else if (key == "facet-limit") {
      query.facet_limit = number(value, query.facet_limit, kMaxLimit);
    } else if (key == "zeros") {
      query.zeros = value == "1";
    } else if (key == "selected-first") {
      query.selected_first = value == "1";
    } else if (key == "twins") {
      query.twins = value == "1";
    } else if (key == "facets") {
      read_facets(value, query.facets);
    } else {
      const std::size_t facet = position(key, kFacetNames);
      if (facet == kFacets) continue;
      std::vector<std::string>& selected = query.filters[facet];
      const bool known = std::find(selected.begin(), selected.end(), value) != selected.end();
      if (!known && selected.size() < kMaxSelected) selected.push_back(value);
    }
  }
  return query;
}

}  // namespace jobstand
