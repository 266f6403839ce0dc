// body_abi.cpp - jobstand-body.wasm.
#include "abi/reply.h"
#include "jobstand/body.h"

extern "C" jobstand_reply* jobstand_render(uint32_t format, const uint8_t* source, uint32_t size) {
  const std::string_view text = jobstand::abi::view(source, size);
  const jobstand::NodeStream stream = format == 2 ? jobstand::render_html(text) : jobstand::render_markdown(text);
  return jobstand::abi::reply(stream.encode());
}
