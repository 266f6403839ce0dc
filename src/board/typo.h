// typo.h - how far words are apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jobstand::board {

// Edits between one word and others: a letter inserted, left out, replaced, or two
// neighbours swapped (optimal string alignment). Bit-parallel, after H. Hyyrö, "A Bit-Vector
// Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003): a step for each
// letter of the other word.
class Typo {
 public:
  explicit Typo(std::string_view word);  // UTF-8; of its letters the first 64 count

  // Letters, not bytes.
  [[nodiscard]] std::uint32_t size() const { return size_; }
  // Edits to `other`; with `prefix`, to the nearest of its beginnings.
  [[nodiscard]] std::uint32_t distance(std::string_view other, bool prefix) const;

 private:
  [[nodiscard]] std::uint64_t places(char32_t letter) const;

  struct Letter {
    char32_t letter;
    std::uint64_t places;
  };
  std::uint64_t ascii_[128] = {};  // by letter: where the word has it
  std::vector<Letter> others_;
  std::uint32_t size_ = 0;
};

// Edits that are forgiven in a word of so many letters.
inline std::uint32_t forgiven(std::uint32_t letters) { return letters >= 8 ? 2 : letters >= 4 ? 1 : 0; }

}  // namespace jobstand::board
