// handle.h - what jobstand_board* points to, for the two modules that share its memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "board/found.h"
#include "board/select.h"
#include "board/spots.h"
#include "board/state.h"
#include "feed/reading.h"

struct jobstand_board {
  std::vector<std::string> texts;  // of the feeds, until they are read
  std::optional<jobstand::feed::Reading> reading;  // of the next one
  std::vector<jobstand::Feed> feeds;  // that could be read, until the board is loaded
  std::vector<std::string> failures;  // one for each feed read: an error as JSON, or nothing
  std::uint32_t failed = 0;           // the Errc of the first of them
  std::string options;  // as they were given: the search module reads its own
  std::optional<jobstand::board::State> state;
  std::optional<jobstand::board::Select> select;
  const jobstand::board::Found* found = nullptr;  // of the last text; the search module's
  jobstand::board::Spots spots;             // by the search module, once it knows places
  std::vector<jobstand::PostingId> shown;   // hits of the last page
};
