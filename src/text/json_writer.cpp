#include "text/json_writer.h"

#include "text/json_string.h"
#include "text/number.h"

namespace jobstand::text {

void JsonWriter::separate() {
  if (comma_) out_.push_back(',');
  if (line_) out_.push_back('\n');
  comma_ = true;
  line_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  if (line_) out_.push_back('\n');
  out_.push_back(bracket);
  comma_ = true;
  line_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  out_.push_back(':');
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  out_.push_back('"');
  escape_json(text, out_);
  out_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  append_number(out_, value);
  return *this;
}

JsonWriter& JsonWriter::decimal(double value) {
  const double magnitude = value < 0 ? -value : value;
  if (!(magnitude < 1e14)) return integer(0);  // also not-a-number; read_feed lets none in
  const auto scaled = static_cast<std::int64_t>(magnitude * 10'000 + 0.5);
  const std::int64_t whole = scaled / 10'000;
  std::int64_t fraction = scaled % 10'000;
  if (value < 0 && scaled != 0 && whole == 0) {
    separate();
    out_.append("-0");
  } else {
    integer(value < 0 ? -whole : whole);
  }
  if (fraction == 0) return *this;
  out_.push_back('.');
  for (std::int64_t place = 1'000; fraction != 0; place /= 10) {
    out_.push_back(static_cast<char>('0' + fraction / place));
    fraction %= place;
  }
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_.append(json);
  return *this;
}

JsonWriter& JsonWriter::line() {
  line_ = true;
  return *this;
}

}  // namespace jobstand::text
