#include "formats/words.h"

#include <cstddef>
#include <iterator>

#include "place/word_list.h"

namespace jobstand::formats {
namespace {

// Bits of the groups in `list` ("a,b;c;") of which a word is part of `text`; with "=" in front,
// all of it.
std::uint32_t groups_in(const char* list, std::string_view text) {
  std::uint32_t bits = 0;
  std::uint32_t group = 1;
  for (std::string_view rest = list; !rest.empty();) {
    std::string_view word = rest.substr(0, rest.find_first_of(",;"));
    const char end = rest[word.size()];
    rest.remove_prefix(word.size() + 1);
    const bool whole = word[0] == '=';
    if (whole) word.remove_prefix(1);
    if (whole ? text == word : text.find(word) != text.npos) bits |= group;
    if (end == ';') group <<= 1;
  }
  return bits;
}

const char* named(const char* const* names, std::size_t count, std::size_t group) {
  return group < count ? names[group] : nullptr;
}

}  // namespace

std::string squeeze(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c + 32));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out.push_back(c);
  }
  return out;
}

bool says_nothing(std::string_view squeezed) {
  return squeezed.empty() ||
         place::group_of("unspecified,notspecified,notapplicable,any,none,null,na,undefined,nodepartment;", squeezed) == 0;
}

std::uint32_t employments(std::string_view squeezed) {
  // In the order of Employment.
  return groups_in(
      "fulltime,vollzeit,pełnyetat,tempsplein,voltijd,heltid,tiempocompleto;"
      "parttime,teilzeit,minijob,tempspartiel,deeltijd,deltid;"
      "contract,freelanc,1099;"
      "temporar,=temp,fixedterm,seasonal,=befristet,=cdd;"
      "internship,=intern,interns,trainee,werkstudent,workingstudent,praktikum,=stage;"
      "volunteer;perdiem;=other,=flexible;",
      squeezed);
}

bool is_permanent(std::string_view squeezed) {
  return groups_in("permanent,regular,unbefristet,=cdi,festanstellung;", squeezed) != 0;
}

std::uint32_t workplaces(std::string_view squeezed) {
  return groups_in("remote,telecommut,homeoffice,=fully;hybrid;onsite,inoffice,officebased,inperson;", squeezed);
}

const char* seniority(std::string_view squeezed) {
  static constexpr const char* kNames[] = {"intern", "entry", "mid", "senior", "lead", "manager", "director", "executive"};
  return named(kNames, std::size(kNames),
               place::group_of("intern,internship,student,studentschool,studentcollege,trainee;"
                               "entry,entrylevel,junior,associate,noexperience,graduate;"
                               "mid,midlevel,midseniorlevel,midsenior,midweight,middle,intermediate,regular,experienced;"
                               "senior,seniorlevel;lead,teamlead;"
                               "manager,management,seniormanager,managersupervisor;director;"
                               "executive,seniorexecutive,vp,cxo;",
                               squeezed));
}

const char* pay_period(std::string_view squeezed) {
  static constexpr const char* kNames[] = {"hour", "day", "week", "month", "year"};
  const std::uint32_t bits = groups_in("hour,=hr;=day,daily,perday,1day;week;month;year,annum,annual;", squeezed);
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if ((bits >> i & 1) != 0) return kNames[i];
  }
  return nullptr;
}

}  // namespace jobstand::formats
