// marks.h - where what was looked for stands in a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/synonyms.h"
#include "jobstand/board.h"

namespace jobstand::board {

// The words that a query's terms match, each with the term it belongs to. The synonyms must
// outlive it.
class Patterns {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  void clear();
  void add(std::string_view word, bool prefix, std::size_t term);
  // Adds the two-word synonyms of what is there. Needed once, when all is.
  void add_pairs(const Synonyms& synonyms);
  [[nodiscard]] bool empty() const { return patterns_.empty(); }
  [[nodiscard]] std::uint32_t find(std::string_view word) const;  // the term that it matches, or kNone
  [[nodiscard]] int terms() const;  // how many different ones
  [[nodiscard]] bool starts_pair(std::string_view word) const;
  // The term that two words side by side match together, or kNone.
  [[nodiscard]] std::uint32_t find_pair(std::string_view first, std::string_view second) const;

 private:
  struct Pattern {
    std::string word;
    bool prefix;
    std::uint32_t term;
  };
  struct Pair {
    std::string_view first;
    std::string_view second;
    std::uint32_t term;
  };
  std::vector<Pattern> patterns_;
  std::vector<Pair> pairs_;
  std::uint32_t terms_ = 0;   // as a set: at most 16 are searched for
  std::uint32_t firsts_ = 0;  // first letters of the patterns, as a set of 32: a quick no
};

// Appends the words of `text` that match, as marks of `where`. True: there were some.
bool add_marks(std::string_view text, const Patterns& patterns, Mark::Where where, std::vector<Mark>& marks);

// About 160 characters around the place where most of the terms come together, with an
// ellipsis where text is left out; empty when none of them is there. `visible` is plain
// text.
std::string make_snippet(std::string_view visible, const Patterns& patterns);

}  // namespace jobstand::board
