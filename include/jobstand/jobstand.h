/* jobstand.h - the C interface; the only symbols the four wasm modules export.

   1. Text is UTF-8 bytes with a length: not NUL-terminated, may hold NUL.
   2. Input is read during the call and never kept; the caller still owns it.
   3. A jobstand_reply* is owned by the caller: pass it to jobstand_free once.
   4. A board is used by one thread at a time. Boards share nothing.
   5. jobstand-search.wasm works in the memory of jobstand.wasm, which it imports with
      jobstand_alloc and jobstand_free: pointers of one are pointers of the other.
   6. No function throws, prints, or touches state outside its arguments. */
#ifndef JOBSTAND_H
#define JOBSTAND_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define JOBSTAND_ABI 4 /* raised when a signature or a reply's layout changes */

typedef struct jobstand_board jobstand_board;
typedef struct jobstand_search jobstand_search;

/* `size` bytes follow in memory: JSON unless a function says otherwise. When status is
   not 0 it is an Errc of result.h, and the JSON is {"code", "message", "offset"}. */
typedef struct jobstand_reply {
  uint32_t status;
  uint32_t size;
} jobstand_reply;

/* All modules; the last two not jobstand-search.wasm. */
uint32_t jobstand_abi(void);
void* jobstand_alloc(uint32_t size); /* null when memory is out */
void jobstand_free(void* memory);    /* of jobstand_alloc or a reply; null is fine */

/* jobstand.wasm: feeds to a board, queries to pages. */

/* An empty board, not yet loaded. Owned by the caller: jobstand_board_close. */
jobstand_board* jobstand_board_new(void);

/* Adds a feed of `size` bytes and returns where to write them; the board owns the
   memory. Valid until the next call with this board. Before jobstand_board_load only;
   null when size is over the limit or the board is loaded. */
uint8_t* jobstand_board_feed(jobstand_board* board, uint32_t size);

/* Reads the feeds, once. `options` is a form such as "name=Acme&name=Bolt&now=1767225600000":
   `name` the company for postings that name none, one for each feed in turn; `now` milliseconds
   since 1970; `max-age` milliseconds, as in board.h; `seed` a number that nobody can guess;
   `synonyms` lines as in src/board/synonyms.h, `built-in-synonyms=0`: without the usual ones;
   `ours=1`: bad_shape when a feed is not of our format, for jobstand_convert to be asked, and the
   board is then only good for closing; `slice` bytes after which the call returns, with {}, and is
   to be made again, with the same options, until all is read: none stops inside an entry. Reply:
   {"size": n, "feeds": [report or {"error": {code, message, offset}}]}; the report is that of
   web/core/types.ts. Status is that of the first error when no feed could be read. */
jobstand_reply* jobstand_board_load(jobstand_board* board, const uint8_t* options, uint32_t size);

/* `query` as parse_query() reads it; what its text finds must have been worked out by
   jobstand_search_run before. Reply: {"total", "hits": [card and "twins"?: [card]], "facets":
   {name: {"values": [[value, count, selected]], "more"}}, "hints"?: [{"facet", "count"}]}. A card
   says with "feed" which of those that could be read it is of, when that is not the first. */
jobstand_reply* jobstand_board_find(jobstand_board* board, const uint8_t* query, uint32_t size);

/* The whole posting without its body. unknown_posting. */
jobstand_reply* jobstand_board_posting(jobstand_board* board, const uint8_t* id, uint32_t size);

/* Not JSON: one byte, the format (0 none, 1 Markdown, 2 HTML, 3 an address), then the
   source, or the place of its feed among those that could be read, a space and the address.
   unknown_posting. */
jobstand_reply* jobstand_board_body(jobstand_board* board, const uint8_t* id, uint32_t size);

void jobstand_board_close(jobstand_board* board);

/* jobstand-search.wasm: texts to what they find. */

/* A search of a loaded board's texts, empty at first. Owned by the caller, who closes it
   before the board: jobstand_search_close. */
jobstand_search* jobstand_search_new(jobstand_board* board);

/* Does a part of the work, for `count` postings of texts or some more of places: first all
   places, then all texts. 2: places were not all known before; 1: texts are not all
   indexed; 0: everything is done. */
uint32_t jobstand_search_add(jobstand_search* search, uint32_t count);

/* Once places are known: works out what the location filter of `query` chooses, for the next
   jobstand_board_find. Needed before every one that filters or counts locations. Reply: {}. */
jobstand_reply* jobstand_search_choose(jobstand_search* search, const uint8_t* query, uint32_t size);

/* The location facet of the last jobstand_board_find, which was of `query`. Reply: as a
   facet's there, with [value, count, selected, depth, code] where depth or code says something. */
jobstand_reply* jobstand_search_places(jobstand_search* search, const uint8_t* query, uint32_t size);

/* Works out what `text` finds, for the next jobstand_board_find with this text. Reply:
   {"any": 0 or 1, "corrected"?, "parts": [[part of the text, text without it]]}. */
jobstand_reply* jobstand_search_run(jobstand_search* search, const uint8_t* text, uint32_t size);

/* Why the hits of the last jobstand_board_find are what they are, in their order. Reply:
   [{"marks", "snippet"?}]. Takes no input. */
jobstand_reply* jobstand_search_marks(jobstand_search* search, const uint8_t* none, uint32_t size);

/* What the location of the posting with this id says, in the fields of a feed for it. Reply:
   {"locations"?: […], "remoteScope"?: […]}, empty for an unknown id. Needs no jobstand_search_add. */
jobstand_reply* jobstand_search_derived(jobstand_search* search, const uint8_t* id, uint32_t size);

void jobstand_search_close(jobstand_search* search);

/* jobstand-formats.wasm: other systems' feeds to ours. */

/* A feed as convert_feed() reads it, but for the formats that only the tool knows. Reply: the
   feed in our format, or the same bytes. bad_json, bad_shape, too_large: {"message"}. */
jobstand_reply* jobstand_convert(uint32_t none, const uint8_t* feed, uint32_t size);

/* jobstand-body.wasm: a body's source to a node stream. */

/* `format` as in jobstand_board_body, 1 or 2. Reply: not JSON, NodeStream::encode(). */
jobstand_reply* jobstand_render(uint32_t format, const uint8_t* source, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
