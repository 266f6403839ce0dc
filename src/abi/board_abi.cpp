// board_abi.cpp - jobstand.wasm: decode, call one core function, encode.
#include <optional>
#include <string>
#include <vector>

#include "abi/handle.h"
#include "abi/reply.h"
#include "abi/wire.h"
#include "text/form.h"
#include "text/json_writer.h"
#include "text/number.h"

using namespace jobstand;
using abi::reply;
using abi::view;

namespace {

// A posting's facets take as long as so many bytes of a feed.
constexpr std::uint32_t kPostingBytes = 256;

jobstand_reply* reply(const Error& error) {
  return abi::reply(abi::error_json(error), static_cast<std::uint32_t>(error.code));
}

// Makes `text` this long without a look at its bytes, which are about to be written, where the
// library can: the text of a feed may be most of the memory there is.
template <typename String>
void make_room(String& text, std::uint32_t size) {
  if constexpr (requires { text.__resize_default_init(size); }) text.__resize_default_init(size);
  else text.resize(size);
}

}  // namespace

extern "C" {

jobstand_board* jobstand_board_new(void) { return new jobstand_board; }

uint8_t* jobstand_board_feed(jobstand_board* board, uint32_t size) {
  if (board->state || size > Limits{}.bytes) return nullptr;
  make_room(board->texts.emplace_back(), size);
  return reinterpret_cast<uint8_t*>(board->texts.back().data());
}

jobstand_reply* jobstand_board_load(jobstand_board* board, const uint8_t* options, uint32_t size) {
  if (board->select) return reply(Error{Errc::bad_shape, 0, "the board is loaded already"});
  std::vector<std::string> names;
  board->options = view(options, size);
  Limits limits;
  BoardOptions options_read;
  std::uint32_t slice = 0;  // 0 less one is all there is
  for (text::FormReader in(view(options, size)); in.next();) {
    if (in.key == "name" && names.size() < board->texts.size()) names.push_back(in.value);
    if (in.key == "ours") limits.ours = in.value == "1";
    if (in.key == "slice") slice = static_cast<std::uint32_t>(text::parse_number(in.value));
    if (in.key == "max-age") options_read.max_age = static_cast<std::int64_t>(text::parse_number(in.value));
    if (in.key == "now") options_read.now = static_cast<std::int64_t>(text::parse_number(in.value));
    if (in.key == "seed") limits.seed = options_read.seed = static_cast<std::uint64_t>(text::parse_number(in.value));
  }
  std::vector<std::string>& failures = board->failures;
  while (failures.size() < board->texts.size()) {
    std::optional<feed::Reading>& reading = board->reading;
    const std::size_t i = failures.size();
    if (!reading) reading.emplace(std::move(board->texts[i]), i < names.size() ? names[i] : std::string_view{}, limits);
    if (reading->step(slice - 1)) {
      if (slice != 0) return reply("{}");
      continue;
    }
    failures.emplace_back();
    if (const auto& failed = reading->failed()) {
      if (limits.ours && failed->code == Errc::bad_shape) return reply(*failed);
      if (board->failed == 0) board->failed = static_cast<std::uint32_t>(failed->code);
      failures.back() = abi::error_json(*failed);
    } else {
      board->feeds.push_back(reading->take());
    }
    reading.reset();
  }
  if (!board->state) {
    if (board->feeds.empty() && board->failed != 0) return abi::reply(failures[0], board->failed);
    board->texts = {};
    board->state.emplace(std::move(board->feeds), options_read);
    if (slice != 0) return reply("{}");
  }
  while (board->state->step(slice / kPostingBytes - 1)) {
    if (slice != 0) return reply("{}");
  }
  board->select.emplace(*board->state, board->spots);

  text::JsonWriter out;
  out.open('{').key("size").integer(board->state->size()).key("feeds").open('[');
  std::size_t read = 0;
  for (const std::string& failure : failures) {
    if (failure.empty()) abi::write_report(out, board->state->feeds[read++].report, false);
    else out.open('{').key("error").raw(failure).close('}');
  }
  out.close(']').close('}');
  return reply(out.take());
}

jobstand_reply* jobstand_board_find(jobstand_board* board, const uint8_t* query, uint32_t size) {
  if (!board->select) return reply(Error{Errc::unknown_posting, 0, "the board is not loaded"});
  const Query parsed = parse_query(view(query, size));
  static constexpr auto posting = [](const void* self, PostingId id) -> const Posting& {
    return static_cast<const board::State*>(self)->at(id);
  };
  const board::Found nothing;
  const Page page = board->select->find(parsed, parsed.text.empty() || board->found == nullptr ? nothing : *board->found);
  board->shown.clear();
  for (const Hit& hit : page.hits) board->shown.push_back(hit.posting);
  return reply(abi::page_json({&*board->state, posting}, parsed, page, abi::Facets::arrays));
}

jobstand_reply* jobstand_board_posting(jobstand_board* board, const uint8_t* id, uint32_t size) {
  if (!board->select) return reply(Error{Errc::unknown_posting, 0, "the board is not loaded"});
  const auto found = board->state->by_id(view(id, size));
  return found ? reply(abi::posting_json(board->state->at(*found))) : reply(found.error());
}

jobstand_reply* jobstand_board_body(jobstand_board* board, const uint8_t* id, uint32_t size) {
  if (!board->select) return reply(Error{Errc::unknown_posting, 0, "the board is not loaded"});
  const auto found = board->state->by_id(view(id, size));
  if (!found) return reply(found.error());
  const Body::Format format = board->state->at(*found).body.format;
  std::string out(1, static_cast<char>(format));
  if (format == Body::Format::address) {
    text::append_number(out, board->state->at(*found).feed);
    out.push_back(' ');
  }
  return reply(out.append(board->state->body(*found)));
}

void jobstand_board_close(jobstand_board* board) { delete board; }

}  // extern "C"
