// heap.h - malloc and free for the browser, in a third of the code of the C library's.
//
// Blocks follow each other without gaps. A free one knows its size at both ends and is
// joined with its neighbours at once, so that a vector that grows can have the room of the
// smaller ones before it. Free blocks are kept in bins by size.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jobstand::abi {

// `Memory` has three static functions: base(), an address to count from, a multiple of 16;
// begin(), how far behind it the heap starts; and reach(size), which makes sure that so many
// bytes behind it are there and returns how many are, below 4 GiB, or 0.
template <typename Memory>
class Heap {
 public:
  // At a multiple of 16; null when memory is out.
  void* take(std::size_t size) {
    if (size > kMax) return nullptr;
    const Offset need = (static_cast<Offset>(size) + kHead + kUnit - 1) & ~(kUnit - 1);
    Offset block = find(need);
    if (block == 0) block = extend(need);
    if (block == 0) return nullptr;
    unlink(block);
    const Offset rest = size_of(block) - need;
    if (rest != 0) {
      word(block) -= rest;
      word(block + need) = rest | kBeforeUsed;
      make_free(block + need);
    } else {
      word(block + need) |= kBeforeUsed;
    }
    word(block) |= kUsed;
    return Memory::base() + block + kHead;
  }

  // Of take(); null is fine.
  void give(void* memory) {
    if (memory == nullptr) return;
    Offset block = static_cast<Offset>(static_cast<char*>(memory) - Memory::base()) - kHead;
    word(block) &= ~kUsed;
    const Offset after = block + size_of(block);
    if ((word(after) & kUsed) == 0) {
      unlink(after);
      word(block) += size_of(after);
    }
    if ((word(block) & kBeforeUsed) == 0) {
      const Offset before = block - word(block - 4);
      unlink(before);
      word(before) += size_of(block);
      block = before;
    }
    make_free(block);
  }

 private:
  using Offset = std::uint32_t;  // from Memory::base()
  // What is in a block when it is not the caller's, whatever the caller had in it.
  using Word [[gnu::may_alias]] = std::uint32_t;

  // A block: its size and flags, 4 bytes before a multiple of 16, then what the caller has or
  // the next and the previous free block of the bin, and the size again at the end.
  static constexpr Offset kHead = 4;
  static constexpr Offset kUnit = 16;
  static constexpr Offset kUsed = 1;
  static constexpr Offset kBeforeUsed = 2;
  static constexpr std::size_t kMax = std::size_t{1} << 31;
  static constexpr unsigned kTries = 16;  // looks at blocks that may be too small

  static Word& word(Offset at) { return *reinterpret_cast<Word*>(Memory::base() + at); }
  static Offset size_of(Offset block) { return word(block) & ~(kUnit - 1); }

  // Each small size has a bin of its own, larger ones share one up to double the size.
  static unsigned bin_of(Offset size) {
    return size < 32 * kUnit ? size / kUnit : 54U - static_cast<unsigned>(__builtin_clz(size));
  }

  // A free block of that size or larger, or 0.
  Offset find(Offset size) {
    unsigned bin = bin_of(size);
    Offset block = bins_[bin];
    for (unsigned tries = kTries; block != 0 && tries > 0; --tries) {
      if (size_of(block) >= size) return block;
      block = word(block + 4);
    }
    const std::uint64_t larger = known_ >> bin >> 1;
    return larger == 0 ? 0 : bins_[bin + 1 + static_cast<unsigned>(__builtin_ctzll(larger))];
  }

  // The free block at the end of memory, made not smaller than `size`; 0 when memory is out.
  Offset extend(Offset size) {
    if (last_ == 0) {
      last_ = ((Memory::begin() + kUnit - 1) & ~(kUnit - 1)) + kUnit - kHead;
      if (Memory::reach(std::uint64_t{last_} + kUnit) == 0) return last_ = 0;
      word(last_) = kUsed | kBeforeUsed;
    }
    const bool free = (word(last_) & kBeforeUsed) == 0;
    const Offset begin = free ? last_ - word(last_ - 4) : last_;
    if (last_ - begin >= size) return begin;
    const Offset end = Memory::reach(std::uint64_t{begin} + size + kUnit);
    if (end == 0) return 0;
    // The last word is a block without size that stays in use: it becomes one with a size, and
    // is given back.
    const Offset made = last_;
    last_ = (end & ~(kUnit - 1)) - kHead;
    word(last_) = kUsed;
    word(made) += last_ - made;
    give(Memory::base() + made + kHead);
    return begin;
  }

  // A block becomes the first of its bin.
  void make_free(Offset block) {
    const Offset size = size_of(block);
    word(block + size - 4) = size;
    word(block + size) &= ~kBeforeUsed;
    const unsigned bin = bin_of(size);
    const Offset next = bins_[bin];
    word(block + 4) = next;
    word(block + 8) = 0;
    if (next != 0) word(next + 8) = block;
    bins_[bin] = block;
    known_ |= std::uint64_t{1} << bin;
  }

  void unlink(Offset block) {
    const unsigned bin = bin_of(size_of(block));
    const Offset next = word(block + 4);
    const Offset previous = word(block + 8);
    if (next != 0) word(next + 8) = previous;
    if (previous != 0) {
      word(previous + 4) = next;
      return;
    }
    bins_[bin] = next;
    if (next == 0) known_ &= ~(std::uint64_t{1} << bin);
  }

  Offset bins_[56] = {};
  std::uint64_t known_ = 0;  // a bit for each bin that has a block
  Offset last_ = 0;          // the block without size at the end of memory
};

}  // namespace jobstand::abi
