#include "cli/read_any.h"

#include <random>
#include <utility>

#include "cli/files.h"
#include "formats/xml.h"
#include "jobstand/formats.h"

namespace jobstand::cli {

FeedInput split_name(const std::string& input, const std::string& company) {
  constexpr std::string_view kName = "#name=";
  const std::size_t at = input.rfind(kName);
  if (at == input.npos || kind_of(input) != PathKind::missing) return {input, company};
  return {input.substr(0, at), input.substr(at + kName.size())};
}

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32 | device();
}

Result<Feed> read_any(std::string text, const std::string& company, const Limits& limits, bool& as_it_is) {
  as_it_is = false;
  // What is read as XML is not larger than what is read at all.
  if (text.size() > limits.bytes) return Error{Errc::too_large, 0, "the feed is too large"};
  auto json = formats::json_of_xml(text);
  const bool xml = json.has_value();
  if (xml) text = *std::move(json);
  auto converted = convert_feed(std::move(text));
  if (!converted) return converted.error();
  as_it_is = !xml && converted->format == "jobstand";
  return read_feed(std::move(converted->text), company, limits);
}

}  // namespace jobstand::cli
