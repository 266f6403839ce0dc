#include "feed/json_value.h"

#include "text/json_string.h"
#include "text/number.h"

namespace jobstand::feed {
namespace {

constexpr const char* kBad = "is not valid JSON";

class Parser {
 public:
  Parser(std::string_view json, std::size_t max_string) : in_(json), max_string_(max_string) {}

  const char* document(JsonValue& out) {
    skip_space();
    if (const char* why = value(out)) return why;
    skip_space();
    return at_ == in_.size() ? nullptr : kBad;
  }

  // What follows the bracket or the comma of a list.
  const char* item(bool object, JsonValue& out) {
    skip_space();
    if (object) {
      if (at_ == in_.size() || in_[at_] != '"') return kBad;
      if (const char* why = string(out.key)) return why;
      if (!take(':')) return kBad;
      skip_space();
    }
    return value(out);
  }

  void skip_space() {
    while (at_ < in_.size() && (in_[at_] == ' ' || in_[at_] == '\n' || in_[at_] == '\r' || in_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] std::string_view rest() const { return in_.substr(at_); }

 private:
  bool take(char c) {
    skip_space();
    if (at_ == in_.size() || in_[at_] != c) return false;
    ++at_;
    return true;
  }

  const char* value(JsonValue& out) {
    const char first = at_ < in_.size() ? in_[at_] : '\0';
    out.string.clear();
    if (first == '"') {
      out.kind = JsonValue::Kind::string;
      return string(out.string);
    }
    if (first == '{' || first == '[') return list(out);
    if ((first >= '0' && first <= '9') || first == '-') {
      out.kind = JsonValue::Kind::number;
      return number(out);
    }
    out.kind = JsonValue::Kind::null;
    if (literal("null")) return nullptr;
    out.kind = JsonValue::Kind::boolean;
    out.number = first == 't' ? 1 : 0;
    return literal("true") || literal("false") ? nullptr : kBad;
  }

  bool literal(std::string_view word) {
    if (in_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  const char* string(std::string& out) {
    const std::size_t begin = ++at_;
    out.clear();
    while (at_ < in_.size() && in_[at_] != '"') at_ += in_[at_] == '\\' ? 2 : 1;
    if (at_ >= in_.size()) return kBad;
    return text::unescape_json(in_.substr(begin, at_++ - begin), out, max_string_);
  }

  const char* list(JsonValue& out) {
    const std::size_t begin = at_;
    const bool object = in_[at_] == '{';
    const char end = object ? '}' : ']';
    out.kind = object ? JsonValue::Kind::object : JsonValue::Kind::array;
    ++at_;
    if (!take(end)) {
      JsonValue looked_at;
      do {
        if (const char* why = item(object, looked_at)) return why;
      } while (take(','));
      if (!take(end)) return kBad;
    }
    out.items = in_.substr(begin, at_ - begin);
    return nullptr;
  }

  // "-" int frac? exp?, where an int has no leading zero.
  const char* number(JsonValue& out) {
    const std::size_t begin = at_;
    if (in_[at_] == '-') ++at_;
    const std::size_t whole = at_;
    if (!digits() || (in_[whole] == '0' && at_ - whole > 1)) return kBad;
    bool is_whole = true;
    if (at_ < in_.size() && in_[at_] == '.') {
      ++at_;
      is_whole = false;
      if (!digits()) return kBad;
    }
    if (at_ < in_.size() && (in_[at_] == 'e' || in_[at_] == 'E')) {
      ++at_;
      is_whole = false;
      if (at_ < in_.size() && (in_[at_] == '+' || in_[at_] == '-')) ++at_;
      if (!digits()) return kBad;
    }
    const std::string_view text = in_.substr(begin, at_ - begin);
    if (text.size() > max_string_) return "is too long";
    out.number = text::parse_number(text);
    if (!(out.number > -1e300 && out.number < 1e300)) return "is a number too large";
    if (is_whole) out.string = text;
    return nullptr;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < in_.size() && in_[at_] >= '0' && in_[at_] <= '9') ++at_;
    return at_ > begin;
  }

  std::string_view in_;
  std::size_t max_string_;
  std::size_t at_ = 0;
};

}  // namespace

const char* read_json(std::string_view json, std::size_t max_string, JsonValue& out) {
  return Parser(json, max_string).document(out);
}

bool next_item(JsonValue& list, JsonValue& item) {
  // What is left begins with the bracket or the comma before the item, and is good JSON.
  Parser in(list.items.substr(1), list.items.size());
  if (in.item(list.kind == JsonValue::Kind::object, item) != nullptr) return false;
  in.skip_space();
  list.items = in.rest();
  return true;
}

}  // namespace jobstand::feed
