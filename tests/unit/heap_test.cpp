#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include "abi/heap.h"
#include "testing.h"

namespace {

// Memory as a module's: it grows in pages, up to a limit.
struct Memory {
  static constexpr std::uint32_t kPage = 65536;
  static constexpr std::uint32_t kLimit = 64u << 20;
  static char* base() {
    alignas(16) static char memory[kLimit];
    return memory;
  }
  static std::uint32_t begin() { return 1001; }
  static std::uint32_t reach(std::uint64_t size) {
    if (size > kLimit) return 0;
    have = std::max(have, static_cast<std::uint32_t>((size + kPage - 1) / kPage * kPage));
    return have;
  }
  static inline std::uint32_t have = 2 * kPage;
};
using Heap = jobstand::abi::Heap<Memory>;

struct Block {
  char* at;
  std::size_t size;
  char mark;
};

bool intact(const Block& block) {
  return std::all_of(block.at, block.at + block.size, [&](char c) { return c == block.mark; });
}

}  // namespace

TEST_CASE("Heap: blocks keep what is in them, and all memory is one block again in the end", "[abi]") {
  Memory::have = 2 * Memory::kPage;
  Heap heap;
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t n) { return random() % n; };
  std::vector<Block> blocks;
  std::size_t live = 0;
  std::size_t most = 0;
  for (int step = 0; step < 60'000; ++step) {
    // Mostly small, some as large as a feed; the number of them swings.
    const bool take = blocks.empty() || below(100) < (step / 10'000 % 2 == 0 ? 60u : 45u);
    if (take) {
      const std::size_t size = below(10) != 0 ? below(100) : below(20) != 0 ? below(5'000) : below(400'000);
      auto* const at = static_cast<char*>(heap.take(size));
      REQUIRE(at != nullptr);
      REQUIRE(reinterpret_cast<std::uintptr_t>(at) % 16 == 0);
      REQUIRE(at >= Memory::base() + Memory::begin());
      REQUIRE(at + size <= Memory::base() + Memory::have);
      blocks.push_back({at, size, static_cast<char>(step)});
      std::memset(at, blocks.back().mark, size);
      live += size;
      most = std::max(most, live);
    } else {
      std::swap(blocks[below(static_cast<std::uint32_t>(blocks.size()))], blocks.back());
      REQUIRE(intact(blocks.back()));
      live -= blocks.back().size;
      heap.give(blocks.back().at);
      blocks.pop_back();
    }
  }
  CHECK(Memory::have < most * 3 / 2);
  for (const Block& block : blocks) {
    REQUIRE(intact(block));
    heap.give(block.at);
  }
  const std::uint32_t have = Memory::have;
  CHECK(heap.take(have - Memory::begin() - 64) != nullptr);
  CHECK(Memory::have == have);
}

TEST_CASE("Heap: a block that grows like a vector has the room of the smaller ones", "[abi]") {
  Memory::have = 2 * Memory::kPage;
  Heap heap;
  void* block = heap.take(1);
  for (std::size_t size = 2; size <= (4u << 20); size *= 2) {
    void* const larger = heap.take(size);
    REQUIRE(larger != nullptr);
    heap.give(block);
    block = larger;
  }
  CHECK(Memory::have < (9u << 20));
  CHECK(heap.take(3u << 20) != nullptr);
  CHECK(Memory::have < (9u << 20));
}

TEST_CASE("Heap: memory that is out is no block, and does no harm", "[abi][hostile]") {
  Memory::have = 2 * Memory::kPage;
  Heap heap;
  heap.give(nullptr);
  CHECK(heap.take(Memory::kLimit) == nullptr);
  CHECK(heap.take(static_cast<std::size_t>(-1)) == nullptr);
  CHECK(heap.take((std::size_t{1} << 31) + 1) == nullptr);
  void* const half = heap.take(Memory::kLimit / 2);
  REQUIRE(half != nullptr);
  CHECK(heap.take(Memory::kLimit / 2) == nullptr);
  CHECK(heap.take(0) != heap.take(0));
  heap.give(half);
  CHECK(heap.take(Memory::kLimit / 2) == half);
}
