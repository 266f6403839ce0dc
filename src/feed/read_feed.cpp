#include <optional>
#include <utility>

#include "feed/entry.h"
#include "feed/identify.h"
#include "feed/json_value.h"
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
namespace {

using feed::Scan;
using feed::slice;
using feed::Span;

constexpr std::size_t kSample = 1024;  // postings after which their number is guessed
constexpr const char* kEndsEarly = "the feed ends early";

// Keys that entries of other systems' lists and "jobs" have and ours do not: the marks of
// src/formats/tables.cpp. A test holds the two together.
constexpr char kForeign[] =
    "absolute_url,hostedUrl,jobUrl,isListed,shortcode,friendly_id,workLocation,epoch,"
    "candidate_required_location,jobGeo,locationRestrictions,pub_date,@context,@type;";
constexpr std::uint32_t kLookedAt = 8;  // entries that a shape is known by

Error error(Errc code, std::size_t offset, std::string_view message, std::string_view rest = {}) {
  return {code, offset, std::string(message).append(rest)};
}

class Reader {
 public:
  Reader(std::string text, std::string_view company, const Limits& limits)
      : limits_(limits), ids_(limits.seed), slugs_(limits.seed) {
    company_ = feed::clean(text::repair_utf8(company));
    feed_.text = std::move(text);
    feed_.report.format = "jobstand";
  }

  Result<Feed> read() {
    const std::string_view text = feed_.text;
    if (text.size() > limits_.bytes) return error(Errc::too_large, 0, "the feed is too large");
    // The byte order mark of UTF-8 is a common accident.
    const std::uint32_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    Scan scan(text, {start, static_cast<std::uint32_t>(text.size())});
    scan.skip_space();
    if (scan.done()) return error(Errc::bad_json, 0, "the feed is empty");
    Report& report = feed_.report;
    if (scan.take('[')) {
      entries(scan);
    } else if (scan.take('{')) {
      if (auto failed = envelope(scan)) return *std::move(failed);
    } else {
      const bool markup = scan.peek() == '<';
      std::string excerpt;
      text::escape_json(text::repair_utf8(text::utf8_prefix(text.substr(scan.at()), 24)), excerpt);
      return error(Errc::bad_json, scan.at(), markup ? "the feed is HTML or XML: " : "the feed is not JSON: ", excerpt);
    }
    // Entries without one title are worth a second look as well.
    if (foreign_ || (limits_.ours && report.total > 0 && feed_.postings.empty())) {
      return error(Errc::bad_shape, 0, "the feed is not of our format");
    }
    if (report.truncated && report.total == report.skipped) {
      return error(Errc::bad_json, text.size(), "the feed ends before its first entry does");
    }
    scan.skip_space();
    if (!report.truncated && !scan.done()) problem(Report::kWholeFeed, {}, "something follows the end of the feed");
    if (declared_count_ > report.total) {
      report.truncated = true;
      problem(Report::kWholeFeed, "count", "is more than the feed has");
    }
    report.accepted = static_cast<std::uint32_t>(feed_.postings.size());
    return std::move(feed_);
  }

 private:
  void problem(std::uint32_t index, std::string_view field, std::string_view message) {
    feed::add_problem(feed_.report, limits_, index, field, message);
  }

  void cut_off() {
    feed_.report.truncated = true;
    problem(Report::kWholeFeed, {}, kEndsEarly);
  }

  // {"version":1, "title":…, "homeUrl":…, "count":n, "jobs":[…]} after its bracket.
  std::optional<Error> envelope(Scan& scan) {
    bool found = false;
    std::string keys;
    for (bool first = true; !scan.take('}'); first = false) {
      Span span;
      std::string key;
      feed::JsonValue value;
      if (scan.done()) break;
      if (!first && !scan.take(',')) return error(Errc::bad_json, scan.at(), "the feed is not JSON");
      if (!feed::read_key(feed_.text, scan, key)) {
        if (scan.done()) break;
        return error(Errc::bad_json, scan.at(), "the feed is not JSON");
      }
      scan.skip_space();
      if (scan.done()) break;
      if (key == "jobs") {
        if (found || !scan.take('[')) return error(Errc::bad_shape, scan.at(), "the feed's \"jobs\" is not one array");
        found = true;
        entries(scan);
        if (feed_.report.truncated || foreign_) return {};
        continue;
      }
      const Scan::Cut cut = scan.value(limits_.depth, span);
      if (cut == Scan::Cut::unfinished) break;
      if (keys.size() < 200) keys.append(keys.empty() ? "" : ", ").append(text::utf8_prefix(key, 40));
      const char* why = "is not valid JSON";
      if (cut == Scan::Cut::good) why = feed::read_json(slice(feed_.text, span), limits_.string, value);
      if (why == nullptr) why = header(key, value);
      if (why != nullptr) problem(Report::kWholeFeed, key, why);
    }
    if (found && scan.done() && feed_.text.back() != '}') cut_off();
    if (found) return {};
    if (scan.done() && feed_.text.find_last_of('}') == std::string::npos) {
      return error(Errc::bad_json, feed_.text.size(), "the feed ends before its first entry does");
    }
    return error(Errc::bad_shape, 0, "the feed is an object without an array \"jobs\"; its keys are ", keys);
  }

  // What the feed says of itself. Null, or what is wrong with it.
  const char* header(std::string_view key, const feed::JsonValue& value) {
    if (value.kind == feed::JsonValue::Kind::null) return nullptr;
    foreign_ = foreign_ || (limits_.ours && key == "company");
    if (key == "format") return feed::read_line(value, feed_.report.format);
    if (key == "title") return feed::read_line(value, feed_.title);
    if (key == "homeUrl") return feed::read_page(value, feed_.home_url);
    if (key != "count") return nullptr;
    if (value.kind != feed::JsonValue::Kind::number || !(value.number >= 0 && value.number < 4e9)) return "is not a number";
    declared_count_ = static_cast<std::uint32_t>(value.number);
    return nullptr;
  }

  // The entries after "[", up to and with "]".
  void entries(Scan& scan) {
    Report& report = feed_.report;
    for (bool first = true; !scan.take(']'); first = false) {
      const bool comma = scan.take(',');
      const bool last = comma && scan.take(']');
      if (comma == first || last) problem(Report::kWholeFeed, {}, "a comma is missing or too many");
      if (last) return;
      if (scan.done()) return cut_off();
      if (scan.take('}')) {
        problem(Report::kWholeFeed, {}, "a bracket is missing or too many");
        continue;
      }
      entry(scan);
      if (limits_.ours && report.total <= kLookedAt) {
        for (const Report::Ignored& met : report.ignored) foreign_ = foreign_ || place::group_of(kForeign, met.key) == 0;
      }
      if (report.truncated || foreign_) return;
    }
  }

  void skip(std::uint32_t index, std::string_view message) {
    ++feed_.report.skipped;
    problem(index, {}, message);
  }

  void entry(Scan& scan) {
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
    if (postings.size() <= limits_.postings) refused = feed::read_entry(feed_.text, scan, index, limits_, posting, report);
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
      skip(index, refused);
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
  bool identify(Posting& posting) {
    if (posting.id.empty()) posting.id = feed::id_of_address(posting.url);
    if (posting.id.empty()) posting.id = feed::id_of_address(posting.apply_url);
    if (!posting.id.empty()) return reserve(posting.id);
    const std::string slug = feed::slug_of(posting);
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

  bool reserve(std::string_view id) {
    const std::uint32_t known = ids_.size();
    return ids_.intern(id) == known;
  }

  Feed feed_;
  std::string company_;
  const Limits& limits_;
  std::uint32_t declared_count_ = 0;
  bool foreign_ = false;  // the feed is another system's
  text::StringTable ids_;
  text::StringTable slugs_;
  std::vector<std::uint32_t> slug_numbers_;
};

}  // namespace

Result<Feed> read_feed(std::string text, std::string_view company, const Limits& limits) {
  return Reader(std::move(text), company, limits).read();
}

std::string body_text(const Feed& feed, const Posting& posting) {
  std::string out;
  text::unescape_json(std::string_view(feed.text).substr(posting.body.offset, posting.body.size), out, Limits{}.body);
  return out;
}

}  // namespace jobstand
