// visible.h - what a reader of Markdown or HTML sees, found without parsing either.
#pragma once

#include <string>
#include <string_view>

namespace jobstand::text {

enum class Markup : unsigned char { markdown, html };

// Appends the visible text of `source` to `out`: tags, comments, scripts and styles,
// link destinations and Markdown's punctuation are left out, the common entities are
// decoded, a line end stands between blocks. For search and snippets: it is right for
// what people write, and cheap and harmless for everything else. Its output is text,
// never markup. Linear; source must be valid UTF-8, and so is the output.
void visible_text(std::string_view source, Markup markup, std::string& out);

}  // namespace jobstand::text
