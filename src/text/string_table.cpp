#include "text/string_table.h"

#include <cstring>

namespace jobstand::text {
namespace {

// Multiply and fold, eight bytes at a time, as wyhash and its like do.
std::uint32_t hash_of(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
  std::uint64_t hash = seed ^ (text.size() * kOdd);
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t word = 0;
    const std::size_t left = text.size() - at;
    std::memcpy(&word, text.data() + at, left < 8 ? left : 8);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
    at += 8;
  }
  hash *= kOdd;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

std::string_view StringTable::at(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

// The slot that holds `text`, or the free one where it belongs.
std::uint32_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const std::uint32_t number = slots_[slot] - 1;
    if (hashes_[number] == hash && at(number) == text) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t StringTable::find(std::string_view text) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(text, hash_of(text, seed_))] - 1;  // 0 - 1 is kNone
}

std::uint32_t StringTable::intern(std::string_view text) {
  if (ends_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(text, seed_);
  std::uint32_t& slot = slots_[slot_of(text, hash)];
  if (slot == 0) {
    bytes_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    hashes_.push_back(hash);
    slot = size();
  }
  return slot - 1;
}

void StringTable::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::uint32_t slot = hashes_[number] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

}  // namespace jobstand::text
