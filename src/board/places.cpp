#include "board/places.h"

#include <algorithm>
#include <utility>

#include "place/location.h"
#include "text/fold.h"
#include "text/order.h"

namespace jobstand::board {
namespace {

using place::Territory;

// Of one posting, more or less: to read 64 locations that name 64 places each would take long.
constexpr std::size_t kMaxNodes = 256;

// A city's value holds its country: there is a Cambridge in two of them.
std::string value_of(std::string_view city, Territory territory) {
  std::string value(city);
  if (territory != 0) value.append(city.empty() ? "" : ", ").append(place::name(territory));
  return value;
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t number) {
  for (const std::uint32_t known : list) {
    if (known == number) return;
  }
  list.push_back(number);
}

}  // namespace

bool Places::Lands::empty() const {
  for (const std::uint32_t word : bits) {
    if (word != 0) return false;
  }
  return true;
}

// Nothing is in nothing.
bool Places::Lands::has_all(const Lands& others) const {
  for (std::size_t i = 0; i < kWords; ++i) {
    if ((others.bits[i] & ~bits[i]) != 0) return false;
  }
  return !others.empty();
}

bool Places::Lands::meets(const Lands& others) const {
  for (std::size_t i = 0; i < kWords; ++i) {
    if ((others.bits[i] & bits[i]) != 0) return true;
  }
  return false;
}

void Places::Lands::add(const Lands& others) {
  for (std::size_t i = 0; i < kWords; ++i) bits[i] |= others.bits[i];
}

Places::Lands Places::lands_of(Territory territory) const {
  Lands lands;
  const std::size_t region = territory - std::size_t{place::kCountryEnd};
  if (territory >= place::kCountryEnd && region < regions_.size() && !regions_[region].empty()) return regions_[region];
  const auto add = [&](Territory country) { lands.bits[country / 32] |= 1u << country % 32; };
  if (territory < place::kCountryEnd) {
    if (territory != 0) add(territory);
    return lands;
  }
  for (Territory t = 1; t < place::kCountryEnd; ++t) {
    if (place::contains(territory, t)) add(t);
  }
  return lands;
}

std::uint32_t Places::node_of(std::string_view city, Territory territory) {
  std::string value = value_of(city, territory);
  const std::uint32_t key = keys_.intern(text::fold(value));
  if (key == nodes_.size()) {
    Node& node = nodes_.emplace_back();
    node.value = std::move(value);
    node.territory = territory;
    node.city = !city.empty();
    // A country stands under its continent, a city under its country.
    const Territory around = node.city ? territory : place::is_country(territory) ? place::continent(territory) : Territory{0};
    const std::uint32_t parent = around == 0 ? kNone : node_of({}, around);
    nodes_[key].parent = parent;
  }
  return key;
}

void Places::read(std::string_view location, Spot& spot) {
  const place::Location read = place::read_location(location);
  for (const place::Spot& p : read.places) {
    const bool whole = !p.city && p.territory != 0;
    add_once(spot.nodes, node_of(whole ? std::string_view{} : p.name, p.territory));
  }
  for (const Territory territory : read.scope) {
    add_once(spot.nodes, node_of({}, territory));
    spot.scope.add(lands_of(territory));
  }
}

void Places::read(const Posting& posting) {
  // Everything that is read, so that postings that say the same are read once.
  std::string text;
  for (const auto* list : {&posting.locations, &posting.remote_scope}) {
    for (const std::string& item : *list) text.append(item).append("\n");
    text.append("\n");
  }
  const bool derived = text.size() == 2;
  if (derived) text.append(posting.location);
  const std::uint32_t number = texts_.intern(text);
  spot_of_.push_back(number);
  if (number != spots_.size()) return;
  Spot& spot = spots_.emplace_back();
  if (derived) return read(posting.location, spot);
  for (const std::string& location : posting.locations) {
    // A scope that the feed states is all of it.
    Spot place;
    read(location, place);
    for (const std::uint32_t node : place.nodes) add_once(spot.nodes, node);
    if (spot.nodes.size() >= kMaxNodes) break;
  }
  for (const std::string& scope : posting.remote_scope) {
    Territory territory = place::from_code(scope);
    if (territory == 0) territory = place::find(scope);
    if (territory == 0) continue;
    add_once(spot.nodes, node_of({}, territory));
    spot.scope.add(lands_of(territory));
  }
}

bool Places::add(std::uint32_t count, Spots& spots) {
  if (!spots.of.empty()) return false;
  for (; count > 0 && spot_of_.size() < state_.size(); --count) read(state_.at(static_cast<PostingId>(spot_of_.size())));
  if (spot_of_.size() < state_.size()) return true;
  finish(spots);
  return false;
}

void Places::finish(Spots& spots) {
  // A city without a country is the one of that name whose country other postings say, when
  // they all say the same.
  text::StringTable cities(state_.ids.seed());
  std::vector<std::uint32_t> homes;  // by city: its node, or kNone
  for (std::uint32_t node = 0; node < size(); ++node) {
    const Node& n = nodes_[node];
    if (!n.city || n.territory == 0) continue;
    const std::uint32_t city = cities.intern(text::fold(std::string_view(n.value).substr(0, n.value.size() - 2 - place::name(n.territory).size())));
    if (city == homes.size()) homes.push_back(node);
    else homes[city] = kNone;
  }
  std::vector<std::uint32_t> homes_of(size(), kNone);
  for (std::uint32_t node = 0; node < size(); ++node) {
    const std::uint32_t city = nodes_[node].territory == 0 ? cities.find(keys_.at(node)) : text::StringTable::kNone;
    if (city != text::StringTable::kNone) homes_of[node] = homes[city];
  }

  // In order of their names.
  std::vector<std::uint32_t> order(size());
  for (std::uint32_t node = 0; node < size(); ++node) order[node] = node;
  text::order(order, order.size(), [&](std::uint32_t a, std::uint32_t b) { return keys_.at(a) < keys_.at(b); });
  by_key_.resize(size());
  std::vector<Node> sorted(size());
  for (std::uint32_t place = 0; place < size(); ++place) {
    by_key_[order[place]] = place;
    sorted[place] = std::move(nodes_[order[place]]);
  }
  nodes_ = std::move(sorted);
  for (std::uint32_t key = 0; key < size(); ++key) {
    if (homes_of[key] == kNone) continue;
    nodes_[by_key_[key]].hidden = true;  // nobody is there any more
    by_key_[key] = by_key_[homes_of[key]];
  }
  for (Node& node : nodes_) {
    if (node.parent != kNone) node.parent = by_key_[node.parent];
  }

  std::vector<std::uint32_t> territories;  // nodes that are no city
  std::vector<Lands> lands(size());
  regions_.resize(place::kTerritoryEnd - std::size_t{place::kCountryEnd});
  for (std::uint32_t node = 0; node < size(); ++node) {
    const Territory territory = nodes_[node].territory;
    lands[node] = lands_of(territory);
    if (territory >= place::kCountryEnd) regions_[territory - place::kCountryEnd] = lands[node];
    if (!nodes_[node].city) territories.push_back(node);
  }
  std::vector<std::uint8_t> named(size());
  for (Spot& spot : spots_) {
    for (std::uint32_t& node : spot.nodes) named[node = by_key_[node]] = 1;
  }
  // Of continents, the parents that are nobody's children.
  std::vector<std::uint32_t> continents;
  for (const Node& node : nodes_) {
    if (node.parent != kNone && nodes_[node.parent].parent == kNone && !node.city) add_once(continents, node.parent);
  }
  if (continents.size() == 1 && named[continents[0]] == 0) {
    nodes_[continents[0]].hidden = true;
    for (Node& node : nodes_) {
      if (node.parent == continents[0]) node.parent = kNone;
    }
  }
  std::vector<std::uint32_t> inner;  // what the spot names, by its territory: once each
  std::vector<Spot*> seen(place::kTerritoryEnd);
  for (Spot& spot : spots_) {
    spot.named = static_cast<std::uint32_t>(spot.nodes.size());
    inner.clear();
    seen[0] = &spot;
    for (const std::uint32_t node : spot.nodes) {
      if (std::exchange(seen[nodes_[node].territory], &spot) != &spot) inner.push_back(node);
    }
    for (const std::uint32_t territory : territories) {
      bool found = spot.scope.meets(lands[territory]);
      for (std::size_t i = 0; i < inner.size() && !found; ++i) found = lands[territory].has_all(lands[inner[i]]);
      if (found) add_once(spot.nodes, territory);
    }
  }
  spots.of = std::move(spot_of_);
  spots.chosen.resize(spots_.size());
}

Places::Choice Places::choice_of(std::string_view text) const {
  Choice choice;
  const std::uint32_t known = keys_.find(text::fold(text));
  if (known != text::StringTable::kNone) {
    choice.node = by_key_[known];
  } else {
    const place::Location read = place::read_location(text);
    const bool place = !read.places.empty();
    choice.territory = place ? read.places[0].territory : read.scope.empty() ? Territory{0} : read.scope[0];
    const bool city = place && (read.places[0].city || choice.territory == 0);
    const std::uint32_t named = keys_.find(text::fold(value_of(city ? read.places[0].name : std::string_view{}, choice.territory)));
    if (named != text::StringTable::kNone) choice.node = by_key_[named];
    else choice.city = city;
  }
  if (choice.node != kNone) {
    choice.territory = nodes_[choice.node].territory;
    choice.city = nodes_[choice.node].city;
  }
  return choice;
}

void Places::mark(const Choice& choice, std::vector<std::uint8_t>& chosen) const {
  const Lands lands = lands_of(choice.territory);
  std::vector<std::uint8_t> inside(size());
  for (std::uint32_t node = 0; node < size(); ++node) {
    inside[node] = node == choice.node || (!choice.city && lands.has_all(lands_of(nodes_[node].territory))) ? 1 : 0;
  }
  for (std::uint32_t spot = 0; spot < spots_.size(); ++spot) {
    bool found = spots_[spot].scope.meets(lands);
    for (std::uint32_t i = 0; i < spots_[spot].named; ++i) found = found || inside[spots_[spot].nodes[i]] != 0;
    if (found) chosen[spot] = 1;
  }
}

Places::Counter::Counter(const Places& places)
    : places_(places), nodes_(places.size()), lands_(place::kCountryEnd), seen_(places.size()) {}

void Places::Counter::add(const std::uint32_t* spots, std::size_t size, std::uint32_t times) {
  ++call_;
  Lands scope;
  for (std::size_t i = 0; i < size; ++i) scope.add(places_.spots_[spots[i]].scope);
  for (std::size_t i = 0; i < size; ++i) {
    for (const std::uint32_t node : places_.spots_[spots[i]].nodes) {
      if (std::exchange(seen_[node], call_) == call_) continue;
      // The cities of a country in the scope are counted together.
      const Territory territory = places_.nodes_[node].territory;
      const bool together = places_.nodes_[node].city && territory != 0 && (scope.bits[territory / 32] >> territory % 32 & 1) != 0;
      if (!together) nodes_[node] += times;
    }
  }
  if (scope.empty()) return;
  for (std::size_t land = 0; land < lands_.size(); ++land) {
    if ((scope.bits[land / 32] >> land % 32 & 1) != 0) lands_[land] += times;
  }
}

std::vector<std::uint32_t> Places::Counter::counts() const {
  std::vector<std::uint32_t> counts = nodes_;
  for (std::uint32_t node = 0; node < counts.size(); ++node) {
    const Territory territory = places_.nodes_[node].territory;
    if (places_.nodes_[node].city && territory < lands_.size()) counts[node] += lands_[territory];
  }
  return counts;
}

std::vector<Places::Choice> Places::choose(const Query& query, Spots& spots) const {
  std::vector<Choice> choices;
  spots.chosen.assign(spots_.size(), 0);
  for (const std::string& value : query.filter(Facet::location)) {
    choices.push_back(choice_of(value));
    mark(choices.back(), spots.chosen);
  }
  return choices;
}

std::vector<std::uint8_t> Places::named(std::string_view text) const {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() < 2 || (text.size() == 2 && !(capital(text[0]) && capital(text[1])))) return {};
  const Territory territory = place::find(text);
  if (territory == 0 || territory == place::kWorld) return {};
  const Lands lands = lands_of(territory);
  std::vector<std::uint8_t> found(spots_.size());
  for (std::uint32_t spot = 0; spot < spots_.size(); ++spot) {
    found[spot] = spots_[spot].scope.meets(lands) ? 1 : 0;
    for (std::uint32_t i = 0; i < spots_[spot].named; ++i) {
      const Node& node = nodes_[spots_[spot].nodes[i]];
      if (lands.has_all(lands_of(node.territory))) found[spot] = 2;
    }
  }
  return found;
}

std::uint32_t Places::depth(std::uint32_t node) const {
  std::uint32_t depth = 0;
  for (; nodes_[node].parent != kNone; node = nodes_[node].parent) ++depth;
  return depth;
}

// The tree, parents before their children, those of one parent by count and then by name.
FacetCounts Places::counts(const Query& query, const std::vector<Choice>& choices, const Spots& spots) const {
  Counter counter(*this);
  for (std::uint32_t spot = 0; spot < spots.counts.size(); ++spot) {
    if (spots.counts[spot] > 0) counter.add(&spot, 1, spots.counts[spot]);
  }
  // A group is counted where any of its postings is, once.
  for (std::size_t i = 0; i < spots.groups.size();) {
    const std::size_t first = ++i;  // after the kEnd that starts it
    while (i < spots.groups.size() && spots.groups[i] != Spots::kEnd) ++i;
    counter.add(spots.groups.data() + first, i - first, 1);
  }
  const std::vector<std::uint32_t> counts = counter.counts();
  std::vector<std::uint8_t> selected(counts.size());
  for (const Choice& choice : choices) {
    if (choice.node != kNone) selected[choice.node] = 1;
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (query.selected_first && selected[a] != selected[b]) return selected[a] != 0;
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  };
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t node = 0; node < counts.size(); ++node) {
    const bool wanted = query.zeros || counts[node] > 0 || selected[node] != 0;
    if (wanted && !nodes_[node].hidden) nodes.push_back(node);
  }
  // Parents have at least as many postings as their children: what the limit leaves is a tree.
  const auto found = nodes.size();
  if (found > query.facet_limit) {
    text::order(nodes, found, [&](std::uint32_t a, std::uint32_t b) {
      if (selected[a] != selected[b]) return selected[a] != 0;
      if (counts[a] != counts[b]) return counts[a] > counts[b];
      return depth(a) != depth(b) ? depth(a) < depth(b) : a < b;
    });
    std::size_t kept = 0;  // what is chosen stays, whatever the limit is
    while (kept < found && (kept < query.facet_limit || selected[nodes[kept]] != 0)) ++kept;
    nodes.resize(kept);
  }
  text::order(nodes, nodes.size(), [&](std::uint32_t a, std::uint32_t b) {
    // Where the two paths from the root part, the nodes there decide.
    std::uint32_t da = depth(a);
    std::uint32_t db = depth(b);
    const bool above = da < db;
    const std::uint32_t common = std::min(da, db);
    for (; da > common; --da) a = nodes_[a].parent;
    for (; db > common; --db) b = nodes_[b].parent;
    if (a == b) return above;
    for (; nodes_[a].parent != nodes_[b].parent; b = nodes_[b].parent) a = nodes_[a].parent;
    return before(a, b);
  });
  FacetCounts out;
  out.more = static_cast<std::uint32_t>(found - nodes.size());
  out.values = std::vector<FacetValue>(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    FacetValue& value = out.values[i];
    const Node& node = nodes_[nodes[i]];
    value.value = node.value;
    value.count = counts[nodes[i]];
    value.selected = selected[nodes[i]] != 0;
    value.depth = static_cast<std::uint8_t>(depth(nodes[i]));
    if (!node.city) value.code = place::code(node.territory);
  }
  // So is what no posting names: the visitor must be able to take it back.
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].node != kNone) continue;
    FacetValue& value = out.values.emplace_back();
    value.value = query.filter(Facet::location)[i];
    value.selected = true;
  }
  return out;
}

Whereabouts whereabouts(std::string_view location) {
  Whereabouts out;
  const place::Location read = place::read_location(location);
  for (const place::Spot& spot : read.places) out.locations.push_back(place::full_name(spot));
  for (const place::Territory territory : read.scope) out.scope.push_back(place::code(territory));
  return out;
}

}  // namespace jobstand::board
