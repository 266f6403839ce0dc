#include "abi/marks.h"

namespace jobstand::abi {

void write_why(text::JsonWriter& out, const Hit& hit) {
  if (!hit.snippet.empty()) out.key("snippet").string(hit.snippet);
  out.key("marks").open('{');
  for (std::size_t i = 0; i < hit.marks.size();) {
    const Mark::Where where = hit.marks[i].where;
    out.key(kMarkNames[static_cast<std::size_t>(where)]).open('[');
    for (; i < hit.marks.size() && hit.marks[i].where == where; ++i) {
      const Mark& mark = hit.marks[i];
      if (where == Mark::Where::tags) out.integer(mark.begin);
      else out.open('[').integer(mark.begin).integer(mark.end).close(']');
    }
    out.close(']');
  }
  out.close('}');
}

}  // namespace jobstand::abi
