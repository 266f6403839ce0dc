// The formats that this program reads, where size does not matter: all of them.
#include "formats/convert.h"
#include "formats/table.h"
#include "jobstand/formats.h"

namespace jobstand {

Result<Converted> convert_feed(std::string text) {
  auto converted = formats::convert(text, formats::kTables, &formats::kToolTables);
  if (converted && converted->text.empty()) converted->text = std::move(text);
  return converted;
}

std::vector<std::string_view> feed_formats() {
  std::vector<std::string_view> names{"jobstand"};
  for (const formats::Tables* tables : {&formats::kTables, &formats::kToolTables}) {
    for (const formats::Format* format = tables->begin; format != tables->end; ++format) {
      if (names.back() != format->name) names.emplace_back(format->name);
    }
  }
  return names;
}

}  // namespace jobstand
