#include "board/select.h"

#include <algorithm>

#include "text/fold.h"
#include "text/number.h"
#include "text/order.h"
#include "text/string_table.h"

namespace jobstand::board {
namespace {

// The order of a sort that does not depend on the query, as ranks.
std::vector<std::uint32_t> rank_by(const State& s, Sort sort) {
  std::vector<PostingId> order = s.featured;
  const auto featured = [&](PostingId a, PostingId b) { return s.featured_rank[a] < s.featured_rank[b]; };
  if (sort == Sort::title || sort == Sort::company) {
    std::vector<std::string> names(s.size());
    for (PostingId id = 0; id < s.size(); ++id) names[id] = text::fold(sort == Sort::title ? s.at(id).title : s.at(id).company);
    text::order(order, order.size(), [&](PostingId a, PostingId b) {
      if (names[a].empty() != names[b].empty()) return names[b].empty();  // unknown is last
      const int compared = names[a].compare(names[b]);
      return compared != 0 ? compared < 0 : featured(a, b);
    });
  } else {
    const auto value = [&](PostingId id) { return sort == Sort::newest ? s.at(id).posted : s.derived.salary[id]; };
    text::order(order, order.size(), [&](PostingId a, PostingId b) {
      return value(a) != value(b) ? value(a) > value(b) : featured(a, b);  // unknown is 0: last
    });
  }
  std::vector<std::uint32_t> ranks(s.size());
  for (std::uint32_t place = 0; place < s.size(); ++place) ranks[order[place]] = place;
  return ranks;
}

}  // namespace

const std::vector<std::uint32_t>& Select::ranks(Sort sort) {
  if (sort == Sort::featured || sort == Sort::best || sort == Sort::relevance) return state_.featured_rank;
  std::vector<std::uint32_t>& known = rank_[static_cast<std::size_t>(sort)];
  if (known.size() != state_.size()) known = rank_by(state_, sort);
  return known;
}

// Postings are twins when title, company and body are the same to the letter.
void Select::find_twins() {
  if (leader_.size() == state_.size()) return;
  text::StringTable keys(state_.ids.seed());
  std::vector<PostingId> lasts;  // by key: the last posting of its group
  leader_.resize(state_.size());
  next_twin_.resize(state_.size());
  for (PostingId id = 0; id < state_.size(); ++id) {
    // The bodies themselves would double the memory: two hashes stand for each.
    const std::string_view body = state_.raw_body(id);
    std::string key = state_.at(id).title;
    key.append("\n").append(state_.at(id).company).append("\n");
    for (std::uint64_t seed = 0; seed < 2; ++seed) text::append_number(key, text::hash(body, seed));
    leader_[id] = next_twin_[id] = id;
    const std::uint32_t group = keys.intern(key);
    if (group == lasts.size()) {
      lasts.push_back(id);
    } else if (state_.raw_body(lasts[group]) == body) {
      leader_[id] = leader_[lasts[group]];
      next_twin_[lasts[group]] = id;
      lasts[group] = id;
    }
  }
}

// --- one query --------------------------------------------------------------------

// Tests and counts the postings that the text finds. `hits` are those that pass; twins
// follow each other.
Facets Select::evaluate(const Query& query, const Found& found, std::vector<PostingId>& hits) {
  Facets facets(state_.columns, spots_, query);
  if (query.twins) {
    find_twins();
    for (PostingId first = 0; first < state_.size(); ++first) {
      if (leader_[first] != first) continue;
      PostingId id = first;
      for (bool more = true; more; id = next_twin_[id]) {
        more = next_twin_[id] != id;
        if (found.any && found.scores[id] == 0) continue;
        const std::uint32_t tested = facets.test(id);
        facets.count(id, tested, first);
        if (tested == Facets::kPasses) hits.push_back(id);
      }
    }
    return facets;
  }
  if (!found.any && facets.open()) {
    // Nothing was asked: the counts are those of all postings, and they stay the same.
    hits = state_.featured;
    if ((query.facets.bits() & ~all_known_.bits()) != 0) {
      for (PostingId id = 0; id < state_.size(); ++id) facets.count(id, Facets::kPasses, id);
      all_ = facets.all_counts();
      // Locations are not counted while they are not known.
      constexpr std::uint32_t kLocation = 1u << static_cast<unsigned>(Facet::location);
      all_known_ = Set<Facet>::from_bits(query.facets.bits() & (spots_.of.empty() ? ~kLocation : ~0u));
    } else {
      facets.set_counts(all_);
    }
    return facets;
  }
  const auto look = [&](PostingId id) {
    const std::uint32_t tested = facets.test(id);
    facets.count(id, tested, id);
    if (tested == Facets::kPasses) hits.push_back(id);
  };
  if (found.any) {
    for (const PostingId id : found.hits) look(id);
  } else {
    for (PostingId id = 0; id < state_.size(); ++id) look(id);
  }
  return facets;
}

Page Select::find(const Query& query, const Found& found) {
  std::vector<PostingId> hits;
  const Facets facets = evaluate(query, found, hits);

  const bool relevance = found.any && (query.sort == Sort::best || query.sort == Sort::relevance);
  const std::vector<std::uint32_t>& places = ranks(query.sort);
  const std::vector<std::uint32_t>& scores = found.scores;
  const auto before = [&](PostingId a, PostingId b) {
    return relevance && scores[a] != scores[b] ? scores[a] > scores[b] : places[a] < places[b];
  };
  // Of twins the best one stands for all of them.
  if (query.twins) {
    std::vector<PostingId> best;
    for (const PostingId id : hits) {
      const bool same = !best.empty() && leader_[best.back()] == leader_[id];
      if (!same) best.push_back(id);
      else if (before(id, best.back())) best.back() = id;
    }
    hits = std::move(best);
  }

  Page page;
  page.total = static_cast<std::uint32_t>(hits.size());
  const std::size_t begin = std::min<std::size_t>(query.offset, hits.size());
  const std::size_t end = std::min<std::size_t>(hits.size(), begin + query.limit);
  const bool ordered = !found.any && facets.open() && !query.twins && &places == &state_.featured_rank;
  if (!ordered) text::order(hits, end, before);
  page.hits = std::vector<Hit>(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    Hit& hit = page.hits[i - begin];
    hit.posting = hits[i];
    if (!query.twins) continue;
    const PostingId first = leader_[hit.posting];
    for (PostingId id = first;; id = next_twin_[id]) {
      const bool shown = (!found.any || scores[id] != 0) && facets.test(id) == Facets::kPasses;
      if (id != hit.posting && shown) hit.twins.push_back(id);
      if (next_twin_[id] == id) break;
    }
  }
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (query.facets.has(static_cast<Facet>(f))) page.facets[f] = facets.counts(static_cast<Facet>(f));
  }
  for (std::size_t f = 0; f < kFacets && page.total == 0; ++f) {
    const auto facet = static_cast<Facet>(f);
    if (facets.failed(facet) == 0) continue;
    Hint& hint = page.hints.emplace_back();
    hint.facet = facet;
    hint.count = facets.failed(facet);
  }
  return page;
}

}  // namespace jobstand::board
