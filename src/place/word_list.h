// word_list.h - the words of a place, and short lists of words in one string, where a set
// would cost the browser's module more than the words.
#pragma once

#include <cstddef>
#include <string_view>

namespace jobstand::place {

// Which of the groups in `list` has `word`: "red,green;wet;" has two, and 2 means none. Every
// group ends with a semicolon.
[[nodiscard]] unsigned group_of(const char* list, std::string_view word);

// Runs of letters and digits, folded: text::WordReader without its second readings and its
// plurals, which places have no use for and which are half a kilobyte of the browser's module.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  bool next();  // to the next word; false at the end
  [[nodiscard]] std::string_view word() const { return {word_, size_}; }  // its first bytes, if it is long
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t size_ = 0;
  char word_[80];
};

}  // namespace jobstand::place
