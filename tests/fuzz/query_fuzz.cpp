// Any form: pages add up, marks lie inside their texts, and a facet's counts are at least
// what the page holds.
#include <cstdlib>

#include "jobstand/board.h"
#include "text/utf8.h"

using namespace jobstand;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const Board& board() {
  static const Board made = [] {
    auto feed = read_feed(R"([{"title":"Backend Engineer C++","companyName":"Acme","location":"Berlin; Paris","hashtags":"#rust,#aws"},
      {"title":"Développeur 😀 Zürich","companyName":"Bolt","workplace":["remote"],"language":"fr","featured":3,"body":"a **b** ünïcode text about rust"},
      {"title":"翻訳者 інженер","department":"Data","seniority":"lead","employment":["contract"],"summary":"berlin berlin","timestamp":"2026-01-01"}])");
    std::vector<Feed> feeds;
    feeds.push_back(*std::move(feed));
    return Board(std::move(feeds));
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Query query = parse_query({reinterpret_cast<const char*>(data), size});
  require(query.limit <= kMaxLimit && query.facet_limit <= kMaxLimit && query.text.size() <= kMaxText);
  const Page page = board().find(query);
  require(page.total <= board().size() && page.hits.size() <= page.total && page.hits.size() <= query.limit);
  for (const Hit& hit : page.hits) {
    const Posting& posting = board().posting(hit.posting);
    const std::string* texts[] = {&posting.title, &posting.company, &posting.location, &posting.summary, &hit.snippet};
    std::uint32_t last = 0;
    Mark::Where where = Mark::Where::title;
    for (const Mark& mark : hit.marks) {
      require(mark.begin < mark.end && mark.where >= where);
      if (mark.where != where) last = 0;
      where = mark.where;
      require(mark.begin >= last);
      last = mark.end;
      const auto index = static_cast<std::size_t>(mark.where);
      require(index == 5 ? mark.end <= posting.tags.size() : mark.end <= text::utf16_length(*texts[index]));
    }
    require(text::find_invalid_utf8(hit.snippet) == hit.snippet.size());
  }
  for (const FacetCounts& counts : page.facets) {
    for (const FacetValue& value : counts.values) require(value.count <= board().size() && (value.count > 0 || value.selected));
  }
  return 0;
}
