// diagnostics.h - what is wrong, where, and what to do about it; for people and for programs.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "jobstand/source.h"
#include "text/json_writer.h"

namespace jobstand::cli {

inline constexpr int kGood = 0;
inline constexpr int kProblems = 1;  // in the input
inline constexpr int kFailed = 2;    // usage, or a file that cannot be read or written

enum class Severity { error, warning, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;              // may be empty
  std::string file;              // as the user named it; empty: no file
  Position position{0, 0};       // line 0: the file as a whole
  std::string message;           // lower case, no full stop
  std::string help;              // may be empty
  std::string excerpt;           // the line at `position`; may be empty
};

// Colours and bold text: only for a terminal, and not when NO_COLOR is set.
bool is_styled(std::FILE* stream);

// Valid UTF-8 that cannot command a terminal: control characters and marks that turn the
// direction of text become U+FFFD, tabs a space.
std::string printable(std::string_view text);

// Line `line` of the text, 1-based, without its end.
std::string line_of(std::string_view text, std::uint32_t line);

std::string format(const Diagnostic& diagnostic, bool styled);
void write_json(text::JsonWriter& out, const Diagnostic& diagnostic);

void print(std::FILE* stream, std::string_view text);
// Whether all that was printed arrived. A full disk may be met by print() as well as here.
bool flush(std::FILE* stream);
// "jobstand: error: …" on stderr; returns kFailed.
int fail(std::string_view message, std::string_view help = {});

}  // namespace jobstand::cli
