// Any bytes: the report adds up, what is written is read back whole, writing it again changes
// nothing, and what was read can be filtered and searched.
#include <cstdlib>
#include <string>
#include <vector>

#include "jobstand/board.h"
#include "text/utf8.h"

using namespace jobstand;

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto feed = read_feed(std::string(reinterpret_cast<const char*>(data), size));
  if (!feed) {
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

  // What was read can be searched: every value of a facet gives what its count says.
  std::vector<Feed> feeds;
  feeds.push_back(*again);
  const Board board(std::move(feeds));
  Finder finder(board);
  const Page all = finder.find(parse_query("facets=location,tag,salary,department&facet-limit=8&limit=2"));
  require(all.total == board.size());
  for (std::size_t f = 0; f < kFacets; ++f) {
    for (const FacetValue& value : all.facets[f].values) {
      Query query;
      query.filters[f] = {value.value};
      require(finder.find(query).total == value.count);
    }
  }
  for (const char* text : {"q=a", "q=engineer+b&twins=1", "q=%22a+b%22+-c"}) {
    const Page page = finder.find(parse_query(text));
    require(page.total <= board.size());
    for (const Hit& hit : page.hits) {
      require(hit.posting < board.size());
      for (const Mark& mark : hit.marks) require(mark.begin < mark.end);
    }
  }
  return 0;
}
