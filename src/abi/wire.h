// wire.h - values of the core as the JSON that crosses to the browser. The shapes are
// those of web/core/types.ts, but for facets, which travel as arrays to stay small.
#pragma once

#include <cstdint>
#include <string>

#include "abi/counts.h"
#include "jobstand/board.h"
#include "text/json_writer.h"

namespace jobstand::abi {

// {"code", "message", "offset"}
std::string error_json(const Error& error);
// `ignored`: with the keys that nobody reads, which the browser has no use for.
void write_report(text::JsonWriter& out, const Report& report, bool ignored);
// How to come by the postings of a page, and what to say of why they are hits (null: nothing).
struct Postings {
  const void* self;
  const Posting& (*at)(const void* self, PostingId id);
  void (*marks)(text::JsonWriter& out, const Hit& hit) = nullptr;
};
std::string page_json(const Postings& postings, const Query& query, const Page& page, Facets facets);
std::string posting_json(const Posting& posting);

}  // namespace jobstand::abi
