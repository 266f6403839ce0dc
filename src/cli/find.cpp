#include <fmt/format.h>

#include <utility>

#include "abi/marks.h"
#include "abi/wire.h"
#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/files.h"
#include "cli/read_any.h"
#include "jobstand/board.h"
#include "text/utf8.h"

namespace jobstand::cli {
namespace {

// The text with its marks in bold. Marks count UTF-16 code units and do not overlap.
std::string marked(std::string_view text, const std::vector<Mark>& marks, Mark::Where where, bool styled) {
  if (!styled) return printable(text);
  std::string out;
  std::uint32_t unit = 0;
  std::size_t at = 0;
  const auto copy_to = [&](std::uint32_t end) {
    const std::size_t begin = at;
    while (unit < end && at < text.size()) {
      const text::Decoded c = text::decode_utf8(text, at);
      unit += c.point >= 0x10000 ? 2 : 1;
      at += c.size;
    }
    out += printable(text.substr(begin, at - begin));
  };
  for (const Mark& mark : marks) {
    if (mark.where != where) continue;
    copy_to(mark.begin);
    out += "\x1b[1m";
    copy_to(mark.end);
    out += "\x1b[0m";
  }
  return out + printable(text.substr(at));
}

std::string hit_text(const Posting& posting, const Hit& hit, bool styled) {
  std::string out = marked(posting.title, hit.marks, Mark::Where::title, styled).append("\n");
  std::string line = marked(posting.company, hit.marks, Mark::Where::company, styled);
  const std::string location = marked(posting.location, hit.marks, Mark::Where::location, styled);
  if (!line.empty() && !location.empty()) line += " · ";
  line += location;
  if (!line.empty()) out.append("  ").append(line).append("\n");
  if (!hit.snippet.empty()) {
    out.append("  ").append(marked(hit.snippet, hit.marks, Mark::Where::snippet, styled)).append("\n");
  }
  const std::string& address = posting.url.empty() ? posting.apply_url : posting.url;
  return out.append("  ").append(printable(address.empty() ? posting.id : address)).append("\n");
}

// A line for each part of the score: "  4231  kubernetes: exact in title body".
std::string reasons_text(const std::vector<Reason>& reasons) {
  std::string out;
  for (const Reason& reason : reasons) {
    out += fmt::format("  {:>6}  {}{}{}", reason.score, printable(reason.term), reason.term.empty() ? "" : ": ", reason.how);
    if (!reason.word.empty() && reason.word != reason.term) out += fmt::format(" \"{}\"", printable(reason.word));
    if (!reason.fields.empty()) out += fmt::format(" in {}", reason.fields);
    out += "\n";
  }
  return out;
}

std::string facets_text(const Page& page) {
  std::string out;
  for (std::size_t f = 0; f < kFacets; ++f) {
    const FacetCounts& counts = page.facets[f];
    if (counts.values.empty()) continue;
    out += fmt::format("{}:", kFacetNames[f]);
    for (const FacetValue& value : counts.values) {
      out += fmt::format("{} {} {}{}", &value == counts.values.data() ? "" : ",", printable(value.value), value.count,
                         value.selected ? " *" : "");
    }
    if (counts.more > 0) out += fmt::format(", and {} more", counts.more);
    out += "\n";
  }
  return out;
}

}  // namespace

int find(const FindOptions& options) {
  const FeedInput input = split_name(options.feed, {});
  FileText file = read_file(input.path, Limits{}.bytes);
  if (!file.error.empty()) return fail(file.error);
  bool as_it_is = false;
  Limits limits;
  limits.seed = random_seed();
  auto feed = read_any(std::move(file.text), input.company, limits, as_it_is);
  if (!feed) {
    Diagnostic d;
    d.code = "feed";
    d.file = options.feed == "-" ? "standard input" : options.feed;
    d.message = feed.error().message;
    print(stderr, format(d, is_styled(stderr)));
    return kProblems;
  }
  const Report& report = feed->report;
  const std::uint32_t lost = report.skipped + report.duplicates;
  if (lost > 0 || report.truncated) {
    Diagnostic d;
    d.severity = Severity::note;
    d.file = options.feed;
    d.message = report.truncated ? "the feed is not whole" : fmt::format("{} of {} entries cannot be shown", lost, report.total);
    d.help = fmt::format("jobstand check {} says why", options.feed);
    print(stderr, format(d, is_styled(stderr)));
  }

  std::vector<Feed> feeds;
  feeds.push_back(*std::move(feed));
  BoardOptions board_options;
  board_options.now = options.now;
  board_options.seed = limits.seed;
  const Board board(std::move(feeds), board_options);
  Finder finder(board);
  const Page page = finder.find(options.query);
  std::string out;
  if (options.json) {
    const auto posting = [](const void* self, PostingId id) -> const Posting& { return static_cast<const Board*>(self)->posting(id); };
    out = abi::page_json({&board, posting, abi::write_why}, options.query, page, abi::Facets::objects) + "\n";
  } else {
    const bool styled = is_styled(stdout);
    const std::size_t first = page.hits.empty() ? 0 : options.query.offset + 1;
    out = fmt::format("{} of {} postings", page.total, board.size());
    if (page.hits.size() < page.total) out += fmt::format(", {} to {}", first, first == 0 ? 0 : first + page.hits.size() - 1);
    out += "\n";
    if (!page.corrected.empty()) out += fmt::format("nothing says that; {} \"{}\"\n", page.total > 0 ? "showing" : "did you mean", printable(page.corrected));
    for (const Hint& hint : page.hints) {
      const std::string what = hint.text.empty() ? std::string("--") + kFacetNames[static_cast<std::size_t>(hint.facet)] : fmt::format("\"{}\"", printable(hint.text));
      out += fmt::format("{} without {}\n", hint.count, what);
    }
    for (const Hit& hit : page.hits) {
      out.append("\n").append(hit_text(board.posting(hit.posting), hit, styled));
      for (const PostingId twin : hit.twins) out += fmt::format("  also: {}\n", printable(board.posting(twin).location));
      if (options.explain) out += reasons_text(finder.explain(options.query, hit.posting));
    }
    const std::string facets = facets_text(page);
    if (!facets.empty()) out.append("\n").append(facets);
  }
  print(stdout, out);
  return flush(stdout) ? kGood : fail("cannot write to standard output");
}

}  // namespace jobstand::cli
