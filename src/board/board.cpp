#include "jobstand/board.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>

#include "board/columns.h"
#include "board/index.h"
#include "board/marks.h"
#include "text/fold.h"
#include "text/json_string.h"
#include "text/order.h"
#include "text/string_table.h"
#include "text/visible.h"

namespace jobstand {

using board::Column;
using board::Columns;
using board::Field;
using board::Index;
using board::Words;

struct Board::State {
  std::vector<Feed> feeds;
  std::vector<std::uint32_t> feed_of;   // by PostingId: its feed
  std::vector<std::uint32_t> place_of;  // by PostingId: its place in the feed's postings
  text::StringTable ids;                // numbers are PostingIds
  Columns columns;
  Index index;
  std::vector<std::uint32_t> featured_rank;  // place in the order "featured", by PostingId

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(feed_of.size()); }
  [[nodiscard]] const Posting& at(PostingId id) const {
    return feeds[feed_of[id]].postings[place_of[id]];
  }
  [[nodiscard]] std::string_view raw_body(PostingId id) const {
    const Body& body = at(id).body;
    return std::string_view(feeds[feed_of[id]].text).substr(body.offset, body.size);
  }
  [[nodiscard]] std::string visible_body(PostingId id, std::string& scratch) const;

  void number_postings();
  void build();
  void score(const Words& words, std::vector<std::uint32_t>& scores) const;
  void order(std::vector<PostingId>& hits, const Query& query, const std::vector<std::uint32_t>& scores) const;
  void describe(const Words& words, std::string& scratch, Hit& hit) const;
};

namespace {

bool has_text(Body::Format format) { return format == Body::Format::markdown || format == Body::Format::html; }

// What is searched, besides the body.
struct TextField {
  Field field;
  std::string Posting::*text;
};
constexpr TextField kTexts[] = {
    {Field::title, &Posting::title},       {Field::company, &Posting::company}, {Field::category, &Posting::category},
    {Field::location, &Posting::location}, {Field::summary, &Posting::summary},
};
struct ListField {
  Field field;
  std::vector<std::string> Posting::*list;
};
constexpr ListField kLists[] = {
    {Field::tags, &Posting::tags}, {Field::category, &Posting::departments}, {Field::location, &Posting::locations}};

// What of a hit is marked, besides its tags and the snippet.
struct MarkedField {
  Mark::Where where;
  std::string Posting::*text;
};
constexpr MarkedField kMarked[] = {{Mark::Where::title, &Posting::title},
                                   {Mark::Where::company, &Posting::company},
                                   {Mark::Where::location, &Posting::location},
                                   {Mark::Where::summary, &Posting::summary}};

// What a word counts for, by the fields it stands in. Whole numbers throughout: scores are
// the same on every platform.
std::uint32_t weight(Set<Field> fields) {
  constexpr std::uint8_t kWeights[] = {8, 5, 4, 3, 3, 2, 1};  // in the order of Field
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < std::size(kWeights); ++i) {
    if (fields.has(static_cast<Field>(i))) sum += kWeights[i];
  }
  return sum;
}

// 16 x log2, the steps between powers of two drawn straight.
std::uint32_t log2_16(std::uint32_t x) {
  const auto power = static_cast<std::uint32_t>(std::bit_width(x)) - 1;
  return power * 16 + static_cast<std::uint32_t>((std::uint64_t{x} << 4 >> power) & 15);
}

}  // namespace

// --- building -----------------------------------------------------------------

void Board::State::number_postings() {
  for (std::uint32_t f = 0; f < feeds.size(); ++f) {
    Feed& feed = feeds[f];
    for (std::uint32_t p = 0; p < feed.postings.size(); ++p) {
      const std::uint32_t known = ids.size();
      if (ids.intern(feed.postings[p].id) == known) {
        feed_of.push_back(f);
        place_of.push_back(p);
      } else {
        ++feed.report.duplicates;
        --feed.report.accepted;
      }
    }
  }
}

std::string Board::State::visible_body(PostingId id, std::string& scratch) const {
  std::string visible;
  const Body::Format format = at(id).body.format;
  if (!has_text(format)) return visible;
  scratch.clear();
  text::unescape_json(raw_body(id), scratch, Limits{}.body);
  text::visible_text(scratch, format == Body::Format::html ? text::Markup::html : text::Markup::markdown, visible);
  return visible;
}

void Board::State::build() {
  number_postings();
  std::string scratch;
  const auto count = size();
  for (PostingId id = 0; id < count; ++id) {
    const Posting& posting = at(id);
    board::add_posting(columns, posting);
    for (const auto& [field, text] : kTexts) index.add(id, field, posting.*text);
    for (const auto& [field, list] : kLists) {
      for (const std::string& text : posting.*list) index.add(id, field, text);
    }
    index.add(id, Field::body, visible_body(id, scratch));
    index.end_posting();
  }
  for (Column& column : columns) column.sort_values();
  index.finish();

  std::vector<PostingId> order(count);
  std::iota(order.begin(), order.end(), 0u);
  text::order(order, count, [&](PostingId a, PostingId b) {
    const Posting& x = at(a);
    const Posting& y = at(b);
    if (x.featured != y.featured) return x.featured > y.featured;
    if (x.posted != y.posted) return x.posted > y.posted;  // unknown is 0: last
    return x.id < y.id;
  });
  featured_rank.resize(count);
  for (std::uint32_t rank = 0; rank < count; ++rank) featured_rank[order[rank]] = rank;
}

Board::Board(std::vector<Feed> feeds) {
  auto state = std::make_unique<State>();
  state->feeds = std::move(feeds);
  state->build();
  state_ = std::move(state);
}

Board::~Board() = default;
Board::Board(Board&&) noexcept = default;
Board& Board::operator=(Board&&) noexcept = default;

// --- finding ------------------------------------------------------------------

// The score of each posting; 0 where a word is missing.
void Board::State::score(const Words& words, std::vector<std::uint32_t>& scores) const {
  scores.assign(feed_of.size(), 1);
  std::vector<std::uint32_t> best;
  for (std::size_t w = 0; w < words.words.size(); ++w) {
    best.assign(feed_of.size(), 0);
    const bool prefix = words.last_is_prefix && w + 1 == words.words.size();
    const std::string& word = words.words[w];
    const Index::Range range = prefix ? index.prefix(word) : index.exact(word);
    for (std::uint32_t place = range.begin; place < range.end; ++place) {
      // Rare words say more; a word that only starts like the query says less.
      const std::uint32_t rarity = 16 + log2_16(1 + size() / index.frequency(place));
      const std::uint32_t factor = index.length(place) == word.size() ? rarity * 5 : rarity * 3;
      index.for_each(place, [&](board::Posted posted) {
        std::uint32_t& known = best[posted.posting];
        known = std::max(known, factor * weight(posted.fields));
      });
    }
    for (std::size_t id = 0; id < scores.size(); ++id) scores[id] = best[id] != 0 && scores[id] != 0 ? scores[id] + best[id] : 0;
  }
}

void Board::State::order(std::vector<PostingId>& hits, const Query& query, const std::vector<std::uint32_t>& scores) const {
  const std::size_t wanted = std::min<std::size_t>(hits.size(), std::size_t{query.offset} + query.limit);
  const auto featured = [&](PostingId a, PostingId b) { return featured_rank[a] < featured_rank[b]; };
  const bool by_name = query.sort == Sort::title || query.sort == Sort::company;
  if (by_name) {
    const auto name = query.sort == Sort::title ? &Posting::title : &Posting::company;
    std::vector<std::string> names(feed_of.size());
    for (const PostingId id : hits) names[id] = text::fold(at(id).*name);
    text::order(hits, wanted, [&](PostingId a, PostingId b) {
      if (names[a].empty() != names[b].empty()) return names[b].empty();  // unknown is last
      const int compared = names[a].compare(names[b]);
      return compared != 0 ? compared < 0 : featured(a, b);
    });
  } else if (query.sort == Sort::newest) {
    text::order(hits, wanted, [&](PostingId a, PostingId b) {
      return at(a).posted != at(b).posted ? at(a).posted > at(b).posted : featured(a, b);
    });
  } else if (query.sort == Sort::featured || scores.empty()) {
    text::order(hits, wanted, featured);
  } else {
    text::order(hits, wanted, [&](PostingId a, PostingId b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : featured(a, b);
    });
  }
}

// Fills in why `hit` is one.
void Board::State::describe(const Words& words, std::string& scratch, Hit& hit) const {
  if (words.empty()) return;
  const Posting& posting = at(hit.posting);
  using Where = Mark::Where;
  bool last = false;
  for (const auto& [where, text] : kMarked) last = board::add_marks(posting.*text, words, where, hit.marks);
  // The body is only looked into when the summary, the last of them, shows no match.
  if (!last) {
    hit.snippet = board::make_snippet(visible_body(hit.posting, scratch), words);
    board::add_marks(hit.snippet, words, Where::snippet, hit.marks);
  }
  std::vector<Mark> in_tag;
  for (std::uint32_t tag = 0; tag < posting.tags.size(); ++tag) {
    if (board::add_marks(posting.tags[tag], words, Where::tags, in_tag)) hit.marks.push_back({Where::tags, tag, tag + 1});
  }
}

namespace {

// For each facet, which of its values are chosen; empty: all of them.
using Filters = std::array<std::vector<std::uint8_t>, kFacets>;

Filters filters_of(const Query& query, const Columns& columns) {
  Filters filters;
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (query.filters[f].empty()) continue;
    filters[f].resize(columns[f].size() + 1);  // never empty
    for (const std::string& value : query.filters[f]) {
      const std::uint32_t known = columns[f].find(value);
      if (known != text::StringTable::kNone) filters[f][known] = 1;
    }
  }
  return filters;
}

bool passes(const std::vector<std::uint8_t>& chosen, const Column& column, PostingId id) {
  if (chosen.empty()) return true;
  for (const std::uint32_t* value = column.begin(id); value != column.end(id); ++value) {
    if (chosen[*value] != 0) return true;
  }
  return false;
}

FacetCounts counts_of(const Column& column, const std::vector<std::uint32_t>& counts,
                      const std::vector<std::uint8_t>& filter, const std::vector<std::string>& selected,
                      std::uint32_t limit) {
  std::vector<std::uint32_t> values;
  const auto chosen = [&](std::uint32_t value) { return !filter.empty() && filter[value] != 0; };
  for (std::uint32_t value = 0; value < column.size(); ++value) {
    if (counts[value] > 0 || chosen(value)) values.push_back(value);
  }
  text::order(values, limit, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  // What is chosen is shown, wherever it stands.
  std::size_t shown = std::min<std::size_t>(values.size(), limit);
  const auto found = static_cast<std::uint32_t>(values.size());
  for (std::size_t i = shown; i < values.size(); ++i) {
    if (chosen(values[i])) values[shown++] = values[i];
  }
  // So is what no posting has: the visitor must be able to take it back.
  std::size_t unknown = 0;
  for (const std::string& name : selected) unknown += column.find(name) == text::StringTable::kNone ? 1 : 0;

  FacetCounts out;
  out.more = found - static_cast<std::uint32_t>(shown);
  out.values = std::vector<FacetValue>(shown + unknown);
  for (std::size_t i = 0; i < shown; ++i) {
    out.values[i].value = column.spelling(values[i]);
    out.values[i].count = counts[values[i]];
    out.values[i].selected = chosen(values[i]);
  }
  for (const std::string& name : selected) {
    if (column.find(name) != text::StringTable::kNone) continue;
    out.values[shown].value = name;
    out.values[shown++].selected = true;
  }
  return out;
}

}  // namespace

Page Board::find(const Query& query) const {
  const State& s = *state_;
  const Words words = board::words_of(query.text);
  std::vector<std::uint32_t> scores;
  if (!words.empty()) s.score(words, scores);
  const Filters filters = filters_of(query, s.columns);
  std::array<std::vector<std::uint32_t>, kFacets> counts;
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (query.facets.has(static_cast<Facet>(f))) counts[f].resize(s.columns[f].size());
  }

  std::vector<PostingId> hits;
  for (PostingId id = 0; id < size(); ++id) {
    if (!scores.empty() && scores[id] == 0) continue;
    // A posting that fails one filter alone still counts in that filter's own facet.
    std::size_t failed = kFacets;
    std::size_t failures = 0;
    for (std::size_t f = 0; f < kFacets && failures < 2; ++f) {
      if (passes(filters[f], s.columns[f], id)) continue;
      failed = f;
      ++failures;
    }
    if (failures > 1) continue;
    if (failures == 0) hits.push_back(id);
    for (std::size_t f = 0; f < kFacets; ++f) {
      if (counts[f].empty() || (failures == 1 && f != failed)) continue;
      const Column& column = s.columns[f];
      for (const std::uint32_t* value = column.begin(id); value != column.end(id); ++value) ++counts[f][*value];
    }
  }

  Page page;
  page.total = static_cast<std::uint32_t>(hits.size());
  s.order(hits, query, scores);
  const std::size_t begin = std::min<std::size_t>(query.offset, hits.size());
  const std::size_t end = std::min<std::size_t>(hits.size(), begin + query.limit);
  std::string scratch;
  page.hits = std::vector<Hit>(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    Hit& hit = page.hits[i - begin];
    hit.posting = hits[i];
    s.describe(words, scratch, hit);
  }
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (!query.facets.has(static_cast<Facet>(f))) continue;
    page.facets[f] = counts_of(s.columns[f], counts[f], filters[f], query.filters[f], query.facet_limit);
  }
  return page;
}

// --- reading ------------------------------------------------------------------

std::uint32_t Board::size() const { return state_->size(); }
const std::vector<Feed>& Board::feeds() const { return state_->feeds; }
const Posting& Board::posting(PostingId id) const { return state_->at(id); }

std::string Board::body(PostingId id) const {
  std::string out;
  text::unescape_json(state_->raw_body(id), out, Limits{}.body);
  return out;
}

Result<PostingId> Board::by_id(std::string_view id) const {
  const std::uint32_t found = state_->ids.find(id);
  if (found == text::StringTable::kNone) return Error{Errc::unknown_posting, 0, "no posting has this id"};
  return PostingId{found};
}

}  // namespace jobstand
