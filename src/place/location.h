// location.h - what a location, as feeds and people write it, says of where the work is done.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "jobstand/posting.h"
#include "place/territory.h"

namespace jobstand::place {

inline constexpr std::size_t kMaxLocation = 1024;  // bytes that are read; the rest says nothing
inline constexpr std::size_t kMaxSpots = 64;

// The first few of something. What is added to a full one is lost.
template <typename T>
class Few {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T& operator[](std::size_t at) const { return items_[at]; }
  [[nodiscard]] const T* begin() const { return items_; }
  [[nodiscard]] const T* end() const { return items_ + size_; }
  [[nodiscard]] bool full() const { return size_ == kMaxSpots; }
  // Adds what is not there yet.
  void add(const T& item) {
    for (const T& known : *this) {
      if (known == item) return;
    }
    if (size_ < kMaxSpots) items_[size_++] = item;
  }

 private:
  T items_[kMaxSpots];
  std::size_t size_ = 0;
};

// A place where the work is done.
//   city: a town, by the name it is written with ("Köln"), in `territory`
//   else: all of `territory`, by its English name, or a part of it that is larger than a town,
//   as written ("Ontario"); or, with 0, text that names no place we know ("HQ 2")
struct Spot {
  std::string_view name;  // never empty; a piece of the text that was read, or static
  Territory territory = 0;
  bool city = false;
  friend bool operator==(const Spot& a, const Spot& b) { return a.territory == b.territory && a.name == b.name; }
};

// A city with its country, "Köln, Germany"; else the name. What it says when it is read again.
[[nodiscard]] std::string full_name(const Spot& spot);

struct Location {
  Few<Spot> places;         // in order of the text, each once
  Few<Territory> scope;     // where a remote worker may live, each once; empty: not said
  Set<Workplace> workplace;  // empty: not said; a town alone is not "onsite"
};

// Reads a location: "Berlin, Germany (Remote)", "Remote - EU", "US-Remote, US-San Francisco",
// "London or Paris". The text must be valid UTF-8. Any text has a reading:
//   - ; | / • "or" "and" & and line ends part places. A comma does where what follows is a
//     place of its own; else it adds: "Berlin, Germany", "San Francisco, CA, US".
//   - a country or region is a place, or with a word such as "remote" anywhere in the text a
//     part of the scope. EMEA, APAC, LATAM and "worldwide" are always scope: nobody works there.
//   - a city stays a place; where the word stands beside it, its country joins the scope.
//   - "Remote" alone has no scope. That is not the same as WORLD.
//   - two letters after a city are a state of the US or a province of Canada before they are a
//     country, but DE and IN, and but when the city is known to be there ("Tel Aviv, IL").
// Linear, with a few look-ups for each place: 10 to 100 µs for what people write, some ms for the
// worst that fits into kMaxLocation. Callers keep what they were told about a text.
[[nodiscard]] Location read_location(std::string_view text);

}  // namespace jobstand::place
