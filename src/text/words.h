// words.h - the words of a text with their places in it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jobstand::text {

inline constexpr std::size_t kMaxWord = 64;  // bytes of a folded word; the rest is not compared

// The first eight bytes of a word in a number, the first in its lowest bits; zeros after a
// shorter word.
std::uint64_t head_of(std::string_view word);

// Reads a text word by word, in one pass. The text must outlive the reader.
//
// A word is a run of letters and digits, folded; up to two "+" or "#" after it belong to
// it (C++, C#). Words of four letters or more lose the "s" of an English plural, so that
// "engineers" and "engineer" are one word. In scripts that are written without spaces
// (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) every two neighbours are a word.
//
// Some texts can be read in two ways; after the words themselves come their `extra` ones:
// "front-end" is also "frontend", "Node.js" also "nodejs", ".NET" also "dotnet", and a run
// without spaces is also its last character. What is looked for leaves them out.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  bool next();  // to the next word; false at the end

  // Of the word that next() found: folded, and its bytes in the text.
  [[nodiscard]] std::string_view word() const { return {word_, size_}; }
  // The first eight bytes of word(), as head_of() gives them.
  [[nodiscard]] std::uint64_t head() const {
    if constexpr (std::endian::native != std::endian::little) return head_of(word());
    std::uint64_t head;
    std::memcpy(&head, word_, 8);
    return size_ >= 8 ? head : head & ~(~std::uint64_t{0} << (8 * size_));
  }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] bool extra() const { return extra_; }

 private:
  bool pair(std::size_t at);
  void fold_plural();

  std::string_view text_;
  // This word and the one before, each with its "++" and with space to be read and written
  // eight bytes at a time.
  char words_[2][kMaxWord + 10];
  char joined_[2 * kMaxWord + 10];
  const char* word_ = words_[0];
  std::size_t size_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t at_ = 0;           // where the next word is looked for
  std::size_t plain_size_ = 0;   // of the last word that is not extra
  std::size_t plain_begin_ = 0;
  std::size_t joined_size_ = 0;  // of a joined word that is due
  std::size_t joined_begin_ = 0;
  bool second_ = false;          // which of words_ holds the last word
  bool extra_ = false;
  bool in_run_ = false;          // the last word is a pair: what follows may be its rest
};

}  // namespace jobstand::text
