#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>

#include "abi/wire.h"
#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/files.h"
#include "cli/gather.h"
#include "feed/derive.h"

namespace jobstand::cli {
namespace {

constexpr const char* kFeedName = "jobs.json";
constexpr const char* kBodies = "bodies";  // the folder beside it, with --split

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string size_text(std::size_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  if (bytes < 999'500) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

bool has_problems(const Gathered& gathered) {
  return std::any_of(gathered.diagnostics.begin(), gathered.diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity != Severity::note; });
}

// What was left out, as the end of the summary.
std::string left_out(const Gathered& gathered) {
  std::string out;
  const std::uint32_t entries = gathered.report.skipped - gathered.skipped_files;
  if (gathered.skipped_files > 0) out += ", " + counted(gathered.skipped_files, "file", "files") + " skipped";
  if (entries > 0) out += ", " + counted(entries, "entry", "entries") + " skipped";
  if (gathered.report.duplicates > 0) {
    out += ", " + counted(gathered.report.duplicates, "duplicate", "duplicates") + " left out";
  }
  return out;
}

// `output`: the file that was written; empty: none was.
std::string report_json(const Gathered& gathered, const std::string& output, std::size_t bytes) {
  text::JsonWriter out;
  out.open('{');
  if (!output.empty()) out.key("output").string(printable(output)).key("bytes").integer(static_cast<std::int64_t>(bytes));
  out.key("postings").integer(static_cast<std::int64_t>(gathered.feed.postings.size()));
  out.key("files").integer(gathered.files).key("report");
  abi::write_report(out, gathered.report, true);
  out.key("diagnostics").open('[');
  for (const Diagnostic& d : gathered.diagnostics) {
    out.line();
    write_json(out, d);
  }
  out.close(']').key("feeds").open('[');
  for (const FeedLine& feed : gathered.feeds) {
    out.line().open('{').key("file").string(printable(feed.file)).key("format").string(feed.report.format);
    out.key("total").integer(feed.report.total).key("accepted").integer(feed.report.accepted);
    out.key("skipped").integer(feed.report.skipped).key("duplicates").integer(feed.report.duplicates);
    out.key("truncated").boolean(feed.report.truncated).close('}');
  }
  out.close(']').close('}');
  return out.take() + "\n";
}

// --- bodies in files of their own -----------------------------------------------

// A name for a file that every system accepts and none takes for another's: letters, digits
// and dashes of the id, in lower case, with a number when that is taken.
std::string file_name(std::string_view id, std::set<std::string>& taken) {
  constexpr std::size_t kMaxName = 100;
  std::string name;
  for (const char c : id.substr(0, kMaxName)) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool plain = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
    if (plain) name.push_back(low);
    else if (!name.empty() && name.back() != '-') name.push_back('-');
  }
  if (name.empty()) name = "posting";
  std::string made = name;
  for (int n = 2; !taken.insert(made).second; ++n) made = fmt::format("{}-{}", name, n);
  return made;
}

struct BodyFile {
  std::string name;
  std::string text;
};

// The bodies of the feed as files in kBodies, and by posting the address of its file.
std::vector<BodyFile> split_bodies(const Feed& feed, std::vector<std::string>& addresses) {
  std::vector<BodyFile> files;
  std::set<std::string> taken;
  for (const Posting& posting : feed.postings) {
    addresses.emplace_back();
    const bool html = posting.body.format == Body::Format::html;
    if (!html && posting.body.format != Body::Format::markdown) continue;
    files.push_back({file_name(posting.id, taken) + (html ? ".html" : ".md"), body_text(feed, posting)});
    addresses.back() = fmt::format("{}/{}", kBodies, files.back().name);
  }
  return files;
}

// A list in kBodies of the files that --split wrote there, a line each: a hash of the text, the
// name. What is not in it, or has another text by now, is someone else's.
constexpr const char* kOurs = ".jobstand";

std::string hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3;
  return fmt::format("{:016x}", hash);
}

// Whether split_bodies() may have made it: the list could have been changed, and must not name
// anything outside of its folder.
bool is_body_name(std::string_view name) {
  const std::size_t stem = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-");
  return stem != 0 && stem != name.npos && (name.substr(stem) == ".md" || name.substr(stem) == ".html");
}

// The names of files that postings brought an address of, in whatever folder.
std::set<std::string> named_files(const Feed& feed) {
  std::set<std::string> names;
  for (const Posting& posting : feed.postings) {
    if (posting.body.format != Body::Format::address) continue;
    const std::string address = body_text(feed, posting);
    const std::string path = address.substr(0, address.find_first_of("?#"));
    names.insert(path.substr(path.find_last_of('/') + 1));
  }
  return names;
}

struct Swept {
  std::size_t removed = 0;
  std::vector<std::string> kept;  // no longer named, but changed since they were written
  std::string error;
};

// Removes from `folder` what earlier builds wrote and no posting names any more.
Swept sweep(const std::string& folder, const Feed& feed, const std::vector<BodyFile>& bodies) {
  Swept swept;
  const std::string list = folder + "/" + kOurs;
  const std::string before = is_plain_file(list) ? read_file(list, Limits{}.bytes).text : std::string{};
  const std::set<std::string> named = named_files(feed);
  std::set<std::string> written;
  std::string ours;
  for (const BodyFile& body : bodies) {
    ours += fmt::format("{} {}\n", hash_of(body.text), body.name);
    written.insert(body.name);
  }
  for (std::string_view rest = before; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string name(line.substr(std::min(space + 1, line.size())));
    const std::string path = folder + "/" + name;
    if (!is_body_name(name) || written.count(name) != 0 || !is_plain_file(path)) continue;
    const FileText file = read_file(path, Limits{}.body);
    const bool known = file.error.empty();
    const bool same = known && hash_of(file.text) == line.substr(0, space);
    const bool wanted = named.count(name) != 0;
    if (known && !same) {
      if (!wanted) swept.kept.push_back(name);
    } else if (same && !wanted && remove_file(path)) {
      ++swept.removed;
    } else {
      ours.append(line).append("\n");
    }
  }
  if (ours != before) swept.error = replace_file(folder, kOurs, ours);
  return swept;
}

}  // namespace

int build(const BuildOptions& options) {
  const bool to_stdout = options.output == "-";
  if (!options.check && options.output.empty()) return fail("give one output folder with -o");
  if (to_stdout && options.json) return fail("--json and -o - both want standard output", "write the feed to a folder");
  if (has_extension(options.output, ".json")) {
    return fail(fmt::format("{} is not a folder", options.output), "the feed is always called jobs.json: give its folder");
  }

  Gathered gathered = gather(options.inputs, options.company);
  feed::Derive derive;
  for (Posting& posting : gathered.feed.postings) derive.apply(posting);
  if (options.split && to_stdout) return fail("--split writes several files", "give a folder with -o");
  std::vector<std::string> addresses;
  const std::vector<BodyFile> bodies = options.split ? split_bodies(gathered.feed, addresses) : std::vector<BodyFile>{};
  const std::string text = write_feed(gathered.feed, addresses);
  const std::size_t postings = gathered.feed.postings.size();
  const bool problems = has_problems(gathered);
  // A board that just lost everything is a mistake; one without openings is not.
  const bool lost_all = postings == 0 && problems;
  const bool writes = !options.check && !gathered.failed && !lost_all && !(options.strict && problems);

  const bool styled = is_styled(stderr);
  if (!options.json) {
    for (const Diagnostic& d : gathered.diagnostics) print(stderr, format(d, styled));
  }
  const bool slash = !options.output.empty() && options.output.back() == '/';
  const std::string output = to_stdout ? "standard output" : options.output + (slash ? "" : "/") + kFeedName;
  const std::string bodies_folder = options.output + (slash ? "" : "/") + kBodies;
  Swept swept;
  if (writes && to_stdout) {
    print(stdout, text);
    if (!flush(stdout)) return fail("cannot write to standard output");
  } else if (writes) {
    // Before the feed that names them.
    for (const BodyFile& body : bodies) {
      const std::string error = replace_file(bodies_folder, body.name, body.text);
      if (!error.empty()) return fail(error);
    }
    const std::string error = replace_file(options.output, kFeedName, text);
    if (!error.empty()) return fail(error);
    if (options.split) swept = sweep(bodies_folder, gathered.feed, bodies);
    if (!swept.error.empty()) return fail(swept.error);
  }

  for (const std::string& name : swept.kept) {
    Diagnostic& d = gathered.diagnostics.emplace_back();
    d.severity = Severity::note;
    d.file = bodies_folder + "/" + name;
    d.message = "no posting names it any more, but it was changed since it was written: it stays";
    if (!options.json) print(stderr, format(d, styled));
  }

  if (options.json) {
    print(stdout, report_json(gathered, writes ? output : "", text.size()));
    if (!flush(stdout)) return fail("cannot write to standard output");
  } else {
    const std::string what = counted(postings, "posting", "postings");
    std::string summary;
    if (writes) summary = fmt::format("{} written to {} ({})", what, output, size_text(text.size())) + (options.split ? ", " + counted(bodies.size(), "body", "bodies") + " beside it" : "");
    else if (options.check) summary = fmt::format("{} can be read", what);
    else summary = "nothing was written";
    if (!writes && !options.check && options.strict && problems && !gathered.failed) summary += ", as --strict says";
    if (swept.removed > 0) summary += fmt::format(", {} of an earlier build removed", swept.removed);
    print(stderr, printable(summary + left_out(gathered)) + "\n");
  }
  if (gathered.failed) return kFailed;
  return problems ? kProblems : kGood;
}

}  // namespace jobstand::cli
