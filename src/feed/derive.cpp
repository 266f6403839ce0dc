#include "feed/derive.h"

#include "place/location.h"

namespace jobstand::feed {

void Derive::apply(Posting& posting) {
  if (posting.location.empty()) return;
  const std::uint32_t known = texts_.intern(posting.location);
  if (known == readings_.size()) {
    Reading& made = readings_.emplace_back();
    const place::Location read = place::read_location(posting.location);
    made.workplace = read.workplace;
    for (const place::Spot& spot : read.places) made.locations.push_back(place::full_name(spot));
    for (const place::Territory territory : read.scope) made.scope.push_back(place::code(territory));
  }
  const Reading& reading = readings_[known];
  if (posting.locations.empty()) posting.locations = reading.locations;
  if (posting.remote_scope.empty()) posting.remote_scope = reading.scope;
  if (posting.workplace.empty()) posting.workplace = reading.workplace;
}

}  // namespace jobstand::feed
