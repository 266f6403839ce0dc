// text_index.h - the texts of a board's postings, to be searched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/index.h"
#include "board/state.h"
#include "board/synonyms.h"
#include "jobstand/board.h"

namespace jobstand::board {

// What is searched and shown of a posting, besides tags and body, in the order of Mark::Where.
struct TextField {
  Field field;
  Mark::Where where;
  std::string Posting::*text;
};
inline constexpr TextField kTexts[] = {
    {Field::title, Mark::Where::title, &Posting::title},
    {Field::company, Mark::Where::company, &Posting::company},
    {Field::location, Mark::Where::location, &Posting::location},
    {Field::summary, Mark::Where::summary, &Posting::summary},
    {Field::category, Mark::Where::snippet, &Posting::category},  // searched only
};
struct ListField {
  Field field;
  std::vector<std::string> Posting::*list;
};
inline constexpr ListField kLists[] = {
    {Field::tags, &Posting::tags}, {Field::category, &Posting::departments}, {Field::location, &Posting::locations}};

// Calls use(name) for what the posting is by its sets ("part_time", "remote"), which count as
// its category; until one is true.
template <typename Use>
bool any_name(const Posting& posting, const Use& use) {
  const auto any = [&](std::uint32_t bits, const char* const* names) {
    for (; bits != 0; bits >>= 1, ++names) {
      if ((bits & 1) != 0 && use(std::string_view(*names))) return true;
    }
    return false;
  };
  return any(posting.employment.bits(), kEmploymentNames) || any(posting.workplace.bits(), kWorkplaceNames);
}

// Grows posting by posting, so that a page can do other things in between; is searched when
// it is complete. Bodies are indexed by what a reader sees of them, and are most of the
// work: about 10 us for 3 kB.
class TextIndex {
 public:
  // `state` must outlive this.
  TextIndex(const State& state, const BoardOptions& options);

  // Adds up to `count` postings. False: all are in, and the index can be searched.
  bool add(std::uint32_t count);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const Synonyms& synonyms() const { return synonyms_; }
  [[nodiscard]] const Index& index() const { return index_; }
  // What a reader sees of the body, in place of `out`; `scratch` only saves memory.
  void visible_body(PostingId id, std::string& scratch, std::string& out) const;
  // Whether use(text) is true for one of the posting's texts, the body last. The strings
  // only save memory.
  template <typename Use>
  bool any_text(PostingId id, std::string& scratch, std::string& visible, const Use& use) const {
    const Posting& posting = state_.at(id);
    for (const TextField& field : kTexts) {
      if (use(posting.*field.text)) return true;
    }
    for (const ListField& field : kLists) {
      for (const std::string& text : posting.*field.list) {
        if (use(text)) return true;
      }
    }
    if (any_name(posting, use)) return true;
    visible_body(id, scratch, visible);
    return use(std::string_view(visible));
  }

 private:
  const State& state_;
  Synonyms synonyms_;
  Index index_;
  PostingId next_ = 0;
  bool complete_ = false;
  std::string scratch_;
  std::string visible_;
};

}  // namespace jobstand::board
