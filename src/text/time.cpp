#include "text/time.h"

#include <cstddef>

namespace jobstand::text {
namespace {

constexpr std::int64_t kDay = 86'400'000;

// Days since 1970-01-01 of a Gregorian date (H. Hinnant, "chrono-compatible low-level
// date algorithms": days_from_civil).
constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

constexpr std::int64_t kFirst = days_from_civil(2000, 1, 1) * kDay;
constexpr std::int64_t kEnd = days_from_civil(3000, 1, 1) * kDay;

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

struct Reader {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  // Exactly `digits` digits, or -1.
  int number(std::size_t digits) {
    if (rest.size() < digits) return -1;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest[i] < '0' || rest[i] > '9') return -1;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(digits);
    return value;
  }
};

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  Reader in{text};
  const int year = in.number(4);
  if (year < 0 || !in.take('-')) return {};
  const int month = in.number(2);
  if (month < 1 || month > 12 || !in.take('-')) return {};
  const int day = in.number(2);
  if (day < 1 || day > days_in(year, month)) return {};
  std::int64_t ms = days_from_civil(year, month, day) * kDay;
  if (!in.rest.empty()) {
    if (!in.take('T') && !in.take('t') && !in.take(' ')) return {};
    const int hour = in.number(2);
    if (hour < 0 || hour > 23 || !in.take(':')) return {};
    const int minute = in.number(2);
    if (minute < 0 || minute > 59) return {};
    int second = 0;
    int fraction = 0;
    if (in.take(':')) {
      second = in.number(2);
      if (second < 0 || second > 60) return {};
      if (in.take('.')) {
        int place = 100;
        std::size_t digits = 0;
        for (int d; (d = in.number(1)) >= 0; place /= 10, ++digits) fraction += d * place;
        if (digits == 0) return {};
      }
    }
    ms += ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + fraction;
    if (!in.take('Z') && !in.take('z') && in.rest != " UTC" && !in.rest.empty()) {
      in.take(' ');
      const int sign = in.take('+') ? 1 : in.take('-') ? -1 : 0;
      const int hours = in.number(2);
      in.take(':');
      const int minutes = in.rest.empty() ? 0 : in.number(2);
      if (sign == 0 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || !in.rest.empty()) return {};
      ms -= sign * (hours * 60 + minutes) * std::int64_t{60'000};
    } else if (!in.rest.empty() && in.rest != " UTC") {
      return {};
    }
  }
  if (ms < kFirst || ms >= kEnd) return {};
  return ms;
}

std::optional<std::int64_t> parse_mail_time(std::string_view text) {
  Reader in{text};
  const auto skip = [&] {
    while (in.take(' ')) {}
  };
  // The number of a three-letter name in a list of them, or -1.
  const auto name = [&](std::string_view names) {
    const std::size_t at = in.rest.size() < 3 ? names.npos : names.find(in.rest.substr(0, 3));
    if (at == names.npos || at % 4 != 0) return -1;
    in.rest.remove_prefix(3);
    return static_cast<int>(at / 4);
  };
  skip();
  if (name("Sun Mon Tue Wed Thu Fri Sat ") >= 0 && !in.take(',')) return {};
  skip();
  int day = in.number(2);
  if (day < 0) day = in.number(1);
  skip();
  const int month = name("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ") + 1;
  skip();
  int year = in.number(4);
  if (year < 0) year = in.number(2) + 2000;  // RFC 822 had two digits
  if (month < 1 || year < 2000 || day < 1 || day > days_in(year, month)) return {};
  skip();
  const int hour = in.number(2);
  if (hour < 0 || hour > 23 || !in.take(':')) return {};
  const int minute = in.number(2);
  const int second = in.take(':') ? in.number(2) : 0;
  if (minute < 0 || minute > 59 || second < 0 || second > 60) return {};
  skip();
  // In minutes east of Greenwich.
  int zone = 0;
  const int sign = in.take('+') ? 1 : in.take('-') ? -1 : 0;
  if (sign != 0) {
    const int hours = in.number(2);
    const int minutes = in.number(2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return {};
    zone = sign * (hours * 60 + minutes);
  } else if (const int known = name("EDT EST CDT CST MDT MST PDT PST "); known >= 0) {
    zone = -60 * (4 + known / 2 + known % 2);
  } else if (name("GMT UTC ") < 0 && in.rest != "UT" && in.rest != "Z" && !in.rest.empty()) {
    return {};
  }
  const std::int64_t ms = days_from_civil(year, month, day) * kDay +
                          ((hour * 60 + minute - zone) * std::int64_t{60} + second) * 1000;
  if (ms < kFirst || ms >= kEnd) return {};
  return ms;
}

std::optional<std::int64_t> time_from_number(double value) {
  if (!(value > 0 && value < 1e15)) return {};
  const auto whole = static_cast<std::int64_t>(value);
  const std::int64_t ms = whole < 100'000'000'000 ? whole * 1000 : whole;
  if (ms < kFirst || ms >= kEnd) return {};
  return ms;
}

}  // namespace jobstand::text
