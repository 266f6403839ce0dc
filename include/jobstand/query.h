// query.h - what a visitor asks for, as a value.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/posting.h"

namespace jobstand {

// Names are those of the page's address and of the element's attributes.
enum class Facet : std::uint8_t {
  company, location, workplace, employment, department, category, tag, seniority, language, posted, salary
};
inline constexpr std::size_t kFacets = 11;
inline constexpr std::array<const char*, kFacets> kFacetNames = {
    "company", "location", "workplace", "employment", "department", "category",
    "tag", "seniority", "language", "posted", "salary"};

// best: relevance when there is text, else featured. salary: of the board's commonest
// currency and period, highest first. What a posting does not say comes last.
enum class Sort : std::uint8_t { best, relevance, featured, newest, title, company, salary };
inline constexpr std::array<const char*, 7> kSortNames = {"best",  "relevance", "featured", "newest",
                                                          "title", "company",   "salary"};

struct Query {
  // As typed. Every word must match, the last one as a prefix unless something follows it;
  // "in quotes": next to each other; -word: not there. See board/terms.h.
  std::string text;
  std::array<std::vector<std::string>, kFacets> filters;  // OR within a facet, AND between
  Sort sort = Sort::best;
  std::uint32_t offset = 0;        // hits left out at the start
  std::uint32_t limit = 25;        // hits returned, at most kMaxLimit
  Set<Facet> facets;               // to count
  std::uint32_t facet_limit = 50;  // values returned for each facet, at most kMaxLimit
  bool zeros = false;              // also values that no hit would have
  bool selected_first = false;     // chosen values before the others
  bool twins = false;              // postings equal but for their place are one hit

  [[nodiscard]] const std::vector<std::string>& filter(Facet f) const {
    return filters[static_cast<std::size_t>(f)];
  }
};

inline constexpr std::uint32_t kMaxLimit = 1000;
inline constexpr std::size_t kMaxText = 512;      // bytes of query text that are read
inline constexpr std::size_t kMaxSelected = 256;  // values of one facet that are read

// Reads `application/x-www-form-urlencoded` text:
//   q=backend&company=Acme&company=Bolt&sort=newest&offset=25&limit=25&facets=tag,company
// and zeros=1, selected-first=1, twins=1.
// Total: unknown keys and values are ignored, numbers are clamped, bytes that are no
// UTF-8 are replaced. Without `facets` none is counted. Linear.
Query parse_query(std::string_view form);

}  // namespace jobstand
