// facets.h - which postings pass the filters, and what every value of a facet would give.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "board/columns.h"
#include "board/spots.h"
#include "jobstand/board.h"

namespace jobstand::board {

// Goes through postings, each of which is tested against all filters at once. A facet's
// counts ignore its own filter and no other: a posting that fails one filter alone still
// counts in that filter's facet.
class Facets {
 public:
  static constexpr std::uint32_t kPasses = 0xFFFF'FFFE;
  static constexpr std::uint32_t kFails = 0xFFFF'FFFF;

  // All must outlive this.
  Facets(const Columns& columns, Spots& spots, const Query& query);

  // No facet is filtered.
  [[nodiscard]] bool open() const { return filtered_.empty(); }
  // kPasses; or the facet whose filter alone is failed; or kFails.
  [[nodiscard]] std::uint32_t test(PostingId posting) const;
  // Counts a posting that was tested so. Postings of one group, which follow each other,
  // count once for each value.
  void count(PostingId posting, std::uint32_t tested, std::uint32_t group);

  // Of the location none: what it has counted is left in Spots.
  [[nodiscard]] FacetCounts counts(Facet facet) const;
  // Of a facet that is filtered: what leaving its filter out would give.
  [[nodiscard]] std::uint32_t failed(Facet facet) const { return failed_[static_cast<std::size_t>(facet)]; }

  // What was counted, to be given to another that has no filters either.
  using Counts = std::array<std::vector<std::uint32_t>, kFacets>;
  [[nodiscard]] Counts all_counts() const {
    Counts all = counts_;
    all[kLocation] = spots_.counts;
    return all;
  }
  void set_counts(const Counts& counts);

 private:
  [[nodiscard]] bool passes(std::size_t facet, PostingId posting) const;
  [[nodiscard]] bool chosen(std::size_t facet, std::uint32_t value) const {
    return !chosen_[facet].empty() && chosen_[facet][value] != 0;
  }

  static constexpr auto kLocation = static_cast<std::size_t>(Facet::location);

  const Columns& columns_;
  Spots& spots_;
  const Query& query_;
  std::uint32_t spots_group_ = kFails;  // the group that counted there last
  std::vector<std::size_t> filtered_;                     // facets
  std::vector<std::size_t> counted_;                      // facets
  std::array<std::vector<std::uint32_t>, kFacets> chosen_;  // by value
  Counts counts_;                                         // by value
  std::array<std::vector<std::uint32_t>, kFacets> group_;  // by value: the group that counted last
  std::array<std::uint32_t, kFacets> failed_{};
  std::array<std::uint32_t, kFacets> failed_group_;       // that was counted last
};

}  // namespace jobstand::board
