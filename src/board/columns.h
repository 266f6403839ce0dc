// columns.h - the facets of all postings, as numbers in columns.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/board.h"
#include "text/string_table.h"

namespace jobstand::board {

// The values of one facet. Values are one when they are equal folded; the first spelling
// is shown. A posting has any number of them.
class Column {
 public:
  // Mixes into every hash: see text::StringTable. Before the first value.
  void seed(std::uint64_t seed) { table_.seed(seed); }
  // Postings must come in order of their id; call end_posting() after each.
  void add(std::string_view value);
  void add(std::uint32_t value);  // that declare() has given
  void end_posting();

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(spellings_.size()); }
  [[nodiscard]] const std::string& spelling(std::uint32_t value) const { return spellings_[value]; }
  [[nodiscard]] std::uint32_t find(std::string_view value) const;  // or StringTable::kNone
  [[nodiscard]] const std::uint32_t* begin(PostingId id) const { return values_.data() + ends_[id]; }
  [[nodiscard]] const std::uint32_t* end(PostingId id) const { return values_.data() + ends_[id + 1]; }

  // Numbers values by their folded name, so that order of number is order of name.
  void sort_values();
  // Makes a value known that may stay without a posting; values that are not sorted keep
  // the order in which they were made known.
  std::uint32_t declare(std::string_view value);

 private:
  text::StringTable table_;              // folded -> order of first sight
  std::vector<std::uint32_t> numbers_;   // order of first sight -> value
  std::vector<std::string> spellings_;   // of a value
  std::vector<std::uint32_t> values_;    // of all postings
  std::vector<std::uint32_t> ends_{0};
};

using Columns = std::array<Column, kFacets>;

// Adds the facets of the next posting, but for those of derive() and the location, which is
// a tree: see places.h.
void add_posting(Columns& columns, const Posting& posting);

// What all postings together decide: how recent they are, and bands of pay.
struct Derived {
  std::string currency;               // the commonest currency and period of pay
  std::string period;
  std::vector<std::int64_t> salary;   // by posting: the most it pays in them, whole units; 0: not known
};

// Fills the columns posted ("24h", "7d", "30d": a posting is in each that is long enough)
// and salary ("60000+ EUR/year": a posting is in each band that it reaches). `postings` are
// those of the other columns, in order; `now` as in BoardOptions.
Derived derive(Columns& columns, std::span<const Posting* const> postings, std::int64_t now);

// Facets whose values have an order of their own, which is not that of their counts.
inline bool is_scale(Facet facet) { return facet == Facet::posted || facet == Facet::salary; }

}  // namespace jobstand::board
