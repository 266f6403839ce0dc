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
  Set<Workplace> found;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    // Where a word starts.
    if (at != 0 && text::kFoldAscii[static_cast<unsigned char>(folded[at - 1]) & 0x7F] != 0) continue;
    for (std::size_t i = 0; i < 3; ++i) {
      for (const char* word = kBeginnings[i]; *word != '\0'; ++word) {
        // One past the end of `folded` is a zero, which no beginning has.
        const char* in = folded.data() + at;
        while (*word != ';' && *word == *in) ++word, ++in;
        if (*word == ';') found.add(static_cast<Workplace>(i));
        while (*word != ';') ++word;
      }
    }
  }
  return found;
}

}  // namespace jobstand::place
