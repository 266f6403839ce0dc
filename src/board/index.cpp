#include "board/index.h"

#include <algorithm>
#include <bit>
#include <utility>

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

Index::Index(const Synonyms& synonyms, std::uint64_t seed) : words_(seed) {
  // Known before any text, so that their numbers are the lowest.
  const auto number = [&](std::string_view word) {
    const std::uint64_t head = text::head_of(word);
    return words_.intern(head, words_.hash(head, word), word);
  };
  for (const Synonyms::Pair& synonym : synonyms.pairs()) {
    const Pair pair{number(synonym.second), number(synonym.meaning), kNone};
    const std::uint32_t of = number(synonym.first);
    pairs_of_.resize(words_.size(), kNone);
    pairs_.push_back({pair.second, pair.meaning, std::exchange(pairs_of_[of], static_cast<std::uint32_t>(pairs_.size()))});
  }
}

// Makes room for what is kept of each word, and of as many more.
void Index::know_words() {
  const std::size_t size = words_.size() * 2;
  lists_.resize(size);
  pending_.resize(size);
  touched_.resize(size);
}

// Counts the word with this number.
void Index::note(std::uint32_t number, Field field) {
  if (number >= lists_.size()) know_words();
  const unsigned pending = pending_[number];
  if (pending == 0) touched_[touches_++] = number;
  const unsigned more = field != Field::body       ? pending | 1u << static_cast<unsigned>(field)
                        : pending < kManyBodies ? pending + kOneBody
                                                : pending;
  pending_[number] = static_cast<Pending>(more);
}

// In two steps, so that a processor need not wait for the memory of one word to look for the
// next: what they are, then which.
void Index::add(Field field, std::string_view text) {
  long_words_.clear();
  std::size_t count = 0;
  std::size_t end = 0;
  for (text::WordReader in(text); in.next(); ++count) {
    if (count == tokens_.size()) tokens_.resize(count * 2 + 64);
    const std::string_view word = in.word();
    Token& token = tokens_[count];
    token.head = in.head();
    token.hash = words_.hash(token.head, word);
    token.at = static_cast<std::uint32_t>(long_words_.size());
    token.size = static_cast<std::uint8_t>(word.size());
    token.extra = in.extra();
    token.follows = in.begin() <= end + 3;
    if (word.size() > 8) long_words_.append(word);
    if (!token.extra) end = in.end();
  }
  std::uint32_t pair = kNone;  // of the word before, the pairs that it may begin
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Token& token = tokens_[i];
    const std::uint32_t number = words_.intern(token.head, token.hash, {long_words_.data() + token.at, token.size});
    note(number, field);
    if (token.extra) continue;
    ++words;
    if (field == Field::title) titles_.push_back(number);
    if (token.follows) {
      for (; pair != kNone; pair = pairs_[pair].next) {
        if (pairs_[pair].second == number) note(pairs_[pair].meaning, field);
      }
    }
    pair = number < pairs_of_.size() ? pairs_of_[number] : kNone;
  }
  if (field == Field::body) body_words_ += words;
}

void Index::end_posting() {
  const PostingId posting = postings();
  for (std::uint32_t i = 0; i < touches_; ++i) {
    const std::uint32_t number = touched_[i];
    List& list = lists_[number];
    const unsigned pending = std::exchange(pending_[number], Pending{0});
    const unsigned fields = pending % kOneBody;
    const unsigned times = pending / kOneBody;
    const unsigned body = times > 3 ? 3 : times > 1 ? 2 : times;
    // Most words stand once in the body: a bit says so instead of a code.
    const bool plain = pending == kOneBody;
    std::uint32_t delta = (posting - list.last) << 1 | (plain ? 1 : 0);
    for (; delta >= 0x80; delta >>= 7) put(list, static_cast<std::uint8_t>(delta | 0x80));
    put(list, static_cast<std::uint8_t>(delta));
    if (!plain) put(list, static_cast<std::uint8_t>(fields | body << kBodyShift));
    list.last = posting;
    ++list.count;
  }
  touches_ = 0;
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

// The words that are in some posting, in order. Synonyms have others.
std::vector<std::uint32_t> Index::in_order() const {
  // By their first eight bytes, the last of them first; each pass keeps the order before.
  struct Item {
    std::uint64_t head;
    std::uint32_t number;
  };
  std::vector<Item> items;
  items.reserve(words_.size());
  for (std::uint32_t number = 0; number < words_.size() && number < lists_.size(); ++number) {
    if (lists_[number].count != 0) items.push_back({text::head_of(words_.at(number)), number});
  }
  std::vector<Item> sorted(items.size());
  for (std::uint32_t shift = 64; shift > 0;) {
    shift -= 8;
    std::uint32_t begins[257] = {};
    for (const Item& item : items) ++begins[(item.head >> shift & 0xFF) + 1];
    for (std::uint32_t i = 1; i < 257; ++i) begins[i] += begins[i - 1];
    for (const Item& item : items) sorted[begins[item.head >> shift & 0xFF]++] = item;
    items.swap(sorted);
  }
  std::vector<std::uint32_t> order(items.size());
  std::vector<std::uint32_t> same;
  for (std::size_t i = 0; i < items.size();) {
    same.clear();
    for (const std::uint64_t head = items[i].head; i + same.size() < items.size() && items[i + same.size()].head == head;) same.push_back(items[i + same.size()].number);
    if (same.size() > 1) text::order(same, same.size(), [&](std::uint32_t a, std::uint32_t b) { return words_.at(a) < words_.at(b); });
    for (const std::uint32_t number : same) order[i++] = number;
  }
  return order;
}

void Index::finish() {
  const std::vector<std::uint32_t> order = in_order();
  std::vector<std::uint32_t> places(words_.size());
  postings_of_.reserve(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    places[order[place]] = place;
    postings_of_.push_back({lists_[order[place]].first, lists_[order[place]].count});
  }
  for (std::uint32_t& number : titles_) number = places[number];
  std::vector<List>().swap(lists_);
  std::vector<Pending>().swap(pending_);
  std::vector<std::uint32_t>().swap(touched_);
  std::vector<Token>().swap(tokens_);
  words_.renumber(order);
  common_.resize(order.size());
  for (std::uint32_t place = 1; place < order.size(); ++place) {
    const std::string_view a = word(place - 1);
    const std::string_view b = word(place);
    std::uint8_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    common_[place] = same;
  }

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

void Index::gather(Range places, Code counted, Gathered& out) const {
  out.postings.resize(postings() + 1);
  out.codes.resize(postings());
  PostingId* const found = out.postings.data();
  Code* const codes = out.codes.data();
  std::uint32_t size = 0;
  for (std::uint32_t place = places.begin; place < places.end; ++place) {
    Cursor in(postings_of_[place].first);
    for (std::uint32_t i = postings_of_[place].count; i > 0; --i) {
      const Entry entry = in.next();
      const Code code = entry.code & counted;
      if (code == 0) continue;
      const Code known = codes[entry.posting];
      found[size] = entry.posting;
      size += known == 0 ? 1 : 0;
      // The least of the codes, and most are: no look at what others are worth.
      if (code == kPlain) codes[entry.posting] = known == 0 ? kPlain : known;
      else if (strength(entry.posting, code) > strength(entry.posting, known)) codes[entry.posting] = code;
    }
  }
  out.size = size;
}

Index::Code Index::code_of(std::uint32_t place, PostingId posting) const {
  Cursor in(postings_of_[place].first);
  for (std::uint32_t i = postings_of_[place].count; i > 0; --i) {
    const Entry entry = in.next();
    if (entry.posting >= posting) return entry.posting == posting ? entry.code : Code{0};
  }
  return 0;
}

Index::Range Index::exact(std::string_view word) const {
  const Range range = prefix(word);
  // A word is the first of those that start with it.
  const bool there = range.begin < range.end && this->word(range.begin) == word;
  return {range.begin, there ? range.begin + 1 : range.begin};
}

Index::Range Index::prefix(std::string_view word) const {
  // The first place whose word is not before, or not among those that start with it.
  const auto find = [&](std::uint32_t from, bool behind) {
    std::uint32_t to = size();
    while (from < to) {
      const std::uint32_t middle = from + (to - from) / 2;
      const int side = this->word(middle).substr(0, word.size()).compare(word);
      if (side < 0 || (behind && side == 0)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const std::uint32_t begin = find(0, false);
  return {begin, find(begin, true)};
}

}  // namespace jobstand::board
