#include "feed/derive.h"

#include <algorithm>

#include "place/location.h"
#include "text/fold.h"

namespace jobstand::feed {

void Derive::apply(Posting& posting) {
  if (posting.location.empty()) return;
  const std::uint32_t known = texts_.intern(posting.location);
  if (known == readings_.size()) {
    Reading& made = readings_.emplace_back();
    const place::Location read = place::read_location(posting.location);
    made.workplace = read.workplace;
    std::vector<std::string> keys;  // folded: the list is read again without those that are there already
    for (const place::Spot& spot : read.places) {
      std::string name = place::full_name(spot);
      std::string key = text::fold(name);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(std::move(key));
      made.locations.push_back(std::move(name));
    }
    for (const place::Territory territory : read.scope) made.scope.push_back(place::code(territory));
  }
  const Reading& reading = readings_[known];
  if (posting.locations.empty()) posting.locations = reading.locations;
  if (posting.remote_scope.empty()) posting.remote_scope = reading.scope;
  if (posting.workplace.empty()) posting.workplace = reading.workplace;
}

}  // namespace jobstand::feed
