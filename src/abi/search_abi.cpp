// search_abi.cpp - jobstand-search.wasm: decode, call one core function, encode.
#include <string>
#include <vector>

#include "abi/counts.h"
#include "abi/handle.h"
#include "abi/marks.h"
#include "abi/reply.h"
#include "board/places.h"
#include "board/search.h"
#include "board/text_index.h"
#include "jobstand/query.h"
#include "text/form.h"
#include "text/json_writer.h"
#include "text/number.h"
#include "text/utf8.h"

using namespace jobstand;
using abi::reply;
using abi::view;

namespace {

BoardOptions options_of(const jobstand_board& board) {
  BoardOptions options;
  for (text::FormReader in(board.options); in.next();) {
    if (in.key == "seed") options.seed = static_cast<std::uint64_t>(text::parse_number(in.value));
    if (in.key == "synonyms") options.synonyms = in.value;
    if (in.key == "built-in-synonyms") options.built_in_synonyms = in.value != "0";
  }
  return options;
}

}  // namespace

struct jobstand_search {
  explicit jobstand_search(jobstand_board& b) : board(b), places(*b.state), texts(*b.state, options_of(b)), search(texts, places, b.spots) {
    board.found = &search.found();
  }
  ~jobstand_search() { board.found = nullptr; }
  jobstand_search(const jobstand_search&) = delete;
  jobstand_search& operator=(const jobstand_search&) = delete;

  jobstand_board& board;
  board::Places places;
  std::vector<board::Places::Choice> choices;  // of the next query
  board::TextIndex texts;
  board::Search search;
};

extern "C" {

jobstand_search* jobstand_search_new(jobstand_board* board) {
  return board->select ? new jobstand_search(*board) : nullptr;
}

uint32_t jobstand_search_add(jobstand_search* search, uint32_t count) {
  // Places are a small part of the work, and seen at once.
  if (search->board.spots.of.empty() && search->board.state->size() > 0) {
    search->places.add(count * 16, search->board.spots);
    return 2;
  }
  return search->texts.add(count) ? 1 : 0;
}

jobstand_reply* jobstand_search_choose(jobstand_search* search, const uint8_t* query, uint32_t size) {
  search->choices = search->places.choose(parse_query(view(query, size)), search->board.spots);
  return reply("{}");
}

jobstand_reply* jobstand_search_places(jobstand_search* search, const uint8_t* query, uint32_t size) {
  text::JsonWriter out;
  abi::write_counts(out, search->places.counts(parse_query(view(query, size)), search->choices, search->board.spots), abi::Facets::arrays);
  return reply(out.take());
}

jobstand_reply* jobstand_search_run(jobstand_search* search, const uint8_t* text, uint32_t size) {
  const std::string repaired = text::repair_utf8(view(text, size));
  search->search.run(text::utf8_prefix(repaired, kMaxText));
  text::JsonWriter out;
  out.open('{').key("any").integer(search->search.found().any ? 1 : 0);
  const std::string corrected = search->search.corrected();
  if (!corrected.empty()) out.key("corrected").string(corrected);
  out.key("parts").open('[');
  for (const board::Search::Part& part : search->search.parts()) {
    out.open('[').string(part.text).string(part.rest).close(']');
  }
  out.close(']').close('}');
  return reply(out.take());
}

jobstand_reply* jobstand_search_marks(jobstand_search* search, const uint8_t*, uint32_t) {
  text::JsonWriter out;
  out.open('[');
  for (const PostingId id : search->board.shown) {
    Hit hit;
    hit.posting = id;
    search->search.describe(hit);
    out.open('{');
    abi::write_why(out, hit);
    out.close('}');
  }
  out.close(']');
  return reply(out.take());
}

jobstand_reply* jobstand_search_derived(jobstand_search* search, const uint8_t* id, uint32_t size) {
  const board::State& state = *search->board.state;
  const std::uint32_t found = state.ids.find(view(id, size));
  text::JsonWriter out;
  out.open('{');
  if (found < state.size()) {
    const board::Whereabouts where = board::whereabouts(state.at(found).location);
    const auto list = [&](const char* key, const std::vector<std::string>& items) {
      if (items.empty()) return;
      out.key(key).open('[');
      for (const std::string& item : items) out.string(item);
      out.close(']');
    };
    list("locations", where.locations);
    list("remoteScope", where.scope);
  }
  return reply(out.close('}').take());
}

void jobstand_search_close(jobstand_search* search) { delete search; }

}  // extern "C"
