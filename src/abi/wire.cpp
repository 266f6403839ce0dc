#include "abi/wire.h"

#include "abi/counts.h"

#include "feed/fields.h"

namespace jobstand::abi {
namespace {

using text::JsonWriter;

void text_field(JsonWriter& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.key(key).string(value);
}

void write_hit(JsonWriter& out, const Postings& postings, const Hit& hit) {
  out.open('{');
  feed::write_fields(out, postings.at(postings.self, hit.posting), feed::Names::card);
  if (!hit.twins.empty()) {
    out.key("twins").open('[');
    for (const PostingId twin : hit.twins) {
      out.open('{');
      feed::write_fields(out, postings.at(postings.self, twin), feed::Names::card);
      out.close('}');
    }
    out.close(']');
  }
  if (postings.marks != nullptr) postings.marks(out, hit);
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
  out.key("expired").integer(report.expired);
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

std::string page_json(const Postings& postings, const Query& query, const Page& page, Facets facets) {
  JsonWriter out;
  out.open('{').key("total").integer(page.total).key("hits").open('[');
  for (const Hit& hit : page.hits) write_hit(out, postings, hit);
  out.close(']').key("facets").open('{');
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (!query.facets.has(static_cast<Facet>(f))) continue;
    out.key(kFacetNames[f]);
    write_counts(out, page.facets[f], facets);
  }
  out.close('}');
  text_field(out, "corrected", page.corrected);
  if (!page.hints.empty()) {
    out.key("hints").open('[');
    for (const Hint& hint : page.hints) {
      out.open('{').key(hint.text.empty() ? "facet" : "text");
      out.string(hint.text.empty() ? std::string_view(kFacetNames[static_cast<std::size_t>(hint.facet)]) : hint.text);
      out.key("count").integer(hint.count).close('}');
    }
    out.close(']');
  }
  out.close('}');
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
