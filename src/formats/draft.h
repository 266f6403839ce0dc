// draft.h - one posting between a feed's format and ours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/table.h"
#include "formats/value.h"
#include "text/json_writer.h"

namespace jobstand::formats {

// Fills in what rules find and writes it as our own format does. Used for one entry after
// another.
class Draft {
 public:
  // `feed`: what paths that start with "/" start from; `nodes` may be null.
  Draft(const Format& format, const Object& feed, Nodes* nodes);

  // Writes the posting that the entry is. False, and nothing is written, when its employer does
  // not list it. What is no object, or not good JSON, becomes null.
  bool write(Raw entry, text::JsonWriter& out);

 private:
  void apply(const Rule& rule, Raw said_once);
  void take(const Rule& rule, Raw value, bool outside);
  void take_text(const Rule& rule, std::string text);
  void take_number(const Rule& rule, Raw value);
  void take_address(Raw value);
  void take_body(Use use, Raw value);
  void take_section(Raw value);
  void add_part(std::string html);
  [[nodiscard]] std::string fill(const char* form) const;
  [[nodiscard]] std::string id() const;
  [[nodiscard]] std::string location() const;
  void write_text(text::JsonWriter& out, const char* key, To to) const;
  void write_list(text::JsonWriter& out, const char* key, To to) const;
  void write_number(text::JsonWriter& out, const char* key, To to) const;
  void write_salary(text::JsonWriter& out) const;

  [[nodiscard]] std::vector<std::string>& of(To to) { return values_[static_cast<std::size_t>(to)]; }
  [[nodiscard]] const std::vector<std::string>& of(To to) const { return values_[static_cast<std::size_t>(to)]; }
  [[nodiscard]] bool bad(To to) const { return (bad_ >> static_cast<unsigned>(to) & 1) != 0; }
  void mark_bad(To to) { bad_ |= std::uint32_t{1} << static_cast<unsigned>(to); }

  const Format& format_;
  std::vector<Raw> outside_;  // by rule: what its path leads to from the feed
  Nodes* const nodes_;
  Object entry_;
  std::vector<std::string> values_[kTo];
  std::uint32_t bad_ = 0;  // by To: a value of another kind was met
  bool withheld_ = false;  // a place is not to be shown, under no other name either
  std::string heading_;    // of the next part of the body
  std::string body_;
  std::vector<Raw> found_;
};

}  // namespace jobstand::formats
