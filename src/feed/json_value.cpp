#include "feed/json_value.h"

#include <cstdint>

#include "feed/scan.h"
#include "text/number.h"

namespace jobstand::feed {
namespace {

constexpr const char* kBad = "is not valid JSON";

class Parser {
 public:
  Parser(std::string_view json, std::size_t max_string)
      : in_(json), scan_(json, {0, static_cast<std::uint32_t>(json.size())}), max_string_(max_string) {}

  const char* document(JsonValue& out) {
    scan_.skip_space();
    if (const char* why = value(out)) return why;
    scan_.skip_space();
    return scan_.done() ? nullptr : kBad;
  }

  // What follows the bracket or the comma of a list.
  const char* item(bool object, JsonValue& out) {
    scan_.skip_space();
    if (object) {
      if (const char* why = string(out)) return why;
      out.key = out.string;
      if (!scan_.take(':')) return kBad;
      scan_.skip_space();
    }
    return value(out);
  }

  // What is left behind it.
  std::string_view rest() {
    scan_.skip_space();
    return in_.substr(scan_.at());
  }

 private:
  const char* value(JsonValue& out) {
    const char first = scan_.peek();
    out.string = {};
    if (first == '"') {
      out.kind = JsonValue::Kind::string;
      return string(out);
    }
    if (first == '{' || first == '[') return list(out);
    Span span;
    scan_.value(0, span);
    const std::string_view word = slice(in_, span);
    if ((first >= '0' && first <= '9') || first == '-') {
      out.kind = JsonValue::Kind::number;
      return number(word, out);
    }
    out.kind = word == "null" ? JsonValue::Kind::null : JsonValue::Kind::boolean;
    out.number = first == 't' ? 1 : 0;
    return word == "null" || word == "true" || word == "false" ? nullptr : kBad;
  }

  const char* string(JsonValue& out) {
    const char* problem = kBad;
    if (scan_.peek() == '"' && scan_.text(max_string_, out.room, out.string, problem) != Scan::Cut::good) return kBad;
    return problem;
  }

  const char* list(JsonValue& out) {
    const std::size_t begin = scan_.at();
    const bool object = scan_.take('{');
    if (!object) scan_.take('[');
    const char end = object ? '}' : ']';
    if (!scan_.take(end)) {
      JsonValue looked_at;
      do {
        if (const char* why = item(object, looked_at)) return why;
      } while (scan_.take(','));
      if (!scan_.take(end)) return kBad;
    }
    out.kind = object ? JsonValue::Kind::object : JsonValue::Kind::array;
    out.items = in_.substr(begin, scan_.at() - begin);
    return nullptr;
  }

  // "-" int frac? exp?, where an int has no leading zero.
  const char* number(std::string_view text, JsonValue& out) const {
    std::size_t at = 0;
    const auto sign = [&](char c) {
      if (at == text.size() || text[at] != c) return false;
      ++at;
      return true;
    };
    const auto digits = [&] {
      const std::size_t begin = at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
      return at > begin;
    };
    sign('-');
    bool good = sign('0') || digits();
    if (at == text.size()) out.string = text;
    if (sign('.')) good = good && digits();
    if (sign('e') || sign('E')) {
      if (!sign('-')) sign('+');
      good = good && digits();
    }
    if (!good || at != text.size()) return kBad;
    if (text.size() > max_string_) return "is too long";
    out.number = text::parse_number(text);
    return out.number > -1e300 && out.number < 1e300 ? nullptr : "is a number too large";
  }

  std::string_view in_;
  Scan scan_;
  std::size_t max_string_;
};

}  // namespace

const char* read_json(std::string_view json, std::size_t max_string, JsonValue& out) {
  return Parser(json, max_string).document(out);
}

bool next_item(JsonValue& list, JsonValue& item) {
  // What is left begins with the bracket or the comma before the item, and is good JSON.
  Parser in(list.items.substr(1), list.items.size());
  if (in.item(list.kind == JsonValue::Kind::object, item) != nullptr) return false;
  list.items = in.rest();
  return true;
}

}  // namespace jobstand::feed
