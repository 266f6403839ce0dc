// site.h - node streams as static text. Tool only: no string of HTML exists in a browser.
#pragma once

#include <string>

#include "jobstand/body.h"

namespace jobstand {

// The stream as an HTML fragment, in the form of the CommonMark specification's
// examples: one block a line, & < > " escaped. Links carry
// rel="noopener noreferrer nofollow ugc".
std::string to_html(const NodeStream& stream);

}  // namespace jobstand
