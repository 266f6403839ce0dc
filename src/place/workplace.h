// workplace.h - where the work is done, read off a place as feeds write it.
#pragma once

#include <string_view>

#include "jobstand/posting.h"

namespace jobstand::place {

// "Remote-EU" remote; "Hybrid, London" hybrid; "Anywhere" remote. A town alone says
// nothing: unknown is never "onsite".
Set<Workplace> workplace_of(std::string_view location);

}  // namespace jobstand::place
