// synonyms.h - words of the trade that mean the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/string_table.h"

namespace jobstand::board {

// Groups of words, a line each, such as "js javascript" or "sre site_reliability". A member
// is one word or two with "_" between; one that starts with "~" counts everywhere but in
// bodies, where it is a word like any other ("hr ~people"). Two words of a text that are a member are also read
// as the group's first word ("site reliability" as "sre"), when the text is indexed and when
// it is marked; what single words mean is looked up when they are searched for. A word of
// several groups belongs to the last one.
class Synonyms {
 public:
  // An empty text: none. kDefault is what everybody gets.
  Synonyms(std::string_view lines, std::uint64_t seed);

  // Whether some two-word member starts with this word: a quick no.
  [[nodiscard]] bool starts_pair(std::string_view word) const { return starts_.find(word) != text::StringTable::kNone; }
  // The word that the two stand for together; empty: none.
  [[nodiscard]] std::string_view of_pair(std::string_view first, std::string_view second) const;
  // Calls use(word, bodies) for the other single words of the group; `bodies`: they count there.
  template <typename Use>
  void for_each(std::string_view word, Use&& use) const {
    const std::uint32_t known = members_.find(word);
    if (known == text::StringTable::kNone) return;
    for (std::uint32_t other = 0; other < members_.size(); ++other) {
      if (other != known && groups_[other] == groups_[known] && members_.at(other).find(' ') == std::string_view::npos) {
        use(members_.at(other), common_[other] == 0);
      }
    }
  }

  static const char* const kDefault;

 private:
  void add(std::string_view line, std::uint32_t group);

  text::StringTable members_;              // "kubernete", "site reliability"
  std::vector<std::uint32_t> groups_;      // of each member
  std::vector<std::uint8_t> common_;       // of each member: it started with "~"
  std::vector<std::uint32_t> firsts_;      // of each group: its first single word, as a member
  text::StringTable starts_;
};

}  // namespace jobstand::board
