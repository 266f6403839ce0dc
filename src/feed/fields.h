// fields.h - the fields of a posting, once: what feeds call them, what the browser calls
// them, how they are read and written.
#pragma once

#include <cstdint>
#include <string_view>

#include "jobstand/posting.h"
#include "text/json_writer.h"

namespace jobstand::feed {

enum class Kind : std::uint8_t {
  text,        // one line
  id,          // text, or a whole number
  page,        // an address to show: http, https or relative
  link,        // an address to go to: also mailto:
  time,        // a date
  list,        // texts: an array, or one
  codes,       // texts: an array, or one string with commas
  places,      // texts: an array, or one string with semicolons
  tags,        // texts: an array, or "#a,#b"
  workplace,
  employment,
  featured,
  salary,
  backup,      // a summary for when there is none
  body         // any of the three; see Field::body
};

// Where the value is kept: the member that fits the kind.
union Member {
  std::string Posting::*text;
  std::vector<std::string> Posting::*list;
  std::int64_t Posting::*time;
  Body::Format body;
  constexpr Member(std::string Posting::*m) : text(m) {}              // NOLINT: implicit
  constexpr Member(std::vector<std::string> Posting::*m) : list(m) {}  // NOLINT: implicit
  constexpr Member(std::int64_t Posting::*m) : time(m) {}             // NOLINT: implicit
  constexpr Member(Body::Format f) : body(f) {}                       // NOLINT: implicit
};

struct Field {
  std::string_view key;  // in a feed
  const char* name;  // in the browser; null: never shown
  Kind kind;
  bool card;         // part of what a list shows
  bool alias;        // read, never written
  Member member;
};

inline constexpr Body::Format kNoMember = Body::Format::none;

// The contract's names, in the order in which they are written.
inline constexpr Field kFields[] = {
    {"id", "id", Kind::id, true, false, &Posting::id},
    {"title", "title", Kind::text, true, false, &Posting::title},
    {"companyName", "company", Kind::text, true, false, &Posting::company},
    {"companyWebsite", "companyWebsite", Kind::page, false, false, &Posting::company_website},
    {"logoUrl", "logoUrl", Kind::page, true, false, &Posting::logo_url},
    {"location", "location", Kind::text, true, false, &Posting::location},
    {"locations", "locations", Kind::places, false, false, &Posting::locations},
    {"workplace", "workplace", Kind::workplace, true, false, kNoMember},
    {"remoteScope", "remoteScope", Kind::codes, false, false, &Posting::remote_scope},
    {"url", "url", Kind::page, true, false, &Posting::url},
    {"applyUrl", "applyUrl", Kind::link, true, false, &Posting::apply_url},
    {"host", "host", Kind::page, false, false, &Posting::host},
    {"timestamp", "timestamp", Kind::time, true, false, &Posting::posted},
    {"updated", "updated", Kind::time, false, false, &Posting::updated},
    {"validThrough", "validThrough", Kind::time, false, false, &Posting::valid_through},
    {"hashtags", "tags", Kind::tags, true, false, &Posting::tags},
    {"jobType", "category", Kind::text, true, false, &Posting::category},
    {"employment", "employment", Kind::employment, true, false, kNoMember},
    {"employmentType", nullptr, Kind::employment, false, true, kNoMember},
    {"seniority", "seniority", Kind::text, false, false, &Posting::seniority},
    {"departments", "departments", Kind::list, true, false, &Posting::departments},
    {"department", nullptr, Kind::list, false, true, &Posting::departments},
    {"salary", "salary", Kind::salary, false, false, kNoMember},
    {"language", "language", Kind::text, true, false, &Posting::language},
    {"featured", "featured", Kind::featured, true, false, kNoMember},
    {"summary", "summary", Kind::text, true, false, &Posting::summary},
    {"summaryBackup", nullptr, Kind::backup, false, true, kNoMember},
    {"body", nullptr, Kind::body, false, false, Body::Format::markdown},
    {"bodyHtml", nullptr, Kind::body, false, false, Body::Format::html},
    {"bodyUrl", nullptr, Kind::body, false, false, Body::Format::address},
};

enum class Names : std::uint8_t { feed, card, browser };

// Writes the fields that a posting has into the object that is open, but for its body:
// all of them under their feed names, those of a card, or all under the browser's names.
void write_fields(text::JsonWriter& out, const Posting& posting, Names names);

}  // namespace jobstand::feed
