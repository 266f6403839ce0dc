// found.h - what a text found: the seam between search and selection.
#pragma once

#include <cstdint>
#include <vector>

#include "jobstand/board.h"

namespace jobstand::board {

struct Found {
  bool any = false;                   // there was something to look for, or to leave out
  std::vector<PostingId> hits;        // in order of id
  std::vector<std::uint32_t> scores;  // by posting; higher is better, 0: no hit
};

}  // namespace jobstand::board
