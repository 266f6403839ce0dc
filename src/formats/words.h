// words.h - the vocabularies of feeds: what their labels mean in ours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::formats {

// Letters and digits of ASCII in lower case, and everything beyond ASCII as it is: "Full-time",
// "FULL_TIME" and "full time" are one word.
std::string squeeze(std::string_view label);

// Labels that say nothing: "", "unspecified", "N/A".
bool says_nothing(std::string_view squeezed);

// Bits of Employment. A label may say several things: "Contract - Full-Time". 0: not known.
std::uint32_t employments(std::string_view squeezed);
// "Permanent", "Regular": full time unless something else says how many hours.
bool is_permanent(std::string_view squeezed);
// Bits of Workplace. 0: not known.
std::uint32_t workplaces(std::string_view squeezed);
// "intern" "entry" "mid" "senior" "lead" "manager" "director" "executive"; null: not known.
const char* seniority(std::string_view squeezed);
// "hour" "day" "week" "month" "year"; null: not known.
const char* pay_period(std::string_view squeezed);

}  // namespace jobstand::formats
