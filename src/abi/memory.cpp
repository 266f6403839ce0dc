// memory.cpp - what a module with memory of its own exports of it.
#include <cstdlib>
#include <new>

#include "jobstand/jobstand.h"

extern "C" {

uint32_t jobstand_abi(void) { return JOBSTAND_ABI; }
void* jobstand_alloc(uint32_t size) { return std::malloc(size); }
void jobstand_free(void* memory) { std::free(memory); }

}  // extern "C"

#ifdef __EMSCRIPTEN__
// Nobody has a handler for when memory is out, which the C++ library's would look for.
void* operator new(std::size_t size) {
  void* const block = std::malloc(size);
  if (block == nullptr) __builtin_trap();
  return block;
}
void operator delete(void* block) noexcept { std::free(block); }
#endif
