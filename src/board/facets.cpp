#include "board/facets.h"

#include <algorithm>
#include <utility>

#include "text/order.h"
#include "text/string_table.h"

namespace jobstand::board {
namespace {

constexpr std::uint32_t kUnknown = text::StringTable::kNone;

void add_unknown(FacetCounts& counts, const std::string& name) {
  FacetValue& value = counts.values.emplace_back();
  value.value = name;
  value.selected = true;
}

}  // namespace

Facets::Facets(const Columns& columns, Spots& spots, const Query& query)
    : columns_(columns), spots_(spots), query_(query) {
  failed_group_.fill(kFails);
  for (std::size_t f = 0; f < kFacets; ++f) {
    const bool counted = query.facets.has(static_cast<Facet>(f));
    if (!query.filters[f].empty()) filtered_.push_back(f);
    if (f == kLocation) {
      spots.groups.clear();
      spots.counts.assign(counted ? spots.chosen.size() : 0, 0);
      if (counted && !spots.of.empty()) counted_.push_back(f);
      continue;
    }
    if (counted) counted_.push_back(f);
    if (!query.filters[f].empty()) {
      chosen_[f].resize(columns[f].size() + 1);  // never empty
      for (const std::string& value : query.filters[f]) {
        const std::uint32_t known = columns[f].find(value);
        if (known != kUnknown) chosen_[f][known] = 1;
      }
    }
    if (counted) {
      counts_[f].resize(columns[f].size());
      if (query.twins) group_[f].assign(columns[f].size(), kFails);
    }
  }
}

bool Facets::passes(std::size_t facet, PostingId posting) const {
  if (facet == kLocation) return !spots_.of.empty() && spots_.chosen[spots_.of[posting]] != 0;
  const Column& column = columns_[facet];
  for (const std::uint32_t* value = column.begin(posting); value != column.end(posting); ++value) {
    if (chosen_[facet][*value] != 0) return true;
  }
  return false;
}

std::uint32_t Facets::test(PostingId posting) const {
  std::uint32_t tested = kPasses;
  for (const std::size_t facet : filtered_) {
    if (passes(facet, posting)) continue;
    if (tested != kPasses) return kFails;
    tested = static_cast<std::uint32_t>(facet);
  }
  return tested;
}

void Facets::count(PostingId posting, std::uint32_t tested, std::uint32_t group) {
  if (tested == kFails) return;
  if (tested != kPasses && failed_group_[tested] != group) {
    ++failed_[tested];
    failed_group_[tested] = group;
  }
  for (const std::size_t facet : counted_) {
    if (tested != kPasses && tested != facet) continue;
    if (facet == kLocation) {
      const std::uint32_t spot = spots_.of[posting];
      if (!query_.twins) {
        ++spots_.counts[spot];
      } else {
        if (std::exchange(spots_group_, group) != group) spots_.groups.push_back(Spots::kEnd);
        spots_.groups.push_back(spot);
      }
      continue;
    }
    const Column& column = columns_[facet];
    std::uint32_t* const counts = counts_[facet].data();
    for (const std::uint32_t* value = column.begin(posting); value != column.end(posting); ++value) {
      if (query_.twins) {
        if (group_[facet][*value] == group) continue;
        group_[facet][*value] = group;
      }
      ++counts[*value];
    }
  }
}

void Facets::set_counts(const Counts& counts) {
  for (const std::size_t facet : counted_) (facet == kLocation ? spots_.counts : counts_[facet]) = counts[facet];
}

FacetCounts Facets::counts(Facet facet) const {
  const auto f = static_cast<std::size_t>(facet);
  if (facet == Facet::location) return {};
  const Column& column = columns_[f];
  const std::vector<std::uint32_t>& counts = counts_[f];
  const std::vector<std::string>& selected = query_.filters[f];
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < column.size(); ++value) {
    if (query_.zeros || counts[value] > 0 || chosen(f, value)) values.push_back(value);
  }
  const bool scale = is_scale(facet);
  text::order(values, query_.facet_limit, [&](std::uint32_t a, std::uint32_t b) {
    if (query_.selected_first && chosen(f, a) != chosen(f, b)) return chosen(f, a);
    return !scale && counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  // What is chosen is shown, wherever it stands.
  std::size_t shown = std::min<std::size_t>(values.size(), query_.facet_limit);
  const auto found = static_cast<std::uint32_t>(values.size());
  for (std::size_t i = shown; i < values.size(); ++i) {
    if (chosen(f, values[i])) values[shown++] = values[i];
  }
  FacetCounts out;
  out.more = found - static_cast<std::uint32_t>(shown);
  out.values = std::vector<FacetValue>(shown);
  for (std::size_t i = 0; i < shown; ++i) {
    out.values[i].value = column.spelling(values[i]);
    out.values[i].count = counts[values[i]];
    out.values[i].selected = chosen(f, values[i]);
  }
  // So is what no posting has: the visitor must be able to take it back.
  for (const std::string& name : selected) {
    if (column.find(name) == kUnknown) add_unknown(out, name);
  }
  return out;
}

}  // namespace jobstand::board
