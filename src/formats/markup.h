// markup.h - bodies and texts of feeds to HTML. What comes out is as hostile as what went in:
// body/ reads it by its allow-list.
#pragma once

#include <string>
#include <string_view>

namespace jobstand::formats {

// Character references of HTML to characters: numbers and the names that escaping makes, with
// `more` also those that texts of feeds hold. One pass, so that what was escaped twice is still
// escaped once. Never longer.
void unescape(std::string& text, bool more);

// Whether most of what looks like a tag is escaped; whether there is any real one.
bool mostly_escaped(std::string_view html);
bool has_tags(std::string_view html);

// Plain text as HTML: blank lines part paragraphs, line ends are kept. At most 5 times as long.
std::string html_of_text(std::string_view text);

}  // namespace jobstand::formats
