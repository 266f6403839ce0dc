// synonyms.h - words of the trade that mean the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand::board {

// Groups of words, a line each, such as "js javascript" or "sre site_reliability". A member
// is one word or two with "_" between; one that starts with "~" counts everywhere but in
// bodies, where it is a word like any other ("hr ~people"). Two words of a text that are a
// member are also read as the group's first word ("site reliability" as "sre"), when the text
// is indexed and when it is marked; what single words mean is looked up when they are
// searched for. A look-up goes through all members.
class Synonyms {
 public:
  // An empty text: none. kDefault is what everybody gets.
  explicit Synonyms(std::string_view lines);
  Synonyms(const Synonyms&) = delete;
  Synonyms& operator=(const Synonyms&) = delete;

  // Calls use(other, bodies) for the other single words of the word's groups; `bodies`: they
  // count there.
  template <typename Use>
  void for_each(std::string_view word, Use&& use) const {
    for (const Member& known : members_) {
      if (second(known).size() != 0 || first(known) != word) continue;
      for (std::uint32_t i = group_of(known); i < members_.size() && members_[i].group == known.group; ++i) {
        const Member& other = members_[i];
        if (&other != &known && second(other).empty()) use(first(other), !other.common);
      }
    }
  }
  // A member of two words, and the single word that they stand for.
  struct Pair {
    std::string_view first;
    std::string_view second;
    std::string_view meaning;
  };
  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

  static const char* const kDefault;

 private:
  // Its words are [begin, middle) and [middle, end) of words_.
  struct Member {
    std::uint32_t begin;
    std::uint32_t middle;
    std::uint32_t end;
    std::uint32_t group;
    bool common;  // it started with "~"
  };
  void add(std::string_view line);
  [[nodiscard]] std::string_view first(const Member& m) const { return std::string_view(words_).substr(m.begin, m.middle - m.begin); }
  [[nodiscard]] std::string_view second(const Member& m) const { return std::string_view(words_).substr(m.middle, m.end - m.middle); }
  // The first member of its group.
  [[nodiscard]] std::uint32_t group_of(const Member& m) const { return groups_[m.group]; }

  std::string words_;                  // of all members, folded
  std::vector<Member> members_;        // group by group
  std::vector<std::uint32_t> groups_;  // where each begins in members_
  std::vector<Pair> pairs_;            // of all groups that have a single word
};

}  // namespace jobstand::board
