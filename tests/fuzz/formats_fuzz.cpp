// Any bytes: an error that says something, or a feed of our own that reads back with as many
// entries, that converting again does not change, and that is not much larger than it was.
#include <cstdlib>
#include <string>

#include "formats/xml.h"
#include "jobstand/feed.h"
#include "jobstand/formats.h"
#include "text/utf8.h"

using namespace jobstand;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void convert(const std::string& text) {
  const auto converted = convert_feed(text);
  if (!converted) {
    const std::string& message = converted.error().message;
    require(!message.empty() && text::find_invalid_utf8(message) == message.size());
    return;
  }
  const auto again = convert_feed(converted->text);
  require(again.has_value() && again->text == converted->text && again->format == "jobstand");
  if (converted->format == "jobstand") {
    require(converted->text == text);
    return;
  }
  const auto feed = read_feed(converted->text);
  require(converted->text.size() <= 8 * text.size() + (std::size_t{1} << 20));
  require(text::find_invalid_utf8(converted->text) == converted->text.size());
  require(feed.has_value());
  const Report& report = feed->report;
  require(report.format == converted->format);
  require(report.accepted + report.skipped + report.duplicates == report.total);
  // One entry a line, and three lines around them.
  std::size_t lines = 0;
  for (const char c : converted->text) lines += c == '\n' ? 1 : 0;
  require(report.total + 2 == lines);
  const std::string once = write_feed(*feed);
  const auto written = read_feed(once);
  require(written.has_value() && written->report.problem_count == 0 && written->postings.size() == feed->postings.size());
  require(write_feed(*written) == once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto json = formats::json_of_xml(text)) convert(*json);
  convert(text);
  return 0;
}
