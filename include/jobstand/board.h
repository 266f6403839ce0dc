// board.h - postings that can be searched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/feed.h"
#include "jobstand/query.h"

namespace jobstand {

// Place of a posting on one Board, 0-based. Meaningless for any other.
using PostingId = std::uint32_t;

// What of a hit matches. Texts: [begin, end) in UTF-16 code units, the unit of a browser's
// strings, in order and not overlapping. A tag matches as a whole: begin is its position in
// Posting::tags.
struct Mark {
  enum class Where : std::uint8_t { title, company, location, summary, snippet, tags };
  Where where = Where::title;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
inline constexpr const char* kMarkNames[] = {"title", "company", "location", "summary", "snippet", "tags"};

struct Hit {
  PostingId posting = 0;
  std::vector<Mark> marks;  // in the order of Where
  std::string snippet;      // visible text around a match in the body; empty: none is needed
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;
  bool selected = false;
};

struct FacetCounts {
  std::vector<FacetValue> values;  // by count, then by name; selected ones are always there
  std::uint32_t more = 0;          // values beyond Query::facet_limit, all with count > 0
};

struct Page {
  std::uint32_t total = 0;  // postings that match
  std::vector<Hit> hits;    // Query::limit of them at most, from Query::offset
  std::array<FacetCounts, kFacets> facets;  // of the facets asked for; see find()
};

// Immutable once built; find() may run on several threads at once. Boards share nothing.
class Board {
 public:
  // Takes the feeds over. Ids met before are left out and counted in that feed's
  // report. Linear in the feeds' text; memory: about the text and a third more.
  explicit Board(std::vector<Feed> feeds);
  ~Board();
  Board(Board&&) noexcept;
  Board& operator=(Board&&) noexcept;

  [[nodiscard]] std::uint32_t size() const;
  [[nodiscard]] const std::vector<Feed>& feeds() const;

  // The hits of `query`, and for each facet asked for how many hits every value
  // would give: a facet's counts ignore its own selection and no other. The same
  // board and query give the same page on every platform. Time grows with the
  // postings that match, never with the bytes of their bodies.
  [[nodiscard]] Page find(const Query& query) const;

  // `id` must be < size().
  [[nodiscard]] const Posting& posting(PostingId id) const;
  // What Body::format says: the source, an address, or nothing.
  [[nodiscard]] std::string body(PostingId id) const;
  // unknown_posting when no posting has this id.
  [[nodiscard]] Result<PostingId> by_id(std::string_view id) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace jobstand
