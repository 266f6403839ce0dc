// typo.h - how far words are apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "board/index.h"

namespace jobstand::board {

// Edits between one word and those of an index: a letter inserted, left out, replaced, or two
// neighbours swapped (optimal string alignment).
//
// Those are in order, so that what is known of the beginning two of them share is not
// worked out again, and a beginning that is too far is left with all words that have it.
class Typo {
 public:
  // `word`: UTF-8; of its letters the first 64 count. With `prefix`, edits are those to the
  // nearest of a word's beginnings.
  Typo(std::string_view word, bool prefix);

  // Edits that are forgiven: by the number of letters, not bytes.
  [[nodiscard]] std::uint32_t most() const { return most_; }
  // Appends the places of the words that are one and two edits away, of those forgiven.
  void find(const Index& index, std::vector<std::uint32_t> (&near)[2]);

 private:
  // Edits to the next word, whose first `common` bytes are those of the last one; more than
  // most(): too many.
  std::uint32_t next(std::string_view other, std::uint32_t common) {
    return common >= decided_ ? edits_ : walk(other, common);
  }
  static constexpr std::uint32_t kMost = 2;
  static constexpr std::uint32_t kBand = 2 * kMost + 1;
  static constexpr std::uint32_t kMaxLetters = 64;
  // After some letters of the other word: edits to as many of this one's letters, and up to
  // kMost fewer and more.
  struct Row {
    std::uint8_t edits[kBand];
    std::uint8_t least;  // to the whole word, from here or a shorter beginning
    std::uint8_t end;    // bytes of the other word
    char32_t letter;     // its last letter
  };

  std::uint32_t walk(std::string_view other, std::uint32_t common);
  [[nodiscard]] bool step(const Row& last, const Row* before, Row& row, std::uint32_t length) const;

  char32_t letters_[kMaxLetters];
  std::uint32_t size_ = 0;
  bool prefix_;
  std::uint32_t most_;
  std::vector<Row> rows_;
  std::uint32_t edits_ = 0;                 // of the last word
  std::uint32_t decided_ = 0xFFFF'FFFF;     // bytes of it that say so for all words that share them
};

}  // namespace jobstand::board
