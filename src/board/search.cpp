#include "board/search.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "board/typo.h"
#include "text/fold.h"
#include "text/order.h"
#include "text/words.h"

namespace jobstand::board {
namespace {

constexpr std::uint32_t kEdit = 1u << 24;  // one edit, above the score
constexpr std::uint32_t kMaxScore = kEdit - 1;
// How much of a word's worth counts, by How, in sixteenths.
constexpr std::uint32_t kFactors[] = {16, 10, 14, 15, 9, 5};
constexpr const char* kHowNames[] = {"exact", "prefix", "synonym", "joined", "1 typo", "2 typos"};
// A word that fewer postings hold may be a typo.
constexpr std::uint32_t kFew = 5;
// Of words that a typo may stand for, so many of the nearest and commonest are looked up.
constexpr std::size_t kMaxTypos = 24;

// 16 x log2, the steps between powers of two drawn straight.
std::uint32_t log2_16(std::uint32_t x) {
  const auto power = static_cast<std::uint32_t>(std::bit_width(x)) - 1;
  return power * 16 + static_cast<std::uint32_t>((std::uint64_t{x} << 4 >> power) & 15);
}

// The better of two scores of one term: fewer edits, then more.
std::uint32_t better(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return a | b;
  return a / kEdit != b / kEdit ? std::min(a, b) : std::max(a, b);
}

// Two terms as the one that Found::term of a pair is.
Term pair_of(const Term& first, const Term& second) {
  Term pair;
  pair.word.append(first.word).append(" ").append(second.word);
  pair.prefix = second.prefix;
  pair.phrase = first.phrase | second.phrase;
  return pair;
}

}  // namespace

// --- one term -------------------------------------------------------------------

std::uint32_t Search::factor(const Expansion& expansion) const {
    std::uint32_t postings = 0;
  for (std::uint32_t place = expansion.places.begin; place < expansion.places.end && postings < index_.postings(); ++place) {
    postings += index_.frequency(place);
  }
  // Rare words say more.
  const std::uint32_t rarity = 16 + log2_16(1 + index_.postings() / std::clamp(postings, 1u, index_.postings()));
  return rarity * kFactors[static_cast<std::size_t>(expansion.how)];
}

// Looks an expansion up. In order: those that need edits only add what is not there yet.
void Search::add(Match& match, Expansion expansion) const {
  if (expansion.places.empty()) return;
    match.scores.resize(index_.postings());
  const std::uint32_t worth = factor(expansion);
  const std::uint32_t edits = expansion.how < How::one_typo ? 0u : expansion.how == How::one_typo ? kEdit : 2 * kEdit;
  const unsigned counted = expansion.bodies ? 0xFFu : (1u << Index::kBodyShift) - 1;
  std::uint32_t* const scores = match.scores.data();
  for (std::uint32_t place = expansion.places.begin; place < expansion.places.end; ++place) {
    index_.for_each(place, [&](PostingId posting, Index::Code code) {
      if ((code & counted) == 0) return;
      const std::uint32_t score = edits + 1 + (index_.strength(posting, static_cast<Index::Code>(code & counted)) * worth >> 8);
      const std::uint32_t known = scores[posting];
      if (score > known && (known == 0 || known >= edits)) scores[posting] = score;
    });
  }
  match.expansions.push_back(expansion);
}

Search::Match Search::look_up(const Term& term) const {
    Match match;
  match.term = term;
  const Index::Range exact = index_.exact(term.word);
  add(match, {exact, How::exact, true});
  if (term.prefix) {
    Index::Range longer = index_.prefix(term.word);
    longer.begin += exact.end - exact.begin;
    add(match, {longer, How::prefix, true});
  }
  // What is in quotes is meant as it is written.
  if (term.phrase == 0) {
    texts_.synonyms().for_each(term.word, [&](std::string_view word, bool bodies) {
      add(match, {index_.exact(word), How::synonym, bodies});
    });
    forgive(match);
  }
  return match;
}

// What the term may have been meant to be, when hardly any posting holds it.
void Search::forgive(Match& match) const {
    const Typo typo(match.term.word);
  const std::uint32_t most = forgiven(typo.size());
  if (most == 0) return;
  std::uint32_t known = 0;
  for (const std::uint32_t score : match.scores) known += score != 0 ? 1 : 0;
  if (known >= kFew) return;
  match.guessed = known == 0;

  const std::uint32_t letters = Index::letters_of(match.term.word);
  const auto bits = [](std::uint32_t set) { return static_cast<std::uint32_t>(std::popcount(set)); };
  std::vector<std::uint32_t> near[2];  // places, by edits less one
  for (std::uint32_t place = 0; place < index_.size(); ++place) {
    const std::uint32_t others = index_.letters(place);
    // A letter that is missing takes an edit; so does one too many, unless it may follow.
    if (bits(letters & ~others) > most || (!match.term.prefix && bits(others & ~letters) > most)) continue;
    const std::string_view word = index_.word(place);
    if (word.size() + most < match.term.word.size()) continue;
    if (!match.term.prefix && word.size() > 4 * (match.term.word.size() + most)) continue;
    const std::uint32_t edits = typo.distance(word, match.term.prefix);
    if (edits >= 1 && edits <= most) near[edits - 1].push_back(place);
  }
  for (const How how : {How::one_typo, How::two_typos}) {
    std::vector<std::uint32_t>& places = near[how == How::one_typo ? 0 : 1];
    text::order(places, std::min(places.size(), kMaxTypos), [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t x = index_.frequency(a);
      const std::uint32_t y = index_.frequency(b);
      return x != y ? x > y : a < b;
    });
    for (std::size_t i = 0; i < places.size() && i < kMaxTypos; ++i) add(match, {{places[i], places[i] + 1}, how, true});
    // Two edits are only guessed at when one is not enough.
    if (!places.empty()) break;
  }
}

// The two as one word: "data base", or what they are short for.
Search::Match Search::look_up_pair(const Term& first, const Term& second) const {
  Match match;
  match.term = pair_of(first, second);
  const std::string joined = first.word + second.word;
  if (first.phrase != 0 || second.phrase != 0 || joined.size() > text::kMaxWord) return match;
  add(match, {second.prefix ? index_.prefix(joined) : index_.exact(joined), How::joined, true});
  const std::string_view both = texts_.synonyms().of_pair(first.word, second.word);
  if (!both.empty()) add(match, {index_.exact(both), How::joined, true});
  return match;
}

// --- all of them ------------------------------------------------------------------

void Search::run(std::string_view text) {
  text_ = text;
  std::vector<Term> terms = read_terms(text);
  if (terms == terms_) {
    terms_ = std::move(terms);  // they may stand elsewhere in the text
    return;
  }
  std::vector<Match> known = std::move(matches_);
  std::vector<Match> known_pairs = std::move(pairs_);
  matches_ = {};
  pairs_ = {};
  const auto take = [](std::vector<Match>& from, const Term& term) -> Match* {
    for (Match& match : from) {
      if (match.term == term) return &match;
    }
    return nullptr;
  };
  const Term* last = nullptr;
  for (const Term& term : terms) {
    if (term.excluded) continue;
    if (last != nullptr) {
      Match* const before = take(known_pairs, pair_of(*last, term));
      pairs_.push_back(before != nullptr ? std::move(*before) : look_up_pair(*last, term));
    }
    Match* const before = take(known, term);
    matches_.push_back(before != nullptr ? std::move(*before) : look_up(term));
    last = &term;
  }
  terms_ = std::move(terms);
  all_.any = !terms_.empty();
  combine();
  collect_patterns();
}

void Search::combine() {
  all_.hits.clear();
  if (!all_.any) return;
  const std::uint32_t count = texts_.state().size();
  all_.scores.assign(count, 1);
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    // Of the term alone, and of it with its neighbours.
    const std::vector<std::uint32_t>* const all[] = {
        &matches_[i].scores, i > 0 ? &pairs_[i - 1].scores : nullptr, i < pairs_.size() ? &pairs_[i].scores : nullptr};
    const std::uint32_t* given[3];
    std::size_t n = 0;
    for (const auto* scores : all) {
      if (scores != nullptr && !scores->empty()) given[n++] = scores->data();
    }
    for (PostingId id = 0; id < count; ++id) {
      if (all_.scores[id] == 0) continue;
      std::uint32_t score = 0;
      for (std::size_t j = 0; j < n; ++j) score = better(score, given[j][id]);
      all_.scores[id] = score == 0 ? 0 : all_.scores[id] + score;
    }
  }
  for (const Term& term : terms_) {
    if (!term.excluded || term.phrase != 0) continue;
    const Index::Range places = index_.exact(term.word);
    for (std::uint32_t place = places.begin; place < places.end; ++place) {
      index_.for_each(place, [&](PostingId posting, Index::Code) { all_.scores[posting] = 0; });
    }
  }
  const bool phrases = std::any_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.phrase != 0; });
  for (PostingId id = 0; id < count; ++id) {
    if (all_.scores[id] == 0) continue;
    if (phrases && !phrases_hold(id)) {
      all_.scores[id] = 0;
      continue;
    }
    const std::uint32_t edits = all_.scores[id] / kEdit;
    std::uint32_t score = all_.scores[id] % kEdit;
    score += together(id, score) + (score * texts_.state().favour[id] >> 8);
    all_.scores[id] = (255 - std::min(edits, 254u)) * kEdit + std::min(score, kMaxScore);
    all_.hits.push_back(id);
  }
}

// What words count more that stand side by side in the title, in the order of the query:
// a quarter when all do, and an eighth more when the title says nothing else.
std::uint32_t Search::together(PostingId posting, std::uint32_t score) const {
  if (matches_.size() < 2) return 0;
  const Index::Title title = index_.title(posting);
  const auto is = [&](const std::uint32_t* place, const Match& match) {
    return std::any_of(match.expansions.begin(), match.expansions.end(), [&](const Expansion& e) {
      return *place >= e.places.begin && *place < e.places.end;
    });
  };
  std::uint32_t neighbours = 0;
  for (std::size_t i = 0; i + 1 < matches_.size(); ++i) {
    for (const std::uint32_t* place = title.begin; place + 1 < title.end; ++place) {
      if (!is(place, matches_[i]) || !is(place + 1, matches_[i + 1])) continue;
      ++neighbours;
      break;
    }
  }
  if (neighbours == 0) return 0;
  const auto pairs = static_cast<std::uint32_t>(matches_.size() - 1);
  const bool all = neighbours == pairs && static_cast<std::size_t>(title.end - title.begin) == matches_.size();
  return score * neighbours / (4 * pairs) + (all ? score / 8 : 0);
}

// --- phrases ----------------------------------------------------------------------

bool Search::phrases_hold(PostingId posting) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const Term& first = terms_[i];
    if (first.phrase == 0 || (i > 0 && terms_[i - 1].phrase == first.phrase)) continue;
    std::vector<const Term*> phrase;
    for (std::size_t j = i; j < terms_.size() && terms_[j].phrase == first.phrase; ++j) phrase.push_back(&terms_[j]);
    if (holds(posting, phrase) == first.excluded) return false;
  }
  return true;
}

// Whether the words stand side by side in one of the posting's texts. The index does not
// know places, so the texts are read: about 10 us for a body of 3 kB.
bool Search::holds(PostingId posting, const std::vector<const Term*>& phrase) {
  const auto in_text = [&](std::string_view text) {
    std::uint32_t at = 0;  // bit n: the first n + 1 words of the phrase end here
    for (text::WordReader in(text); in.next();) {
      if (in.extra()) continue;
      std::uint32_t fits = 0;
      for (std::size_t i = 0; i < phrase.size(); ++i) {
        const std::string_view word = phrase[i]->prefix ? in.word().substr(0, phrase[i]->word.size()) : in.word();
        if (word == phrase[i]->word) fits |= 1u << i;
      }
      at = (at << 1 | 1) & fits;
      if ((at >> (phrase.size() - 1) & 1) != 0) return true;
    }
    return false;
  };
  return texts_.any_text(posting, scratch_, visible_, in_text);
}

// --- what is said of it -------------------------------------------------------------

void Search::collect_patterns() {
  patterns_ = Patterns(texts_.synonyms());
  const auto collect = [&](const Match& match, std::size_t term) {
    for (const Expansion& e : match.expansions) {
      if (e.how == How::prefix || (e.how == How::joined && match.term.prefix)) {
        std::string word = match.term.word;
        std::erase(word, ' ');
        patterns_.add(word, true, term);
      } else {
        patterns_.add(index_.word(e.places.begin), false, term);
      }
    }
  };
  for (std::size_t i = 0; i < matches_.size(); ++i) collect(matches_[i], i);
  for (std::size_t i = 0; i < pairs_.size(); ++i) collect(pairs_[i], i);
}

// The word at a place of the dictionary, as the first posting that holds it writes it.
std::string Search::surface(std::uint32_t place) const {
  std::string out(index_.word(place));
  PostingId first = Index::kNoPosting;
  index_.for_each(place, [&](PostingId posting, Index::Code) { first = std::min(first, posting); });
  std::string scratch;
  std::string visible;
  texts_.any_text(first, scratch, visible, [&](std::string_view text) {
    for (text::WordReader in(text); in.next();) {
      if (in.word() != index_.word(place)) continue;
      out = text::fold(text.substr(in.begin(), in.end() - in.begin()));
      return true;
    }
    return false;
  });
  return out;
}

std::string Search::corrected() const {
  std::string out;
  std::size_t at = 0;
  bool changed = false;
  std::size_t next = 0;  // of matches_
  for (const Term& term : terms_) {
    if (term.excluded) continue;
    const Match& match = matches_[next++];
    if (!match.guessed || match.expansions.empty() || term.begin < at) continue;
    out.append(text_, at, term.begin - at).append(surface(match.expansions.front().places.begin));
    at = term.end;
    changed = true;
  }
  return changed ? out.append(text_, at) : std::string{};
}

std::vector<Search::Part> Search::parts() const {
  constexpr std::size_t kMost = 6;  // looking each up costs a search
  std::vector<Part> parts;
  for (std::size_t i = 0; i < terms_.size() && parts.size() < kMost;) {
    std::size_t end = i + 1;
    while (end < terms_.size() && terms_[i].phrase != 0 && terms_[end].phrase == terms_[i].phrase) ++end;
    const std::string_view text = text_;
    const std::size_t from = terms_[i].begin;
    const std::size_t to = terms_[end - 1].end;
    Part& part = parts.emplace_back();
    part.text = text.substr(from, to - from);
    // The space at the end: a word that is left there is not being typed any more.
    part.rest.append(text.substr(0, from)).append(" ").append(text.substr(to)).append(" ");
    i = end;
  }
  return parts.size() > 1 ? parts : std::vector<Part>{};
}

void Search::describe(Hit& hit) {
  if (patterns_.empty()) return;
  const Posting& posting = texts_.state().at(hit.posting);
  using Where = Mark::Where;
  bool last = false;
  for (const TextField& field : kTexts) {
    if (field.where != Where::snippet) last = add_marks(posting.*field.text, patterns_, field.where, hit.marks);
  }
  // The body is only looked into when the summary, the last of them, shows no match.
  if (!last) {
    texts_.visible_body(hit.posting, scratch_, visible_);
    hit.snippet = make_snippet(visible_, patterns_);
    add_marks(hit.snippet, patterns_, Where::snippet, hit.marks);
  }
  std::vector<Mark> in_tag;
  for (std::uint32_t tag = 0; tag < posting.tags.size(); ++tag) {
    if (add_marks(posting.tags[tag], patterns_, Where::tags, in_tag)) hit.marks.push_back({Where::tags, tag, tag + 1});
  }
}

std::vector<Reason> Search::explain(PostingId hit) const {
  std::vector<Reason> reasons;
    const auto best_of = [&](const Match& match, Reason& reason) {
    for (const Expansion& e : match.expansions) {
      const std::uint32_t worth = factor(e);
      for (std::uint32_t place = e.places.begin; place < e.places.end; ++place) {
        index_.for_each(place, [&](PostingId posting, Index::Code code) {
          if (posting != hit) return;
          if (!e.bodies) code = static_cast<Index::Code>(code & ((1u << Index::kBodyShift) - 1));
          const std::uint32_t score = code == 0 ? 0 : 1 + (index_.strength(posting, code) * worth >> 8);
          if (score <= reason.score || (reason.score > 0 && e.how >= How::one_typo)) return;
          reason.score = score;
          reason.word = index_.word(place);
          reason.how = kHowNames[static_cast<std::size_t>(e.how)];
          reason.fields.clear();
          for (std::size_t field = 0; field <= Index::kBodyShift; ++field) {
            if ((code >> field) == 0 || (field < Index::kBodyShift && (code >> field & 1) == 0)) continue;
            reason.fields.append(reason.fields.empty() ? "" : " ").append(kFieldNames[field]);
          }
        });
      }
    }
  };
  std::uint32_t sum = 1;
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    Reason& reason = reasons.emplace_back();
    reason.term = matches_[i].term.word;
    best_of(matches_[i], reason);
    if (i > 0) best_of(pairs_[i - 1], reason);
    if (i < pairs_.size()) best_of(pairs_[i], reason);
    sum += reason.score;
  }
  const auto bonus = [&](const char* name, std::uint32_t score) {
    if (score == 0) return;
    Reason& reason = reasons.emplace_back();
    reason.how = name;
    reason.score = score;
  };
  bonus("side by side in the title", together(hit, sum));
  bonus("featured or new", sum * texts_.state().favour[hit] >> 8);
  return reasons;
}

}  // namespace jobstand::board
