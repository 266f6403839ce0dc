#include "board/marks.h"

#include <bit>

#include "text/utf8.h"
#include "text/words.h"

namespace jobstand::board {

Words words_of(std::string_view text) {
  constexpr std::size_t kMaxWords = 16;
  Words out;
  text::WordReader in(text);
  while (in.next()) {
    // The last word stays last: it is the one that is looked for as a prefix.
    std::erase(out.words, in.word());
    if (out.words.size() < kMaxWords) out.words.emplace_back(in.word());
  }
  out.last_is_prefix = !out.words.empty() && in.end() == text.size();
  return out;
}

std::uint32_t Words::find(std::string_view folded) const {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const bool prefix = last_is_prefix && i + 1 == words.size();
    if ((prefix ? folded.substr(0, words[i].size()) : folded) == words[i]) return i;
  }
  return kNone;
}

bool add_marks(std::string_view text, const Words& words, Mark::Where where, std::vector<Mark>& marks) {
  const std::size_t before = marks.size();
  std::size_t at = 0;         // bytes
  std::uint32_t units = 0;    // the same place in UTF-16
  for (text::WordReader in(text); in.next();) {
    if (words.find(in.word()) == Words::kNone) continue;
    const std::uint32_t first = units + text::utf16_length(text.substr(at, in.begin() - at));
    at = in.end();
    units = first + text::utf16_length(text.substr(in.begin(), at - in.begin()));
    marks.push_back({where, first, units});
  }
  return marks.size() > before;
}

std::string make_snippet(std::string_view visible, const Words& words) {
  constexpr std::size_t kLength = 160;  // bytes, more or less
  constexpr std::size_t kLead = 40;     // of them before the first match
  struct Place {
    std::size_t begin;
    std::size_t end;
    std::uint32_t word;
  };
  std::vector<Place> places;
  for (text::WordReader in(visible); in.next() && places.size() < 1000;) {
    const std::uint32_t word = words.find(in.word());
    if (word != Words::kNone) places.push_back({in.begin(), in.end(), word});
  }
  if (places.empty()) return {};
  // The window with the most different words; the first of those.
  std::size_t best = 0;
  int best_words = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::uint32_t seen = 0;
    for (std::size_t j = i; j < places.size() && places[j].end - places[i].begin <= kLength - kLead; ++j) {
      seen |= 1u << places[j].word;
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
