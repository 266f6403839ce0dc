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

 private:
  void skip_space() {
    while (at_ < in_.size() && (in_[at_] == ' ' || in_[at_] == '\n' || in_[at_] == '\r' || in_[at_] == '\t')) ++at_;
  }
  bool take(char c) {
    skip_space();
    if (at_ == in_.size() || in_[at_] != c) return false;
    ++at_;
    return true;
  }

  const char* value(JsonValue& out) {
    const char first = at_ < in_.size() ? in_[at_] : '\0';
    if (first == '"') {
      out.kind = JsonValue::Kind::string;
      return string(out.string);
    }
    if (first == '{' || first == '[') return list(out);
    if ((first >= '0' && first <= '9') || first == '-') {
      out.kind = JsonValue::Kind::number;
      return number(out);
    }
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
    while (at_ < in_.size() && in_[at_] != '"') at_ += in_[at_] == '\\' ? 2 : 1;
    if (at_ >= in_.size()) return kBad;
    return text::unescape_json(in_.substr(begin, at_++ - begin), out, max_string_);
  }

  const char* list(JsonValue& out) {
    const bool object = in_[at_] == '{';
    const char end = object ? '}' : ']';
    out.kind = object ? JsonValue::Kind::object : JsonValue::Kind::array;
    ++at_;
    if (take(end)) return nullptr;
    do {
      JsonValue& item = out.items.emplace_back();
      skip_space();
      if (object) {
        if (at_ == in_.size() || in_[at_] != '"') return kBad;
        if (const char* why = string(item.key)) return why;
        if (!take(':')) return kBad;
        skip_space();
      }
      if (const char* why = value(item)) return why;
    } while (take(','));
    return take(end) ? nullptr : kBad;
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
  out = JsonValue{};
  return Parser(json, max_string).document(out);
}

}  // namespace jobstand::feed
