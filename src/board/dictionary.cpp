#include "board/dictionary.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace jobstand::board {
namespace {

std::uint64_t load8(const char* from) {
  std::uint64_t bytes;
  std::memcpy(&bytes, from, 8);
  return bytes;
}

}  // namespace

Dictionary::Dictionary(std::uint64_t seed) : seed_(seed), slots_(1024) {}

// What is longer than the head follows eight bytes at a time, the last eight overlapping
// those before.
std::uint64_t Dictionary::mix_rest(std::uint64_t mixed, std::string_view word) const {
  for (std::size_t at = 8; at < word.size(); at += 8) {
    mixed = mix(mixed ^ mixed >> 32, load8(word.data() + (at + 8 < word.size() ? at : word.size() - 8)));
  }
  return mixed;
}

// Whether a word of eight bytes or more, with the same head, is the one.
bool Dictionary::is(std::uint32_t number, std::string_view word) const {
  const std::string_view known = at(number);
  if (known.size() != word.size()) return false;
  for (std::size_t at = 8; at < word.size(); at += 8) {
    const std::size_t from = at + 8 < word.size() ? at : word.size() - 8;
    if (load8(known.data() + from) != load8(word.data() + from)) return false;
  }
  return true;
}

std::uint32_t Dictionary::intern(std::uint64_t head, std::uint32_t hash, std::string_view word) {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  for (; slots_[slot].used != 0; slot = (slot + 1) & mask) {
    const Slot& known = slots_[slot];
    // A word of less than eight bytes is all in its head.
    if (known.head == head && (head >> 56 == 0 || (known.hash == hash && is(known.used - 1, word)))) return known.used - 1;
  }
  return add(head, hash, word, slot);
}

std::uint32_t Dictionary::add(std::uint64_t head, std::uint32_t hash, std::string_view word, std::uint32_t slot) {
  char first[8];
  for (std::uint32_t i = 0; i < 8; ++i) first[i] = static_cast<char>(head >> (8 * i) & 0xFF);
  bytes_.append(first, std::min<std::size_t>(word.size(), 8));
  if (word.size() > 8) bytes_.append(word.substr(8));
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slots_[slot] = {head, hash, size()};
  if (size() * 4 >= slots_.size() * 3) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
    for (const Slot& kept : old) {
      if (kept.used == 0) continue;
      std::uint32_t to = kept.hash & mask;
      while (slots_[to].used != 0) to = (to + 1) & mask;
      slots_[to] = kept;
    }
  }
  return size() - 1;
}

void Dictionary::renumber(const std::vector<std::uint32_t>& order) {
  std::vector<Slot>().swap(slots_);
  std::string bytes;
  bytes.reserve(bytes_.size());
  std::vector<std::uint32_t> ends(order.size() + 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    bytes.append(at(order[i]));
    ends[i + 1] = static_cast<std::uint32_t>(bytes.size());
  }
  bytes_.swap(bytes);
  ends_.swap(ends);
}

}  // namespace jobstand::board
