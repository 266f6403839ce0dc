// unite.h - the same posting in several places.
#pragma once

#include "jobstand/posting.h"

namespace jobstand::place {

// Adds the places of `other`, and where they are worked from, to `kept`. True when that says
// anything new. A location text stops growing at kMaxLocation, lists at their 64 items.
bool unite(Posting& kept, const Posting& other);

}  // namespace jobstand::place
