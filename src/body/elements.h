// elements.h - what becomes of the elements of HTML. Those that are not here are nothing, and
// what they hold stays.
#pragma once

#include <cstdint>
#include <string_view>

#include "jobstand/body.h"

namespace jobstand::body {

enum class Role : std::uint8_t {
  none,     // its tags are left out
  hidden,   // gone with what it holds
  box,      // a paragraph begins and ends
  heading,
  pre,
  list,
  item,
  part,     // of a table
  block,    // holds others
  span,
  line_break,
  rule,
  picture,
};

struct Element {
  Role role = Role::none;
  Tag tag = Tag::none;
};

// Of a name in lower case. Names are told apart by their first eight letters.
Element element_of(std::string_view name);

}  // namespace jobstand::body
