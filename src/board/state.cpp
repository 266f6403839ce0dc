#include "board/state.h"

#include <numeric>

#include "place/unite.h"
#include "text/json_string.h"
#include "text/order.h"

namespace jobstand::board {

State::State(std::vector<Feed> feeds_, const BoardOptions& options)
    : feeds(std::move(feeds_)), ids(options.seed), now_(options.now) {
  for (Column& column : columns) column.seed(options.seed);
  number_postings(options);
}

namespace {

// A day without a time ends in the last place on earth up to 36 hours after it began in UTC.
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kLastDay = kDay + kDay / 2;

bool is_expired(const Posting& posting, const BoardOptions& options) {
  if (options.max_age <= 0 || options.now == 0) return false;
  return (posting.posted != 0 && options.now - posting.posted > options.max_age) ||
         (posting.valid_through != 0 && options.now - posting.valid_through > kLastDay);
}

}  // namespace

void State::number_postings(const BoardOptions& options) {
  for (std::uint32_t f = 0; f < feeds.size(); ++f) {
    Feed& feed = feeds[f];
    for (std::uint32_t p = 0; p < feed.postings.size(); ++p) {
      if (is_expired(feed.postings[p], options)) {
        ++feed.report.expired;
        --feed.report.accepted;
        continue;
      }
      const std::uint32_t known = ids.size();
      const std::uint32_t number = ids.intern(feed.postings[p].id);
      if (number == known) {
        feed.postings[p].feed = f;
        postings.push_back(&feed.postings[p]);
      } else {
        place::unite(*postings[number], feed.postings[p]);
        ++feed.report.duplicates;
        --feed.report.accepted;
      }
    }
  }
}

std::string State::body(PostingId id) const {
  std::string out;
  text::unescape_json(raw_body(id), out, Limits{}.body);
  return out;
}

Result<PostingId> State::by_id(std::string_view id) const {
  const std::uint32_t found = ids.find(id);
  if (found == text::StringTable::kNone) return Error{Errc::unknown_posting, 0, "no posting has this id"};
  return PostingId{found};
}

bool State::step(std::uint32_t count) {
  for (; read_ < size() && count > 0; ++read_, --count) add_posting(columns, at(read_));
  if (read_ < size()) return true;
  derived = derive(columns, postings, now_);
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (!is_scale(static_cast<Facet>(f))) columns[f].sort_values();
  }
  rank();
  return false;
}

void State::rank() {
  featured.resize(size());
  std::iota(featured.begin(), featured.end(), 0u);
  text::order(featured, size(), [&](PostingId a, PostingId b) {
    const Posting& x = at(a);
    const Posting& y = at(b);
    if (x.featured != y.featured) return x.featured > y.featured;
    if (x.posted != y.posted) return x.posted > y.posted;  // unknown is 0: last
    return x.id < y.id;
  });
  featured_rank.resize(size());
  for (std::uint32_t place = 0; place < size(); ++place) featured_rank[featured[place]] = place;

  std::int64_t newest = 0;
  for (PostingId id = 0; id < size(); ++id) newest = at(id).posted > newest ? at(id).posted : newest;
  favour.resize(size());
  for (PostingId id = 0; id < size(); ++id) {
    const std::int64_t age = newest - at(id).posted;
    favour[id] = (at(id).featured > 0 ? 8u : 0u) + (age < 7 * kDay ? 6 : age < 30 * kDay ? 4 : age < 90 * kDay ? 2 : 0);
  }
}

}  // namespace jobstand::board
