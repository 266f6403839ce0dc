#include "formats/draft.h"

#include <utility>

#include "feed/identify.h"
#include "feed/json_value.h"
#include "formats/markup.h"
#include "formats/words.h"
#include "jobstand/posting.h"
#include "text/utf8.h"

namespace jobstand::formats {
namespace {

// Bytes of what the feed says once for all its entries, as JSON; it is read for each of them.
constexpr std::size_t kMaxOutside = 1024;
// Values of a list: one more than read_feed() takes, so that it says that there are too many.
constexpr std::size_t kMaxList = 65;

bool space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string trim(std::string text) {
  std::size_t end = text.size();
  while (end > 0 && space(text[end - 1])) --end;
  std::size_t begin = 0;
  while (begin < end && space(text[begin])) ++begin;
  return text.substr(begin, end - begin);
}

bool is_list(To to) {
  return to == To::place || to == To::scope || to == To::workplace || to == To::tags || to == To::employment ||
         to == To::departments;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
  for (const std::string& item : list) {
    if (item == text) return true;
  }
  return false;
}

// The first of the names, with commas between, that the object has a text for, or an object
// with a name.
std::string part(Raw object, std::string_view names) {
  std::string out;
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(','));
    names.remove_prefix(name.size() < names.size() ? name.size() + 1 : names.size());
    Raw value = member(object, name);
    if (is_object(value)) value = member(value, "name");
    if (!is_text(value) || !decode(value, out)) continue;
    unescape(out, true);
    out = trim(std::move(out));
    if (!out.empty()) return out;
  }
  return {};
}

bool mentions_remote(std::string_view text) { return squeeze(text).find("remote") != std::string::npos; }

}  // namespace

Draft::Draft(const Format& format, const Object& feed, Nodes* nodes)
    : format_(format), outside_(format.size), nodes_(nodes) {
  for (std::size_t i = 0; i < format.size; ++i) {
    if (format.rules[i].path[0] != '/') continue;
    found_.clear();
    collect(feed, format.rules[i].path + 1, nullptr, found_);
    if (!found_.empty()) outside_[i] = found_[0];
  }
}

bool Draft::write(Raw entry, text::JsonWriter& out) {
  for (std::vector<std::string>& list : values_) list.clear();
  bad_ = 0;
  withheld_ = false;
  body_.clear();
  heading_.clear();
  if (nodes_ != nullptr) nodes_->start(entry.size());
  if (!entry_.read(entry)) {
    out.raw("null");
    return true;
  }
  for (std::size_t i = 0; i < format_.size; ++i) apply(format_.rules[i], outside_[i]);
  if (!of(To::hidden).empty()) return false;

  out.open('{');
  const std::string own_id = id();
  if (!own_id.empty()) out.key("id").string(own_id);
  else if (bad(To::id)) out.key("id").boolean(false);
  write_text(out, "title", To::title);
  write_text(out, "companyName", To::company);
  write_text(out, "companyWebsite", To::website);
  write_text(out, "logoUrl", To::logo);
  const std::string where = location();
  const bool place_bad = bad(To::place) || bad(To::scope);
  if (!where.empty()) out.key("location").string(where);
  // Beside a text, what is missing in it is named as one of a list: the text is what is read.
  if (place_bad && !where.empty()) out.key("locations").open('[').boolean(false).close(']');
  else if (place_bad) out.key("location").boolean(false);
  write_list(out, "workplace", To::workplace);
  write_text(out, "url", To::url);
  write_text(out, "applyUrl", To::apply);
  write_number(out, "timestamp", To::posted);
  write_number(out, "updated", To::updated);
  write_number(out, "validThrough", To::until);
  write_list(out, "hashtags", To::tags);
  write_text(out, "jobType", To::category);
  write_list(out, "employment", To::employment);
  write_text(out, "seniority", To::seniority);
  write_list(out, "departments", To::departments);
  write_salary(out);
  write_text(out, "language", To::language);
  write_text(out, "summary", To::summary);
  if (!body_.empty()) out.key("bodyHtml").string(body_);
  // Of a body in parts, those that are missing are named beside it.
  if (bad(To::body)) out.key(body_.empty() ? "bodyHtml" : "body").boolean(false);
  out.close('}');
  return true;
}

// --- what rules find ------------------------------------------------------------

void Draft::apply(const Rule& rule, Raw said_once) {
  const bool filled = rule.to == To::body ? !body_.empty() : !of(rule.to).empty();
  if (filled && (rule.otherwise || (!is_list(rule.to) && rule.to != To::body))) return;
  if (rule.otherwise && rule.to == To::place && withheld_) return;
  if (rule.use == Use::form) {
    std::string text = fill(rule.path);
    if (!text.empty()) of(rule.to).push_back(std::move(text));
    return;
  }
  if (rule.path[0] == '/') {
    if (!said_once.empty()) take(rule, said_once, true);
    return;
  }
  found_.clear();
  collect(entry_, rule.path, nodes_, found_);
  if (nodes_ != nullptr && nodes_->take_cut()) mark_bad(rule.to);
  if (found_.size() > kMaxFound && (is_list(rule.to) || rule.to == To::body)) mark_bad(rule.to);
  for (const Raw value : found_) {
    // A node that another one names is said once for many, as well.
    const bool inside = value.data() >= entry_.text().data() && value.data() < entry_.text().data() + entry_.text().size();
    take(rule, value, !inside);
  }
}

void Draft::take(const Rule& rule, Raw value, bool outside) {
  if (!is_list(rule.to) && rule.to != To::body && !of(rule.to).empty()) return;
  if (outside && value.size() > kMaxOutside) return mark_bad(rule.to);
  switch (rule.use) {
    case Use::form: return;
    case Use::word: return take_text(rule, rule.word);
    case Use::when_true: case Use::when_false:
      if (value == (rule.use == Use::when_true ? "true" : "false")) take_text(rule, rule.word);
      return;
    case Use::address:
      return is_object(value) ? take_address(value) : take({rule.to, rule.path}, value, outside);
    case Use::section: return take_section(value);
    case Use::html: case Use::escaped: case Use::text: case Use::guess: case Use::heading:
      return take_body(rule.use, value);
    case Use::cents: return take_number(rule, value);
    case Use::plain: case Use::commas: case Use::known: break;
  }
  if (rule.to == To::min || rule.to == To::max) return take_number(rule, value);
  if (rule.use == Use::known && !is_text(value) && !is_array(value)) return;
  if (rule.to == To::posted || rule.to == To::updated || rule.to == To::until) {
    // As it is: read_feed() knows how dates are written.
    feed::JsonValue date;
    const bool good = (is_text(value) || is_number(value)) && feed::read_json(value, 64, date) == nullptr;
    if (!good) return mark_bad(rule.to);
    if (value != "\"\"" && value != "0") of(rule.to).emplace_back(value);
    return;
  }
  std::string text;
  const bool number = is_number(value) && rule.to != To::id && rule.to != To::url;
  if (number || !decode(value, text)) return mark_bad(rule.to);
  if (rule.to != To::url && rule.to != To::apply && rule.to != To::website && rule.to != To::logo) unescape(text, true);
  if (rule.use != Use::commas) return take_text(rule, std::move(text));
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view piece = rest.substr(0, rest.find(','));
    rest.remove_prefix(piece.size() < rest.size() ? piece.size() + 1 : rest.size());
    take_text(rule, std::string(piece));
  }
}

void Draft::take_text(const Rule& rule, std::string text) {
  text = trim(std::move(text));
  std::vector<std::string>& list = of(rule.to);
  if (text.empty()) return;
  const auto add_names = [&](std::uint32_t bits, const char* const* names) {
    for (; bits != 0; bits >>= 1, ++names) {
      if ((bits & 1) != 0 && !has(list, *names)) list.emplace_back(*names);
    }
  };
  switch (rule.to) {
    case To::workplace: case To::employment: {
      const std::string word = squeeze(text);
      if (says_nothing(word)) return;
      const bool work = rule.to == To::workplace;
      std::uint32_t bits = work ? workplaces(word) : employments(word);
      if (bits == 0 && !work && is_permanent(word)) {
        if (!list.empty()) return;
        bits = std::uint32_t{1} << static_cast<unsigned>(Employment::full_time);
      }
      constexpr std::uint32_t kOther = std::uint32_t{1} << static_cast<unsigned>(Employment::other);
      if (rule.use == Use::known && (bits == 0 || (!work && bits == kOther))) return;
      if (bits != 0) return add_names(bits, work ? kWorkplaceNames : kEmploymentNames);
      // read_feed() says that this workplace is not known; another employment is "other".
      text = work ? text : "other";
      break;
    }
    case To::seniority: {
      const std::string word = squeeze(text);
      if (says_nothing(word)) return;
      if (const char* known = seniority(word)) text = known;
      break;
    }
    case To::period: {
      const char* known = pay_period(squeeze(text));
      if (known == nullptr) return;
      text = known;
      break;
    }
    case To::place:
      while (!text.empty() && (text.back() == ',' || space(text.back()))) text.pop_back();
      break;
    case To::departments:
      if (text == "-" || says_nothing(squeeze(text))) return;
      break;
    case To::tags: {
      // "Sales (515)": how many postings have the tag is no part of it.
      const std::size_t open = text.rfind(" (");
      if (open != text.npos && text.back() == ')' && text.find_first_not_of("0123456789", open + 2) == text.size() - 1) {
        text.resize(open);
      }
      break;
    }
    default: break;
  }
  if (text.empty() || has(list, text)) return;
  // Places become one text, in which nobody counts.
  const bool places = rule.to == To::place || rule.to == To::scope;
  if (list.size() + (places ? 1 : 0) >= kMaxList) return mark_bad(rule.to);
  list.push_back(std::move(text));
}

// Amounts are numbers in JSON, or numbers in strings.
void Draft::take_number(const Rule& rule, Raw value) {
  std::string text;
  feed::JsonValue number;
  if (!(is_number(value) || is_text(value)) || !decode(value, text)) return mark_bad(rule.to);
  text = trim(std::move(text));
  if (text.empty()) return;
  if (feed::read_json(text, 64, number) != nullptr || number.kind != feed::JsonValue::Kind::number) return mark_bad(rule.to);
  if (number.number == 0) return;
  if (rule.use == Use::cents) {
    if (!(number.number > 0 && number.number < 1e13)) return mark_bad(rule.to);
    text::JsonWriter amount;
    text = amount.decimal(number.number / 100).take();
  }
  of(rule.to).push_back(std::move(text));
}

// "St. Louis, MO, US": each part once.
void Draft::take_address(Raw value) {
  if (member(value, "hidden") == "true") {
    withheld_ = true;
    return;
  }
  const std::string city = part(value, "city,addressLocality");
  std::string region = part(value, "region,state,state_name,addressRegion,province,subregion");
  std::string country = part(value, "country,addressCountry,countryName,country_name,countryCode,country_code");
  // A code in small letters, and a continent in the place of a state.
  if (country.size() == 2) {
    for (char& c : country) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  if (region == "Europe") region.clear();
  std::string name = city;
  for (const std::string* more : {&region, &country}) {
    if (more->empty() || *more == city || (more == &country && country == region)) continue;
    name.append(name.empty() ? "" : ", ").append(*more);
  }
  if (name.empty()) name = part(value, "name,location_str,fullLocation,label,streetAddress");
  take_text({To::place, ""}, std::move(name));
}

// --- bodies ---------------------------------------------------------------------

void Draft::add_part(std::string html) {
  if (trim(html).empty()) return;
  if (!heading_.empty()) {
    std::string escaped = html_of_text(heading_);  // "<p>…</p>"
    body_.append("<h3>").append(escaped, 3, escaped.size() - 7).append("</h3>\n");
    heading_.clear();
  }
  // Items alone want a list around them.
  const std::size_t item = html.find("<li");
  const bool bare = item != html.npos && html.find("<ul") > item && html.find("<ol") > item;
  body_.append(bare ? "<ul>" : "").append(html).append(bare ? "</ul>\n" : "\n");
}

void Draft::take_body(Use use, Raw value) {
  std::string text;
  if (!is_text(value) || !decode(value, text)) return mark_bad(To::body);
  if (use == Use::heading) {
    unescape(text, true);
    for (char& c : text) c = space(c) ? ' ' : c;
    heading_ = trim(std::move(text));
    return;
  }
  if (use == Use::escaped || (use == Use::guess && mostly_escaped(text))) unescape(text, false);
  if (use == Use::guess && !has_tags(text)) {
    unescape(text, true);
    use = Use::text;
  }
  if (use == Use::text) text = trim(text).empty() ? std::string{} : html_of_text(trim(std::move(text)));
  add_part(std::move(text));
  heading_.clear();
}

void Draft::take_section(Raw value) {
  if (!is_object(value)) return mark_bad(To::body);
  static constexpr std::pair<const char*, const char*> kNames[] = {
      {"text", "content"}, {"title", "text"}, {"name", "value"}, {"header", "content"}};
  for (const auto& [head, content] : kNames) {
    const Raw inside = member(value, content);
    if (inside.empty()) continue;
    const Raw above = member(value, head);
    if (is_text(above)) take_body(Use::heading, above);
    return take_body(Use::html, inside);
  }
}

// --- what is written --------------------------------------------------------------

std::string Draft::fill(const char* form) const {
  std::string out;
  for (std::string_view rest = form; !rest.empty();) {
    const std::size_t open = rest.find('{');
    out.append(rest.substr(0, open));
    if (open == rest.npos) break;
    const std::size_t close = rest.find('}');
    std::vector<Raw> found;
    collect(entry_, rest.substr(open + 1, close - open - 1), nodes_, found);
    std::string text;
    if (found.empty() || !decode(found[0], text) || text.empty()) return {};
    out.append(text);
    rest.remove_prefix(close + 1);
  }
  return out;
}

// What the posting's address stands for, so that the same one from elsewhere is the same; else
// the system's own id, which is a number often enough.
std::string Draft::id() const {
  for (const To to : {To::url, To::apply}) {
    for (const std::string& address : of(to)) {
      std::string id = feed::id_of_address(address);
      if (!id.empty()) return id;
    }
  }
  if (of(To::id).empty()) return {};
  std::string_view own = of(To::id)[0];
  // Of an address, its last part.
  if (own.find("://") != own.npos) {
    while (own.back() == '/') own.remove_suffix(1);
    own.remove_prefix(own.rfind('/') + 1);
  }
  std::string id = format_.name;
  for (const std::string& board : of(To::board)) {
    const std::string name = squeeze(text::utf8_prefix(board, 64));
    if (!name.empty()) id.append(":").append(name);
  }
  return id.append(":").append(own);
}

std::string Draft::location() const {
  std::string out;
  const auto add = [&](std::string_view piece, const char* separator) { out.append(out.empty() ? "" : separator).append(piece); };
  for (const std::string& place : of(To::place)) add(place, "; ");
  // read_location() knows what it means: where someone who works from home may live.
  std::string scope;
  for (const std::string& land : of(To::scope)) {
    if (mentions_remote(land)) add(land, "; ");
    else scope.append(scope.empty() ? "Remote (" : "; ").append(land);
  }
  if (!scope.empty()) add(scope.append(")"), "; ");
  return out;
}

void Draft::write_text(text::JsonWriter& out, const char* key, To to) const {
  if (!of(to).empty()) out.key(key).string(of(to)[0]);
  else if (bad(to)) out.key(key).boolean(false);
}

void Draft::write_list(text::JsonWriter& out, const char* key, To to) const {
  if (of(to).empty()) {
    if (bad(to)) out.key(key).boolean(false);
    return;
  }
  out.key(key).open('[');
  // First, so that too many values are what is said of such a list.
  if (bad(to)) out.boolean(false);
  for (const std::string& item : of(to)) out.string(item);
  out.close(']');
}

void Draft::write_number(text::JsonWriter& out, const char* key, To to) const {
  if (!of(to).empty()) out.key(key).raw(of(to)[0]);
  else if (bad(to)) out.key(key).boolean(false);
}

void Draft::write_salary(text::JsonWriter& out) const {
  if (!of(To::pay_off).empty()) return;
  const bool wrong = bad(To::min) || bad(To::max) || bad(To::pay);
  if (of(To::min).empty() && of(To::max).empty() && of(To::pay).empty() && !wrong) return;
  out.key("salary").open('{');
  write_number(out, "min", To::min);
  write_number(out, "max", To::max);
  write_text(out, "currency", To::currency);
  write_text(out, "period", To::period);
  write_text(out, "text", To::pay);
  out.close('}');
}

}  // namespace jobstand::formats
