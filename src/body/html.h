// html.h - HTML to nodes.
#pragma once

#include <string_view>

#include "body/nodes.h"

namespace jobstand::body {

// Adds the visible text of `html`, valid UTF-8, a paragraph for each block of it.
void append_html(std::string_view html, NodeBuilder& out);

}  // namespace jobstand::body
