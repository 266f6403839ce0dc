// state.h - the postings of a board and their facets: all that the first results need. Text
// is searched by a TextIndex beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/columns.h"
#include "jobstand/board.h"
#include "text/string_table.h"

namespace jobstand::board {

struct State {
  // Numbers the postings; step() does the rest, before anything else is asked.
  State(std::vector<Feed> feeds_, const BoardOptions& options);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Reads the facets of `count` more postings. False: all is done.
  bool step(std::uint32_t count);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(postings.size()); }
  [[nodiscard]] const Posting& at(PostingId id) const { return *postings[id]; }
  [[nodiscard]] std::string_view raw_body(PostingId id) const {
    const Posting& posting = at(id);
    return std::string_view(feeds[posting.feed].text).substr(posting.body.offset, posting.body.size);
  }  // The decoded source of the posting's body, or its address.
  [[nodiscard]] std::string body(PostingId id) const;
  [[nodiscard]] Result<PostingId> by_id(std::string_view id) const;

  std::vector<Feed> feeds;
  std::vector<Posting*> postings;  // by PostingId, in `feeds`
  text::StringTable ids;           // numbers are PostingIds
  Columns columns;
  Derived derived;
  std::vector<PostingId> featured;           // in the order "featured"
  std::vector<std::uint32_t> featured_rank;  // by PostingId: its place there
  // By PostingId: how much more a featured or new posting counts when it fits as well as
  // others, in 256ths. Age is counted from the newest posting, because the core has no clock.
  std::vector<std::uint32_t> favour;

 private:
  void number_postings(const BoardOptions& options);
  void rank();

  std::int64_t now_;
  PostingId read_ = 0;  // the first posting whose facets are not read
};

}  // namespace jobstand::board
