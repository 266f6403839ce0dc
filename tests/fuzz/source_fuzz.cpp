// Any bytes as a Markdown file: an error with a place inside it, or an entry that the
// feed reader takes for JSON.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "jobstand/feed.h"
#include "jobstand/source.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

// A place has a line of the file, and a column of that line or the one after its end.
bool is_inside(std::string_view file, jobstand::Position position) {
  for (std::uint32_t line = 1; line < position.line; ++line) {
    const std::size_t end = file.find('\n');
    if (end == std::string_view::npos) return false;
    file.remove_prefix(end + 1);
  }
  const std::size_t columns = std::min(file.find('\n'), file.size()) + 1;
  return position.line >= 1 && position.column >= 1 && position.column <= columns;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const jobstand::SourceResult result = jobstand::read_source(file);
  for (const jobstand::SourceError& error : result.errors) {
    require(is_inside(file, error.position), "an error is outside the file");
    require(!error.code.empty() && !error.message.empty() && !error.help.empty(), "an error says nothing");
  }
  if (!result.errors.empty()) {
    require(result.source.entry.empty(), "an error comes with an entry");
    return 0;
  }
  for (const jobstand::Source::Key& key : result.source.keys) {
    require(is_inside(file, key.position), "a key is outside the file");
  }
  const auto feed = jobstand::read_feed("[" + result.source.entry + "]");
  require(feed.has_value() && feed->report.total == 1 && !feed->report.truncated, "the entry is not one JSON value");
  for (const auto& problem : feed->report.problems) {
    require(problem.message != "is not valid JSON", "the entry is not valid JSON");
  }
  return 0;
}
