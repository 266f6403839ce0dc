// feed.h - feed bytes to postings, and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jobstand/posting.h"
#include "jobstand/result.h"

namespace jobstand {

// What a feed may cost. A feed over `bytes` is refused before it is read;
// everything else is left out, counted and named in the report.
struct Limits {
  std::size_t bytes = std::size_t{256} << 20;  // of JSON text
  std::uint32_t postings = 200'000;            // accepted from one feed
  std::uint32_t depth = 64;                    // nesting of JSON values
  std::uint32_t string = 256u << 10;           // bytes of one decoded string
  std::uint32_t body = 256u << 10;             // bytes of one body, decoded
  std::uint32_t tags = 64;                     // tags, places, departments of one posting
  std::uint32_t problems = 1000;               // listed one by one; all are counted
  std::uint64_t seed = 0;                      // mixes into every hash: see BoardOptions
  // A feed that looks like another system's, or of which nothing can be shown, is bad_shape at
  // its first entries: convert_feed() may know it.
  bool ours = false;
};

// What was read and what was left out, and why. Nothing is lost silently.
struct Report {
  static constexpr std::uint32_t kWholeFeed = 0xFFFF'FFFF;
  struct Problem {
    std::uint32_t index = 0;  // 0-based place of the entry in the feed, or kWholeFeed
    std::string id;           // of the entry, when it has one
    std::string field;        // as the feed names it; empty: the whole entry
    std::string message;      // lower case, no full stop: "is not a string"
  };
  struct Ignored {
    std::string key;          // a key that no part of Jobstand reads
    std::uint32_t count = 0;  // entries that have it
  };
  std::string format;            // "jobstand", or what the feed was converted from: "greenhouse"
  std::uint32_t total = 0;       // entries seen
  std::uint32_t accepted = 0;    // postings in the feed
  std::uint32_t skipped = 0;     // entries that cannot be shown
  std::uint32_t duplicates = 0;  // entries whose id was taken: the first one stays, with the places of all
  std::uint32_t expired = 0;     // postings that a Board left out because of BoardOptions::max_age
  bool truncated = false;        // the text ends early, or is shorter than its `count`
  std::uint32_t problem_count = 0;
  std::vector<Problem> problems;  // the first Limits::problems of them, in feed order
  std::vector<Ignored> ignored;   // the first 64 keys met, in that order
};

// A feed that could be read. `text` is the feed's own bytes: bodies point into it.
struct Feed {
  std::string text;
  std::string title;
  std::string home_url;
  std::vector<Posting> postings;  // unique ids
  Report report;
};

// Reads a JSON feed: an array of postings, or {"version":1, "jobs":[...]}.
//
// `text` is taken over and kept once. Entries are cut apart by a scan that knows
// only strings, escapes and brackets, and each is parsed alone: a lone surrogate,
// 1e400, invalid UTF-8, a wrong type or excess depth costs that field or that
// entry, never the board. A text that ends early keeps the entries before the end.
// Unknown keys are ignored, so that old readers accept new feeds.
//
// `company` names the postings of a feed that does not. Errors, for the feed as a
// whole: too_large, bad_json, bad_shape. Linear in text.size().
Result<Feed> read_feed(std::string text, std::string_view company = {}, const Limits& limits = {});

// The feed as JSON of our own format, version 1: UTF-8, one posting a line, keys in
// one order, nothing that read_feed would drop. write(read(write(f))) == write(f).
// `body_urls`, when it is not empty, has an address for each posting that stands for its body
// ("bodies/7.html"), or nothing: then the body stays.
std::string write_feed(const Feed& feed, const std::vector<std::string>& body_urls = {});

// The decoded source of a posting's body; empty when it has none.
std::string body_text(const Feed& feed, const Posting& posting);

}  // namespace jobstand
