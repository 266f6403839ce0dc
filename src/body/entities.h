// entities.h - character references of HTML.
#pragma once

#include <string>
#include <string_view>

namespace jobstand::body {

// Appends what `reference`, from "&" to ";", stands for: named ones of a table of about
// 400, and numeric ones, where numbers that are no character become U+FFFD. Any other
// text is appended as it is. References inside the result are not looked at again.
void append_reference(std::string_view reference, std::string& out);

}  // namespace jobstand::body
