#include "source/scalar.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "text/number.h"

namespace jobstand::source {
namespace {

constexpr std::int64_t kMaxWhole = std::int64_t{1} << 53;

bool one_of(std::string_view text, std::string_view a, std::string_view b, std::string_view c) {
  return text == a || text == b || text == c;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// -1 when `c` is no digit of any base.
int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Digits of a base alone; nothing when there are none, others, or the value is too large.
std::optional<std::int64_t> whole(std::string_view digits, int base) {
  if (digits.empty()) return {};
  std::int64_t value = 0;
  for (const char c : digits) {
    const int digit = digit_value(c);
    if (digit < 0 || digit >= base) return {};
    value = value * base + digit;
    if (value > kMaxWhole) return {};
  }
  return value;
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && is_digit(rest[size])) ++size;
  const std::string_view digits = rest.substr(0, size);
  rest.remove_prefix(size);
  return digits;
}

bool take_sign(std::string_view& rest) {
  const bool negative = !rest.empty() && rest[0] == '-';
  if (negative || (!rest.empty() && rest[0] == '+')) rest.remove_prefix(1);
  return negative;
}

// A fraction or a power of ten as JSON spells it, which wants digits on both sides of the
// point and no leading zeros; empty when it is no number, or none that a double holds.
std::string decimal(std::string_view rest) {
  std::string out = take_sign(rest) ? "-" : "";
  std::string_view before = take_digits(rest);
  std::string_view after;
  if (!rest.empty() && rest[0] == '.') {
    rest.remove_prefix(1);
    after = take_digits(rest);
  } else if (rest.empty()) {
    return {};  // a whole number, and so one that is too large
  }
  if (before.empty() && after.empty()) return {};
  while (before.size() > 1 && before[0] == '0') before.remove_prefix(1);
  out.append(before.empty() ? "0" : before);
  if (!after.empty()) out.append(".").append(after);
  if (!rest.empty()) {
    if (rest[0] != 'e' && rest[0] != 'E') return {};
    rest.remove_prefix(1);
    out.append(take_sign(rest) ? "e-" : "e");
    const std::string_view power = take_digits(rest);
    if (power.empty() || !rest.empty()) return {};
    out.append(power);
  }
  const double value = text::parse_number(out);
  constexpr double kMax = std::numeric_limits<double>::max();
  return value >= -kMax && value <= kMax ? out : std::string();
}

std::optional<std::int64_t> integer(std::string_view text) {
  if (text.substr(0, 2) == "0x") return whole(text.substr(2), 16);
  if (text.substr(0, 2) == "0o") return whole(text.substr(2), 8);
  const bool negative = take_sign(text);
  const std::optional<std::int64_t> value = whole(text, 10);
  return value && negative ? -*value : value;
}

}  // namespace

bool is_null(std::string_view plain) {
  return plain.empty() || plain == "~" || one_of(plain, "null", "Null", "NULL");
}

void write_plain(text::JsonWriter& out, std::string_view plain) {
  if (one_of(plain, "true", "True", "TRUE")) {
    out.boolean(true);
  } else if (one_of(plain, "false", "False", "FALSE")) {
    out.boolean(false);
  } else if (const auto value = integer(plain)) {
    out.integer(*value);
  } else if (const std::string number = decimal(plain); !number.empty()) {
    out.raw(number);
  } else {
    out.string(plain);
  }
}

}  // namespace jobstand::source
