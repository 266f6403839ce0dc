#include "cli/gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "cli/files.h"
#include "cli/read_any.h"
#include "jobstand/source.h"
#include "source/front_matter.h"

namespace jobstand::cli {
namespace {

constexpr std::size_t kMaxMarkdown = std::size_t{16} << 20;  // bytes of one file
constexpr const char* kTaken = "is taken by an earlier entry";
constexpr const char* kElsewhere = "is an earlier entry in another place";

// The tool names everything, however much it is.
Limits tool_limits() {
  Limits limits;
  limits.problems = std::numeric_limits<std::uint32_t>::max();
  limits.seed = random_seed();
  return limits;
}

// Where an entry of a feed comes from.
struct Origin {
  std::string file;
  std::string where;              // "jobs[3] " in a feed; empty for a file of its own
  std::vector<Source::Key> keys;  // none in a feed
  std::string head;               // the file's front matter, for excerpts
  std::uint32_t number = 0;       // of the entry, through all inputs
};

struct Part {
  Feed feed;
  std::vector<Origin> origins;  // by entry
};

bool is_feed(std::string_view path) {
  return has_extension(path, ".json") || has_extension(path, ".xml") || has_extension(path, ".rss");
}

// What to do about a problem that read_feed names.
const char* advice(const Report::Problem& problem) {
  struct Advice {
    std::string_view message;
    const char* help;
  };
  constexpr Advice kAdvice[] = {
      {"is not a string", "write one text, in double quotes"},
      {"is not a number", "write digits alone, without quotes"},
      {"has no title", "add a line such as title: \"Gardener\""},
      {"is not a date between the years 2000 and 2999", "write a date such as 2026-03-01"},
      {"is not an address that a posting may have", "write the whole address, with https:// at its start"},
      {"has a currency that is not three letters", "write a code such as EUR"},
      {kTaken, "remove one of the two, or give each an id of its own"},
  };
  if (problem.message == "has a value that is not known") {
    return problem.field == "workplace" ? "use remote, hybrid or onsite"
                                        : "use full_time, part_time, contract, temporary, internship, volunteer, "
                                          "per_diem or other";
  }
  for (const Advice& known : kAdvice) {
    if (known.message == problem.message) return known.help;
  }
  return "";
}

bool is_of_feed(const Report::Problem& problem) { return problem.index == Report::kWholeFeed; }

bool is_duplicate(const Report::Problem& problem) { return problem.field == "id" && (problem.message == kTaken || problem.message == kElsewhere); }

// The key that a problem is about. An id that nobody wrote comes from an address.
const Source::Key* key_of(const Origin& origin, const Report::Problem& problem) {
  const auto find = [&](std::string_view name) -> const Source::Key* {
    for (const Source::Key& key : origin.keys) {
      if (key.name == name) return &key;
    }
    return nullptr;
  };
  const Source::Key* key = find(problem.field);
  if (key != nullptr || !is_duplicate(problem)) return key;
  key = find("url");
  return key != nullptr ? key : find("applyUrl");
}

// Which entry each posting was: those that were refused have none.
std::vector<std::uint32_t> entries_of_postings(const Feed& feed) {
  std::set<std::uint32_t> refused;
  for (const Report::Problem& problem : feed.report.problems) {
    if (is_of_feed(problem)) continue;
    if (problem.field.empty() || is_duplicate(problem)) refused.insert(problem.index);
  }
  std::vector<std::uint32_t> entries;
  std::uint32_t entry = 0;
  for (std::size_t i = 0; i < feed.postings.size(); ++i) {
    while (refused.count(entry) != 0) ++entry;
    entries.push_back(entry++);
  }
  return entries;
}

// The problems of a feed as diagnostics.
class Explainer {
 public:
  explicit Explainer(const Part& part) : part_(part) {
    const std::vector<std::uint32_t> entries = entries_of_postings(part.feed);
    for (std::size_t i = 0; i < entries.size(); ++i) entries_.emplace(part.feed.postings[i].id, entries[i]);
  }

  [[nodiscard]] Diagnostic explain(const Report::Problem& problem) const {
    Diagnostic d;
    const bool known = problem.index < part_.origins.size() && problem.index < part_.feed.report.total;
    const Origin none;
    const Origin& origin = known ? part_.origins[problem.index] : none;
    d.file = known ? origin.file : part_.origins.empty() ? "" : part_.origins.back().file;
    d.help = advice(problem);
    if (is_duplicate(problem)) {
      // Some systems list a posting once for each of its places: nothing is wrong with that.
      const bool elsewhere = problem.message == kElsewhere;
      d.severity = elsewhere ? Severity::note : Severity::warning;
      d.code = "duplicate";
      d.message = fmt::format("{}the id \"{}\" is taken{}", origin.where, problem.id, elsewhere ? " for another place" : "");
      const auto first = entries_.find(problem.id);
      if (first != entries_.end() && first->second < part_.origins.size()) {
        const Origin& taker = part_.origins[first->second];
        d.message += fmt::format(" by {}{}{}", taker.where, taker.where.empty() ? "" : "of ", taker.file);
      }
    } else if (is_of_feed(problem)) {
      d.code = "feed";
      d.message = problem.field.empty() ? problem.message : fmt::format("\"{}\" {}", problem.field, problem.message);
    } else if (problem.field.empty()) {
      d.code = "posting";
      d.message = origin.where + (origin.where.empty() ? "the posting " : "") + problem.message;
      if (known && origin.where.empty()) d.position = {1, 1};
    } else {
      d.severity = Severity::warning;
      d.code = "field";
      d.message = fmt::format("{}\"{}\" {}", origin.where, problem.field, problem.message);
    }
    if (const Source::Key* key = key_of(origin, problem)) {
      d.position = key->position;
      d.excerpt = line_of(origin.head, key->position.line);
    }
    return d;
  }

 private:
  const Part& part_;
  std::map<std::string, std::uint32_t, std::less<>> entries_;
};

class Gatherer {
 public:
  explicit Gatherer(const std::string& company) : company_(company) {}

  Gathered gather(const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) add(input);
    end_markdown();
    if (parts_.size() == 1) out_.feed = std::move(parts_[0].feed);
    else if (!parts_.empty()) merge();
    out_.report.format = "jobstand";
    out_.report.accepted = static_cast<std::uint32_t>(out_.feed.postings.size());
    // Last, after everything that is wrong.
    for (Diagnostic& note : notes_) out_.diagnostics.push_back(std::move(note));
    return std::move(out_);
  }

 private:
  void fail(std::string message, std::string help = {}) {
    Diagnostic d;
    d.code = "io";
    d.message = std::move(message);
    d.help = std::move(help);
    out_.diagnostics.push_back(std::move(d));
    out_.failed = true;
  }

  void add(const std::string& named) {
    const FeedInput feed = split_name(named, company_);
    const std::string& input = feed.path;
    const PathKind kind = kind_of(input);
    if (input == "-" || (kind != PathKind::folder && is_feed(input))) {
      end_markdown();
      add_feed(input, feed.company);
    } else if (kind == PathKind::folder) {
      has_markdown_ = true;
      Listing listing = markdown_files(input);
      for (std::string& error : listing.errors) skip_unreadable(std::move(error));
      for (const std::string& file : listing.files) add_markdown(file);
      if (listing.files.empty()) note(fmt::format("there are no Markdown files in {}", input), {});
    } else if (kind == PathKind::missing) {
      fail(fmt::format("there is no {}", input));
    } else if (kind == PathKind::file && is_markdown(input)) {
      add_markdown(input);
    } else {
      fail(fmt::format("{} is neither a folder, a Markdown file nor a .json or .xml feed", input));
    }
  }

  // One file that cannot be read is as bad as one that is broken, and no worse.
  void skip_unreadable(std::string message) {
    Diagnostic d;
    d.code = "unreadable";
    d.message = std::move(message);
    out_.diagnostics.push_back(std::move(d));
    count_skipped_file();
  }

  void count_skipped_file() {
    ++out_.skipped_files;
    ++out_.report.total;
    ++out_.report.skipped;
  }

  void add_markdown(const std::string& path) {
    has_markdown_ = true;
    if (!known_files_.insert(identity_of(path)).second) return;
    ++out_.files;
    FileText file = read_file(path, kMaxMarkdown);
    if (!file.error.empty()) return skip_unreadable(std::move(file.error));
    if (file.text.size() > kMaxMarkdown) {
      return skip_unreadable(fmt::format("cannot read {}: it is larger than 16 MiB", path));
    }
    SourceResult read = read_source(file.text);
    const std::string_view text = source::without_byte_order_mark(file.text);
    for (SourceError& error : read.errors) {
      Diagnostic d;
      d.code = std::move(error.code);
      d.file = path;
      d.position = error.position;
      d.message = std::move(error.message);
      d.help = std::move(error.help);
      d.excerpt = line_of(text, error.position.line);
      out_.diagnostics.push_back(std::move(d));
    }
    if (!read.errors.empty()) return count_skipped_file();
    entries_.append(entries_.empty() ? "[" : ",").append(read.source.entry);
    Origin& origin = origins_.emplace_back();
    origin.file = path;
    origin.keys = std::move(read.source.keys);
    origin.head = text.substr(0, text.size() - source::split_front_matter(text).body.size());
  }

  // The Markdown files so far become a feed.
  void end_markdown() {
    if (!has_markdown_) return;
    has_markdown_ = false;
    if (entries_.empty()) entries_ = "[";
    auto feed = read_feed(std::exchange(entries_, {}) + "]", company_, tool_limits());
    if (!feed) return fail(feed.error().message, "build fewer files at once");
    Part part{*std::move(feed), std::exchange(origins_, {})};
    out_.skipped_files += part.feed.report.skipped;
    note_ignored(part.feed.report.ignored, "file", "files", {});
    keep(std::move(part));
    // What is wrong with a file stands together, whichever step found it.
    std::stable_sort(out_.diagnostics.begin() + static_cast<std::ptrdiff_t>(first_of_run_), out_.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.file < b.file; });
    first_of_run_ = out_.diagnostics.size();
  }

  void add_feed(const std::string& path, const std::string& company) {
    FileText file = read_file(path, Limits{}.bytes);
    if (!file.error.empty()) return fail(std::move(file.error));
    bool as_it_is = false;
    auto feed = read_any(std::move(file.text), company, tool_limits(), as_it_is);
    const std::string name = path == "-" ? "standard input" : path;
    if (!feed) return refuse_feed(as_it_is ? path : "-", name, feed.error());
    Part part{*std::move(feed), {}};
    const Report& report = part.feed.report;
    if (report.format != "jobstand") {
      note(fmt::format("read as {}: {} of {} {}", report.format, report.accepted, report.total,
                       report.total == 1 ? "posting" : "postings"), name);
    }
    out_.feeds.push_back({name, report});
    for (std::uint32_t i = 0; i < part.feed.report.total; ++i) {
      part.origins.push_back({name, fmt::format("jobs[{}] ", i), {}, {}, 0});
    }
    if (part.origins.empty()) part.origins.push_back({name, {}, {}, {}, 0});
    note_ignored(part.feed.report.ignored, "entry", "entries", name);
    keep(std::move(part));
    first_of_run_ = out_.diagnostics.size();
  }

  void refuse_feed(const std::string& path, const std::string& name, const Error& error) {
    Diagnostic d;
    d.code = error.code == Errc::bad_json ? "bad-json" : error.code == Errc::bad_shape ? "bad-shape" : "too-large";
    d.file = name;
    d.message = error.message;
    if (error.offset > 0 && path != "-") {
      // Only now is the text wanted a second time.
      const FileText again = read_file(path, Limits{}.bytes);
      d.position = source::position_at(again.text, error.offset);
      d.excerpt = line_of(again.text, d.position.line);
    }
    out_.diagnostics.push_back(std::move(d));
  }

  // Listed once for all files: a folder from elsewhere has the same few in every file.
  void note_ignored(std::vector<Report::Ignored> ignored, std::string_view one, std::string_view many,
                    const std::string& file) {
    if (ignored.empty()) return;
    std::stable_sort(ignored.begin(), ignored.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    std::string message = "keys that Jobstand does not use: ";
    for (const Report::Ignored& known : ignored) {
      if (&known != ignored.data()) message += ", ";
      message += fmt::format("{} ({} {})", known.key, known.count, known.count == 1 ? one : many);
    }
    note(std::move(message), file);
  }

  void note(std::string message, const std::string& file) {
    Diagnostic d;
    d.severity = Severity::note;
    d.file = file;
    d.message = std::move(message);
    notes_.push_back(std::move(d));
  }

  // Adds a part and its report to what there is.
  void keep(Part part) {
    for (std::uint32_t i = 0; i < part.origins.size(); ++i) part.origins[i].number = entry_count_ + i;
    entry_count_ += part.feed.report.total;
    Report& all = out_.report;
    all.total += part.feed.report.total;
    for (const Report::Ignored& ignored : part.feed.report.ignored) {
      const auto known = std::find_if(all.ignored.begin(), all.ignored.end(),
                                      [&](const auto& other) { return other.key == ignored.key; });
      if (known == all.ignored.end()) all.ignored.push_back(ignored);
      else known->count += ignored.count;
    }
    add_problems(part);
    parts_.push_back(std::move(part));
  }

  void add_problems(const Part& part) {
    const Report& report = part.feed.report;
    Report& all = out_.report;
    const Explainer explainer(part);
    for (const Report::Problem& problem : report.problems) {
      out_.diagnostics.push_back(explainer.explain(problem));
      all.problems.push_back(problem);
      if (problem.index < part.origins.size()) all.problems.back().index = part.origins[problem.index].number;
    }
    all.problem_count += report.problem_count;
    all.skipped += report.skipped;
    all.duplicates += report.duplicates;
    all.truncated = all.truncated || report.truncated;
  }

  // All parts as one feed: their own form of JSON, joined. Ids are given by now, so the
  // order of the inputs alone decides which posting of an id stays.
  void merge() {
    std::string joined = "[";
    Part all;
    for (Part& part : parts_) {
      part.feed.title.clear();
      part.feed.home_url.clear();
      const std::string text = write_feed(part.feed);
      if (part.feed.postings.empty()) continue;
      const std::size_t begin = text.find('[') + 1;  // of "jobs": nothing before it has one
      const std::string_view entries = std::string_view(text).substr(begin, text.rfind(']') - begin);
      joined.append(joined.size() > 1 ? "," : "").append(entries);
      for (const std::uint32_t entry : entries_of_postings(part.feed)) all.origins.push_back(part.origins[entry]);
    }
    parts_.clear();
    auto feed = read_feed(joined + "]", {}, tool_limits());
    if (!feed) return fail(feed.error().message, "merge fewer feeds");
    all.feed = *std::move(feed);
    add_problems(all);
    out_.feed = std::move(all.feed);
  }

  std::string company_;
  Gathered out_;
  std::vector<Part> parts_;
  std::vector<Diagnostic> notes_;
  std::set<std::string> known_files_;
  std::string entries_;  // JSON of the Markdown files that wait for end_markdown()
  std::vector<Origin> origins_;
  bool has_markdown_ = false;
  std::uint32_t entry_count_ = 0;
  std::size_t first_of_run_ = 0;  // diagnostic of the Markdown files that are being read
};

}  // namespace

Gathered gather(const std::vector<std::string>& inputs, const std::string& company) {
  return Gatherer(company).gather(inputs);
}

}  // namespace jobstand::cli
