// scalar.h - what a plain scalar means: the core schema of YAML 1.2.2, section 10.3.2.
#pragma once

#include <string_view>

#include "text/json_writer.h"

namespace jobstand::source {

// "", "~" and the three spellings of null.
bool is_null(std::string_view plain);

// Writes an unquoted value that is not null: a number or a boolean as JSON's own, all
// else as text. So are numbers that JSON's readers would change: whole ones beyond 2^53,
// infinities, and what only an infinity could hold.
void write_plain(text::JsonWriter& out, std::string_view plain);

}  // namespace jobstand::source
