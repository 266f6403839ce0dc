#include <optional>
#include <utility>

#include "feed/entry.h"
#include "feed/identify.h"
#include "feed/json_value.h"
#include "feed/reading.h"
#include "feed/scan.h"
#include "jobstand/feed.h"
#include "place/unite.h"
#include "place/workplace.h"
#include "place/word_list.h"
#include "text/json_string.h"
#include "text/number.h"
#include "text/string_table.h"
#include "text/utf8.h"

namespace jobstand {
namespace feed {
namespace {

constexpr std::size_t kSample = 1024;  // postings after which their number is guessed
constexpr const char* kEndsEarly = "the feed ends early";

// Keys that entries of other systems' lists and "jobs" have and ours do not: the marks of
// src/formats/tables.cpp. A test holds the two together.
constexpr char kForeign[] =
    "absolute_url,hostedUrl,jobUrl,isListed,shortcode,friendly_id,workLocation,epoch,"
    "candidate_required_location,jobGeo,locationRestrictions,pub_date,@context,@type;";
constexpr std::uint32_t kLookedAt = 8;  // entries that a shape is known by

}  // namespace

Reading::Reading(std::string text, std::string_view company, const Limits& limits)
    : limits_(limits), ids_(limits.seed), slugs_(limits.seed) {
  company_ = clean(text::repair_utf8(company));
  feed_.text = std::move(text);
  feed_.report.format = "jobstand";
}

bool Reading::step(std::uint32_t bytes) {
  switch (stage_) {
    case Stage::begin: begin(); break;
    case Stage::members: members(); break;
    case Stage::entries: entries(bytes); break;
    case Stage::end: end(); return false;
  }
  return !failed_;
}

void Reading::fail(Errc code, std::size_t offset, std::string_view message, std::string_view rest) {
  failed_ = Error{code, offset, std::string(message).append(rest)};
}

// The bracket that a feed begins with.
void Reading::begin() {
  const std::string_view text = feed_.text;
  if (text.size() > limits_.bytes) return fail(Errc::too_large, 0, "the feed is too large");
  // The byte order mark of UTF-8 is a common accident.
  const std::uint32_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  scan_ = Scan(text, {start, static_cast<std::uint32_t>(text.size())});
  scan_.skip_space();
  if (scan_.done()) return fail(Errc::bad_json, 0, "the feed is empty");
  if (scan_.take('[')) {
    stage_ = Stage::entries;
  } else if (scan_.take('{')) {
    stage_ = Stage::members;
    enveloped_ = true;
  } else {
    const bool markup = scan_.peek() == '<';
    std::string excerpt;
    text::escape_json(text::repair_utf8(text::utf8_prefix(text.substr(scan_.at()), 24)), excerpt);
    return fail(Errc::bad_json, scan_.at(), markup ? "the feed is HTML or XML: " : "the feed is not JSON: ", excerpt);
  }
}

void Reading::problem(std::uint32_t index, std::string_view field, std::string_view message) {
  add_problem(feed_.report, limits_, index, field, message);
}

void Reading::cut_off() {
  feed_.report.truncated = true;
  problem(Report::kWholeFeed, {}, kEndsEarly);
}

// {"version":1, "title":…, "homeUrl":…, "count":n, "jobs":[…]} after its bracket, up to the
// list or after it.
void Reading::members() {
  Scan& scan = scan_;
  for (; !scan.take('}'); first_ = false) {
    Span span;
    std::string room;
    std::string_view key;
    JsonValue value;
    if (scan.done()) break;
    if (!first_ && !scan.take(',')) return fail(Errc::bad_json, scan.at(), "the feed is not JSON");
    if (!read_key(scan, room, key)) {
      if (scan.done()) break;
      return fail(Errc::bad_json, scan.at(), "the feed is not JSON");
    }
    scan.skip_space();
    if (scan.done()) break;
    if (key == "jobs") {
      if (found_ || !scan.take('[')) return fail(Errc::bad_shape, scan.at(), "the feed's \"jobs\" is not one array");
      found_ = first_ = true;
      stage_ = Stage::entries;
      return;
    }
    const Scan::Cut cut = scan.value(limits_.depth, span);
    if (cut == Scan::Cut::unfinished) break;
    if (keys_.size() < 200) keys_.append(keys_.empty() ? "" : ", ").append(text::utf8_prefix(key, 40));
    const char* why = "is not valid JSON";
    if (cut == Scan::Cut::good) why = read_json(slice(feed_.text, span), limits_.string, value);
    if (why == nullptr) why = header(key, value);
    if (why != nullptr) problem(Report::kWholeFeed, key, why);
  }
  stage_ = Stage::end;
  if (found_ && scan.done() && feed_.text.back() != '}') cut_off();
  if (found_) return;
  if (scan.done() && feed_.text.find_last_of('}') == std::string::npos) {
    return fail(Errc::bad_json, feed_.text.size(), "the feed ends before its first entry does");
  }
  return fail(Errc::bad_shape, 0, "the feed is an object without an array \"jobs\"; its keys are ", keys_);
}

// What the feed says of itself. Null, or what is wrong with it.
const char* Reading::header(std::string_view key, const JsonValue& value) {
  if (value.kind == JsonValue::Kind::null) return nullptr;
  foreign_ = foreign_ || (limits_.ours && key == "company");
  if (key == "format") return read_line(value, feed_.report.format);
  if (key == "title") return read_line(value, feed_.title);
  if (key == "homeUrl") return read_page(value, feed_.home_url);
  if (key != "count") return nullptr;
  if (value.kind != JsonValue::Kind::number || !(value.number >= 0 && value.number < 4e9)) return "is not a number";
  declared_count_ = static_cast<std::uint32_t>(value.number);
  return nullptr;
}

// Entries after "[", at most up to and with "]".
void Reading::entries(std::uint32_t bytes) {
  Report& report = feed_.report;
  Scan& scan = scan_;
  const std::uint32_t begin = scan.at();
  for (; !scan.take(']'); first_ = false) {
    if (scan.at() - begin >= bytes) return;
    const bool comma = scan.take(',');
    const bool last = comma && scan.take(']');
    if (comma == first_ || last) problem(Report::kWholeFeed, {}, "a comma is missing or too many");
    if (last) break;
    if (scan.done()) cut_off();
    if (report.truncated) break;
    if (scan.take('}')) {
      problem(Report::kWholeFeed, {}, "a bracket is missing or too many");
      continue;
    }
    entry();
    if (limits_.ours && report.total <= kLookedAt) {
      for (const Report::Ignored& met : report.ignored) foreign_ = foreign_ || place::group_of(kForeign, met.key) == 0;
    }
    if (report.truncated || foreign_) break;
  }
  first_ = false;  // what follows in the object does so after a comma
  stage_ = enveloped_ && !report.truncated && !foreign_ ? Stage::members : Stage::end;
}

void Reading::entry() {
  Scan& scan = scan_;
  Report& report = feed_.report;
  const std::uint32_t index = report.total++;
  std::vector<Report::Problem>& problems = report.problems;
  const std::size_t before = problems.size();
  const std::uint32_t count_before = report.problem_count;
  const Scan start = scan;
  std::vector<Posting>& postings = feed_.postings;
  if (postings.size() == kSample) {
    // As many as there will be if the others are as long: what is long has no need to move.
    const std::uint64_t all = std::uint64_t{kSample} * feed_.text.size() / scan.at();
    postings.reserve(static_cast<std::size_t>(all < limits_.postings ? all + all / 64 : limits_.postings) + 1);
  }
  Posting& posting = postings.emplace_back();
  const char* refused = "is beyond the limit of postings";
  if (postings.size() <= limits_.postings) refused = read_entry(feed_.text, scan, index, limits_, posting, report);
  bool stays = refused == nullptr;
  if (!stays) {
    // Where it ends, brackets and quotes alone tell.
    scan = start;
    Span span;
    const Scan::Cut cut = scan.value(limits_.depth, span);
    report.truncated = cut == Scan::Cut::unfinished;
    if (report.truncated || cut == Scan::Cut::crossed) {
      problems.resize(before);
      report.problem_count = count_before;
      refused = report.truncated ? "is cut off: the feed ends early" : "is not valid JSON";
    }
    ++report.skipped;
    problem(index, {}, refused);
  } else {
    if (posting.company.empty()) posting.company = company_;
    if (posting.workplace.empty()) posting.workplace = place::workplace_of(posting.location);
    stays = identify(posting);
    if (!stays) {
      ++report.duplicates;
      // A number of ids_ is the place of its posting.
      Posting& first = postings[ids_.find(posting.id)];
      const bool grew = place::unite(first, posting);
      problem(index, "id", grew && first.title == posting.title ? "is an earlier entry in another place" : "is taken by an earlier entry");
    }
  }
  for (std::size_t i = before; i < problems.size(); ++i) problems[i].id = posting.id;
  if (!stays) postings.pop_back();
}

// Gives the posting its id; false when another has it. An id that the feed or an address
// gives names the posting: a second one is the same posting again. A slug only describes
// it: a second one is another, and gets a number.
bool Reading::identify(Posting& posting) {
  if (posting.id.empty()) posting.id = id_of_address(posting.url);
  if (posting.id.empty()) posting.id = id_of_address(posting.apply_url);
  if (!posting.id.empty()) return reserve(posting.id);
  const std::string slug = slug_of(posting);
  posting.id = slug;
  // The last number is remembered, so that many equal titles stay linear.
  const std::uint32_t n = slugs_.intern(slug);
  if (n == slug_numbers_.size()) slug_numbers_.push_back(1);
  while (!reserve(posting.id)) {
    posting.id = slug;
    posting.id.push_back('-');
    text::append_number(posting.id, ++slug_numbers_[n]);
  }
  return true;
}

bool Reading::reserve(std::string_view id) {
  const std::uint32_t known = ids_.size();
  return ids_.intern(id) == known;
}

// What can be said once all is read.
void Reading::end() {
  Report& report = feed_.report;
  // Entries without one title are worth a second look as well.
  if (foreign_ || (limits_.ours && report.total > 0 && feed_.postings.empty())) {
    return fail(Errc::bad_shape, 0, "the feed is not of our format");
  }
  if (report.truncated && report.total == report.skipped) {
    return fail(Errc::bad_json, feed_.text.size(), "the feed ends before its first entry does");
  }
  scan_.skip_space();
  if (!report.truncated && !scan_.done()) problem(Report::kWholeFeed, {}, "something follows the end of the feed");
  if (declared_count_ > report.total) {
    report.truncated = true;
    problem(Report::kWholeFeed, "count", "is more than the feed has");
  }
  report.accepted = static_cast<std::uint32_t>(feed_.postings.size());
}

}  // namespace feed

Result<Feed> read_feed(std::string text, std::string_view company, const Limits& limits) {
  feed::Reading reading(std::move(text), company, limits);
  while (reading.step(0xFFFF'FFFF)) {
  }
  if (reading.failed()) return *reading.failed();
  return reading.take();
}

std::string body_text(const Feed& feed, const Posting& posting) {
  std::string out;
  text::unescape_json(std::string_view(feed.text).substr(posting.body.offset, posting.body.size), out, Limits{}.body);
  return out;
}

}  // namespace jobstand
