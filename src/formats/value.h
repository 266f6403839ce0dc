// value.h - JSON text looked through where it stands: what is not asked for is never read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feed/scan.h"

namespace jobstand::formats {

inline constexpr std::uint32_t kDepth = 64;  // of JSON values; what is deeper is not there
inline constexpr std::size_t kMaxFound = 64;  // by one path

// The bytes of one JSON value, without white space around it; empty: there is none. A string
// or a number in it may still be malformed: whoever decodes it finds out.
using Raw = std::string_view;

inline bool is_text(Raw value) { return !value.empty() && value[0] == '"'; }
inline bool is_array(Raw value) { return !value.empty() && value[0] == '['; }
inline bool is_object(Raw value) { return !value.empty() && value[0] == '{'; }
// By its first sign and by what numbers are made of: it is copied as it stands.
inline bool is_number(Raw value) {
  return !value.empty() && (value[0] == '-' || (value[0] >= '0' && value[0] <= '9')) &&
         value.find_first_not_of("0123456789+-.eE") == Raw::npos;
}

// Walks the items of an array or the members of an object; any other value has none. Linear.
class Items {
 public:
  explicit Items(Raw list);

  // To the next item; false at the end, or where the list is malformed.
  bool next();
  // Whether the key of this member, written as it may be, is `name`.
  [[nodiscard]] bool is(std::string_view name) const;
  [[nodiscard]] Raw raw_key() const { return key_; }  // still escaped
  [[nodiscard]] std::string key() const;  // decoded; empty when it cannot be
  // Of an item whose brackets do not match, as far as they do; of one that the text ends in,
  // all that is left.
  [[nodiscard]] Raw value() const { return value_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }  // of the value in the list
  // What was looked at so far is good JSON, but for strings and numbers.
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool whole() const { return whole_; }  // the list ends, and nothing follows it

 private:
  bool fail();

  Raw list_;
  feed::Scan scan_;
  Raw key_;  // still escaped
  Raw value_;
  std::size_t begin_ = 0;
  char close_ = '\0';
  bool first_ = true;
  bool good_ = true;
  bool whole_ = false;
};

// The member of an object; empty when it has none, or null.
Raw member(Raw object, std::string_view name);

// Decodes a string; false when it is none or malformed. Numbers are text as they are written.
bool decode(Raw value, std::string& out);

// An object whose members are asked for many times: they are found once.
class Object {
 public:
  // Finds as many members as are good JSON, strings and numbers apart. False when that is not
  // all of it, or it is no object.
  bool read(Raw object);
  [[nodiscard]] Raw member(std::string_view name) const;  // empty when it has none, or null
  // One of the keys, with commas between; "key=text": where the value has that text in it.
  [[nodiscard]] bool has_one(std::string_view keys) const;
  // From the list that the member is to the end of the object's text, whatever its brackets
  // say; empty when it is no list.
  [[nodiscard]] Raw list(std::string_view name) const;
  [[nodiscard]] Raw text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return members_.size(); }

 private:
  struct Member {
    Raw key;  // still escaped
    Raw value;
    std::size_t begin;  // of the value in the text
  };
  [[nodiscard]] const Member* find(std::string_view name) const;

  Raw text_;
  std::vector<Member> members_;
};

// What a feed is besides its entries: nodes of JSON-LD that others name by their "@id". Any
// number of entries may name the same ones, which may name others: what is looked at in them
// has a limit for each entry, so that a feed is not more to do than it is long.
class Nodes {
 public:
  // For an entry of so many bytes.
  void start(std::size_t size) {
    left_ = 4096 + 8 * size;
    cut_ = false;
  }
  // Of the node with this id; empty when there is none, or it would be too much to look at.
  Raw member_of(Raw id, std::string_view name);
  // Whether something was too much since this was last asked.
  bool take_cut() { return std::exchange(cut_, false); }

 protected:
  ~Nodes() = default;

 private:
  [[nodiscard]] virtual const Object* find(Raw id) const = 0;  // or null
  bool spend(std::size_t bytes);

  std::size_t left_ = 0;
  bool cut_ = false;
};

// Appends what `path` leads to from `value`: names of members with dots between, "name=text"
// keeps the objects whose member is that text, and arrays on the way or at the end stand for
// all of their items. Nulls are nothing. Of more than kMaxFound values, one more than those is
// found. An array in more than four others is found as it is, which no field can be: each of them
// is looked through again.
void collect(Raw value, std::string_view path, Nodes* nodes, std::vector<Raw>& out, int arrays = 0);
void collect(const Object& object, std::string_view path, Nodes* nodes, std::vector<Raw>& out);

}  // namespace jobstand::formats
