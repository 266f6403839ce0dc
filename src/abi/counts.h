// counts.h - the values of a facet as JSON.
#pragma once

#include <cstdint>

#include "jobstand/board.h"
#include "text/json_writer.h"

namespace jobstand::abi {

// `facets` as arrays for the browser, or as the objects of the contract for everyone else.
enum class Facets : std::uint8_t { arrays, objects };

// {"values": [[value, count, selected, depth?, code?]], "more": n}; or
// [{"value", "count", "selected", "depth"?, "code"?}].
void write_counts(text::JsonWriter& out, const FacetCounts& counts, Facets facets);

}  // namespace jobstand::abi
