// md4c as its author wrote it, under other names, to hold ours against.
#define MD4C_USE_UTF8
#define md_parse original_md_parse
#include <md4c.c>

int original_is_sign(unsigned point) { return md_is_unicode_punct__(point); }
int original_is_space(unsigned point) { return md_is_unicode_whitespace__(point); }
unsigned original_fold(unsigned point, unsigned* letters) {
  MD_UNICODE_FOLD_INFO info;
  md_get_unicode_fold_info(point, &info);
  for (unsigned i = 0; i < info.n_codepoints; ++i) letters[i] = info.codepoints[i];
  return info.n_codepoints;
}
