// json_writer.h - JSON text from values, commas and escapes done.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace jobstand::text {

// Writes one JSON value into a string. Calls must nest as JSON does; a key is followed
// by its value. Kept apart from the JSON library, whose serialiser would cost the
// browser's module 5 kB for what these few lines do.
class JsonWriter {
 public:
  JsonWriter& open(char bracket);   // '{' or '['
  JsonWriter& close(char bracket);  // '}' or ']'
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);  // valid UTF-8
  JsonWriter& integer(std::int64_t value);
  JsonWriter& decimal(double value);  // finite; rounded to four places, magnitude below 1e14
  JsonWriter& boolean(bool value);
  JsonWriter& raw(std::string_view json);  // a whole value, already JSON
  JsonWriter& line();  // what comes next starts a line

  [[nodiscard]] std::size_t size() const { return out_.size(); }

  // Takes what was written.
  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool comma_ = false;  // due before the next value
  bool line_ = false;   // due before the next value or bracket
};

}  // namespace jobstand::text
