// marks.h - where the words of a query stand in a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/board.h"

namespace jobstand::board {

// The words of a query, folded. Only the last one of a text is a prefix: the visitor may
// still be typing it.
struct Words {
  std::vector<std::string> words;  // unique
  bool last_is_prefix = false;

  [[nodiscard]] bool empty() const { return words.empty(); }
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  [[nodiscard]] std::uint32_t find(std::string_view folded) const;  // the first that matches, or kNone
};

// At most 16 words are looked for; more would only cost time.
Words words_of(std::string_view text);

// Appends the words of `text` that match, as marks of `where`. True: there were some.
bool add_marks(std::string_view text, const Words& words, Mark::Where where, std::vector<Mark>& marks);

// About 160 characters around the place where most of the words come together, with an
// ellipsis where text is left out; empty when none of them is there. `visible` is plain
// text.
std::string make_snippet(std::string_view visible, const Words& words);

}  // namespace jobstand::board
