// fold.h - the one definition of "the same word".
#pragma once

#include <string>
#include <string_view>

namespace jobstand::text {

// What a character is to a search.
//   letter: part of a word (letters and digits of any script)
//   nothing: ignored inside a word (combining marks, soft hyphen, zero-width joiners)
//   gap: everything else ends a word
enum class Role : unsigned char { gap, letter, nothing };

// Appends the folded form of `point` to `out` and returns its role: lower case, without
// diacritics, ligatures and full-width forms taken apart ("Ł" l, "ß" ss, "Ａ" a). Gaps and
// nothings append nothing.
Role fold_point(char32_t point, std::string& out);

// The folded form of ASCII: lower-case letters and digits as they are, 0 for a gap.
extern const unsigned char kFoldAscii[128];

// All of `text` folded, gaps as they are: for comparing and sorting names.
std::string fold(std::string_view text);

}  // namespace jobstand::text
