// time.h - dates as feeds write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jobstand::text {

// Milliseconds since 1970-01-01 UTC of an ISO 8601 date, or date and time:
// "2026-03-01", "2026-03-01T09:30Z", "2026-03-01 09:30:15.250+02:00", "… +0200",
// "… UTC". No zone means UTC. Nothing for any other text, for days that do not exist
// and for years outside 2000 to 2999 (a year 50,000 is milliseconds read as seconds).
std::optional<std::int64_t> parse_time(std::string_view text);

// The same of a date as mail and RSS write it (RFC 822 and 5322): "Tue, 02 Jun 2026 10:30:00
// +0200", "2 Jun 26 10:30 EST".
std::optional<std::int64_t> parse_mail_time(std::string_view text);

// Milliseconds of a number that counts seconds (below 1e11) or milliseconds; nothing
// outside the same years.
std::optional<std::int64_t> time_from_number(double value);

}  // namespace jobstand::text
