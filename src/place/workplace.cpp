#include "place/workplace.h"

#include <string>

#include "text/fold.h"

namespace jobstand::place {

Set<Workplace> workplace_of(std::string_view location) {
  // Beginnings of words, folded, in the order of Workplace; a line for each.
  static constexpr const char* kBeginnings[] = {
      ("remot;homeoffice;home office;home-office;from home;wfh;telecommut;telework;teletrav;teletrab;zdaln;"
       "anywhere;worldwide;global;everywhere;earth;weltweit;emea;apac;latam;latin america;"),
      "hybrid;hibrid;ibrid;hybryd;",
      "onsite;on-site;on site;in-office;in office;vor ort;presencial;stacjonarn;",
  };
  const std::string folded = text::fold(location);
  const auto starts = [&](std::string_view word) {
    for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
      if (at == 0 || text::kFoldAscii[static_cast<unsigned char>(folded[at - 1]) & 0x7F] == 0) return true;
    }
    return false;
  };
  Set<Workplace> found;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::string_view list = kBeginnings[i]; !list.empty();) {
      const std::string_view word = list.substr(0, list.find(';'));
      list.remove_prefix(word.size() + 1);
      if (starts(word)) found.add(static_cast<Workplace>(i));
    }
  }
  return found;
}

}  // namespace jobstand::place
