// select.h - of what a text found, the page that the rest of a query asks for.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "board/facets.h"
#include "board/found.h"
#include "board/spots.h"
#include "board/state.h"
#include "jobstand/board.h"

namespace jobstand::board {

// Filters, counts, orders and cuts. Keeps orders and counts that several queries need, each
// from its first use on.
class Select {
 public:
  // Both must outlive this.
  Select(const State& state, Spots& spots) : state_(state), spots_(spots) {}

  // The page of `query`, whose text has found `found`; hits are without marks and snippet, and
  // what the location facet has counted is in Spots. Of hints, those of facets.
  [[nodiscard]] Page find(const Query& query, const Found& found);

 private:
  [[nodiscard]] const std::vector<std::uint32_t>& ranks(Sort sort);
  void find_twins();
  [[nodiscard]] Facets evaluate(const Query& query, const Found& found, std::vector<PostingId>& hits);

  const State& state_;
  Spots& spots_;
  std::array<std::vector<std::uint32_t>, kSortNames.size()> rank_;  // by posting: its place in an order
  Facets::Counts all_;                // counts of every posting, without filters
  Set<Facet> all_known_;              // facets that are counted there
  std::vector<PostingId> leader_;     // by posting: the first of its twins
  std::vector<PostingId> next_twin_;  // by posting: the next of them, or itself
};

}  // namespace jobstand::board
