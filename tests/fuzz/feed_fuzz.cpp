// Any bytes: the report adds up, what is written is read back whole, and writing it again changes
// nothing. What can be found in it is for search_fuzz.cpp.
#include <cstdlib>
#include <string>

#include "feed/reading.h"
#include "jobstand/feed.h"
#include "text/utf8.h"

using namespace jobstand;

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto feed = read_feed(bytes);
  feed::Reading reading(bytes, {}, {});  // an entry at a time is the same
  while (reading.step(1)) {
  }
  require(reading.failed().has_value() != feed.has_value());
  if (feed) {
    const Feed slowly = reading.take();
    require(write_feed(slowly) == write_feed(*feed) && slowly.report.problem_count == feed->report.problem_count);
  } else {
    require(reading.failed()->message == feed.error().message);
    require(!feed.error().message.empty());
    require(text::find_invalid_utf8(feed.error().message) == feed.error().message.size());
    return 0;
  }
  const Report& report = feed->report;
  require(report.accepted == feed->postings.size());
  require(report.accepted + report.skipped + report.duplicates == report.total);
  require(report.problem_count >= report.skipped + report.duplicates);
  for (const Posting& posting : feed->postings) {
    require(!posting.title.empty() && !posting.id.empty());
    require(posting.url.find_first_of("<>\" \n") == std::string::npos);
  }
  const std::string once = write_feed(*feed);
  require(text::find_invalid_utf8(once) == once.size());
  const auto again = read_feed(once);
  require(again.has_value());
  require(again->postings.size() == feed->postings.size());
  require(again->report.problem_count == 0);
  require(write_feed(*again) == once);
  return 0;
}
