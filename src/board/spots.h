// spots.h - which postings are in the same places: the seam between places and selection.
#pragma once

#include <cstdint>
#include <vector>

namespace jobstand::board {

// Postings that are in the same places share a spot: a number that means nothing but that.
struct Spots {
  static constexpr std::uint32_t kEnd = 0xFFFF'FFFF;

  std::vector<std::uint32_t> of;       // by posting; empty: places are not known
  std::vector<std::uint8_t> chosen;    // by spot: whether the location filter of the next query lets it pass
  // What the last query has found, for its location facet: postings by spot, and with
  // Query::twins the spots of each group, each list ended by kEnd.
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> groups;
};

}  // namespace jobstand::board
