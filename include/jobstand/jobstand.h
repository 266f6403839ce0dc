/* jobstand.h - the C interface; the only symbols the two wasm modules export.

   1. Text is UTF-8 bytes with a length: not NUL-terminated, may hold NUL.
   2. Input is read during the call and never kept; the caller still owns it.
   3. A jobstand_reply* is owned by the caller: pass it to jobstand_free once.
   4. A board is used by one thread at a time. Boards share nothing.
   5. No function throws, prints, or touches state outside its arguments. */
#ifndef JOBSTAND_H
#define JOBSTAND_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define JOBSTAND_ABI 1 /* raised when a signature or a reply's layout changes */

typedef struct jobstand_board jobstand_board;

/* `size` bytes follow in memory: JSON unless a function says otherwise. When status is
   not 0 it is an Errc of result.h, and the JSON is {"code", "message", "offset"}. */
typedef struct jobstand_reply {
  uint32_t status;
  uint32_t size;
} jobstand_reply;

/* Both modules. */
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

/* Reads the feeds and builds the index, once. `options` is a form such as
   "name=Acme&name=Bolt": `name` is the company for postings that name none, one for each
   feed in turn. Reply: {"size": n, "feeds": [report or {"error": {code, message, offset}}]};
   the report is that of web/core/types.ts. Status is that of the first error when
   no feed could be read. */
jobstand_reply* jobstand_board_load(jobstand_board* board, const uint8_t* options, uint32_t size);

/* `query` as parse_query() reads it. Reply: {"total", "hits": [card and "marks",
   "snippet"?], "facets": {name: {"values": [[value, count, selected]], "more"}}}. */
jobstand_reply* jobstand_board_find(jobstand_board* board, const uint8_t* query, uint32_t size);

/* The whole posting without its body. unknown_posting. */
jobstand_reply* jobstand_board_posting(jobstand_board* board, const uint8_t* id, uint32_t size);

/* Not JSON: one byte, the format (0 none, 1 Markdown, 2 HTML, 3 an address), then the
   source or the address. unknown_posting. */
jobstand_reply* jobstand_board_body(jobstand_board* board, const uint8_t* id, uint32_t size);

void jobstand_board_close(jobstand_board* board);

/* jobstand-body.wasm: a body's source to a node stream. */

/* `format` as in jobstand_board_body, 1 or 2. Reply: not JSON, NodeStream::encode(). */
jobstand_reply* jobstand_render(uint32_t format, const uint8_t* source, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
