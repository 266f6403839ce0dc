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
// What a place is worth that is named by a country or region around it: as much as a word
// that a quarter of the postings have.
constexpr std::uint32_t kPlace = 24 * 16;
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

}  // namespace

// The bits of a code that count.
Index::Code Search::counted(const Expansion& expansion) {
  return static_cast<Index::Code>(expansion.bodies ? 0xFF : Index::kPlain - 1);
}

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

// One letter begins a good part of all words, and most searches begin with one: what it
// stands for is kept.
void Search::gather(const Term& term, const Expansion& expansion) {
  const bool keep = expansion.how == How::prefix && term.word.size() == 1;
  std::vector<Index::Code> once;
  std::vector<Index::Code>& codes = keep ? letters_[static_cast<unsigned char>(term.word[0]) % kLetters] : once;
  if (codes.empty()) {
    index_.gather(expansion.places, counted(expansion), gathered_);
    if (keep) codes = gathered_.codes;
    return;
  }
  gathered_.codes = codes;
  gathered_.size = 0;
  for (PostingId id = 0; id < codes.size(); ++id) {
    if (codes[id] != 0) gathered_.postings[gathered_.size++] = id;
  }
}

// Looks an expansion up. In order: those that need edits only add what is not there yet.
void Search::add(Match& match, Expansion expansion) {
  if (expansion.places.empty()) return;
  match.scores.resize(index_.postings());
  const std::uint32_t worth = factor(expansion);
  const std::uint32_t edits = expansion.how < How::one_typo ? 0u : expansion.how == How::one_typo ? kEdit : 2 * kEdit;
  gather(match.term, expansion);
  for (std::uint32_t i = 0; i < gathered_.size; ++i) {
    const PostingId posting = gathered_.postings[i];
    const Index::Code code = std::exchange(gathered_.codes[posting], Index::Code{0});
    const std::uint32_t score = edits + 1 + (index_.strength(posting, code) * worth >> 8);
    std::uint32_t& known = match.scores[posting];
    if (known == 0) ++match.postings;
    if (score > known && (known == 0 || known >= edits)) known = score;
  }
  match.expansions.push_back(expansion);
}

// Postings in the country or region that the words name count as if their place said so, and
// remote ones that may be done there half as much.
void Search::add_place(Match& match, const std::string& written) {
  constexpr Index::Code kLocation = 1u << static_cast<unsigned>(Field::location);
  const std::vector<std::uint8_t> named = places_.named(written);
  if (named.empty()) return;
  match.scores.resize(index_.postings());
  for (PostingId id = 0; id < index_.postings(); ++id) {
    const std::uint32_t there = named[spots_.of[id]];
    if (there == 0) continue;
    const std::uint32_t score = 1 + (index_.strength(id, kLocation) * there * kPlace >> 8);
    std::uint32_t& known = match.scores[id];
    if (known == 0) ++match.postings;
    known = std::max(known, score);
  }
}

void Search::look_up(Match& match) {
  const Term& term = match.term;
  if (!match.next.word.empty()) return look_up_pair(match);
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
    add_place(match, term.written);
    if (match.postings < kFew && !term.filler) {
      split(match);
      forgive(match);
    }
  }
}

// Two words that were typed as one: "dataengineer". Both stand in the same short field; the
// better one counts.
void Search::split(Match& match) {
  constexpr std::size_t kLeast = 3;  // letters of each
  const std::string_view word = match.term.word;
  for (std::size_t at = kLeast; at + kLeast <= word.size(); ++at) {
    const Expansion parts[] = {{index_.exact(word.substr(0, at)), How::joined, false}, {index_.exact(word.substr(at)), How::joined, false}};
    if (parts[0].places.empty() || parts[1].places.empty()) continue;
    index_.gather(parts[0].places, counted(parts[0]), gathered_);
    std::vector<Index::Code> first(index_.postings());
    first.swap(gathered_.codes);
    index_.gather(parts[1].places, counted(parts[1]), gathered_);
    match.scores.resize(index_.postings());
    const std::uint32_t worth[] = {factor(parts[0]), factor(parts[1])};
    bool any = false;
    for (std::uint32_t i = 0; i < gathered_.size; ++i) {
      const PostingId posting = gathered_.postings[i];
      const Index::Code second = std::exchange(gathered_.codes[posting], Index::Code{0});
      if ((first[posting] & second) == 0) continue;
      const std::uint32_t score = std::max(index_.strength(posting, first[posting]) * worth[0], index_.strength(posting, second) * worth[1]);
      std::uint32_t& known = match.scores[posting];
      if (known == 0) ++match.postings;
      known = std::max(known, 1 + (score >> 8));
      any = true;
    }
    for (const Expansion& part : parts) {
      if (any) match.expansions.push_back(part);
    }
  }
}

// What the term may have been meant to be.
void Search::forgive(Match& match) {
  Typo typo(match.term.word, match.term.prefix);
  if (typo.most() == 0) return;
  match.guessed = match.postings == 0;
  std::vector<std::uint32_t> near[2];  // places, by edits less one
  typo.find(index_, near);
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
void Search::look_up_pair(Match& match) {
  const Term& first = match.term;
  const Term& second = match.next;
  const std::string joined = first.word + second.word;
  if (first.phrase != 0 || second.phrase != 0 || joined.size() > text::kMaxWord) return;
  add(match, {second.prefix ? index_.prefix(joined) : index_.exact(joined), How::joined, true});
  for (const Synonyms::Pair& pair : texts_.synonyms().pairs()) {
    if (pair.first == first.word && pair.second == second.word) add(match, {index_.exact(pair.meaning), How::joined, true});
  }
  add_place(match, first.written + " " + second.written);
}

// --- all of them ------------------------------------------------------------------

void Search::run(std::string_view text) {
  text_ = text;
  std::vector<Term> terms = read_terms(text);
  if (terms == terms_) {
    terms_ = std::move(terms);  // they may stand elsewhere in the text
    return;
  }
  terms_.swap(terms);
  std::size_t count = 0;
  for (const Term& term : terms_) count += term.excluded ? 0 : 1;
  std::vector<Match> known(2 * count);
  known.swap(matches_);
  Match* match = matches_.data();
  for (const Term& term : terms_) {
    if (term.excluded) continue;
    if (match != matches_.data()) match[-1].next = term;
    match[0].term = match[1].term = term;
    match += 2;
  }
  if (count != 0) matches_.pop_back();
  for (Match& wanted : matches_) {
    Match* before = nullptr;
    for (Match& m : known) {
      if (m.term == wanted.term && m.next == wanted.next) before = &m;
    }
    if (before != nullptr) std::swap(wanted, *before);
    else look_up(wanted);
  }
  all_.any = !terms_.empty();
  combine();
  collect_patterns();
}

void Search::combine() {
  all_.hits.clear();
  if (!all_.any) return;
  const std::uint32_t count = texts_.state().size();
  all_.scores.assign(count, 1);
  all_.hits.resize(count);
  for (PostingId id = 0; id < count; ++id) all_.hits[id] = id;
  for (std::size_t i = 0; i < matches_.size(); i += 2) {
    // Of the term alone, and of it with its neighbours.
    const std::uint32_t* given[3];
    std::size_t n = 0;
    for (std::size_t j = i > 0 ? i - 1 : 0; j <= i + 1 && j < matches_.size(); ++j) {
      if (matches_[j].postings != 0) given[n++] = matches_[j].scores.data();
    }
    const bool filler = matches_[i].term.filler;
    std::size_t kept = 0;
    for (const PostingId id : all_.hits) {
      std::uint32_t score = 0;
      for (std::size_t j = 0; j < n; ++j) score = better(score, given[j][id]);
      const bool stays = score != 0 || filler;
      all_.scores[id] = stays ? all_.scores[id] + score : 0;
      all_.hits[kept] = id;
      kept += stays ? 1 : 0;
    }
    all_.hits.resize(kept);
  }
  for (const Term& term : terms_) {
    if (!term.excluded || term.phrase != 0) continue;
    index_.gather(index_.exact(term.word), 0xFF, gathered_);
    for (std::uint32_t i = 0; i < gathered_.size; ++i) {
      gathered_.codes[gathered_.postings[i]] = 0;
      all_.scores[gathered_.postings[i]] = 0;
    }
  }
  collect_phrases();
  std::size_t kept = 0;
  for (const PostingId id : all_.hits) {
    std::uint32_t& sum = all_.scores[id];
    if (!phrases_.empty() && sum != 0 && !phrases_hold(id)) sum = 0;
    if (sum == 0) continue;
    const std::uint32_t edits = sum / kEdit;
    std::uint32_t score = sum % kEdit;
    score += together(id, score) + (score * texts_.state().favour[id] >> 8);
    sum = (255 - std::min(edits, 254u)) * kEdit + std::min(score, kMaxScore);
    all_.hits[kept++] = id;
  }
  all_.hits.resize(kept);
}

// What words count more that stand side by side in the title, in the order of the query:
// a quarter when all do, and an eighth more when the title says nothing else.
std::uint32_t Search::together(PostingId posting, std::uint32_t score) const {
  if (matches_.size() < 2) return 0;
  const std::size_t words = (matches_.size() + 1) / 2;
  const Index::Title title = index_.title(posting);
  if (title.begin == title.end) return 0;
  const auto is = [&](const std::uint32_t* place, const Match& match) {
    return std::any_of(match.expansions.begin(), match.expansions.end(), [&](const Expansion& e) {
      return *place >= e.places.begin && *place < e.places.end;
    });
  };
  std::uint32_t neighbours = 0;
  for (std::size_t i = 0; i + 1 < words; ++i) {
    for (const std::uint32_t* place = title.begin; place + 1 < title.end; ++place) {
      if (!is(place, matches_[2 * i]) || !is(place + 1, matches_[2 * i + 2])) continue;
      ++neighbours;
      break;
    }
  }
  if (neighbours == 0) return 0;
  const auto pairs = static_cast<std::uint32_t>(words - 1);
  const bool all = neighbours == pairs && static_cast<std::size_t>(title.end - title.begin) == words;
  return score * neighbours / (4 * pairs) + (all ? score / 8 : 0);
}

// --- phrases ----------------------------------------------------------------------

void Search::collect_phrases() {
  phrases_.clear();
  for (std::size_t i = 0, end = 0; i < terms_.size(); i = end) {
    for (end = i + 1; end < terms_.size() && terms_[i].phrase == terms_[end].phrase;) ++end;
    if (terms_[i].phrase != 0) phrases_.push_back({i, end - i, {}});
  }
  // Where all words of an excluded one are, it may be; the words of the others are in all hits.
  for (Phrase& phrase : phrases_) {
    if (!terms_[phrase.begin].excluded) continue;
    phrase.words.resize(index_.postings());
    for (std::size_t i = 0; i < phrase.size; ++i) {
      const Term& term = terms_[phrase.begin + i];
      index_.gather(term.prefix ? index_.prefix(term.word) : index_.exact(term.word), 0xFF, gathered_);
      for (std::uint32_t g = 0; g < gathered_.size; ++g) {
        gathered_.codes[gathered_.postings[g]] = 0;
        std::uint8_t& words = phrase.words[gathered_.postings[g]];
        if (words == i) ++words;
      }
    }
  }
}

// Whether the words of each phrase stand side by side in one of the posting's texts, or of an
// excluded one do not. The index does not know places, so the texts are read: about 10 us for
// a body of 3 kB, for all phrases at once.
bool Search::phrases_hold(PostingId posting) {
  std::uint32_t wanted = 0;    // a bit for each phrase
  std::uint32_t unwanted = 0;
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    const Phrase& phrase = phrases_[p];
    if (!terms_[phrase.begin].excluded) wanted |= 1u << p;
    else if (phrase.words[posting] == phrase.size) unwanted |= 1u << p;
  }
  if ((wanted | unwanted) == 0) return true;
  std::uint32_t found = 0;
  const auto in_text = [&](std::string_view text) {
    std::uint32_t at[kMaxTerms] = {};  // by phrase, bit n: its first n + 1 words end here
    for (text::WordReader in(text); in.next();) {
      if (in.extra()) continue;
      for (std::size_t p = 0; p < phrases_.size(); ++p) {
        const Phrase& phrase = phrases_[p];
        std::uint32_t fits = 0;
        for (std::size_t i = 0; i < phrase.size; ++i) {
          const Term& term = terms_[phrase.begin + i];
          const std::string_view word = term.prefix ? in.word().substr(0, term.word.size()) : in.word();
          if (word == term.word) fits |= 1u << i;
        }
        at[p] = (at[p] << 1 | 1) & fits;
        found |= (at[p] >> (phrase.size - 1) & 1) << p;
      }
      if ((found & unwanted) != 0 || (found == wanted && unwanted == 0)) return true;
    }
    return false;
  };
  texts_.any_text(posting, scratch_, visible_, in_text);
  return found == wanted;
}

// --- what is said of it -------------------------------------------------------------

void Search::collect_patterns() {
  patterns_.clear();
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const Match& match = matches_[i];
    if (match.term.filler && match.next.word.empty()) continue;
    for (const Expansion& e : match.expansions) {
      const bool prefix = e.how == How::prefix || (e.how == How::joined && match.next.prefix);
      if (prefix) scratch_.assign(match.term.word).append(match.next.word);
      patterns_.add(prefix ? std::string_view(scratch_) : index_.word(e.places.begin), prefix, i / 2);
    }
  }
  patterns_.add_pairs(texts_.synonyms());
}

// The word at a place of the dictionary, as the first posting that holds it writes it.
std::string Search::surface(std::uint32_t place) const {
  std::string out(index_.word(place));
  std::string scratch;
  std::string visible;
  texts_.any_text(index_.first(place), scratch, visible, [&](std::string_view text) {
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
    const Match& match = matches_[2 * next++];
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
    const bool filler = terms_[i].filler;
    const std::string_view text = text_;
    const std::size_t from = terms_[i].begin;
    const std::size_t to = terms_[end - 1].end;
    i = end;
    if (filler) continue;
    Part& part = parts.emplace_back();
    part.text = text.substr(from, to - from);
    // The space at the end: a word that is left there is not being typed any more.
    part.rest.append(text.substr(0, from)).append(" ").append(text.substr(to)).append(" ");
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
        const Index::Code code = index_.code_of(place, hit) & counted(e);
        const std::uint32_t score = code == 0 ? 0 : 1 + (index_.strength(hit, code) * worth >> 8);
        if (score <= reason.score || (reason.score > 0 && e.how >= How::one_typo)) continue;
        reason.score = score;
        reason.word = index_.word(place);
        reason.how = kHowNames[static_cast<std::size_t>(e.how)];
        reason.fields.clear();
        for (std::size_t field = 0; field <= Index::kBodyShift; ++field) {
          if ((code >> field) == 0 || (field < Index::kBodyShift && (code >> field & 1) == 0)) continue;
          reason.fields.append(reason.fields.empty() ? "" : " ").append(kFieldNames[field]);
        }
      }
    }
  };
  std::uint32_t sum = 1;
  for (std::size_t i = 0; i < matches_.size(); i += 2) {
    Reason& reason = reasons.emplace_back();
    reason.term = matches_[i].term.word;
    best_of(matches_[i], reason);
    if (i > 0) best_of(matches_[i - 1], reason);
    if (i + 1 < matches_.size()) best_of(matches_[i + 1], reason);
    // What no word explains is a place that the query names.
    for (std::size_t m = i == 0 ? 0 : i - 1; m <= i + 1 && m < matches_.size(); ++m) {
      const std::uint32_t score = matches_[m].scores.empty() ? 0 : matches_[m].scores[hit] % kEdit;
      if (score <= reason.score) continue;
      reason.score = score;
      reason.word = m == i ? matches_[m].term.written : matches_[m].term.written + " " + matches_[m].next.written;
      reason.how = "place";
      reason.fields = "location";
    }
    if (reason.score == 0) reason.how = "need not match";
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
