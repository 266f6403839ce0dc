#include "feed/entry.h"

#include <iterator>

#include "feed/fields.h"
#include "feed/json_value.h"
#include "place/word_list.h"
#include "text/fold.h"
#include "text/json_string.h"
#include "text/time.h"
#include "text/url.h"
#include "text/utf8.h"

namespace jobstand::feed {
namespace {

constexpr const char* kBadJson = "is not valid JSON";
constexpr std::size_t kShownKey = 80;  // bytes of a key that a report shows

// --- what a value may be turned into -----------------------------------------
// Each returns null, or what is wrong. A JSON null is as good as an absent key.

using Json = JsonValue::Kind;

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  // Most text is clean already.
  std::size_t plain = 0;
  for (char before = ' '; plain < text.size(); ++plain) {
    const char c = text[plain];
    if (c < 0x20 || c >= 0x7F || (c == ' ' && before == ' ')) break;
    before = c;
  }
  if (plain == text.size() && (text.empty() || text.back() != ' ')) return out.append(text);
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode_utf8(text, at);
    at += c.size;
    const bool space = c.point <= 0x20 || c.point == 0xA0 || c.point == 0x3000 || c.point == 0x2028 || c.point == 0x2029;
    if (space) {
      gap = !out.empty();
      continue;
    }
    const bool hidden = (c.point >= 0x7F && c.point < 0xA0) || (c.point >= 0x202A && c.point <= 0x202E) || c.point == 0xFEFF;
    if (hidden) continue;
    if (gap) out.push_back(' ');
    gap = false;
    text::append_utf8(out, c.point);
  }
  return out;
}

namespace {

const char* read_text(const JsonValue& value, std::string& out) {
  if (value.kind != Json::string) return "is not a string";
  out = clean(value.string);
  return nullptr;
}

const char* read_id(const JsonValue& value, std::string& out) {
  constexpr std::size_t kMaxId = 512;
  if (value.kind != Json::string && (value.kind != Json::number || value.string.empty())) return "is not a string";
  if (value.string.size() > kMaxId) return "is too long";
  out = clean(value.string);
  return nullptr;
}

const char* read_address(const JsonValue& value, bool mail, std::string& out) {
  if (value.kind != Json::string) return "is not a string";
  const bool good = mail && text::scheme_of(value.string) == text::Scheme::mailto;
  out = good ? text::safe_link(value.string) : text::safe_page(value.string);
  return out.empty() && !clean(value.string).empty() ? "is not an address that a posting may have" : nullptr;
}

const char* read_time(const JsonValue& value, std::int64_t& out) {
  std::optional<std::int64_t> ms;
  if (value.kind == Json::number) ms = value.number == 0 ? 0 : text::time_from_number(value.number);
  else if (value.kind == Json::string) ms = value.string.empty() ? 0 : text::parse_time(clean(value.string));
  else return "is not a date between the years 2000 and 2999";
  if (!ms) return "is not a date between the years 2000 and 2999";
  out = *ms;
  return nullptr;
}

const char* read_number(const JsonValue& value, double& out) {
  if (value.kind != Json::number) return "is not a number";
  // Kept to four places, as numbers are written: a feed read again says the same.
  constexpr double kMax = 1e11;
  if (!(value.number > -kMax && value.number < kMax)) return "is a number too large";
  out = static_cast<double>(static_cast<std::int64_t>(value.number * 10'000 + (value.number < 0 ? -0.5 : 0.5))) / 10'000;
  return nullptr;
}

// Texts of an array, or of one string, cut as `kind` says. Unique without case.
const char* read_list(JsonValue& value, Kind kind, std::uint32_t max, std::vector<std::string>& out) {
  const char* problem = nullptr;
  std::vector<std::string> keys;  // of each, folded
  const auto add = [&](std::string_view piece) {
    std::string item = clean(piece);
    // At once: one sign after the other, a text of nothing else would take minutes.
    if (kind == Kind::tags) item.erase(0, item.find_first_not_of("# "));
    if (item.empty()) return;
    std::string key = text::fold(item);
    for (const std::string& known : keys) {
      if (known == key) return;
    }
    if (out.size() == max) {
      problem = "has too many values";
      return;
    }
    keys.push_back(std::move(key));
    out.push_back(std::move(item));
  };
  out.clear();
  if (value.kind == Json::string) {
    // A list has one value, which no byte of UTF-8 divides.
    const char separator = kind == Kind::places ? ';' : kind == Kind::list ? '\xFF' : ',';
    std::string_view rest = value.string;
    while (!rest.empty()) {
      const std::string_view piece = rest.substr(0, rest.find(separator));
      rest.remove_prefix(piece.size() < rest.size() ? piece.size() + 1 : rest.size());
      add(piece);
    }
    return problem;
  }
  if (value.kind != Json::array) return "is neither a string nor an array";
  for (JsonValue item; next_item(value, item);) {
    if (item.kind == Json::string) add(item.string);
    else problem = "has a value that is not a string";
  }
  return problem;
}

// Letters and digits only: "Full-time", "FULL_TIME" and "full time" are one word.
std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out.push_back(c);
  }
  return out;
}

// The spellings that feeds use, squeezed: the vocabularies of the common tracking systems.
// A group for each Employment, and for each Workplace.
constexpr char kEmployments[] =
    "fulltime,permanent,regular,vollzeit;parttime,teilzeit;contract,contractor,freelance;"
    "temporary,temp,fixedterm,seasonal;internship,intern,trainee,werkstudent,workingstudent;"
    "volunteer;perdiem;other;";
constexpr char kWorkplaces[] = "remote,telecommute;hybrid;onsite,officebased,office;";

// `known`: how many groups there are.
const char* read_set(JsonValue& value, const char* spellings, std::size_t known, std::uint32_t& out) {
  std::vector<std::string> names;
  const char* problem = read_list(value, Kind::codes, 8, names);
  for (const std::string& name : names) {
    const unsigned group = place::group_of(spellings, squeeze(name));
    if (group < known) out |= std::uint32_t{1} << group;
    else problem = "has a value that is not known";
  }
  return problem;
}

struct SalaryPart {
  const char* name;
  double Salary::*amount;
  std::string Salary::*text;
};
constexpr SalaryPart kSalaryParts[] = {{"min", &Salary::min, nullptr},
                                       {"max", &Salary::max, nullptr},
                                       {"currency", nullptr, &Salary::currency},
                                       {"period", nullptr, &Salary::period},
                                       {"text", nullptr, &Salary::text}};

const char* read_salary(JsonValue& value, Salary& out) {
  if (value.kind == Json::string) return read_text(value, out.text);
  if (value.kind != Json::object) return "is not an object";
  const char* problem = nullptr;
  for (JsonValue part; next_item(value, part);) {
    if (part.kind == Json::null) continue;
    const char* why = nullptr;
    for (const auto& [name, amount, text] : kSalaryParts) {
      if (part.key != name) continue;
      why = text != nullptr ? read_text(part, out.*text) : read_number(part, out.*amount);
    }
    if (why != nullptr) problem = why;
  }
  for (char& c : out.currency) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (out.currency.size() != 3 && !out.currency.empty()) {
    out.currency.clear();
    problem = "has a currency that is not three letters";
  }
  if (out.min < 0 || out.max < 0 || (out.max != 0 && out.min > out.max)) {
    out.min = out.max = 0;
    problem = "has no range that makes sense";
  }
  if (!out.period.empty() && place::group_of("hour,day,week,month,year;", out.period) != 0) {
    out.period.clear();
    problem = "has a period that is not hour, day, week, month or year";
  }
  return problem;
}

const Field* find_field(std::string_view key) {
  for (const Field& field : kFields) {
    if (key.size() == field.key.size() && key == field.key) return &field;
  }
  return nullptr;
}

const char* read_field(const Field& field, JsonValue& value, const Limits& limits, Posting& out, std::string& backup) {
  switch (field.kind) {
    case Kind::text: return read_text(value, out.*field.member.text);
    case Kind::id: return read_id(value, out.*field.member.text);
    case Kind::page: case Kind::link:
      return read_address(value, field.kind == Kind::link, out.*field.member.text);
    case Kind::time: return read_time(value, out.*field.member.time);
    case Kind::list: case Kind::codes: case Kind::places: case Kind::tags:
      return read_list(value, field.kind, limits.tags, out.*field.member.list);
    case Kind::workplace: case Kind::employment: {
      const bool work = field.kind == Kind::workplace;
      std::uint32_t bits = 0;
      const char* problem = work ? read_set(value, kWorkplaces, std::size(kWorkplaceNames), bits)
                                 : read_set(value, kEmployments, std::size(kEmploymentNames), bits);
      // A second key adds to the first.
      if (work) out.workplace = Set<Workplace>::from_bits(out.workplace.bits() | bits);
      else out.employment = Set<Employment>::from_bits(out.employment.bits() | bits);
      return problem;
    }
    case Kind::featured: return read_number(value, out.featured);
    case Kind::salary: return read_salary(value, out.salary);
    case Kind::backup: return read_text(value, backup);
    case Kind::body: return "is not a string";
  }
  return nullptr;
}

// A body stays where it is; it is only looked through, so that opening it cannot fail.
// `inside`: what stands between its quotes.
const char* read_body(Body::Format format, std::string_view text, Span inside, Body& out) {
  if (inside.begin == inside.end) return nullptr;
  if (format == Body::Format::address) {
    std::string address;
    text::unescape_json(slice(text, inside), address, Limits{}.string);
    if (text::safe_page(address).empty()) return "is not an address that a posting may have";
  }
  // Text that is here beats an address, and Markdown beats HTML.
  if (out.format != Body::Format::none && out.format < format) return nullptr;
  out = Body{format, inside.begin, inside.end - inside.begin};
  return nullptr;
}

// Counts a key that nobody reads.
void ignore(Report& report, std::string_view key) {
  constexpr std::size_t kMaxIgnored = 64;
  key = text::utf8_prefix(key, kShownKey);
  for (Report::Ignored& known : report.ignored) {
    if (known.key != key) continue;
    ++known.count;
    return;
  }
  if (report.ignored.size() == kMaxIgnored) return;
  Report::Ignored& made = report.ignored.emplace_back();
  made.key.append(key);
  made.count = 1;
}

}  // namespace

const char* read_line(const JsonValue& value, std::string& out) { return read_text(value, out); }
const char* read_page(const JsonValue& value, std::string& out) { return read_address(value, false, out); }

bool read_key(Scan& scan, std::string& room, std::string_view& key) {
  scan.skip_space();
  const char* problem = nullptr;
  return scan.peek() == '"' && scan.text(kMaxKey, room, key, problem) == Scan::Cut::good && problem == nullptr &&
         scan.take(':');
}

void add_problem(Report& report, const Limits& limits, std::uint32_t index, std::string_view field,
                 std::string_view message) {
  if (report.problem_count++ >= limits.problems) return;
  Report::Problem& made = report.problems.emplace_back();
  made.index = index;
  made.field.append(text::utf8_prefix(field, kShownKey));
  made.message.append(message);
}

const char* read_entry(std::string_view text, Scan& scan, std::uint32_t index, const Limits& limits, Posting& posting,
                       Report& report) {
  std::string backup;
  std::string room;
  std::string_view key;
  JsonValue value;
  if (!scan.take('{')) return "is not an object";
  for (bool first = true; !scan.take('}'); first = false) {
    if (!first && !scan.take(',')) return kBadJson;
    if (!read_key(scan, room, key)) return kBadJson;
    const Field* known = find_field(key);
    const char* problem = nullptr;
    scan.skip_space();
    Span span;
    if (known != nullptr && known->kind == Kind::body && scan.peek() == '"') {
      if (scan.string(limits.body, span, problem) != Scan::Cut::good) return kBadJson;
      if (problem == nullptr) problem = read_body(known->member.body, text, span, posting.body);
    } else {
      if (scan.peek() == '"') {
        value.kind = Json::string;
        if (scan.text(limits.string, value.room, value.string, problem) != Scan::Cut::good) return kBadJson;
      } else {
        const Scan::Cut cut = scan.value(limits.depth, span, Scan::Crossed::stop);
        if (cut != Scan::Cut::good && cut != Scan::Cut::too_deep) return kBadJson;
        problem = cut == Scan::Cut::too_deep ? "is nested too deep" : read_json(slice(text, span), limits.string, value);
      }
      if (problem == nullptr && known != nullptr && value.kind != Json::null) {
        problem = read_field(*known, value, limits, posting, backup);
      }
    }
    if (problem != nullptr) add_problem(report, limits, index, key, problem);
    if (known == nullptr) ignore(report, key);
  }
  if (posting.title.empty()) return "has no title";
  if (posting.summary.empty()) posting.summary = std::move(backup);
  return nullptr;
}

}  // namespace jobstand::feed
