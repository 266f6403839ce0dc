// md4c_local.h - the parts of md4c that are ours: tools/cmake/dependencies.cmake puts this in
// place of what it knows about characters, and of its options, so that the code for other ones
// is not there at all. Its own tables are four times as large, and its text may be any bytes;
// ours is valid UTF-8. And it looks for blank lines through all lists that are open, which takes
// seconds when they are ten thousand.
#pragma once

// CommonMark, and what GitHub has more: tables, strikethrough, tasks, bare links.
#define JOBSTAND_MD_FLAGS \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS)

#ifdef __cplusplus
extern "C" {
#endif

// Unicode's categories P and S, which end and begin emphasis.
int jobstand_is_sign(unsigned point);

// Unicode's category Zs, and ASCII's white space but for line ends.
int jobstand_is_space(unsigned point);

// How `point` is compared in the label of a link: writes one or two letters, and returns how
// many. Only sharp s is two; the 103 others that Unicode folds to several (ligatures, letters
// with accents that have no capital) stay as they are.
unsigned jobstand_fold(unsigned point, unsigned* letters);

// The character at `text`, or the one that ends there. `size` may be null.
unsigned jobstand_point(const char* text, unsigned* size);
unsigned jobstand_point_before(const char* text);

#ifdef __cplusplus
}
#endif

// What md4c calls them.
#define ISUNICODEWHITESPACE_(point) jobstand_is_space(point)
#define ISUNICODEWHITESPACE(off) jobstand_is_space(jobstand_point(STR(off), 0))
#define ISUNICODEWHITESPACEBEFORE(off) jobstand_is_space(jobstand_point_before(STR(off)))
#define ISUNICODEPUNCT(off) jobstand_is_sign(jobstand_point(STR(off), 0))
#define ISUNICODEPUNCTBEFORE(off) jobstand_is_sign(jobstand_point_before(STR(off)))
#define md_decode_unicode(text, off, end, size) jobstand_point((text) + (off), (size))
#define md_get_unicode_fold_info(point, info) ((info)->n_codepoints = jobstand_fold((point), (info)->codepoints))

// In a container: how many there are up to the innermost block quote. What is open within that is
// lists, and a blank line is in all of them.
#define JOBSTAND_SET_QUOTED                                                   \
  {                                                                           \
    MD_CONTAINER* const it = &ctx->containers[ctx->n_containers - 1];         \
    if (it->ch == '>') it->quoted = ctx->n_containers;                        \
    else if (ctx->n_containers > 1) it->quoted = it[-1].quoted;               \
  }
#define JOBSTAND_PASS_LISTS \
  if (n_parents < ctx->n_containers && ctx->containers[ctx->n_containers - 1].quoted <= n_parents) n_parents = ctx->n_containers;
