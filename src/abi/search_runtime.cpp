// search_runtime.cpp - memory for jobstand-search.wasm: that of jobstand.wasm, by its own
// functions, so that both can use what either made.
#include <cstddef>
#include <cstdint>

#include "jobstand/jobstand.h"

extern "C" {

__attribute__((import_module("core"), import_name("jobstand_alloc"))) void* core_alloc(std::uint32_t size);
__attribute__((import_module("core"), import_name("jobstand_free"))) void core_free(void* memory);

std::uint32_t jobstand_abi(void) { return JOBSTAND_ABI; }

void* malloc(std::size_t size) { return core_alloc(size); }
void free(void* block) { core_free(block); }

}  // extern "C"
