#include <algorithm>

#include "place/location.h"
#include "place/word_list.h"
#include "testing.h"
#include "text/fold.h"
#include "text/utf8.h"

using namespace jobstand;
using namespace jobstand::place;

namespace {

// "Berlin in DE, Europe = EUROPE, HQ 2 ?; DE EU; remote hybrid", the last two if they are said.
std::string show(const Location& location) {
  std::string out;
  for (const Spot& spot : location.places) {
    if (!out.empty()) out += ", ";
    out += spot.name;
    out += spot.territory == 0 ? " ?" : (spot.city ? " in " : " = ") + code(spot.territory);
  }
  if (location.scope.empty() && location.workplace.empty()) return out;
  out += ';';
  for (const Territory territory : location.scope) out += ' ' + code(territory);
  out += ';';
  for (const Workplace workplace : {Workplace::remote, Workplace::hybrid, Workplace::onsite}) {
    if (location.workplace.has(workplace)) out += std::string(" ") + kWorkplaceNames[static_cast<int>(workplace)];
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Case> cases) {
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(show(read_location(text)) == expected);
  }
}

}  // namespace

TEST_CASE("read_location: a city and its country are one place", "[place]") {
  check({
      {"Berlin, Germany", "Berlin in DE"},
      {"London, UK", "London in GB"},
      {"Amsterdam, Netherlands", "Amsterdam in NL"},
      {"Paris, France", "Paris in FR"},
      {"Zürich, Switzerland", "Zürich in CH"},
      {"Kraków, Poland", "Kraków in PL"},
      {"Prague, Czechia", "Prague in CZ"},
      {"Málaga, Spain", "Málaga in ES"},
      {"Köln, Germany", "Köln in DE"},
      {"Athens, Greece", "Athens in GR"},
      {"Belgrade, Serbia", "Belgrade in RS"},
      {"Zagreb, Croatia", "Zagreb in HR"},
      {"Göteborg, Sverige", "Göteborg in SE"},
      {"Seoul, South Korea", "Seoul in KR"},
      {"Szczecin, , Poland", "Szczecin in PL"},
      {"Berlin, Berlin, Germany", "Berlin in DE"},
      {"Stockholm, Stockholm, Sweden", "Stockholm in SE"},
      {"London, England, United Kingdom", "London in GB"},
      {"Paris, Île-de-France, France", "Paris in FR"},
      {"Baden-Baden, Germany", "Baden-Baden in DE"},
      {"Cluj-Napoca, Romania", "Cluj-Napoca in RO"},
      {"Hauptstraße 47, Berlin, Germany", "Berlin in DE"},
      {"Berlin, Germany, Europe", "Berlin in DE"},
      {"Berlin - Germany", "Berlin in DE"},
      {"London (UK)", "London in GB"},
      {"London (near the station)", "London in GB"},
      {"Germany, Berlin", "Berlin in DE"},
      {"Germany, Bielefeld", "Bielefeld in DE"},
      {"Germany (Berlin)", "Berlin in DE"},
      {"Stockholm", "Stockholm in SE"},
      {"NYC", "NYC in US"},
      {"Success, ", "Success ?"},
  });
}

TEST_CASE("read_location: two letters after a city are a state before they are a country", "[place]") {
  check({
      {"San Francisco, CA", "San Francisco in US"},
      {"San Francisco, CA, US", "San Francisco in US"},
      {"Austin, Texas", "Austin in US"},
      {"Toronto, ON", "Toronto in CA"},
      {"Toronto, Ontario", "Toronto in CA"},
      {"Montréal, QC, Canada", "Montréal in CA"},
      {"Chicago, IL", "Chicago in US"},
      {"Peoria, IL", "Peoria in US"},
      {"Tel Aviv, IL", "Tel Aviv in IL"},
      {"Toronto, CA", "Toronto in CA"},
      {"Amsterdam, NL", "Amsterdam in NL"},
      {"Bangalore, IN", "Bangalore in IN"},
      {"Jaipur, IN", "Jaipur in IN"},
      {"Indianapolis, IN", "Indianapolis in US"},
      {"Bielefeld, DE", "Bielefeld in DE"},
      {"Portland, OR", "Portland in US"},
      {"New York, NY, United States", "New York in US"},
      {"New York, New York", "New York in US"},
      {"Washington, D.C.", "Washington in US"},
      {"St. Louis, MO, United States", "St. Louis in US"},
      {"Torrance, California, United States", "Torrance in US"},
      {"Atlanta, Georgia", "Atlanta in US"},
      {"Tbilisi, Georgia", "Tbilisi in GE"},
      {"Georgia", "Georgia = GE"},
      {"California", "California = US"},
      {"California, US", "California = US"},
  });
}

TEST_CASE("read_location: several places are told apart", "[place]") {
  check({
      {"SF, NYC", "SF in US, NYC in US"},
      {"SF, NYC, SEA, CHI", "SF in US, NYC in US, SEA ?, CHI ?"},
      {"Toronto, New York, San Francisco", "Toronto in CA, New York in US, San Francisco in US"},
      {"Hamburg, Berlin", "Hamburg in DE, Berlin in DE"},
      {"London, Singapore", "London in GB, Singapore = SG"},
      {"San Francisco, CA, New York, NY", "San Francisco in US, New York in US"},
      {"Berlin, Germany; Paris, France", "Berlin in DE, Paris in FR"},
      {"Berlin | Warsaw / Prague", "Berlin in DE, Warsaw in PL, Prague in CZ"},
      {"Berlin • Bielefeld\nRiga", "Berlin in DE, Bielefeld ?, Riga in LV"},
      {"Berlin and Munich, Germany", "Berlin in DE, Munich in DE"},
      {"London or Paris", "London in GB, Paris in FR"},
      {"Bielefeld & Berlin", "Bielefeld ?, Berlin in DE"},
      {"Germany, Berlin, Munich", "Berlin in DE, Munich in DE"},
      {"Berlin; Berlin; BERLIN", "Berlin in DE, BERLIN in DE"},
      {"US-Springfield, US-Shelbyville", "Springfield in US, Shelbyville in US"},
      {"Americas, Europe, Asia, Africa, Oceania", "Americas = AMERICAS, Europe = EUROPE, Asia = ASIA, Africa = AFRICA, Oceania = OCEANIA"},
      {"Northern America, Europe, UK, France, European timezones",
       "North America = NORTH-AMERICA, Europe = EUROPE, United Kingdom = GB, France = FR, European timezones ?"},
  });
}

TEST_CASE("read_location: a country or region alone is a place", "[place]") {
  check({
      {"Germany", "Germany = DE"},
      {"Europe", "Europe = EUROPE"},
      {"European Union", "European Union = EU"},
      {"North America", "North America = NORTH-AMERICA"},
      {"USA", "United States = US"},
      {"Österreich", "Austria = AT"},
      {"日本", "Japan = JP"},
      {"Trinidad and Tobago", "Trinidad & Tobago = TT"},
      {"Bosnia & Herzegovina", "Bosnia & Herzegovina = BA"},
      {"Guinea-Bissau", "Guinea-Bissau = GW"},
      {"the Netherlands", "Netherlands = NL"},
  });
}

TEST_CASE("read_location: with a word such as remote, countries are the scope", "[place]") {
  check({
      {"Remote", ";; remote"},
      {"Fully remote", ";; remote"},
      {"100% Remote", ";; remote"},
      {"Remote job", ";; remote"},
      {"Remote-EU", "; EU; remote"},
      {"Remote - EU", "; EU; remote"},
      {"Remote-UK", "; GB; remote"},
      {"US-Remote", "; US; remote"},
      {"Remote, US", "; US; remote"},
      {"Remote, Italy", "; IT; remote"},
      {"REMOTE, Canada", "; CA; remote"},
      {"Remote in Germany", "; DE; remote"},
      {"Remote within the EU only", "; EU; remote"},
      {"Remote (Germany, Poland)", "; DE PL; remote"},
      {"Remote (Germany and Poland)", "; DE PL; remote"},
      {"Remote - US, CA, UK", "; US CA GB; remote"},
      {"Remote US/Canada", "; US CA; remote"},
      {"Remote: EMEA", "; EMEA; remote"},
      {"Remote - NA", "; NORTH-AMERICA; remote"},
      {"Remote (New Jersey, US)", "; US; remote"},
      {"Remote-India (PEO)", "; IN; remote"},
      {"Germany/Remote", "; DE; remote"},
      {"US-Remote, US-San Francisco, US-Chicago", "San Francisco in US, Chicago in US; US; remote"},
      {"Berlin, Germany (Remote)", "Berlin in DE; DE; remote"},
      {"Berlin – Remote", "Berlin in DE; DE; remote"},
      {"London or Remote", "London in GB;; remote"},
      {"Paris / Remote", "Paris in FR;; remote"},
  });
}

TEST_CASE("read_location: nobody works in EMEA", "[place]") {
  check({
      {"EMEA", "; EMEA; remote"},
      {"APAC", "; APAC; remote"},
      {"LatAm", "; LATAM; remote"},
      {"Anywhere", "; WORLD; remote"},
      {"Worldwide", "; WORLD; remote"},
      {"weltweit", "; WORLD; remote"},
      {"Remote-Worldwide", "; WORLD; remote"},
      {"Remote (anywhere in the world)", "; WORLD; remote"},
      {"Anywhere in Europe", "; EUROPE; remote"},
      {"Berlin or anywhere in the EU", "Berlin in DE; EU; remote"},
      {"Hybrid, EMEA", "; EMEA; hybrid"},
  });
}

TEST_CASE("read_location: the workplace is read in the languages of the board", "[place]") {
  check({
      {"Hybrid, London", "London in GB;; hybrid"},
      {"Berlin (hybrid)", "Berlin in DE;; hybrid"},
      {"Hybrid, Germany", "Germany = DE;; hybrid"},
      {"hybride", ";; hybrid"},
      {"híbrido", ";; hybrid"},
      {"hybrydowo", ";; hybrid"},
      {"Hybrid remote in London", "London in GB; GB; remote hybrid"},
      {"Home office", ";; remote"},
      {"Homeoffice", ";; remote"},
      {"Work from home, US", "; US; remote"},
      {"Remoto, España", "; ES; remote"},
      {"Télétravail", ";; remote"},
      {"Kraków, zdalnie", "Kraków in PL; PL; remote"},
      {"On-site", ";; onsite"},
      {"On site", ";; onsite"},
      {"onsite", ";; onsite"},
      {"Berlin, vor Ort", "Berlin in DE;; onsite"},
      {"Berlin in office", "Berlin in DE;; onsite"},
      {"On-site or remote", ";; remote onsite"},
  });
}

TEST_CASE("read_location: what is no place is kept as it is written", "[place]") {
  check({
      {"", ""},
      {" \t", ""},
      {"N/A", ""},
      {"-", ""},
      {"HQ 2", "HQ 2 ?"},
      {"Various", "Various ?"},
      {"3 Locations", "3 Locations ?"},
      {"East Coast", "East Coast ?"},
      {"Foo, Bar", "Foo, Bar ?"},
      {"Foo, Bar; Baz", "Foo, Bar ?, Baz ?"},
  });
}

TEST_CASE("read_location: no text makes it large or slow", "[place][hostile]") {
  const auto repeat = [](std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  for (const char* separator : {";", ",", "|", "/", " ou ", " & ", "•", "(", ")", "-", " - ", "\n", " ", "[", ":"}) {
    CAPTURE(separator);
    CHECK(read_location(repeat(separator, 10'000)).places.empty());
    CHECK(read_location(repeat(std::string("Ab") + separator, 10'000)).places.size() <= kMaxSpots);
  }
  std::string many;
  for (int i = 0; i < 1000; ++i) many += std::to_string(1000 + i) + ';';
  CHECK(read_location(many).places.size() == kMaxSpots);
  const std::string letters = repeat("ü", 128 * 1024);
  const Location long_name = read_location(letters);
  REQUIRE(long_name.places.size() == 1);
  CHECK(long_name.places[0].name.size() == kMaxLocation);
  CHECK(text::find_invalid_utf8(long_name.places[0].name) == kMaxLocation);
  CHECK(show(read_location("(")).empty());
  CHECK(show(read_location(")))(")).empty());
  CHECK(show(read_location(repeat("(", 500) + "Berlin" + repeat(")", 500))) == "Berlin in DE");
  CHECK(show(read_location("\xE2\x80\xA2")).empty());
}

TEST_CASE("read_location: whatever is strung together, places are few, and are pieces of the text or names", "[place][hostile]") {
  const std::string_view vocabulary[] = {"Berlin",  "Germany", "Remote", "EU",   "US",   "CA",     "San Francisco", "Georgia", "HQ",   "Île-de-France",
                                         "hybrid",  "on",      "site",   "vor",  "Ort",  "in",     "anywhere",      "EMEA",    "東京", "NA",
                                         "and",     " or ",    "&",      ";",    ",",    ", ",     "(",             ")",       "/",    "|",
                                         "-",       " - ",     "•",      "\n",   " ",    ":",      "–",             "[",       "]",    ".",
                                         "Trinidad", "Tobago", "saint",  "the",  "of",   "é",      "Singapore",     "100%",    "DC",   "Washington"};
  std::uint32_t seed = 1;
  const auto random = [&seed](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
  };
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t n = random(30); n > 0; --n) {
      text += vocabulary[random(std::size(vocabulary))];
      if (random(2) == 0) text += ' ';
    }
    CAPTURE(text);
    const Location found = read_location(text);
    bool good = found.places.size() <= kMaxSpots && found.scope.size() <= kMaxSpots;
    for (const Spot& spot : found.places) {
      const bool piece = spot.name.data() >= text.data() && spot.name.data() + spot.name.size() <= text.data() + text.size();
      good = good && !spot.name.empty() && text::find_invalid_utf8(spot.name) == spot.name.size();
      good = good && (piece || spot.name == name(spot.territory)) && spot.territory < kTerritoryEnd && !(spot.city && spot.territory == 0);
    }
    for (const Territory territory : found.scope) good = good && !code(territory).empty();
    REQUIRE(good);
  }
}

TEST_CASE("contains: unions lie in continents, and the unknown nowhere", "[place]") {
  const auto in = [](const char* inner, const char* outer) {
    REQUIRE(from_code(inner) != 0);
    REQUIRE(from_code(outer) != 0);
    return contains(from_code(outer), from_code(inner));
  };
  for (const char* outer : {"DE", "EU", "EEA", "EUROPE", "EMEA", "DACH", "WESTERN-EUROPE", "WORLD"}) {
    CAPTURE(outer);
    CHECK(in("DE", outer));
  }
  CHECK_FALSE(in("CA", "EU"));
  CHECK_FALSE(in("GB", "EU"));
  CHECK_FALSE(in("GB", "EEA"));
  CHECK(in("GB", "EUROPE"));
  CHECK(in("GB", "EMEA"));
  CHECK(in("NO", "EEA"));
  CHECK(in("CY", "EUROPE"));
  CHECK_FALSE(in("CY", "ASIA"));
  CHECK(in("BR", "LATAM"));
  CHECK(in("MX", "LATAM"));
  CHECK(in("MX", "NORTH-AMERICA"));
  CHECK(in("AE", "MENA"));
  CHECK(in("IN", "APAC"));
  CHECK_FALSE(in("IN", "EMEA"));
  CHECK(in("EU", "EEA"));
  CHECK(in("EEA", "EUROPE"));
  CHECK(in("EUROPE", "EMEA"));
  CHECK(in("DACH", "EUROPE"));
  CHECK(in("MENA", "EMEA"));
  CHECK(in("LATAM", "AMERICAS"));
  CHECK_FALSE(in("DACH", "EU"));  // Switzerland
  CHECK_FALSE(in("EUROPE", "EU"));
  CHECK_FALSE(in("EU", "DE"));
  for (Territory t = 0; t < kTerritoryEnd; ++t) {
    CHECK_FALSE(contains(0, t));
    CHECK_FALSE(contains(t, 0));
    if (code(t).empty()) continue;
    CHECK(contains(t, t));
    CHECK(contains(kWorld, t));
  }
  CHECK_FALSE(contains(0xFFFF, from_code("DE")));
  CHECK_FALSE(contains(kWorld, 0xFFFF));
}

TEST_CASE("territories: every country has a name, a code and a continent", "[place]") {
  int countries = 0;
  for (Territory t = 0; t < kTerritoryEnd; ++t) {
    const std::string own = code(t);
    CAPTURE(own);
    CHECK(own.empty() == name(t).empty());
    CHECK(from_code(own) == (own.empty() ? 0 : t));
    CHECK(is_country(t) == (own.size() == 2 && own != "EU"));
    if (!own.empty()) CHECK(find(name(t)) == t);
    if (!is_country(t)) continue;
    ++countries;
    CHECK(contains(continent(t), t));
    CHECK((find(own) == t || own == "NA"));
  }
  CHECK(countries == 250);
  CHECK(code(0xFFFF).empty());
  CHECK(name(0xFFFF).empty());
  CHECK(continent(0xFFFF) == 0);
  CHECK(continent(kWorld) == 0);
  CHECK(from_code("de") == 0);
  CHECK(code(continent(from_code("DE"))) == "EUROPE");
  CHECK(code(continent(from_code("US"))) == "NORTH-AMERICA");
  CHECK(code(kWorld) == "WORLD");
  CHECK(code(kEmea) == "EMEA");
  CHECK(code(kLatam) == "LATAM");
  CHECK(name(from_code("HK")) == "Hong Kong");
}

TEST_CASE("find: countries by their own names, and by what people call them", "[place]") {
  struct Name {
    const char* code;
    std::initializer_list<const char*> names;
  };
  for (const auto& [expected, names] : std::initializer_list<Name>{
           {"DE", {"Germany", "Deutschland", "DE", "de"}},
           {"AT", {"Österreich"}},
           {"CH", {"Schweiz", "Suisse", "Svizzera"}},
           {"BE", {"België", "Belgique", "Belgien"}},
           {"ES", {"España"}}, {"IT", {"Italia"}}, {"PL", {"Polska"}}, {"CZ", {"Česko", "Czechia", "Czech Republic"}},
           {"NL", {"Nederland", "Holland", "The Netherlands"}}, {"DK", {"Danmark"}}, {"SE", {"Sverige"}}, {"NO", {"Norge", "Noreg"}},
           {"FI", {"Suomi"}}, {"IS", {"Ísland"}}, {"IE", {"Éire", "Republic of Ireland"}}, {"PT", {"Portugal"}}, {"HU", {"Magyarország"}},
           {"RO", {"România"}}, {"BG", {"България"}}, {"GR", {"Ελλάδα"}}, {"HR", {"Hrvatska"}}, {"SI", {"Slovenija"}},
           {"SK", {"Slovensko", "Slovak Republic"}}, {"RS", {"Srbija", "Србија"}}, {"EE", {"Eesti"}}, {"LV", {"Latvija"}}, {"LT", {"Lietuva"}},
           {"UA", {"Україна"}}, {"TR", {"Türkiye", "Turkey"}}, {"MT", {"Malta"}}, {"LU", {"Lëtzebuerg", "Luxemburg"}}, {"AL", {"Shqipëri"}},
           {"BA", {"Bosnia", "Bosna i Hercegovina", "Bosnia and Herzegovina"}}, {"ME", {"Crna Gora"}}, {"MK", {"Македонија", "Macedonia"}},
           {"BY", {"Беларусь"}}, {"RU", {"Россия", "Russia"}}, {"MD", {"Moldova"}}, {"BR", {"Brasil"}}, {"MX", {"México"}}, {"JP", {"日本"}}, {"CN", {"中国"}},
           {"US", {"USA", "US", "U.S.", "U.S.A.", "United States", "United States of America"}},
           {"GB", {"UK", "GB", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"}},
           {"AE", {"UAE"}}, {"KR", {"South Korea", "Korea", "Republic of Korea"}}, {"VN", {"Vietnam", "Viet Nam"}}, {"CI", {"Ivory Coast", "Côte d'Ivoire"}},
           {"LC", {"St. Lucia", "Saint Lucia"}},
           {"EU", {"EU", "European Union"}}, {"EUROPE", {"Europe"}}, {"LATAM", {"LatAm", "Latin America"}}, {"MENA", {"MENA", "Middle East"}},
           {"AMERICAS", {"Americas"}}, {"NORTH-AMERICA", {"NA", "North America"}}, {"WORLD", {"Worldwide", "Anywhere", "Global", "Earth", "weltweit", "everywhere"}},
       }) {
    for (const char* name : names) {
      CAPTURE(name);
      CHECK(code(find(name)) == expected);
      CHECK(code(find(text::fold(name))) == expected);
    }
  }
  for (const char* nobody : {"", "a", "c1", "xx", "zz", "and", "the", "Atlantis", "Berlin", "é", "\xE2\x80\xA2", "DEU"}) {
    CAPTURE(nobody);
    CHECK(find(nobody) == 0);
  }
  CHECK(find(std::string(1000, 'a')) == 0);
  CHECK(code(country_of_city("são paulo")) == "BR");
  CHECK(code(country_of_city("Zürich")) == "CH");
  CHECK(country_of_city("Germany") == 0);
  CHECK(code(look_up("Georgia").state) == "US");
  CHECK(code(look_up("quebec").state) == "CA");
}

TEST_CASE("group_of: only whole words are found", "[place]") {
  CHECK(group_of("red,green;wet;", "red") == 0);
  CHECK(group_of("red,green;wet;", "green") == 0);
  CHECK(group_of("red,green;wet;", "wet") == 1);
  for (const char* other : {"", "re", "reds", "gree", "we", "wets", ",", ";"}) CHECK(group_of("red,green;wet;", other) == 2);
}
