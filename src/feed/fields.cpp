#include "feed/fields.h"

#include <iterator>

namespace jobstand::feed {
namespace {

using text::JsonWriter;

void write_names(JsonWriter& out, std::string_view key, std::uint32_t bits, const char* const* names) {
  if (bits == 0) return;
  out.key(key).open('[');
  for (; bits != 0; bits >>= 1, ++names) {
    if ((bits & 1) != 0) out.string(*names);
  }
  out.close(']');
}

void write_text(JsonWriter& out, std::string_view key, const std::string& text) {
  if (!text.empty()) out.key(key).string(text);
}

void write_amount(JsonWriter& out, std::string_view key, double amount) {
  if (amount != 0) out.key(key).decimal(amount);
}

void write_salary(JsonWriter& out, std::string_view key, const Salary& salary) {
  if (salary.min == 0 && salary.max == 0 && salary.text.empty()) return;
  out.key(key).open('{');
  write_amount(out, "min", salary.min);
  write_amount(out, "max", salary.max);
  write_text(out, "currency", salary.currency);
  write_text(out, "period", salary.period);
  write_text(out, "text", salary.text);
  out.close('}');
}

}  // namespace

void write_fields(JsonWriter& out, const Posting& posting, Names names) {
  for (const Field& field : kFields) {
    if (field.alias || (names == Names::card && !field.card)) continue;
    const std::string_view key = names == Names::feed ? field.key : std::string_view(field.name != nullptr ? field.name : "");
    switch (field.kind) {
      case Kind::text: case Kind::id: case Kind::page: case Kind::link:
        write_text(out, key, posting.*field.member.text);
        break;
      case Kind::list: case Kind::codes: case Kind::places: case Kind::tags: {
        const std::vector<std::string>& list = posting.*field.member.list;
        if (list.empty()) break;
        out.key(key).open('[');
        for (const std::string& item : list) out.string(item);
        out.close(']');
        break;
      }
      case Kind::time:
        if (posting.*field.member.time != 0) out.key(key).integer(posting.*field.member.time);
        break;
      case Kind::workplace: write_names(out, key, posting.workplace.bits(), kWorkplaceNames); break;
      case Kind::employment: write_names(out, key, posting.employment.bits(), kEmploymentNames); break;
      case Kind::featured: write_amount(out, key, posting.featured); break;
      case Kind::salary: write_salary(out, key, posting.salary); break;
      case Kind::backup: case Kind::body: break;
    }
  }
  if (names != Names::feed && posting.feed != 0) out.key("feed").integer(posting.feed);
}

}  // namespace jobstand::feed
