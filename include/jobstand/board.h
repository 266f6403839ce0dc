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
  std::vector<Mark> marks;        // in the order of Where
  std::string snippet;            // visible text around a match in the body; empty: none is needed
  std::vector<PostingId> twins;   // with Query::twins: the others that this hit stands for
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;  // hits if it were the facet's only choice
  bool selected = false;
  std::uint8_t depth = 0;   // of a location: its place in the tree of regions, countries, cities
  std::string code;         // of a location that is no city: ISO 3166-1, or a region's code
};

struct FacetCounts {
  // By count, then by name; of scales (posted, salary) in their own order; locations as a
  // tree, parents before their children. Selected ones are always there.
  std::vector<FacetValue> values;
  std::uint32_t more = 0;          // values beyond Query::facet_limit, all with count > 0
};

// What to leave out of a query that nothing matches, and how many hits that would give.
struct Hint {
  std::string text;                   // a word or a phrase as typed; empty: a facet's whole choice
  Facet facet = Facet::company;       // when text is empty
  std::uint32_t count = 0;            // above 0
};

struct Page {
  std::uint32_t total = 0;  // hits: postings that match, or groups of twins
  std::vector<Hit> hits;    // Query::limit of them at most, from Query::offset
  std::array<FacetCounts, kFacets> facets;  // of the facets asked for; see find()
  // The text as it was probably meant, when a word of it is in no posting. The hits are
  // those of the words meant, so far as there are any.
  std::string corrected;
  std::vector<Hint> hints;  // when there is no hit; the most hits first
};

// One reason for a hit's place, for people who wonder about it.
struct Reason {
  std::string term;       // of the query
  std::string word;       // of the posting that matched best
  std::string how;        // "exact", "prefix", "synonym", "joined", "place", "1 typo", "2 typos", "need not match"; or of a bonus, its name
  std::string fields;     // "title tags body"
  std::uint32_t score = 0;
};

struct BoardOptions {
  std::int64_t now = 0;    // milliseconds since 1970, for Facet::posted; 0: that facet is empty, and nothing is too old
  std::int64_t max_age = 0;  // milliseconds, 0: none; postings that are older, or closed (valid_through), are left out and counted
  std::uint64_t seed = 0;  // mixes into every hash: when it is random, crafted feeds cannot make hashing slow
  // Words that mean the same, a line a group, as in board/synonyms.h, in addition to the
  // built-in ones; with built_in_synonyms off, instead of them.
  std::string synonyms;
  bool built_in_synonyms = true;
};

// Immutable once built; find() may run on several threads at once. Boards share nothing.
class Board {
 public:
  // Takes the feeds over. Ids met before are left out and counted in that feed's
  // report. Linear in the feeds' text; memory: about the text and a third more.
  explicit Board(std::vector<Feed> feeds, const BoardOptions& options = {});
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

  // As Finder's, for whoever asks once.
  [[nodiscard]] std::vector<Reason> explain(const Query& query, PostingId id) const;

 private:
  friend class Finder;
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// Answers one query after another as Board::find() does, and keeps what the last one worked
// out: while someone types, the words before are not looked up again, and while someone
// chooses filters, no word is. Used by one thread at a time; the board must outlive it.
// Memory: about 4 bytes a posting for each word of the last query and each pair of them that
// is one word, one for each excluded phrase, and up to 36 for what single letters begin.
class Finder {
 public:
  explicit Finder(const Board& board);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  [[nodiscard]] Page find(const Query& query);
  // Why a posting stands where it does among the hits of `query`; empty when it is none.
  // `id` must be < the board's size().
  [[nodiscard]] std::vector<Reason> explain(const Query& query, PostingId id);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace jobstand
