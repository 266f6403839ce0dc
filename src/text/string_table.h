// string_table.h - strings to small numbers and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand::text {

// A hash of the text; whoever does not know the seed cannot choose texts that collide.
std::uint32_t hash(std::string_view text, std::uint64_t seed);

// Keeps one copy of each string; numbers count up from 0 in order of first sight.
// Lookups cost one hash. The seed mixes into every hash, so that whoever writes the
// strings cannot know which of them collide.
class StringTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  explicit StringTable(std::uint64_t seed = 0) : seed_(seed) {}

  std::uint32_t intern(std::string_view text);  // its number, new or known
  [[nodiscard]] std::uint32_t find(std::string_view text) const;  // or kNone
  [[nodiscard]] std::string_view at(std::uint32_t number) const;  // valid until the next intern()
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  void seed(std::uint64_t seed) { seed_ = seed; }  // before the first string
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

 private:
  [[nodiscard]] std::uint32_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t used = 0;  // the string's number + 1; 0: free
  };

  std::uint64_t seed_;
  std::string bytes_;                // all strings, one after another
  std::vector<std::uint32_t> ends_;  // where each ends in bytes_
  std::vector<Slot> slots_;          // a power of two of them, at most three quarters used
};

}  // namespace jobstand::text
