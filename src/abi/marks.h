// marks.h - why a hit is one, as JSON.
#pragma once

#include "jobstand/board.h"
#include "text/json_writer.h"

namespace jobstand::abi {

// The members "snippet", when there is one, and "marks": {"title":[[0,4]],"tags":[2]}.
void write_why(text::JsonWriter& out, const Hit& hit);

}  // namespace jobstand::abi
