// index.h - from words to the postings that hold them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/board.h"
#include "text/string_table.h"

namespace jobstand::board {

// Where a word stands. The order is that of the weights: a word of the title says most.
enum class Field : std::uint8_t { title, company, tags, category, location, summary, body };

// A word in a posting.
struct Posted {
  PostingId posting;
  Set<Field> fields;
};

// Lists of postings by word, delta-coded in blocks that never move: about 3 bytes for a
// word of a posting. Filled posting by posting, then finished, then only read.
class Index {
 public:
  // Adds the words of one field of `posting`; postings come in order.
  void add(PostingId posting, Field field, std::string_view text);
  void end_posting();
  // Sorts the dictionary. Needed before any look-up.
  void finish();

  // A range of words in the sorted dictionary.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] Range exact(std::string_view word) const;
  [[nodiscard]] Range prefix(std::string_view word) const;
  // Postings that hold the word at this place of the dictionary.
  [[nodiscard]] std::uint32_t frequency(std::uint32_t place) const { return lists_[order_[place]].count; }
  [[nodiscard]] std::size_t length(std::uint32_t place) const { return words_.at(order_[place]).size(); }

  // Calls use(Posted) for each posting with the word, in order of id.
  template <typename Use>
  void for_each(std::uint32_t place, Use&& use) const {
    Cursor in(*this, lists_[order_[place]]);
    PostingId posting = 0;
    for (std::uint32_t i = lists_[order_[place]].count; i > 0; --i) {
      posting += in.number();
      use(Posted{posting, in.fields()});
    }
  }

 private:
  static constexpr std::uint32_t kBlock = 1u << 16;
  static constexpr std::uint32_t kFirstSlice = 12;  // bytes; each next one doubles, up to kLastSlice
  static constexpr std::uint32_t kLastSlice = 1536;
  static constexpr std::uint32_t kLink = 4;         // bytes at a slice's end: where the next one is

  struct List {
    std::uint32_t first = 0;  // where its first slice starts
    std::uint32_t at = 0;     // where the next byte goes
    std::uint32_t end = 0;    // of the current slice, before its link
    std::uint32_t slice = 0;  // size of the current slice
    std::uint32_t count = 0;
    PostingId last = 0;       // posting of the last entry
    Set<Field> pending;       // fields of the posting that is being added
  };

  class Cursor {
   public:
    Cursor(const Index& index, const List& list) : index_(index), at_(list.first), end_(list.first + kFirstSlice - kLink) {}
    std::uint32_t number();
    Set<Field> fields();

   private:
    std::uint8_t byte();
    const Index& index_;
    std::uint32_t at_;
    std::uint32_t end_;
    std::uint32_t slice_ = kFirstSlice;
  };

  [[nodiscard]] std::uint8_t& byte_at(std::uint32_t at) const { return blocks_[at / kBlock][at % kBlock]; }
  std::uint32_t new_slice(std::uint32_t size);
  void put(List& list, std::uint8_t byte);

  text::StringTable words_;
  std::vector<List> lists_;               // by number of word
  std::vector<std::uint32_t> touched_;    // words of the posting that is being added
  PostingId current_ = 0;
  std::vector<std::unique_ptr<std::uint8_t[]>> blocks_;
  std::uint32_t used_ = 0;                // bytes of all blocks
  std::vector<std::uint32_t> order_;      // places of the dictionary -> numbers of words
};

}  // namespace jobstand::board
