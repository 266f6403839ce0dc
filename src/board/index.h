// index.h - from words to the postings that hold them.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "board/synonyms.h"
#include "jobstand/board.h"
#include "text/string_table.h"

namespace jobstand::board {

// Where a word stands. A department counts as a category.
enum class Field : std::uint8_t { title, company, tags, category, location, summary, body };
inline constexpr const char* kFieldNames[] = {"title", "company", "tags", "category", "location", "summary", "body"};

// Lists of postings by word, delta-coded in slices that never move: about 2 bytes for a
// word of a posting. Filled posting by posting, then finished, then only read.
//
// What is kept of a word in a posting is one byte, its Code: a bit for each short field,
// and above them how often the body has it (0; 1; 2 or 3; more).
class Index {
 public:
  using Code = std::uint8_t;
  static constexpr PostingId kNoPosting = 0xFFFF'FFFF;
  static constexpr std::uint32_t kBodyShift = 6;

  // `synonyms` must outlive the index. The seed mixes into every hash.
  Index(const Synonyms& synonyms, std::uint64_t seed) : synonyms_(synonyms), words_(seed) {}
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  // Adds the words of one field of the posting after the last finished one.
  void add(Field field, std::string_view text);
  void end_posting();
  // Sorts the dictionary. Needed before any look-up.
  void finish();

  // A range of places in the sorted dictionary.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
  };
  [[nodiscard]] Range exact(std::string_view word) const;
  [[nodiscard]] Range prefix(std::string_view word) const;
  [[nodiscard]] std::uint32_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(std::uint32_t place) const { return words_.at(order_[place]); }
  // Letters of the word as a set of 32: a word that lacks many of another's is far from it.
  [[nodiscard]] std::uint32_t letters(std::uint32_t place) const { return letters_[place]; }
  // Postings that hold the word.
  [[nodiscard]] std::uint32_t frequency(std::uint32_t place) const { return lists_[order_[place]].count; }
  [[nodiscard]] std::uint32_t postings() const { return static_cast<std::uint32_t>(lengths_.size()); }

  // Places of the words of a posting's title, in order, without extra ones.
  struct Title {
    const std::uint32_t* begin;
    const std::uint32_t* end;
  };
  [[nodiscard]] Title title(PostingId posting) const {
    return {titles_.data() + title_ends_[posting], titles_.data() + title_ends_[posting + 1]};
  }

  // BM25F: how much a word says of a posting, by the fields it stands in and how long they
  // are; 0 to 1023. Whole numbers throughout: the same on every platform.
  [[nodiscard]] std::uint32_t strength(PostingId posting, Code code) const { return strength_[lengths_[posting]][code]; }

  // Calls use(posting, code) for each posting with the word, in order of id.
  template <typename Use>
  void for_each(std::uint32_t place, Use&& use) const {
    const List& list = lists_[order_[place]];
    Cursor in(list.first);
    PostingId posting = 0;
    for (std::uint32_t i = list.count; i > 0; --i) {
      const std::uint32_t number = in.number();
      posting += number >> 1;
      use(posting, (number & 1) != 0 ? Code{1u << kBodyShift} : in.byte());
    }
  }

  // The letters of a word, as of letters().
  static std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word) letters |= 1u << (static_cast<unsigned char>(c) & 31u);
    return letters;
  }

 private:
  static constexpr std::size_t kBlock = 1u << 16;
  static constexpr std::uint32_t kFirstSlice = 8;  // bytes of payload; each next one doubles, up to kLastSlice
  static constexpr std::uint32_t kLastSlice = 1024;
  // Behind a slice's payload: where the next one is.
  static constexpr std::size_t kLink = sizeof(std::uint8_t*);

  struct List {
    std::uint8_t* first = nullptr;  // its first slice
    std::uint8_t* at = nullptr;     // where the next byte goes
    std::uint8_t* end = nullptr;    // of the current slice's payload
    std::uint32_t slice = 0;        // size of it
    std::uint32_t count = 0;
    PostingId last = 0;             // posting of the last entry
  };

  class Cursor {
   public:
    explicit Cursor(const std::uint8_t* first) : at_(first), end_(first + kFirstSlice) {}
    std::uint8_t byte() {
      if (at_ == end_) follow();
      return *at_++;
    }
    std::uint32_t number() {
      std::uint32_t value = byte();
      if (value < 0x80) return value;
      value &= 0x7F;
      for (std::uint32_t shift = 7;; shift += 7) {
        const std::uint8_t b = byte();
        value |= std::uint32_t{b & 0x7Fu} << shift;
        if (b < 0x80) return value;
      }
    }

   private:
    void follow() {
      const std::uint8_t* next;
      std::memcpy(&next, end_, kLink);
      if (slice_ < kLastSlice) slice_ *= 2;
      at_ = next;
      end_ = next + slice_;
    }
    const std::uint8_t* at_;
    const std::uint8_t* end_;
    std::uint32_t slice_ = kFirstSlice;
  };

  std::uint32_t note(std::string_view word, Field field);
  void put(List& list, std::uint8_t byte);
  void grow(List& list);

  const Synonyms& synonyms_;
  text::StringTable words_;
  std::vector<List> lists_;             // by number of word
  // By number of word, of the posting that is being added: short fields, whether the word
  // may be the first of a pair, and how often the body has it.
  struct Pending {
    std::uint8_t fields = 0;
    std::uint8_t body = 0;
  };
  static constexpr std::uint8_t kStartsPair = 0x80;
  std::vector<Pending> pending_;
  std::vector<std::uint32_t> touched_;  // words of the posting that is being added
  std::uint32_t body_words_ = 0;        // of it
  std::uint64_t all_body_words_ = 0;
  std::vector<std::unique_ptr<std::uint8_t[]>> blocks_;
  std::size_t free_ = 0;                // bytes at the end of the last block
  std::vector<std::uint32_t> titles_;   // numbers of words; places once finished
  std::vector<std::uint32_t> title_ends_{0};
  std::vector<std::uint8_t> lengths_;   // by posting: classes of the lengths of body and title
  static constexpr std::uint32_t kBodyClasses = 8;
  static constexpr std::uint32_t kTitleClasses = 4;
  std::vector<std::array<std::uint16_t, 256>> strength_;  // by class of length, then code
  std::vector<std::uint32_t> order_;    // places of the dictionary -> numbers of words
  std::vector<std::uint32_t> letters_;  // by place
};

}  // namespace jobstand::board
