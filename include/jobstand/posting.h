// posting.h - one job as a value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jobstand {

// A set of up to 32 enumerators; empty means "the feed does not say".
template <typename E>
class Set {
 public:
  constexpr Set() = default;
  constexpr void add(E e) { bits_ |= bit(e); }
  [[nodiscard]] constexpr bool has(E e) const { return (bits_ & bit(e)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  static constexpr Set from_bits(std::uint32_t bits) {
    Set set;
    set.bits_ = bits;
    return set;
  }
  friend constexpr bool operator==(Set, Set) = default;

 private:
  static constexpr std::uint32_t bit(E e) { return std::uint32_t{1} << static_cast<unsigned>(e); }
  std::uint32_t bits_ = 0;
};

enum class Workplace : std::uint8_t { remote, hybrid, onsite };
inline constexpr const char* kWorkplaceNames[] = {"remote", "hybrid", "onsite"};

enum class Employment : std::uint8_t {
  full_time, part_time, contract, temporary, internship, volunteer, per_diem, other
};
inline constexpr const char* kEmploymentNames[] = {"full_time",  "part_time", "contract", "temporary",
                                                   "internship", "volunteer", "per_diem", "other"};

// Pay in major units of the currency ("68000" euros, not cents), to four places, below
// 1e11. Zero in min or max: not given. Text is shown as written when the numbers are not known.
struct Salary {
  double min = 0;
  double max = 0;
  std::string currency;  // ISO 4217, upper case; empty: not given
  std::string period;    // hour day week month year; empty: not given
  std::string text;
};

// The source text of a body: a JSON string literal's bytes, still escaped and
// without its quotes, in the `text` of the Feed that holds the posting. Bodies
// are most of a feed's bytes, so they are decoded only when they are needed.
struct Body {
  enum class Format : std::uint8_t { none, markdown, html, address };  // address: `bodyUrl`
  Format format = Format::none;
  std::uint32_t offset = 0;  // bytes from the start of Feed::text
  std::uint32_t size = 0;    // bytes
};

// Strings are valid UTF-8 plain text, never markup, trimmed, runs of white space
// folded to one space. Empty means "not given". Addresses are http(s) or
// relative to the feed (apply_url may be mailto:), checked by text/url.h.
struct Posting {
  std::string id;     // stable within its feed; see identify() in feed.h
  std::string title;  // never empty
  std::string location;
  std::string host;  // the board it was found on: provenance, no link for applicants
  std::string company;
  std::string company_website;
  std::string logo_url;
  std::string url;
  std::string apply_url;
  std::string category;  // `jobType`: a job family such as "software"
  std::string summary;   // `summaryBackup` when the summary is empty
  std::string seniority;
  std::string language;             // BCP 47
  std::vector<std::string> tags;    // without '#', first spelling kept, unique without case
  std::vector<std::string> departments;  // outermost first
  std::vector<std::string> locations;    // physical places; empty: see location
  std::vector<std::string> remote_scope;  // ISO 3166 country or region codes
  Set<Workplace> workplace;
  Set<Employment> employment;
  Salary salary;
  std::int64_t posted = 0;         // milliseconds since 1970-01-01 UTC; 0: not given
  std::int64_t updated = 0;        // same
  std::int64_t valid_through = 0;  // same
  double featured = 0;             // higher sorts first; 0: not featured
  Body body;
  std::uint32_t feed = 0;  // which of the board's feeds it is of: what its addresses are relative to
};

}  // namespace jobstand
