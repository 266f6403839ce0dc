// number.h - numbers and decimal text. The C library's functions would do it with 128-bit
// arithmetic and locales, 7 kB of the browser's module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::text {

void append_number(std::string& out, std::int64_t value);

// The value of a JSON number; the form is not checked. Exact for whole numbers below 2^53
// and within a few units in the last place for others: dates, pay and ranks need no more.
// Infinite when a double cannot hold it.
double parse_number(std::string_view text);

}  // namespace jobstand::text
