#include "board/marks.h"

#include <bit>

#include "text/utf8.h"
#include "text/words.h"

namespace jobstand::board {

namespace {

std::uint32_t first_letter(std::string_view word) { return 1u << (static_cast<unsigned char>(word[0]) & 31u); }

// A stretch of text that matches, and the term it does.
struct Place {
  std::size_t begin;
  std::size_t end;
  std::uint32_t term;
};

// The first matches in `text`, in order of their ends: at most kMost, and none after `enough`
// different terms within `near` bytes.
constexpr std::size_t kMost = 1000;
std::vector<Place> places_in(std::string_view text, const Patterns& patterns, int enough, std::size_t near) {
  std::vector<Place> places;
  std::string last;
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  // False: that is enough.
  const auto put = [&](std::size_t begin, std::size_t end, std::uint32_t term) {
    if (term == Patterns::kNone) return true;
    places.push_back({begin, end, term});
    std::uint32_t seen = 0;
    for (std::size_t i = places.size(); near != 0 && i > 0 && places[i - 1].begin + near >= end; --i) seen |= 1u << (places[i - 1].term & 31u);
    return std::popcount(seen) < enough && places.size() < kMost;
  };
  for (text::WordReader in(text); in.next();) {
    if (!put(in.begin(), in.end(), patterns.find(in.word()))) break;
    if (in.extra()) continue;
    if (!last.empty() && in.begin() <= last_end + 3 && !put(last_begin, in.end(), patterns.find_pair(last, in.word()))) break;
    last.clear();
    if (patterns.starts_pair(in.word())) last = in.word();
    last_begin = in.begin();
    last_end = in.end();
  }
  return places;
}

}  // namespace

void Patterns::clear() {
  patterns_.clear();
  pairs_.clear();
  terms_ = firsts_ = 0;
}

void Patterns::add(std::string_view word, bool prefix, std::size_t term) {
  if (word.empty()) return;
  firsts_ |= first_letter(word);
  patterns_.push_back({std::string(word), prefix, static_cast<std::uint32_t>(term)});
  terms_ |= 1u << (term & 31u);
}

std::uint32_t Patterns::find(std::string_view word) const {
  if ((firsts_ & first_letter(word)) == 0) return kNone;
  for (const Pattern& pattern : patterns_) {
    const std::size_t size = pattern.word.size();
    if (word.size() != size && (!pattern.prefix || word.size() < size)) continue;
    if (word.substr(0, size) == pattern.word) return pattern.term;
  }
  return kNone;
}

void Patterns::add_pairs(const Synonyms& synonyms) {
  for (const Synonyms::Pair& pair : synonyms.pairs()) {
    const std::uint32_t term = find(pair.meaning);
    if (term != kNone) pairs_.push_back({pair.first, pair.second, term});
  }
}

int Patterns::terms() const { return std::popcount(terms_); }

bool Patterns::starts_pair(std::string_view word) const {
  for (const Pair& pair : pairs_) {
    if (pair.first == word) return true;
  }
  return false;
}

std::uint32_t Patterns::find_pair(std::string_view first, std::string_view second) const {
  for (const Pair& pair : pairs_) {
    if (pair.first == first && pair.second == second) return pair.term;
  }
  return kNone;
}

bool add_marks(std::string_view text, const Patterns& patterns, Mark::Where where, std::vector<Mark>& marks) {
  const std::size_t before = marks.size();
  std::vector<Place> places = places_in(text, patterns, 1, 0);
  // Matches that touch are one mark: "front" and "front-end", or pairs of characters.
  std::size_t kept = 0;
  for (const Place& place : places) {
    while (kept > 0 && place.begin < places[kept - 1].begin) --kept;
    if (kept > 0 && place.begin < places[kept - 1].end) places[kept - 1].end = place.end;
    else places[kept++] = place;
  }
  std::size_t at = 0;       // bytes
  std::uint32_t units = 0;  // the same place in UTF-16
  for (std::size_t i = 0; i < kept; ++i) {
    const std::uint32_t first = units + text::utf16_length(text.substr(at, places[i].begin - at));
    at = places[i].end;
    units = first + text::utf16_length(text.substr(places[i].begin, at - places[i].begin));
    marks.push_back({where, first, units});
  }
  return marks.size() > before;
}

std::string make_snippet(std::string_view visible, const Patterns& patterns) {
  constexpr std::size_t kLength = 160;  // bytes, more or less
  constexpr std::size_t kLead = 40;     // of them before the first match
  const std::vector<Place> places = places_in(visible, patterns, patterns.terms(), kLength - kLead);
  if (places.empty()) return {};
  // The window with the most different terms; the first of those.
  std::size_t best = 0;
  int best_words = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::uint32_t seen = 0;
    for (std::size_t j = i; j < places.size() && places[j].end - places[i].begin <= kLength - kLead; ++j) {
      seen |= 1u << (places[j].term & 31u);
    }
    if (std::popcount(seen) > best_words) {
      best_words = std::popcount(seen);
      best = places[i].begin;
    }
  }
  std::size_t begin = best > kLead ? best - kLead : 0;
  if (begin > 0) {
    // From a word's start, so that nothing is cut in two.
    const std::size_t gap = visible.find_first_of(" \n", begin);
    begin = gap < best ? gap + 1 : text::utf8_prefix(visible, best).size();
  }
  std::string_view window = text::utf8_prefix(visible.substr(begin), kLength);
  if (begin + window.size() < visible.size()) {
    const std::size_t gap = window.find_last_of(" \n");
    if (gap != window.npos && gap > kLead * 2) window = window.substr(0, gap);
  }
  std::string out;
  if (begin > 0) out.append("\u2026");
  for (const char c : window) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out.push_back(c);
    else if (!out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (begin + window.size() < visible.size()) out.append("\u2026");
  return out;
}

}  // namespace jobstand::board
