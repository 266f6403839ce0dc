#include "board/index.h"

#include <algorithm>
#include <numeric>

#include "text/order.h"
#include "text/words.h"

namespace jobstand::board {

void Index::add(PostingId posting, Field field, std::string_view text) {
  current_ = posting;
  for (text::WordReader in(text); in.next();) {
    const std::uint32_t number = words_.intern(in.word());
    if (number == lists_.size()) lists_.emplace_back();
    List& list = lists_[number];
    if (list.pending.empty()) touched_.push_back(number);
    list.pending.add(field);
  }
}

void Index::end_posting() {
  for (const std::uint32_t number : touched_) {
    List& list = lists_[number];
    std::uint32_t delta = current_ - list.last;
    for (; delta >= 0x80; delta >>= 7) put(list, static_cast<std::uint8_t>(delta | 0x80));
    put(list, static_cast<std::uint8_t>(delta));
    put(list, static_cast<std::uint8_t>(list.pending.bits()));
    list.pending = {};
    list.last = current_;
    ++list.count;
  }
  touched_.clear();
}

// Slices never cross a block: what is left of one is wasted, at most a slice.
std::uint32_t Index::new_slice(std::uint32_t size) {
  if (used_ % kBlock + size > kBlock || used_ % kBlock == 0) {
    used_ = static_cast<std::uint32_t>(blocks_.size()) * kBlock;
    blocks_.push_back(std::make_unique<std::uint8_t[]>(kBlock));
  }
  const std::uint32_t at = used_;
  used_ += size;
  return at;
}

void Index::put(List& list, std::uint8_t byte) {
  if (list.at == list.end) {
    const std::uint32_t size = list.slice == 0 ? kFirstSlice : std::min(list.slice * 2, kLastSlice);
    const std::uint32_t slice = new_slice(size);
    if (list.slice == 0) {
      list.first = slice;
    } else {
      for (std::uint32_t i = 0; i < kLink; ++i) byte_at(list.end + i) = static_cast<std::uint8_t>(slice >> (8 * i));
    }
    list.at = slice;
    list.end = slice + size - kLink;
    list.slice = size;
  }
  byte_at(list.at++) = byte;
}

std::uint8_t Index::Cursor::byte() {
  if (at_ == end_) {
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < kLink; ++i) next |= std::uint32_t{index_.byte_at(end_ + i)} << (8 * i);
    slice_ = std::min(slice_ * 2, kLastSlice);
    at_ = next;
    end_ = next + slice_ - kLink;
  }
  return index_.byte_at(at_++);
}

std::uint32_t Index::Cursor::number() {
  std::uint32_t value = 0;
  for (std::uint32_t shift = 0;; shift += 7) {
    const std::uint8_t b = byte();
    value |= std::uint32_t{b & 0x7Fu} << shift;
    if (b < 0x80) return value;
  }
}

Set<Field> Index::Cursor::fields() { return Set<Field>::from_bits(byte()); }

void Index::finish() {
  order_.resize(words_.size());
  std::iota(order_.begin(), order_.end(), 0u);
  text::order(order_, order_.size(), [&](std::uint32_t a, std::uint32_t b) { return words_.at(a) < words_.at(b); });
}

Index::Range Index::exact(std::string_view word) const {
  const Range range = prefix(word);
  // A word is the first of those that start with it.
  const bool there = range.begin < range.end && words_.at(order_[range.begin]) == word;
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
