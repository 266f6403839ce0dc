// source.h - a Markdown file with YAML front matter to an entry of a feed. Tool only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand {

// 1-based, as editors count; columns are Unicode code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

struct Source {
  struct Key {
    std::string name;
    Position position;
  };
  // One JSON object: the front matter's keys as they are, and the rest of the file as
  // "body". What the keys mean is read_feed's business alone.
  std::string entry;
  std::vector<Key> keys;  // where each top-level key stands in the file
};

struct SourceError {
  std::string code;  // "front-matter-missing", "yaml", "encoding"
  Position position;
  std::string message;  // lower case, no full stop
  std::string help;     // what to do about it
};

struct SourceResult {
  Source source;
  std::vector<SourceError> errors;  // empty: `source` is good
};

// Reads one file. A byte order mark and CRLF line ends are accepted and dropped. Dates
// stay text, plain numbers and booleans become JSON ones, everything quoted stays text.
// Anchors, aliases, tags, several documents, duplicate keys, depth over 8 and more than
// 64 KiB of front matter are errors. Total; linear in file.size().
SourceResult read_source(std::string_view file);

}  // namespace jobstand
