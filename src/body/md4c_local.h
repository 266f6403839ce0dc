// md4c_local.h - the parts of md4c that are ours: tools/cmake/dependencies.cmake puts this in
// place of its tables of characters, which are four times as large, and of its options, so
// that the code for other ones is not there at all. Together a tenth of the body module.
#pragma once

// CommonMark, and what GitHub has more: tables, strikethrough, tasks, bare links.
#define JOBSTAND_MD_FLAGS \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS)

#ifdef __cplusplus
extern "C" {
#endif

// Unicode's categories P and S, which end and begin emphasis.
int jobstand_is_sign(unsigned point);

// Unicode's category Zs, and ASCII's white space.
int jobstand_is_space(unsigned point);

// How `point` is compared in the label of a link: writes one or two letters, and returns how
// many. Only sharp s is two; the 103 others that Unicode folds to several (ligatures, letters
// with accents that have no capital) stay as they are.
unsigned jobstand_fold(unsigned point, unsigned* letters);

#ifdef __cplusplus
}
#endif
