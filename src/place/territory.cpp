#include "place/territory.h"

#include "place/word_list.h"
#include "text/fold.h"

namespace jobstand::place {
namespace {

#include "place/territory_table.inc"
static_assert(kCountryEnd + kRegionCount == kTerritoryEnd);

constexpr Territory kContinents = 6;

// The region that a country is sorted into, 'a' and up; ' ' where there is no country.
char leaf(Territory country) { return country - 1U < kCountryEnd - 1U ? kLeaf[country - 1] : ' '; }

// The next number that is somebody's.
Territory after(Territory territory) {
  do ++territory;
  while (territory < kCountryEnd && kLeaf[territory - 1] == ' ');
  return territory;
}

// The name that stands at `at` in kNames.
std::string_view name_at(const char* at) {
  const char* end = at;
  while (static_cast<unsigned char>(*end) >= 'A' || (*end != ',' && *end != ';' && *end != '\n')) ++end;
  return {at, static_cast<std::size_t>(end - at)};
}

// Most names differ from a key in their first letters: looking at those spares making keys.
bool may_be(std::string_view name, std::string_view key) {
  for (std::size_t i = 0; i < 2 && i < name.size() && i < key.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte >= 0x80 || text::kFoldAscii[byte] == 0) break;
    if (text::kFoldAscii[byte] != static_cast<unsigned char>(key[i])) return false;
  }
  return true;
}

// Line `number` of a table, which must have it.
const char* line(const char* table, unsigned number) {
  for (; number > 0; ++table) number -= *table == '\n';
  return table;
}

const char* region(Territory territory) { return line(kRegions, territory - kCountryEnd); }

// Whether a country is in a region.
bool lists(Territory outer, Territory country) {
  const char* at = region(outer);
  while (*at++ != ' ') {
  }
  for (; *at >= 'a'; ++at) {
    if (*at == leaf(country)) return true;
  }
  for (; *at != '\n'; at += 2) {
    if ((at[0] - 'A') * 26 + at[1] - 'A' + 1 == country) return true;
  }
  return false;
}

}  // namespace

Key::Key(std::string_view text) {
  if (text.size() > kMaxSize) return;
  for (Words in(text); in.next();) {
    const unsigned group = group_of("and,the,of,republic;saint;", in.word());
    if (group == 0) continue;
    for (const char c : group == 1 ? "st" : in.word()) {
      if (size_ < kMaxSize) bytes_[size_++] = c;
    }
  }
}

bool is_country(Territory territory) { return leaf(territory) != ' '; }

std::string code(Territory territory) {
  std::string out;
  if (is_country(territory)) {
    out.push_back(static_cast<char>('A' + (territory - 1) / 26));
    out.push_back(static_cast<char>('A' + (territory - 1) % 26));
  } else if (territory >= kCountryEnd && territory < kTerritoryEnd) {
    for (const char* own = region(territory); *own != ' '; ++own) out.push_back(*own);
    if (!out.empty()) return out;
    for (const char c : name(territory)) out.push_back(c == ' ' ? '-' : c >= 'a' ? static_cast<char>(c - 32) : c);
  }
  return out;
}

Territory from_code(std::string_view wanted) {
  for (Territory t = after(0); t < kTerritoryEnd; t = after(t)) {
    if (code(t) == wanted) return t;
  }
  return 0;
}

std::string_view name(Territory territory) {
  const char* at = kNames;
  for (Territory t = after(0); t < kTerritoryEnd; t = after(t), at = line(at, 1)) {
    if (t == territory) return name_at(at);
  }
  return {};
}

bool contains(Territory outer, Territory inner) {
  if (outer == inner) return inner != 0;
  if (outer < kCountryEnd || outer >= kTerritoryEnd || inner >= kTerritoryEnd) return false;
  if (inner < kCountryEnd) return is_country(inner) && lists(outer, inner);
  for (Territory t = after(0); t < kCountryEnd; t = after(t)) {
    if (lists(inner, t) && !lists(outer, t)) return false;
  }
  return true;
}

Territory continent(Territory country) {
  for (Territory t = kCountryEnd; t < kCountryEnd + kContinents; ++t) {
    if (is_country(country) && lists(t, country)) return t;
  }
  return 0;
}

Meanings look_up(std::string_view text) {
  Meanings found;
  const Key wanted(text);
  const std::string_view key = wanted.view();
  if (key.empty()) return found;
  Territory territory = after(0);
  Territory* meaning = &found.land;
  for (const char* at = kNames; *at != '\0';) {
    const std::string_view name = name_at(at);
    if (may_be(name, key) && *meaning == 0 && Key(name).view() == key) *meaning = territory;
    at += name.size();
    if (*at == ';') meaning = meaning == &found.land ? &found.city : &found.state;
    if (*at++ != '\n') continue;
    territory = after(territory);
    meaning = &found.land;
  }
  if (found.land == 0 && key.size() == 2 && key[1] >= 'a') {
    const auto coded = static_cast<Territory>((key[0] - 'a') * 26 + key[1] - 'a' + 1);
    if (is_country(coded)) found.land = coded;
  }
  return found;
}

}  // namespace jobstand::place
