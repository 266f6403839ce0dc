#include "text/string_table.h"

#include <cstring>

namespace jobstand::text {
namespace {

std::uint64_t load8(const char* from) {
  std::uint64_t word;
  std::memcpy(&word, from, 8);
  return word;
}
std::uint64_t load4(const char* from) {
  std::uint32_t word;
  std::memcpy(&word, from, 4);
  return word;
}

// All bytes of a text of 1 to 8 bytes in one number: overlapping loads, as wyhash and its
// like do, because a copy of unknown length is a call.
std::uint64_t load_short(const char* from, std::size_t size) {
  if (size >= 4) return load4(from) << 32 | load4(from + size - 4);
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(from[i])}; };
  return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

bool same(const char* a, const char* b, std::size_t size) {
  if (size > 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (load8(a + at) != load8(b + at)) return false;
    }
    return load8(a + size - 8) == load8(b + size - 8);
  }
  return size == 0 || load_short(a, size) == load_short(b, size);
}

}  // namespace

// Multiply and fold, eight bytes at a time, in two lanes: a difference that cancels in one
// whatever the seed is does not cancel in the other.
std::uint32_t hash(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
  const std::size_t size = text.size();
  std::uint64_t one = seed ^ (size * kOdd);
  std::uint64_t other = seed;
  const auto mix = [&](std::uint64_t word) {
    one = (one ^ word) * kOdd;
    one ^= one >> 29;
    other = (other + word) * (seed | 1);
  };
  if (size > 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) mix(load8(text.data() + at));
    mix(load8(text.data() + size - 8));
  } else if (size > 0) {
    mix(load_short(text.data(), size));
  }
  one = (one ^ other >> 17) * kOdd;
  return static_cast<std::uint32_t>(one >> 32);
}

std::string_view StringTable::at(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return {bytes_.data() + begin, ends_[number] - begin};
}

// The slot that holds `text`, or the free one where it belongs.
std::uint32_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  for (; slots_[slot].used != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash != hash) continue;
    const std::string_view known = at(slots_[slot].used - 1);
    if (known.size() == text.size() && same(known.data(), text.data(), text.size())) break;
  }
  return slot;
}

std::uint32_t StringTable::find(std::string_view text) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(text, text::hash(text, seed_))].used - 1;  // 0 - 1 is kNone
}

std::uint32_t StringTable::intern(std::string_view text) {
  if (ends_.size() * 4 >= slots_.size() * 3) grow();
  const std::uint32_t hash = text::hash(text, seed_);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.used == 0) {
    bytes_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    slot = {hash, size()};
  }
  return slot.used - 1;
}

void StringTable::grow() {
  std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (const Slot& kept : old) {
    if (kept.used == 0) continue;
    std::uint32_t slot = kept.hash & mask;
    while (slots_[slot].used != 0) slot = (slot + 1) & mask;
    slots_[slot] = kept;
  }
}

}  // namespace jobstand::text
