// Any location: a reading that is bounded, says nothing twice, names only what the text or the
// table names, and is the same for the same text.
#include <cstdlib>
#include <string>

#include "place/location.h"
#include "place/territory.h"
#include "text/utf8.h"

using namespace jobstand;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Whether the bytes of `part` are bytes of `whole`.
bool is_piece(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text::repair_utf8({reinterpret_cast<const char*>(data), size});
  const place::Location read = place::read_location(text);
  require(read.places.size() <= place::kMaxSpots && read.scope.size() <= place::kMaxSpots);
  for (const place::Spot& spot : read.places) {
    require(!spot.name.empty() && text::find_invalid_utf8(spot.name) == spot.name.size());
    require(spot.territory == 0 || !place::code(spot.territory).empty());
    if (is_piece(spot.name, text)) require(spot.name.data() + spot.name.size() <= text.data() + place::kMaxLocation);
    else require(spot.name == place::name(spot.territory));
    require(!spot.city || spot.territory != 0);
    require(!place::full_name(spot).empty());
  }
  for (const place::Territory territory : read.scope) {
    const std::string code = place::code(territory);
    require(!code.empty() && place::from_code(code) == territory && !place::name(territory).empty());
  }
  const place::Location again = place::read_location(text);
  require(again.places.size() == read.places.size() && again.scope.size() == read.scope.size() && again.workplace == read.workplace);
  for (std::size_t i = 0; i < read.places.size(); ++i) require(again.places[i] == read.places[i]);

  const place::Meanings meanings = place::look_up(text);
  for (const place::Territory territory : {meanings.land, meanings.city, meanings.state}) {
    require(territory == 0 || place::contains(territory, territory));
  }
  return 0;
}
