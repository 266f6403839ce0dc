// json_string.h - the inside of a JSON string literal (RFC 8259, section 7).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jobstand::text {

// Appends what `raw`, the bytes between the quotes, stands for. Returns null, or says
// what is wrong ("has a lone surrogate"); `out` then holds the part before it. `max`
// bounds the bytes appended. Strict: control characters, unknown escapes, lone
// surrogates and invalid UTF-8 are errors. One pass; runs without escapes are copied
// whole.
const char* unescape_json(std::string_view raw, std::string& out, std::size_t max);

// Moves `at` from the first byte inside a literal to its closing quote, or to the end of `text`
// when it does not end. Returns what unescape_json would of what is passed over. One pass,
// which writes nothing.
const char* check_json(std::string_view text, std::size_t& at, std::size_t max);

// The first byte from `at` on that is not plain: a quote, a backslash, a control character
// or part of a character outside ASCII; text.size() when there is none. Most of a feed is
// plain, so this decides how fast feeds are read: eight bytes are looked at together.
std::size_t plain_end(std::string_view text, std::size_t at);

// Appends `text`, valid UTF-8, as the inside of a JSON string literal: only quote,
// backslash and control characters are escaped.
void escape_json(std::string_view text, std::string& out);

}  // namespace jobstand::text
