// board.cpp - the whole board, for programs: search and selection joined. A browser joins the
// two itself, because they come in modules of their own.
#include "jobstand/board.h"

#include <algorithm>

#include "board/places.h"
#include "board/search.h"
#include "board/select.h"
#include "board/state.h"
#include "board/text_index.h"
#include "text/json_string.h"

namespace jobstand {

using board::Search;
using board::Select;

namespace {

board::State& whole(board::State& state) {
  while (state.step(state.size())) {
  }
  return state;
}

}  // namespace

struct Board::Parts {
  Parts(std::vector<Feed> feeds, const BoardOptions& options)
      : state(std::move(feeds), options), index(whole(state), options), places(state) {
    while (places.add(state.size(), spots)) {
    }
    while (index.add(state.size())) {
    }
  }
  board::State state;
  board::TextIndex index;
  board::Places places;
  board::Spots spots;
};

struct Finder::Memory {
  explicit Memory(const Board::Parts& parts)
      : search(parts.index, parts.places, parts.spots), places(parts.places), spots(parts.spots), select(parts.state, spots) {}
  Search search;
  const board::Places& places;
  board::Spots spots;
  Select select;
};

Finder::Finder(const Board& board) : memory_(std::make_unique<Memory>(*board.parts_)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

Page Finder::find(const Query& query) {
  Search& search = memory_->search;
  search.run(query.text);
  const auto choices = memory_->places.choose(query, memory_->spots);
  Page page = memory_->select.find(query, search.found());
  if (query.facets.has(Facet::location)) {
    page.facets[static_cast<std::size_t>(Facet::location)] = memory_->places.counts(query, choices, memory_->spots);
  }
  for (Hit& hit : page.hits) search.describe(hit);
  page.corrected = search.corrected();
  if (page.total != 0) return page;
  // What the text would find without one of its words.
  Query less = query;
  less.limit = 0;
  less.facets = {};
  for (const Search::Part& part : search.parts()) {
    search.run(part.rest);
    if (!search.found().any) continue;
    less.text = part.rest;
    const std::uint32_t count = memory_->select.find(less, search.found()).total;
    if (count == 0) continue;
    Hint& hint = page.hints.emplace_back();
    hint.text = part.text;
    hint.count = count;
  }
  std::stable_sort(page.hints.begin(), page.hints.end(), [](const Hint& a, const Hint& b) { return a.count > b.count; });
  return page;
}

std::vector<Reason> Finder::explain(const Query& query, PostingId id) {
  Search& search = memory_->search;
  search.run(query.text);
  return search.found().any && search.found().scores[id] != 0 ? search.explain(id) : std::vector<Reason>{};
}

Board::Board(std::vector<Feed> feeds, const BoardOptions& options)
    : parts_(std::make_unique<const Parts>(std::move(feeds), options)) {}
Board::~Board() = default;
Board::Board(Board&&) noexcept = default;
Board& Board::operator=(Board&&) noexcept = default;

std::uint32_t Board::size() const { return parts_->state.size(); }
const std::vector<Feed>& Board::feeds() const { return parts_->state.feeds; }
const Posting& Board::posting(PostingId id) const { return parts_->state.at(id); }
std::string Board::body(PostingId id) const { return parts_->state.body(id); }
Page Board::find(const Query& query) const { return Finder(*this).find(query); }
std::vector<Reason> Board::explain(const Query& query, PostingId id) const { return Finder(*this).explain(query, id); }

Result<PostingId> Board::by_id(std::string_view id) const { return parts_->state.by_id(id); }

}  // namespace jobstand
