// json_value.h - a small JSON value (RFC 8259).
//
// Scan cuts a feed apart and unescape_json reads its strings where they stand, so that a
// body is never copied. What is left for a parser is numbers, short lists and a pay range:
// the JSON library would do that for 6 kB of the browser's module, a fifth of it. The
// tests hold this reader against that library instead.
#pragma once

#include <string>
#include <string_view>

namespace jobstand::feed {

struct JsonValue {
  enum class Kind : unsigned char { null, boolean, number, string, array, object };
  JsonValue() = default;
  JsonValue(const JsonValue&) = delete;  // `string` may stand in `room`
  JsonValue& operator=(const JsonValue&) = delete;
  Kind kind = Kind::null;
  double number = 0;        // also 1 for true
  std::string key;          // of a member of an object
  std::string_view string;  // also the digits of a whole number: ids are longer than 2^53
  std::string_view items;   // of an array or object: what next_item() reads
  std::string room;
};

// Reads one JSON value. Returns null, or what is wrong with it. Strings of more than
// `max_string` bytes are an error. Recursive: the caller bounds the depth beforehand.
// `json` must outlive `out`.
const char* read_json(std::string_view json, std::size_t max_string, JsonValue& out);

// Takes the next item off an array, or the next member off an object, where a key may
// repeat. False at the end.
bool next_item(JsonValue& list, JsonValue& item);

}  // namespace jobstand::feed
