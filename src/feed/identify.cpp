#include "feed/identify.h"

#include <cstdint>

#include "text/fold.h"
#include "text/utf8.h"

namespace jobstand::feed {
namespace {

// Addresses of the systems' own posting pages, without scheme. Letters stand for parts:
//   B  the board: letters, digits, "-", "_"      U  a UUID
//   N  a number, which a title may follow        T  letters and digits
struct Shape {
  const char* pattern;
  const char* system;
};
constexpr Shape kShapes[] = {
    {"jobs.lever.co/B/U", "lever"},
    {"jobs.eu.lever.co/B/U", "lever"},
    {"boards.greenhouse.io/B/jobs/N", "greenhouse"},
    {"job-boards.greenhouse.io/B/jobs/N", "greenhouse"},
    {"boards.eu.greenhouse.io/B/jobs/N", "greenhouse"},
    {"job-boards.eu.greenhouse.io/B/jobs/N", "greenhouse"},
    {"jobs.ashbyhq.com/B/U", "ashby"},
    {"apply.workable.com/B/j/T", "workable"},
    {"jobs.smartrecruiters.com/B/N", "smartrecruiters"},
    {"B.recruitee.com/o/B", "recruitee"},
    {"B.teamtailor.com/jobs/N", "teamtailor"},
    {"B.jobs.personio.de/job/N", "personio"},
    {"B.jobs.personio.com/job/N", "personio"},
    {"B.breezy.hr/p/T", "breezy"},
    {"B.bamboohr.com/careers/N", "bamboohr"},
    {"B.pinpointhq.com/B/postings/U", "pinpoint"},
};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// How many characters at the start of `text` are the part that `kind` stands for.
std::size_t part_size(char kind, std::string_view text) {
  std::size_t n = 0;
  for (; n < text.size(); ++n) {
    const char c = text[n];
    const bool sign = c == '-' || (c == '_' && kind == 'B');
    const bool fits = digit(c) || (kind != 'N' && letter(c)) || (sign && kind != 'N' && kind != 'T');
    if (!fits) break;
  }
  const bool uuid = n == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
  return kind == 'U' && !uuid ? 0 : n;
}

// The board and the posting's own id, joined, when the address has this shape.
std::string match(const Shape& shape, std::string_view address) {
  std::string id = shape.system;
  std::size_t first_part = 0;
  for (const char* p = shape.pattern; *p != '\0'; ++p) {
    if (*p == 'B' || *p == 'U' || *p == 'N' || *p == 'T') {
      const std::size_t size = part_size(*p, address);
      if (size == 0) return {};
      // A language between board and id is no part of the name.
      const bool last = p[1] == '\0';
      if (last || first_part == 0) id.append(":").append(address.substr(0, size));
      ++first_part;
      address.remove_prefix(size);
    } else {
      const char c = address.empty() ? '\0' : address.front();
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != *p) return {};
      address.remove_prefix(1);
    }
  }
  // What may follow: a title, the form, a query.
  const bool ends = address.empty() || address[0] == '/' || address[0] == '?' || address[0] == '#' || address[0] == '-';
  constexpr std::size_t kMaxId = 256;
  return ends && id.size() <= kMaxId ? id : std::string{};
}

}  // namespace

std::string id_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == address.npos) return {};
  address.remove_prefix(scheme + 3);
  for (const Shape& shape : kShapes) {
    std::string id = match(shape, address);
    if (!id.empty()) return id;
  }
  // A company's own page around a Greenhouse posting.
  const std::size_t gh = address.find("gh_jid=");
  if (gh == address.npos || gh == 0 || (address[gh - 1] != '?' && address[gh - 1] != '&')) return {};
  const std::string_view number = address.substr(gh + 7);
  const std::size_t size = part_size('N', number);
  if (size == 0 || size > 20 || address.find_first_of("/?") > 200) return {};
  return std::string("greenhouse:").append(address.substr(0, address.find_first_of("/?"))).append(":").append(number.substr(0, size));
}

std::string slug_of(const Posting& posting) {
  constexpr std::size_t kMax = 96;
  std::string slug;
  for (const std::string* part : {&posting.company, &posting.title, &posting.location}) {
    std::size_t word = slug.size();  // where the word starts, with its "-"
    for (std::size_t at = 0; at <= part->size();) {
      const bool end = at == part->size();
      const text::Decoded c = end ? text::Decoded{U' ', 1, true} : text::decode_utf8(*part, at);
      at += c.size;
      std::string folded;
      const text::Role role = text::fold_point(c.point, folded);
      if (role == text::Role::gap) {
        word = slug.size();
      } else if (!folded.empty()) {
        if (word == slug.size() && word != 0) slug.push_back('-');
        slug.append(folded);
      }
      // Whole words only.
      if (slug.size() <= kMax) continue;
      slug.resize(word);
      break;
    }
  }
  return slug.empty() ? "posting" : slug;
}

}  // namespace jobstand::feed
