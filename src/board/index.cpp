#include "board/index.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "text/order.h"
#include "text/words.h"

namespace jobstand::board {
namespace {

// How much a word counts by the short field it stands in; one in the body counts 1 and
// more when it comes often. In sixteenths, in the order of Field.
constexpr std::uint32_t kWeights[] = {160, 80, 96, 56, 64, 40};
constexpr std::uint32_t kBodyWeights[] = {0, 16, 26, 36};
// Of the length of body and title, how much counts, in sixteenths (BM25's b); and what a
// posting must say for half of the possible strength (its k).
constexpr std::uint32_t kBodyNorm = 9;
constexpr std::uint32_t kTitleNorm = 5;
constexpr std::uint32_t kHalf = 64;
// What stands for a class of length, in words.
constexpr std::uint32_t kBodyLengths[] = {32, 96, 192, 384, 768, 1536, 3072, 6144};
constexpr std::uint32_t kTitleLengths[] = {2, 4, 7, 12};
constexpr std::uint32_t kUsualTitle = 4;

std::uint32_t class_of(std::uint32_t length, const std::uint32_t* lengths, std::uint32_t classes) {
  std::uint32_t c = 0;
  while (c + 1 < classes && length * 4 > lengths[c] * 5) ++c;
  return c;
}

// A weight, less for a long field and more for a short one.
std::uint32_t normed(std::uint32_t weight, std::uint32_t part, std::uint32_t length, std::uint32_t usual) {
  return weight * 16 * usual / ((16 - part) * usual + part * length);
}

}  // namespace

// Counts the word and gives its number.
std::uint32_t Index::note(std::string_view word, Field field) {
  const std::uint32_t number = words_.intern(word);
  if (number == lists_.size()) {
    lists_.emplace_back();
    pending_.emplace_back();
    if (synonyms_.starts_pair(word)) pending_.back().fields = kStartsPair;
  }
  Pending& pending = pending_[number];
  if ((pending.fields & ~kStartsPair) == 0 && pending.body == 0) touched_.push_back(number);
  if (field == Field::body) pending.body = static_cast<std::uint8_t>(pending.body + (pending.body < 255 ? 1 : 0));
  else pending.fields = static_cast<std::uint8_t>(pending.fields | 1u << static_cast<unsigned>(field));
  return number;
}

void Index::add(Field field, std::string_view text) {
  constexpr std::uint32_t kNone = text::StringTable::kNone;
  std::uint32_t first = kNone;  // the word before, when it may be the first of a pair
  std::size_t end = 0;
  for (text::WordReader in(text); in.next();) {
    const std::uint32_t number = note(in.word(), field);
    if (in.extra()) continue;
    if (field == Field::body) ++body_words_;
    if (field == Field::title) titles_.push_back(number);
    if (first != kNone && in.begin() <= end + 3) {
      const std::string_view both = synonyms_.of_pair(words_.at(first), in.word());
      if (!both.empty()) note(both, field);
    }
    first = (pending_[number].fields & kStartsPair) != 0 ? number : kNone;
    end = in.end();
  }
}

void Index::end_posting() {
  const PostingId posting = postings();
  for (const std::uint32_t number : touched_) {
    List& list = lists_[number];
    Pending& pending = pending_[number];
    const unsigned fields = pending.fields & ~unsigned{kStartsPair};
    const unsigned body = pending.body > 3 ? 3 : pending.body > 1 ? 2 : pending.body;
    // Most words stand once in the body: a bit says so instead of a code.
    const bool plain = fields == 0 && body == 1;
    std::uint32_t delta = (posting - list.last) << 1 | (plain ? 1 : 0);
    for (; delta >= 0x80; delta >>= 7) put(list, static_cast<std::uint8_t>(delta | 0x80));
    put(list, static_cast<std::uint8_t>(delta));
    if (!plain) put(list, static_cast<std::uint8_t>(fields | body << kBodyShift));
    pending.fields &= kStartsPair;
    pending.body = 0;
    list.last = posting;
    ++list.count;
  }
  touched_.clear();
  const std::uint32_t title = static_cast<std::uint32_t>(titles_.size()) - title_ends_.back();
  title_ends_.push_back(static_cast<std::uint32_t>(titles_.size()));
  lengths_.push_back(static_cast<std::uint8_t>(class_of(body_words_, kBodyLengths, kBodyClasses) * kTitleClasses +
                                               class_of(title, kTitleLengths, kTitleClasses)));
  all_body_words_ += body_words_;
  body_words_ = 0;
}

void Index::grow(List& list) {
  const std::uint32_t size = list.slice == 0 ? kFirstSlice : std::min(list.slice * 2, kLastSlice);
  // Slices never cross a block: what is left of one is wasted, at most a slice.
  if (free_ < size + kLink) {
    blocks_.push_back(std::make_unique<std::uint8_t[]>(kBlock));
    free_ = kBlock;
  }
  std::uint8_t* const slice = blocks_.back().get() + (kBlock - free_);
  free_ -= size + kLink;
  if (list.slice == 0) list.first = slice;
  else std::memcpy(list.end, &slice, kLink);
  list.at = slice;
  list.end = slice + size;
  list.slice = size;
}

void Index::put(List& list, std::uint8_t byte) {
  if (list.at == list.end) grow(list);
  *list.at++ = byte;
}

void Index::finish() {
  // Compared by their first eight bytes, which are enough for most.
  std::vector<std::uint64_t> heads(words_.size());
  order_.resize(words_.size());
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    order_[number] = number;
    const std::string_view word = words_.at(number);
    for (std::size_t i = 0; i < 8; ++i) heads[number] = heads[number] << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0u);
  }
  text::order(order_, order_.size(), [&](std::uint32_t a, std::uint32_t b) {
    return heads[a] != heads[b] ? heads[a] < heads[b] : words_.at(a) < words_.at(b);
  });
  std::vector<std::uint32_t> places(order_.size());
  letters_.resize(order_.size());
  for (std::uint32_t place = 0; place < order_.size(); ++place) {
    places[order_[place]] = place;
    letters_[place] = letters_of(word(place));
  }
  for (std::uint32_t& number : titles_) number = places[number];

  const auto usual = static_cast<std::uint32_t>(postings() == 0 ? 0 : all_body_words_ / postings()) + 1;
  strength_.resize(kBodyClasses * kTitleClasses);
  for (std::uint32_t lengths = 0; lengths < strength_.size(); ++lengths) {
    for (std::uint32_t code = 0; code < 256; ++code) {
      std::uint32_t says = normed(kBodyWeights[code >> kBodyShift], kBodyNorm, kBodyLengths[lengths / kTitleClasses], usual);
      for (std::uint32_t field = 0; field < kBodyShift; ++field) {
        if ((code >> field & 1) == 0) continue;
        says += field == 0 ? normed(kWeights[0], kTitleNorm, kTitleLengths[lengths % kTitleClasses], kUsualTitle) : kWeights[field];
      }
      strength_[lengths][code] = static_cast<std::uint16_t>(1023 * says / (says + kHalf));
    }
  }
}

Index::Range Index::exact(std::string_view word) const {
  const Range range = prefix(word);
  // A word is the first of those that start with it.
  const bool there = range.begin < range.end && this->word(range.begin) == word;
  return {range.begin, there ? range.begin + 1 : range.begin};
}

Index::Range Index::prefix(std::string_view word) const {
  const auto begin = std::partition_point(order_.begin(), order_.end(),
                                          [&](std::uint32_t number) { return words_.at(number) < word; });
  const auto end = std::partition_point(begin, order_.end(), [&](std::uint32_t number) {
    return words_.at(number).substr(0, word.size()) == word;
  });
  return {static_cast<std::uint32_t>(begin - order_.begin()), static_cast<std::uint32_t>(end - order_.begin())};
}

}  // namespace jobstand::board
