// index.h - from words to the postings that hold them.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "board/dictionary.h"
#include "board/synonyms.h"
#include "jobstand/board.h"

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
  static constexpr std::uint32_t kBodyShift = 6;
  static constexpr Code kPlain = 1u << kBodyShift;  // once in the body and nowhere else: the least

  // The seed mixes into every hash.
  Index(const Synonyms& synonyms, std::uint64_t seed);
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
  [[nodiscard]] std::string_view word(std::uint32_t place) const { return words_.at(place); }
  // Bytes that the word has in common with the one before, at its beginning.
  [[nodiscard]] std::uint32_t common(std::uint32_t place) const { return common_[place]; }
  // Postings that hold the word.
  [[nodiscard]] std::uint32_t frequency(std::uint32_t place) const { return postings_of_[place].count; }
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

  // What of some words is in which postings: the best code of them for each.
  struct Gathered {
    std::vector<PostingId> postings;  // the first `size`, in no order
    std::uint32_t size = 0;
    std::vector<Code> codes;          // by posting
  };
  // Gathers the words at `places`; of their codes, the bits `counted` count. What `out` had
  // must be as it was left, but for codes that are 0 again.
  void gather(Range places, Code counted, Gathered& out) const;
  // The code of a word in a posting; 0: it is not there.
  [[nodiscard]] Code code_of(std::uint32_t place, PostingId posting) const;
  // The first posting with the word.
  [[nodiscard]] PostingId first(std::uint32_t place) const { return Cursor(postings_of_[place].first).next().posting; }

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

  struct Entry {
    PostingId posting;
    Code code;
  };
  class Cursor {
   public:
    explicit Cursor(const std::uint8_t* first) : at_(first), end_(first + kFirstSlice) {}
    Entry next() {
      std::uint32_t number = byte();
      if (number >= 0x80) number = rest_of(number);
      posting_ += number >> 1;
      return {posting_, (number & 1) != 0 ? kPlain : byte()};
    }

   private:
    std::uint8_t byte() {
      if (at_ == end_) follow();
      return *at_++;
    }
    std::uint32_t rest_of(std::uint32_t number) {
      number &= 0x7F;
      for (std::uint32_t shift = 7;; shift += 7) {
        const std::uint8_t b = byte();
        number |= std::uint32_t{b & 0x7Fu} << shift;
        if (b < 0x80) return number;
      }
    }
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
    PostingId posting_ = 0;
  };

  void know_words();
  [[nodiscard]] std::vector<std::uint32_t> in_order() const;
  void note(std::uint32_t number, Field field);
  void put(List& list, std::uint8_t byte);
  void grow(List& list);

  // A word of the text that is being added.
  struct Token {
    std::uint64_t head;
    std::uint32_t hash;
    std::uint32_t at;    // of a long word, in long_words_
    std::uint8_t size;
    bool extra;
    bool follows;        // close behind the word before
  };
  std::vector<Token> tokens_;
  std::string long_words_;

  Dictionary words_;
  std::vector<List> lists_;             // by number of word, until finished
  // By number of word, of the posting that is being added: a bit for each short field, and
  // above them how often the body has the word, up to kManyBodies.
  using Pending = std::uint16_t;
  static constexpr Pending kOneBody = 1u << kBodyShift;
  static constexpr Pending kManyBodies = 4 * kOneBody;
  std::vector<Pending> pending_;
  std::vector<std::uint32_t> touched_;  // words of the posting that is being added: the first touches_
  std::uint32_t touches_ = 0;
  // Synonyms of two words: the number of the second, of what they mean, and the next pair
  // with the same first word.
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  struct Pair {
    std::uint32_t second;
    std::uint32_t meaning;
    std::uint32_t next;
  };
  std::vector<Pair> pairs_;
  std::vector<std::uint32_t> pairs_of_;  // by number of word: the first of them, or kNone; later words begin none
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
  // Of the finished index, by place of the dictionary.
  struct Postings {
    const std::uint8_t* first;
    std::uint32_t count;
  };
  std::vector<Postings> postings_of_;
  std::vector<std::uint8_t> common_;
};

}  // namespace jobstand::board
