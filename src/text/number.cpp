#include "text/number.h"

namespace jobstand::text {

void append_number(std::string& out, std::int64_t value) {
  char digits[20];
  std::size_t n = sizeof digits;
  // Counted downwards from a negative value, which holds the whole range.
  std::int64_t rest = value < 0 ? value : -value;
  do {
    digits[--n] = static_cast<char>('0' - rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) out.push_back('-');
  out.append(digits + n, sizeof digits - n);
}

double parse_number(std::string_view text) {
  std::size_t at = 0;
  const auto digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  const auto sign = [&](char c) {
    if (at == text.size() || text[at] != c) return false;
    ++at;
    return true;
  };
  const bool negative = sign('-');
  double value = 0;
  int exponent = 0;
  for (; digit(); ++at) value = value * 10 + (text[at] - '0');
  if (sign('.')) {
    for (; digit(); ++at) {
      // Further digits change nothing that a double could hold.
      if (value >= 1e15) continue;
      value = value * 10 + (text[at] - '0');
      --exponent;
    }
  }
  if (sign('e') || sign('E')) {
    const bool small = sign('-');
    sign('+');
    int given = 0;
    for (; digit(); ++at) {
      if (given < 10'000) given = given * 10 + (text[at] - '0');
    }
    exponent += small ? -given : given;
  }
  double power = 10;
  for (int rest = exponent < 0 ? -exponent : exponent; rest != 0 && value != 0; rest >>= 1) {
    if ((rest & 1) != 0) value = exponent < 0 ? value / power : value * power;
    power *= power;
  }
  return negative ? -value : value;
}

}  // namespace jobstand::text
