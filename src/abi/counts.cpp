#include "abi/counts.h"

namespace jobstand::abi {

void write_counts(text::JsonWriter& out, const FacetCounts& counts, Facets facets) {
  const bool arrays = facets == Facets::arrays;
  if (arrays) out.open('{').key("values");
  out.open('[');
  for (const FacetValue& value : counts.values) {
    const bool placed = value.depth != 0 || !value.code.empty();
    if (arrays) {
      out.open('[').string(value.value).integer(value.count).integer(value.selected ? 1 : 0);
      if (placed) out.integer(value.depth).string(value.code);
      out.close(']');
      continue;
    }
    out.open('{').key("value").string(value.value).key("count").integer(value.count);
    out.key("selected").boolean(value.selected);
    if (value.depth != 0) out.key("depth").integer(value.depth);
    if (!value.code.empty()) out.key("code").string(value.code);
    out.close('}');
  }
  out.close(']');
  if (arrays) out.key("more").integer(counts.more).close('}');
}

}  // namespace jobstand::abi
