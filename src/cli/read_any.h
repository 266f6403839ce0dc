// read_any.h - a feed of any format, for the commands that take one.
#pragma once

#include <cstdint>
#include <string>

#include "jobstand/feed.h"

namespace jobstand::cli {

// Of an input such as "jobs.json#name=Acme": the file, and the company of the postings that
// name none. A file whose own name has "#name=" in it is that file.
struct FeedInput {
  std::string path;
  std::string company;
};
FeedInput split_name(const std::string& input, const std::string& company);

// For Limits::seed and BoardOptions::seed: what nobody can guess. Nothing that is written shows it.
std::uint64_t random_seed();

// Reads a feed in any format that the tool knows, XML included. `as_it_is` is set when offsets
// in an error are those of `text`.
Result<Feed> read_any(std::string text, const std::string& company, const Limits& limits, bool& as_it_is);

}  // namespace jobstand::cli
