// formats.h - the feeds of applicant tracking systems and job sites to our own format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jobstand/result.h"

namespace jobstand {

// A feed of our own format, version 1, and what it was made from.
struct Converted {
  std::string text;    // for read_feed(), which names what is wrong with it
  std::string format;  // "greenhouse"; "jobstand" when the text was ours and is as it was
};

// Reads any JSON feed that Jobstand knows, by its shape and never by its address. One of our
// own, an empty one and text that is no JSON at all pass untouched: read_feed() says what is
// wrong with the last.
//
// Fields are copied by allow-list: what a table of src/formats does not name (recruiters,
// mailboxes, cost centres, custom fields, questions) never passes. Every entry of the feed
// becomes one entry, in its place, so that the report that read_feed() makes is true of the
// feed: what cannot be read is there as a value that it refuses. Left out without a trace are
// postings that the employer does not list, and notices that are no posting.
//
// A feed that says that it has more postings, or another page, keeps its `count`: it is
// reported as truncated. Errors: bad_shape, which says what was seen and what is accepted;
// bad_json for a feed that ends before its first entry does; too_large. Linear in text.size();
// the result is at most 8 times as long, and 1 MiB.
Result<Converted> convert_feed(std::string text);

// The names of the formats that convert_feed() knows, with our own first.
std::vector<std::string_view> feed_formats();

}  // namespace jobstand
