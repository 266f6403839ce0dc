#include "place/location.h"

#include <cstdint>

#include "place/word_list.h"
#include "text/utf8.h"

namespace jobstand::place {
namespace {

// What a word says. Two words are looked up as one as well: "on-site", "home office".
enum class Word : unsigned char { remote, hybrid, onsite, world, joins, filler, name, dash };
constexpr char kWords[] =
    "remote,remotely,homeoffice,fromhome,wfh,telecommute,telework,remoto,remota,teletravail,teletrabajo,zdalnie,zdalna;"
    "hybrid,hybride,hibrido,hibrida,ibrido,hybrydowo,hybrydowa;"
    "onsite,inoffice,vorort,presencial,stacjonarnie;"
    "anywhere,worldwide,global,everywhere,earth,weltweit;"
    "or,and,oder,und,ou,et;"
    "in,within,from,only,based,fully,full,100,job,jobs,work,first,friendly,possible,moglich;";

Word word_kind(std::string_view word) { return static_cast<Word>(group_of(kWords, word)); }

constexpr std::string_view slice(std::string_view text, std::size_t begin, std::size_t end) {
  return {text.data() + begin, end - begin};
}

// A text up to the first word or dash that divides it.
struct Cut {
  std::string_view name;  // without the words that say nothing
  Word by = Word::name;   // what divides it; name: nothing does
  std::size_t rest = 0;   // where to go on
};

Cut first_cut(std::string_view text) {
  constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t begin = kNone;   // of the name
  std::size_t end = 0;
  std::size_t before = kNone;  // its end without its last word
  std::size_t last = kNone;    // where the word before begins
  bool whole = true;           // no dash yet
  Cut cut;
  cut.rest = text.size();
  for (Words in(text); cut.by == Word::name && in.next();) {
    if (begin != kNone) {
      bool dash = false;
      for (std::size_t at = end; at < in.begin(); ++at) {
        dash = dash || text[at] == '-' || text[at] == '\xE2';
        if (text[at] == '&' || text[at] == '\xA2') cut.by = Word::joins;  // "•"
      }
      if (cut.by == Word::name && dash && in.begin() - end > 2) cut.by = Word::dash;
      if (dash && whole && cut.by == Word::name) {
        // "US-Chicago", "Chicago-US": a dash divides where one side is a country, but only the
        // first of them: "Île-de-France".
        whole = false;
        if (find(slice(text, begin, end)) != 0 || find(slice(text, in.begin(), text.size())) != 0) cut.by = Word::dash;
      }
      if (cut.by != Word::name) {
        cut.rest = in.begin();
        break;
      }
    }
    Word kind = word_kind(in.word());
    if (last != kNone) {
      if (const Word pair = word_kind(Key(slice(text, last, in.end())).view()); pair <= Word::onsite && kind > Word::onsite) {
        kind = pair;
        if (before == kNone) begin = kNone;
        else end = before;
      }
    }
    last = in.begin();
    before = begin == kNone ? kNone : end;
    if (kind == Word::name) {
      if (begin == kNone) begin = in.begin();
      end = in.end();
    } else if (kind != Word::filler) {
      cut.by = kind;
      cut.rest = in.end();
    }
  }
  if (begin != kNone) cut.name = slice(text, begin, end);
  return cut;
}

class Reader {
 public:
  Location read(std::string_view text);

 private:
  // What is known of the place that is being read.
  enum class Head : unsigned char { none, unknown, city, area };

  void part(std::string_view text);
  void piece(std::string_view text, bool bound);
  void start(Head head, std::string_view text, Territory territory);
  void finish();
  void end_segment();

  Location out_;
  Few<Spot> places_;          // also what will be scope
  std::uint64_t beside_ = 0;  // a bit for each place: "remote" stands in its segment
  std::size_t segment_ = 0;   // the first place of the segment
  bool remote_ = false;       // in this segment
  bool world_ = false;
  bool bracket_ = false;
  bool list_ = false;   // the segment has shown that its commas part places

  Head head_ = Head::none;
  bool closed_ = false;     // its country was said
  std::string_view name_;   // of the place
  std::string_view whole_;  // and what was written after it
  Territory territory_ = 0;
};

void Reader::start(Head head, std::string_view text, Territory territory) {
  head_ = head;
  name_ = whole_ = text;
  territory_ = territory;
  closed_ = head == Head::area;
}

void Reader::finish() {
  if (head_ != Head::none) {
    places_.add({territory_ != 0 ? name_ : whole_, territory_, head_ != Head::area && territory_ != 0});
  }
  head_ = Head::none;
}

void Reader::end_segment() {
  finish();
  for (; segment_ < places_.size(); ++segment_) beside_ |= std::uint64_t{remote_} << segment_;
  remote_ = list_ = false;
}

// A name: starts a place, or says more of the one that is being read. `bound`: a dash ties it
// to what was before, as in "US-Chicago".
void Reader::piece(std::string_view text, bool bound) {
  Words in(text);
  if (!in.next()) return;
  const std::size_t begin = in.begin();
  while (in.next()) {
  }
  text = slice(text, begin, in.end());
  if (text.size() < 2) return;  // "N/A"

  const Meanings is = look_up(text);
  const bool known = is.known();
  if (is.land == kWorld) {
    world_ = true;
    return;
  }
  const bool town = head_ == Head::city || head_ == Head::unknown;
  if (town && !closed_) {
    if (head_ == Head::city && text == name_) return;  // "Berlin, Berlin, Germany"
    const bool next = is.city != 0 && (head_ == Head::city || list_);
    const bool home = is.land == territory_ ||
                      ((is.land == number("DE") || is.land == number("IN")) && territory_ != is.state);
    closed_ = !next && (is.state != 0 || is.land != 0);
    if (closed_) {
      if (is.state != 0 && (is.land == 0 || !home)) territory_ = is.state;  // "San Francisco, CA"
      else if (is_country(is.land) || territory_ == 0) territory_ = is.land;  // "Berlin, Germany"
      return;
    }
    if (is.city != 0 && !next) return start(Head::city, text, is.city);  // "Main Street 5, London"
    if (!known && !list_) {  // "Paris, Île-de-France"
      whole_ = {whole_.data(), static_cast<std::size_t>(text.data() - whole_.data()) + text.size()};
      return;
    }
    list_ = true;
  } else if (head_ != Head::none) {
    // "San Francisco, CA, US"; "Berlin, Germany, Europe"; "California, US"
    if (is.land != 0 && (is.land == territory_ || (town && contains(is.land, territory_)))) return;
    const bool same = is.city == territory_ || is.state == territory_ || (!known && !bracket_);
    if (is.land == 0 && same && is_country(territory_)) {
      if (head_ == Head::area && is.state != 0 && text.size() < 4 && name_ != name(territory_)) {
        head_ = Head::city;  // "Washington, DC"
        return;
      }
      // "Germany, Berlin"; "US-Chicago", but not what follows a list of countries.
      if (bound || (head_ == Head::area && !list_)) {
        if (town) finish();
        start(is.city == 0 && is.state != 0 ? Head::area : Head::city, text, territory_);
        closed_ = true;
        return;
      }
    }
    list_ = list_ || head_ == Head::area;
  }
  if (bracket_ && !known && (head_ != Head::none || !out_.workplace.empty())) return;  // "(PEO)"
  finish();
  if (is.city != 0 && is.city != is.land) start(Head::city, text, is.city);
  else if (is.land != 0) start(Head::area, name(is.land), is.land);
  else start(is.state != 0 ? Head::area : Head::unknown, text, is.state);
}

// The text between commas and brackets.
void Reader::part(std::string_view text) {
  for (Word tie = Word::name; !text.empty();) {
    Cut cut = first_cut(text);
    // "Trinidad and Tobago" and "Guinea-Bissau" are whole; "OR" and "IN" are places.
    const bool doubtful = cut.by == Word::joins || cut.by == Word::dash || (cut.by == Word::name && cut.name.empty());
    if (doubtful && look_up(text).known()) cut = {text, Word::name, text.size()};
    piece(cut.name, tie == Word::dash);
    tie = cut.by;
    if (tie <= Word::onsite) out_.workplace.add(static_cast<Workplace>(tie));
    remote_ = remote_ || tie == Word::remote;
    world_ = world_ || tie == Word::world;
    if (tie == Word::joins) end_segment();
    text.remove_prefix(cut.rest);
  }
}

Location Reader::read(std::string_view text) {
  text = text::utf8_prefix(text, kMaxLocation);
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size() && !places_.full(); ++at) {
    // The end is as good as a line end.
    unsigned mark = 0;
    while (mark < 10 && at < text.size() && text[at] != ";|/\n([)],:"[mark]) ++mark;
    if (mark == 10) continue;
    part(slice(text, begin, at));
    begin = at + 1;
    if (mark < 4) end_segment();
    else if (mark < 8) bracket_ = mark < 6;
  }
  end_segment();  // of a text with more places than are kept

  // What nobody can go to is not a place, but the scope.
  const auto business = [](const Spot& spot) { return spot.territory >= kEmea && spot.territory <= kLatam; };
  for (const Spot& spot : places_) world_ = world_ || (out_.workplace.empty() && business(spot));
  if (world_) out_.workplace.add(Workplace::remote);
  std::uint64_t beside = beside_;
  for (const Spot& spot : places_) {
    const bool area = !spot.city && spot.territory != 0 && (business(spot) || out_.workplace.has(Workplace::remote));
    if (area || (spot.city && (beside & 1) != 0)) out_.scope.add(spot.territory);
    if (!area) out_.places.add(spot);
    beside >>= 1;
  }
  if (world_ && out_.scope.empty()) out_.scope.add(kWorld);
  return out_;
}

}  // namespace

std::string full_name(const Spot& spot) {
  std::string out(spot.name);
  if (spot.city && spot.territory != 0) out.append(", ").append(name(spot.territory));
  return out;
}

Location read_location(std::string_view text) { return Reader().read(text); }

}  // namespace jobstand::place
