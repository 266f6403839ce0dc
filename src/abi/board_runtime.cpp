// board_runtime.cpp - memory for jobstand.wasm, and by its exports for jobstand-search.wasm.
#include <cstddef>
#include <cstdint>

#include "abi/heap.h"

extern "C" unsigned char __heap_base;  // the linker's: where free memory starts

namespace {

struct Memory {
  static char* base() { return nullptr; }
  static std::uint32_t begin() { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&__heap_base)); }
  static std::uint32_t reach(std::uint64_t size) {
    constexpr std::uint32_t kPage = 65536;
    std::size_t have = __builtin_wasm_memory_size(0);
    if (size > std::uint64_t{have} * kPage) {
      // A little more each time: growing is slow, and a browser may collect garbage for it.
      const auto wanted = static_cast<std::size_t>(size / kPage);
      const std::size_t pages = wanted + 4 + wanted / 64;
      if (pages >= kPage || __builtin_wasm_memory_grow(0, pages - have) == static_cast<std::size_t>(-1)) return 0;
      have = pages;
    }
    return static_cast<std::uint32_t>(have * kPage);
  }
};

jobstand::abi::Heap<Memory> heap;

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return heap.take(size); }
void free(void* block) { heap.give(block); }

}  // extern "C"
