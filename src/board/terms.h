// terms.h - the text of a query as what must match.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand::board {

struct Term {
  std::string word;          // folded
  std::string written;       // as it stands in the text: a name may need its "s" or its capitals
  std::size_t begin = 0;     // its bytes in the text
  std::size_t end = 0;
  std::uint32_t phrase = 0;  // words in quotes share a number above 0, and stand together
  bool prefix = false;       // the visitor may still be typing it
  bool excluded = false;     // "-word"
  bool filler = false;       // it need not match
  friend bool operator==(const Term& a, const Term& b) {
    return a.word == b.word && a.written == b.written && a.phrase == b.phrase && a.prefix == b.prefix && a.excluded == b.excluded && a.filler == b.filler;
  }
};

inline constexpr std::size_t kMaxTerms = 16;

// The words of `text`, at most kMaxTerms; of longer text the last ones. Only the last word is a
// prefix, when nothing follows it. Quotes of any kind make a phrase, an open one until the
// end; "-" before a word or a phrase excludes it. A word that stands twice counts once. What
// only joins others ("jobs in Berlin") is a filler, when there are others.
std::vector<Term> read_terms(std::string_view text);

}  // namespace jobstand::board
