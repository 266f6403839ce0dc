#include "place/unite.h"

#include "place/location.h"
#include "text/fold.h"

namespace jobstand::place {
namespace {

// Whether one of the texts between semicolons is `piece`.
bool names(std::string_view list, std::string_view piece) {
  for (std::size_t at = list.find(piece); at != list.npos; at = list.find(piece, at + 1)) {
    const std::size_t end = at + piece.size();
    if ((at == 0 || (at >= 2 && list.substr(at - 2, 2) == "; ")) && (end == list.size() || list[end] == ';')) return true;
  }
  return false;
}

// Adds what is not there, as a list is read: "Köln" is "koln".
bool unite(std::vector<std::string>& kept, const std::vector<std::string>& other) {
  bool grew = false;
  for (const std::string& item : other) {
    const std::string key = text::fold(item);
    bool known = kept.size() >= kMaxSpots;
    for (const std::string& have : kept) known = known || text::fold(have) == key;
    if (known) continue;
    kept.push_back(item);
    grew = true;
  }
  return grew;
}

}  // namespace

bool unite(Posting& kept, const Posting& other) {
  bool grew = false;
  // What is too long is not searched either: there may be thousands of others.
  if (!other.location.empty() && kept.location.size() + other.location.size() < kMaxLocation &&
      !names(kept.location, other.location)) {
    kept.location.append(kept.location.empty() ? "" : "; ").append(other.location);
    grew = true;
  }
  grew = unite(kept.locations, other.locations) || grew;
  grew = unite(kept.remote_scope, other.remote_scope) || grew;
  if (grew) kept.workplace = Set<Workplace>::from_bits(kept.workplace.bits() | other.workplace.bits());
  return grew;
}

}  // namespace jobstand::place
