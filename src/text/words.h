// words.h - the words of a text with their places in it.
#pragma once

#include <cstddef>
#include <string_view>

namespace jobstand::text {

inline constexpr std::size_t kMaxWord = 64;  // bytes of a folded word; the rest is not compared

// Reads a text word by word, in one pass. A word is a run of letters and digits; up to two
// "+" or "#" after it belong to it (C++, C#). The text must outlive the reader.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  bool next();  // to the next word; false at the end

  // Of the word that next() found: folded, and its bytes in the text.
  [[nodiscard]] std::string_view word() const { return {word_, size_}; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  std::string_view text_;
  char word_[kMaxWord + 2];  // and its "++"
  std::size_t size_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace jobstand::text
