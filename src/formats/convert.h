// convert.h - the shape of a feed, and its entries to our format.
#pragma once

#include <string_view>

#include "formats/table.h"
#include "jobstand/formats.h"

namespace jobstand::formats {

// convert_feed() with the formats of `tables`, and of `more` unless it is null. An empty
// Converted::text stands for a text that stays as it is.
Result<Converted> convert(std::string_view text, const Tables& tables, const Tables* more = nullptr);

}  // namespace jobstand::formats
