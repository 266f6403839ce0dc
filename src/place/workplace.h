// workplace.h - where the work is done, read off a place as feeds write it.
#pragma once

#include <string_view>

#include "jobstand/posting.h"

namespace jobstand::place {

// The words that say it, alone: "Remote-EU" remote, "Hybrid, London" hybrid, "Anywhere"
// remote. A town alone says nothing: unknown is never "onsite". What read_location() finds
// out in passing, for those who need no more.
Set<Workplace> workplace_of(std::string_view location);

}  // namespace jobstand::place
