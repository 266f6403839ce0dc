// places.h - the facet "location": a tree of regions, countries and cities.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/spots.h"
#include "board/state.h"
#include "jobstand/board.h"
#include "place/territory.h"
#include "text/string_table.h"

namespace jobstand::board {

// What a location says, in the words of a feed's fields for it.
struct Whereabouts {
  std::vector<std::string> locations;  // "Berlin, Germany"
  std::vector<std::string> scope;      // codes of where a remote worker may live
};
[[nodiscard]] Whereabouts whereabouts(std::string_view location);

// What choosing a place finds: postings that are there or in a part of it, and postings for
// remote workers who may live there or in a part of it. "Germany" finds Berlin, and remote roles in Germany,
// the EU, DACH or anywhere; "EU" finds Berlin and "Remote, Germany", not "Remote, Canada"; a
// remote role that does not say where is found by none, and neither is a place unknown.
//
// Postings that are in the same places share a Spot: there are few of them, and a query
// counts those, not places.
class Places {
 public:
  // `state` must outlive this.
  explicit Places(const State& state) : state_(state), keys_(state.ids.seed()), texts_(state.ids.seed()) {}

  // Reads the places of up to `count` more postings. False: all are known, and `spots` says so.
  bool add(std::uint32_t count, Spots& spots);

  // A place as a visitor or an address writes it: a value of the tree, or any other text
  // that names a place.
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  struct Choice {
    std::uint32_t node = kNone;      // of the tree; kNone: no posting names it
    place::Territory territory = 0;  // of a city: its country
    bool city = false;
  };
  // What the location filter of the next query chooses; sets Spots::chosen.
  std::vector<Choice> choose(const Query& query, Spots& spots) const;
  // What a word or two of a text name, when it is a country or a region: by spot 2 where its
  // postings are there, 1 where they are for remote workers who may live there; else empty.
  // Two letters are a code only when they are capitals ("UK", but not "in").
  [[nodiscard]] std::vector<std::uint8_t> named(std::string_view text) const;
  // The location facet of the query whose postings are counted in `spots`.
  [[nodiscard]] FacetCounts counts(const Query& query, const std::vector<Choice>& choices, const Spots& spots) const;

 private:
  [[nodiscard]] Choice choice_of(std::string_view text) const;
  // Marks the spots whose postings a choice finds; `chosen` is by spot.
  void mark(const Choice& choice, std::vector<std::uint8_t>& chosen) const;
  void read(const Posting& posting);
  void finish(Spots& spots);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  [[nodiscard]] std::uint32_t depth(std::uint32_t node) const;

  // Adds up, by node, how many postings choosing it finds.
  class Counter {
   public:
    explicit Counter(const Places& places);
    // `times` postings, or groups of postings, that are in all of these spots.
    void add(const std::uint32_t* spots, std::size_t size, std::uint32_t times);
    [[nodiscard]] std::vector<std::uint32_t> counts() const;

   private:
    const Places& places_;
    std::vector<std::uint32_t> nodes_;
    std::vector<std::uint32_t> lands_;  // by country: those whose scope has it, for its cities
    std::vector<std::uint32_t> seen_;   // by node: the call that counted it last
    std::uint32_t call_ = 0;
  };

  // The countries of a territory, a bit each.
  static constexpr std::size_t kWords = (place::kCountryEnd + 31) / 32;
  struct Lands {
    std::uint32_t bits[kWords] = {};
    [[nodiscard]] bool empty() const;
    [[nodiscard]] bool has_all(const Lands& others) const;
    [[nodiscard]] bool meets(const Lands& others) const;
    void add(const Lands& others);
  };
  struct Node {
    std::string value;
    place::Territory territory = 0;  // of a city: its country
    bool city = false;
    // A continent is only shown when there is more than one, or when a posting names it; a city
    // without a country is not, when it is one that has.
    bool hidden = false;
    std::uint32_t parent = kNone;
  };
  struct Spot {
    // Named by the postings; once finished, also those around them, and the countries and
    // regions that the scope has.
    std::vector<std::uint32_t> nodes;
    std::uint32_t named = 0;  // of nodes
    Lands scope;              // where remote workers may live
  };

  std::uint32_t node_of(std::string_view city, place::Territory territory);
  void read(std::string_view location, Spot& spot);
  [[nodiscard]] Lands lands_of(place::Territory territory) const;

  const State& state_;
  text::StringTable keys_;            // folded values of nodes
  std::vector<std::uint32_t> by_key_;    // node of each
  std::vector<Node> nodes_;
  text::StringTable texts_;           // what postings say of their places; numbers are spots
  std::vector<Spot> spots_;
  std::vector<std::uint32_t> spot_of_;   // by posting
  std::vector<Lands> regions_;           // by region, those that are in the tree
};

}  // namespace jobstand::board
