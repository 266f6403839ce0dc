// Any bytes as Markdown.
#include "body_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  jobstand::fuzz::check(jobstand::render_markdown({reinterpret_cast<const char*>(data), size}), size);
  return 0;
}
