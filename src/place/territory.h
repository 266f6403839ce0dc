// territory.h - countries and regions: their names, and what lies in what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::place {

// A country or a region by a number that means nothing outside one build: keep code() or
// compare numbers. 0: unknown. Countries are those of ISO 3166-1 and Kosovo; regions are
// those of UN M.49 that Unicode CLDR names, the unions and the business regions that job
// boards write. All of it is from CLDR unless generate-place.mjs says otherwise.
using Territory = std::uint16_t;

// To walk all of them: numbers are below these, and some are nobody's, whose code() is empty.
inline constexpr Territory kCountryEnd = 26 * 26 + 1;
inline constexpr Territory kTerritoryEnd = kCountryEnd + 26;

// The number of a country by its code.
constexpr Territory number(const char (&code)[3]) {
  return static_cast<Territory>((code[0] - 'A') * 26 + code[1] - 'A' + 1);
}

// Regions that the code names. The first six are the continents.
inline constexpr Territory kWorld = kCountryEnd + 6;
inline constexpr Territory kEmea = kCountryEnd + 7;
inline constexpr Territory kLatam = kCountryEnd + 9;  // APAC is between them

[[nodiscard]] bool is_country(Territory territory);

// "DE", and for regions "EU" or three letters and more: "EEA", "WORLD", "LATAM",
// "EUROPE", "NORTH-AMERICA", "WESTERN-EUROPE". No two are the same: "NA" is Namibia,
// North America is never written so. Empty for 0.
[[nodiscard]] std::string code(Territory territory);
[[nodiscard]] Territory from_code(std::string_view code);  // exactly as code() writes it

// As a visitor reads it: "Germany", "European Union". Static text; empty for 0.
[[nodiscard]] std::string_view name(Territory territory);

// Whether all of `inner` lies in `outer`. A territory contains itself; the unknown contains
// nothing and is contained in nothing. Two regions: all countries are looked at.
[[nodiscard]] bool contains(Territory outer, Territory inner);

// The one of the six continents that a country is shown under, or 0: AFRICA, ASIA, EUROPE,
// NORTH-AMERICA (to Panama, with the Caribbean), OCEANIA (with Antarctica), SOUTH-AMERICA.
[[nodiscard]] Territory continent(Territory country);

// A text in the form in which names are compared: letters and digits only, folded, without
// "and", "the", "of" and "republic", and "saint" as "st". Empty when it is longer than names are.
class Key {
 public:
  explicit Key(std::string_view text);
  [[nodiscard]] std::string_view view() const { return {bytes_, size_}; }

 private:
  static constexpr std::size_t kMaxSize = 80;
  char bytes_[kMaxSize];
  std::size_t size_ = 0;
};

// What a text may be the name of, each 0 if it is none: "Georgia" is a country and a state.
struct Meanings {
  Territory land = 0;   // a country or region: its English or its own name, or its code
  Territory city = 0;   // the country of a well-known city
  Territory state = 0;  // US or CA: a state's or a province's name or two letters
  [[nodiscard]] bool known() const { return (land | city | state) != 0; }
};

// Texts are compared as keys. "NA" is North America here. One pass through
// the table, some 10 µs: callers keep what they were told about a text.
[[nodiscard]] Meanings look_up(std::string_view text);

[[nodiscard]] inline Territory find(std::string_view text) { return look_up(text).land; }
[[nodiscard]] inline Territory country_of_city(std::string_view text) { return look_up(text).city; }

}  // namespace jobstand::place
