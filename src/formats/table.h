// table.h - what a format is: where its postings are and what their fields mean. To add one:
// a table in tables.cpp, a sample in tests/data/feeds, a line in formats_test.cpp. Where the
// rules come from: the vendors' documentation and what their feeds were seen to hold.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jobstand::formats {

// The fields of our own format that a rule can fill, and a few that only steer.
enum class To : std::uint8_t {
  id, title, company, website, logo, place, scope, workplace, url, apply, posted, updated, until,
  tags, category, employment, seniority, departments, min, max, currency, period, pay, language,
  summary, body,
  board,     // who the id is unique for, when no address says it
  hidden,    // the employer does not list it: no posting
  pay_off    // pay is not to be shown
};
inline constexpr std::size_t kTo = 29;

// What a value is. What cannot be that is passed on so that read_feed() names it.
enum class Use : std::uint8_t {
  plain,     // as the field is in our own format
  commas,    // texts in one string, with commas between
  address,   // the parts of a place: city, region, country, under the names that are in use
  form,      // no path: text with paths in braces, "https://a.example/{id}"; all of them or nothing
  word,      // no value: where the path leads anywhere, Rule::word
  when_true, when_false,  // Rule::word where the value is true, or false
  cents,     // a hundredth of the number
  known,     // as plain, but what is not known is nothing
  // Of a body, each a part of it:
  html,
  escaped,   // HTML that was escaped once more: unescaped exactly once
  text,      // no markup
  guess,     // html, escaped when most of its tags are, text when it has none
  heading,   // text, above the next part if there is one
  section    // an object: a heading and a part, under the names that are in use
};

struct Rule {
  To to;
  const char* path;       // from the entry, or with "/" from the feed; see collect() in value.h
  Use use = Use::plain;
  const char* word = "";  // see Use
  bool otherwise = false;  // only where rules before gave nothing; always so for fields of one value
};

struct Format {
  const char* name;
  const char* list;    // path of the entries, or of the only one; "": the feed itself
  const char* marks;   // keys, with commas between: one of the first entries has one of them
  const Rule* rules;
  std::size_t size;    // of rules
  const char* title = "";  // path, from the feed
  const char* home = "";   // the same
  const char* count = "";  // the same: how many postings there are, or where there are more
};

template <std::size_t N>
constexpr Format format(const char* name, const char* list, const char* marks, const Rule (&rules)[N], const char* count = "",
                        const char* title = "", const char* home = "") {
  return {name, list, marks, rules, N, title, home, count};
}

struct Tables {
  const Format* begin;
  const Format* end;
};

// What browsers read; and what needs the tool, because no page may fetch it or it is XML.
extern const Tables kTables;
extern const Tables kToolTables;

}  // namespace jobstand::formats
