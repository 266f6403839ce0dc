// formats_abi.cpp - jobstand-formats.wasm.
#include <string>

#include "abi/reply.h"
#include "formats/convert.h"
#include "text/json_writer.h"

using namespace jobstand;

// The second argument of all calls is not needed here: modules answer in one shape.
extern "C" jobstand_reply* jobstand_convert(uint32_t, const uint8_t* feed, uint32_t size) {
  const std::string_view text = abi::view(feed, size);
  const auto converted = formats::convert(text, formats::kTables);
  if (converted) return abi::reply(converted->text.empty() ? text : std::string_view(converted->text));
  text::JsonWriter out;
  out.open('{').key("message").string(converted.error().message).close('}');
  return abi::reply(out.take(), static_cast<std::uint32_t>(converted.error().code));
}
