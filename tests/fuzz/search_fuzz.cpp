// Any bytes that are a feed: what was read can be filtered and searched.
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "jobstand/board.h"

using namespace jobstand;

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto feed = read_feed(std::string(reinterpret_cast<const char*>(data), size));
  if (!feed) return 0;
  std::vector<Feed> feeds;
  feeds.push_back(*std::move(feed));
  const Board board(std::move(feeds));
  Finder finder(board);

  // Every value of a facet gives what its count says.
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
