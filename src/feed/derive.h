// derive.h - what a posting's location says, in the fields that the feed leaves out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jobstand/posting.h"
#include "text/string_table.h"

namespace jobstand::feed {

// Fills in locations, remote_scope and workplace where a posting has none: the tool does, so
// that whoever reads its feeds need not. A board in a browser reads locations itself. Keeps what it
// was told about a location: many postings are in one place.
class Derive {
 public:
  void apply(Posting& posting);

 private:
  struct Reading {
    std::vector<std::string> locations;  // "Berlin, Germany"
    std::vector<std::string> scope;      // codes
    Set<Workplace> workplace;
  };
  text::StringTable texts_;
  std::vector<Reading> readings_;
};

}  // namespace jobstand::feed
