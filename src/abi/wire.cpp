#include "abi/wire.h"

#include "feed/fields.h"

namespace jobstand::abi {
namespace {

using text::JsonWriter;

void text_field(JsonWriter& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.key(key).string(value);
}

// {"title":[[0,4]],"tags":[2]}
void write_marks(JsonWriter& out, const std::vector<Mark>& marks) {
  out.open('{');
  for (std::size_t i = 0; i < marks.size();) {
    const Mark::Where where = marks[i].where;
    out.key(kMarkNames[static_cast<std::size_t>(where)]).open('[');
    for (; i < marks.size() && marks[i].where == where; ++i) {
      if (where == Mark::Where::tags) out.integer(marks[i].begin);
      else out.open('[').integer(marks[i].begin).integer(marks[i].end).close(']');
    }
    out.close(']');
  }
  out.close('}');
}

void write_hit(JsonWriter& out, const Posting& posting, const Hit& hit) {
  out.open('{');
  feed::write_fields(out, posting, feed::Names::card);
  text_field(out, "snippet", hit.snippet);
  out.key("marks");
  write_marks(out, hit.marks);
  out.close('}');
}

}  // namespace

std::string error_json(const Error& error) {
  JsonWriter out;
  out.open('{').key("code").integer(static_cast<std::int64_t>(error.code));
  out.key("message").string(error.message);
  out.key("offset").integer(static_cast<std::int64_t>(error.offset)).close('}');
  return out.take();
}

void write_report(JsonWriter& out, const Report& report, bool ignored) {
  out.open('{').key("format").string(report.format);
  out.key("total").integer(report.total);
  out.key("accepted").integer(report.accepted);
  out.key("skipped").integer(report.skipped);
  out.key("duplicates").integer(report.duplicates);
  out.key("truncated").boolean(report.truncated);
  out.key("problemCount").integer(report.problem_count);
  out.key("problems").open('[');
  for (const Report::Problem& problem : report.problems) {
    out.open('{').key("index").integer(problem.index == Report::kWholeFeed ? -1 : static_cast<std::int64_t>(problem.index));
    text_field(out, "id", problem.id);
    text_field(out, "field", problem.field);
    out.key("message").string(problem.message).close('}');
  }
  out.close(']');
  if (ignored) {
    out.key("ignored").open('[');
    for (const Report::Ignored& key : report.ignored) {
      out.open('{').key("key").string(key.key).key("count").integer(key.count).close('}');
    }
    out.close(']');
  }
  out.close('}');
}

std::string page_json(const Board& board, const Query& query, const Page& page, Facets facets) {
  JsonWriter out;
  out.open('{').key("total").integer(page.total).key("hits").open('[');
  for (const Hit& hit : page.hits) write_hit(out, board.posting(hit.posting), hit);
  out.close(']').key("facets").open('{');
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (!query.facets.has(static_cast<Facet>(f))) continue;
    const FacetCounts& counts = page.facets[f];
    out.key(kFacetNames[f]);
    if (facets == Facets::objects) {
      out.open('[');
      for (const FacetValue& value : counts.values) {
        out.open('{').key("value").string(value.value).key("count").integer(value.count);
        out.key("selected").boolean(value.selected).close('}');
      }
      out.close(']');
      continue;
    }
    out.open('{').key("values").open('[');
    for (const FacetValue& value : counts.values) {
      out.open('[').string(value.value).integer(value.count).integer(value.selected ? 1 : 0).close(']');
    }
    out.close(']').key("more").integer(counts.more).close('}');
  }
  out.close('}').close('}');
  return out.take();
}

std::string posting_json(const Posting& posting) {
  JsonWriter out;
  out.open('{');
  feed::write_fields(out, posting, feed::Names::browser);
  out.close('}');
  return out.take();
}

}  // namespace jobstand::abi
