#include "place/workplace.h"

#include "text/words.h"

namespace jobstand::place {

Set<Workplace> workplace_of(std::string_view location) {
  struct Word {
    const char* word;
    Workplace workplace;
  };
  static constexpr Word kWords[] = {
      {"remote", Workplace::remote},    {"anywhere", Workplace::remote},
      {"worldwide", Workplace::remote}, {"homeoffice", Workplace::remote},
      {"remoto", Workplace::remote},    {"teletravail", Workplace::remote},
      {"hybrid", Workplace::hybrid},    {"hybride", Workplace::hybrid},
      {"hibrido", Workplace::hybrid},   {"hybrydowo", Workplace::hybrid},
      {"zdalnie", Workplace::remote},   {"onsite", Workplace::onsite},
  };
  Set<Workplace> found;
  for (text::WordReader in(location); in.next();) {
    for (const Word& known : kWords) {
      if (in.word() == known.word) found.add(known.workplace);
    }
  }
  return found;
}

}  // namespace jobstand::place
