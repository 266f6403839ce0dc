// dictionary.h - the words of an index and their numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand::board {

// As text::StringTable, for words as text::WordReader gives them: folded, without NULs, and
// most of them no longer than eight bytes. Those are told apart by one number, which stands
// beside the word's own in its slot: a look-up touches one line of the cache. The seed mixes
// into every hash, so that whoever writes the words cannot know which of them collide.
class Dictionary {
 public:
  explicit Dictionary(std::uint64_t seed);

  // Multiplies by a secret number and folds, twice, so that a difference in the first bytes
  // reaches all bits and one in the last bytes does, too. `head`: text::head_of() the word.
  [[nodiscard]] std::uint32_t hash(std::uint64_t head, std::string_view word) const {
    std::uint64_t mixed = mix(seed_, head);
    if (word.size() > 8) mixed = mix_rest(mixed, word);
    return static_cast<std::uint32_t>(mixed >> 32);
  }
  // The number of a word, new or known. Of a short one, only the size of `word` is read.
  std::uint32_t intern(std::uint64_t head, std::uint32_t hash, std::string_view word);
  [[nodiscard]] std::string_view at(std::uint32_t number) const {  // valid until the next intern()
    return std::string_view(bytes_).substr(ends_[number], ends_[number + 1] - ends_[number]);
  }
  // Gives the words that `order` lists the numbers 0, 1, … in its order, and forgets the
  // others. No look-up after that.
  void renumber(const std::vector<std::uint32_t>& order);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

 private:
  struct Slot {
    std::uint64_t head = 0;
    std::uint32_t hash = 0;
    std::uint32_t used = 0;  // the word's number + 1; 0: free
  };
  [[nodiscard]] std::uint64_t mix(std::uint64_t mixed, std::uint64_t bytes) const {
    mixed = (mixed ^ bytes) * (seed_ << 1 | 1);
    return (mixed ^ mixed >> 32) * 0x9E37'79B9'7F4A'7C15;
  }
  [[nodiscard]] std::uint64_t mix_rest(std::uint64_t mixed, std::string_view word) const;
  std::uint32_t add(std::uint64_t head, std::uint32_t hash, std::string_view word, std::uint32_t slot);
  [[nodiscard]] bool is(std::uint32_t number, std::string_view word) const;

  std::uint64_t seed_;
  std::string bytes_;                   // all words, one after another
  std::vector<std::uint32_t> ends_{0};  // where each begins, and the last one ends
  std::vector<Slot> slots_;             // a power of two of them, at most three quarters used
};

}  // namespace jobstand::board
