// entry.h - one entry of our own format to a posting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "feed/json_value.h"
#include "feed/scan.h"
#include "jobstand/feed.h"

namespace jobstand::feed {

inline constexpr std::size_t kMaxKey = 4096;  // bytes of a key; longer ones are an error

// One line of plain text, or an address to show, as every field of that kind is read. Null,
// or what is wrong; `out` is then empty.
const char* read_line(const JsonValue& value, std::string& out);
const char* read_page(const JsonValue& value, std::string& out);

// One line of plain text: trimmed, white space folded, without control characters and
// without the marks that turn the direction of what follows (Unicode TR36, section 2.4).
std::string clean(std::string_view text);

// A member's key and colon, which follow; false when they do not. `key` stands in the text or in `room`.
bool read_key(Scan& scan, std::string& room, std::string_view& key);

// Adds a problem to the report: counted always, listed up to limits.problems.
void add_problem(Report& report, const Limits& limits, std::uint32_t index, std::string_view field,
                 std::string_view message);

// Reads the object that follows in `text`, entry `index` of the feed, into `posting`, which
// must be fresh, and moves `scan` behind it: one pass. A field that cannot be read is left out and named in the report, and keys
// that nobody reads are counted there. Returns null, or why the entry cannot be shown: it
// has no title, or is no JSON object; where it ends is then for the caller to find.
const char* read_entry(std::string_view text, Scan& scan, std::uint32_t index, const Limits& limits, Posting& posting,
                       Report& report);

}  // namespace jobstand::feed
