// reading.h - read_feed() in steps, for whoever must not be busy for long.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feed/scan.h"
#include "jobstand/feed.h"
#include "text/string_table.h"

namespace jobstand::feed {

struct JsonValue;

class Reading {
 public:
  Reading(std::string text, std::string_view company, const Limits& limits);
  Reading(const Reading&) = delete;  // scan_ points into the text
  Reading& operator=(const Reading&) = delete;

  // Reads entries of `bytes` or a little more: none is cut. False: nothing is left to read, and
  // it has failed() or the feed can be taken, once.
  bool step(std::uint32_t bytes);
  [[nodiscard]] const std::optional<Error>& failed() const { return failed_; }
  Feed take() { return std::move(feed_); }

 private:
  enum class Stage : std::uint8_t { begin, members, entries, end };

  void begin();
  void members();
  const char* header(std::string_view key, const JsonValue& value);
  void entries(std::uint32_t bytes);
  void entry();
  void end();
  void problem(std::uint32_t index, std::string_view field, std::string_view message);
  void cut_off();
  void fail(Errc code, std::size_t offset, std::string_view message, std::string_view rest = {});
  bool identify(Posting& posting);
  bool reserve(std::string_view id);

  const Limits limits_;
  Feed feed_;
  std::string company_;
  Scan scan_{{}, {}};
  std::optional<Error> failed_;
  Stage stage_ = Stage::begin;
  bool enveloped_ = false;  // the feed is an object,
  bool found_ = false;      // whose list was found
  bool first_ = true;       // nothing of the object, or of the list, was read yet
  bool foreign_ = false;    // the feed is another system's
  std::uint32_t declared_count_ = 0;
  std::string keys_;  // of the object
  text::StringTable ids_;
  text::StringTable slugs_;
  std::vector<std::uint32_t> slug_numbers_;
};

}  // namespace jobstand::feed
