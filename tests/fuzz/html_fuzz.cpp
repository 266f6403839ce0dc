// Any bytes as HTML.
#include "body_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  jobstand::fuzz::check(jobstand::render_html({reinterpret_cast<const char*>(data), size}), size);
  return 0;
}
