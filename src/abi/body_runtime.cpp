// body_runtime.cpp - the part of the C library that jobstand-body.wasm does with less of.
//
// malloc: the module answers one call at a time and keeps nothing between calls, so memory
// is taken from one end and starts over when nothing is in use. qsort: a heap sort. Both
// together are 1.5 kB smaller than the real ones, of a module of 26 kB.
#include <cstddef>
#include <cstdint>
#include <cstring>

extern "C" unsigned char __heap_base;  // the linker's: where free memory starts

namespace {

constexpr std::size_t kAlign = 16;
constexpr std::size_t kMax = std::size_t{1} << 30;
constexpr std::size_t kHeader = kAlign;  // before each block: its size

std::uintptr_t next = 0;  // where the next block goes; 0: not started
std::size_t live = 0;     // blocks in use

std::uintptr_t heap_begin() { return (reinterpret_cast<std::uintptr_t>(&__heap_base) + kAlign - 1) & ~(kAlign - 1); }
std::size_t& size_of(void* block) { return *reinterpret_cast<std::size_t*>(static_cast<char*>(block) - kHeader); }
bool is_last(void* block) { return reinterpret_cast<std::uintptr_t>(block) + size_of(block) == next; }

// Makes sure that memory up to `end` is there.
bool reach(std::uintptr_t end) {
  constexpr std::uintptr_t kPage = 65536;
  const std::uintptr_t have = __builtin_wasm_memory_size(0) * kPage;
  if (end <= have) return true;
  return __builtin_wasm_memory_grow(0, (end - have + kPage - 1) / kPage) != static_cast<std::size_t>(-1);
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) {
  if (size > kMax) return nullptr;
  if (live == 0) next = heap_begin();
  size = (size + kAlign - 1) & ~(kAlign - 1);
  if (!reach(next + kHeader + size)) return nullptr;
  void* block = reinterpret_cast<void*>(next + kHeader);
  size_of(block) = size;
  next += kHeader + size;
  ++live;
  return block;
}

void free(void* block) {
  if (block == nullptr) return;
  if (is_last(block)) next = reinterpret_cast<std::uintptr_t>(block) - kHeader;
  --live;
}

void* realloc(void* block, std::size_t size) {
  if (block == nullptr) return malloc(size);
  const std::size_t old = size_of(block);
  if (size <= old) return block;
  if (is_last(block) && size <= kMax) {
    // The last block grows where it is, as md4c's buffers mostly do.
    const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(block);
    size = (size + kAlign - 1) & ~(kAlign - 1);
    if (!reach(begin + size)) return nullptr;
    size_of(block) = size;
    next = begin + size;
    return block;
  }
  void* moved = malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, old);
  free(block);
  return moved;
}

void* calloc(std::size_t count, std::size_t size) {
  if (size != 0 && count > static_cast<std::size_t>(-1) / size) return nullptr;
  void* block = malloc(count * size);
  if (block != nullptr) std::memset(block, 0, count * size);  // memory is used again
  return block;
}

void qsort(void* items, std::size_t count, std::size_t size, int (*compare)(const void*, const void*)) {
  auto* const base = static_cast<unsigned char*>(items);
  const auto swap = [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < size; ++i) {
      const unsigned char byte = base[a * size + i];
      base[a * size + i] = base[b * size + i];
      base[b * size + i] = byte;
    }
  };
  // The heap shrinks from `end`; while it is built, `start` walks down to 0.
  std::size_t start = count / 2;
  std::size_t end = count;
  while (end > 1) {
    if (start > 0) --start;
    else swap(0, --end);
    for (std::size_t root = start, child; (child = 2 * root + 1) < end; root = child) {
      if (child + 1 < end && compare(base + child * size, base + (child + 1) * size) < 0) ++child;
      if (compare(base + root * size, base + child * size) >= 0) break;
      swap(root, child);
    }
  }
}

}  // extern "C"
