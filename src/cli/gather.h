// gather.h - inputs of a build to one feed, and everything that is wrong with them.
#pragma once

#include <string>
#include <vector>

#include "cli/diagnostics.h"
#include "jobstand/feed.h"

namespace jobstand::cli {

// What a feed among the inputs said, before it was merged with the others.
struct FeedLine {
  std::string file;
  Report report;
};

struct Gathered {
  Feed feed;
  // Of all inputs together: entries are numbered through, files that are no entry at all
  // count as skipped ones without a number.
  Report report;
  std::vector<FeedLine> feeds;      // those that could be read, in order
  std::uint32_t files = 0;          // Markdown files found
  std::uint32_t skipped_files = 0;  // of them: not in the feed, duplicates not counted
  std::vector<Diagnostic> diagnostics;
  bool failed = false;  // an input cannot be read at all; the diagnostics say which
};

// Markdown files that follow each other, from whatever folders, are read as one feed.
// Feeds, of any format, are merged in order: the first posting of an id stays, with the places of all.
Gathered gather(const std::vector<std::string>& inputs, const std::string& company);

}  // namespace jobstand::cli
