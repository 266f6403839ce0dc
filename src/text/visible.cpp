#include "text/visible.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/utf8.h"

namespace jobstand::text {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_name(std::string_view text, std::string_view name) {
  if (text.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(text[i]) != name[i]) return false;
  }
  return true;
}

template <std::size_t N>
bool one_of(std::string_view name, const std::string_view (&names)[N]) {
  for (const std::string_view n : names) {
    if (is_name(name, n)) return true;
  }
  return false;
}

// Elements whose content nobody reads.
constexpr std::string_view kHidden[] = {"script", "style",    "svg",    "math",  "template",
                                        "iframe", "textarea", "object", "title", "noscript"};
// Elements that do not break a line of text.
constexpr std::string_view kInline[] = {"a",    "abbr", "b",   "big", "cite",   "code", "del", "em",
                                        "font", "i",    "ins", "kbd", "mark",   "q",    "s",   "small",
                                        "span", "strike", "strong", "sub", "sup", "u",  "var"};

// Signs that may be more than themselves; everything else is text.
constexpr std::uint8_t kInHtml = 1;
constexpr std::uint8_t kInMarkdown = 2;
struct Signs {
  std::uint8_t of[256] = {};
  constexpr Signs() {
    for (const char c : {'<', '&'}) of[static_cast<unsigned char>(c)] = kInHtml | kInMarkdown;
    for (const char c : {'\\', '*', '`', '|', '_', '~', '#', '>', '-', '=', '+', '[', '!', ']'}) of[static_cast<unsigned char>(c)] = kInMarkdown;
  }
  constexpr std::uint8_t operator[](unsigned char c) const { return of[c]; }
};
constexpr Signs kSigns;

class Scan {
 public:
  Scan(std::string_view source, Markup markup, std::string& out)
      : in_(source), markup_(markup), out_(out) {
    const std::size_t start = out.size();
    // Nothing that is replaced becomes longer.
    out.resize(start + source.size());
    to_ = out.data() + start;
  }

  void run() {
    const std::uint8_t sign = markup_ == Markup::markdown ? kInMarkdown : kInHtml;
    while (at_ < in_.size()) {
      // Locals: a store through a pointer to char may change any member.
      const char* from = in_.data() + at_;
      const char* const end = in_.data() + in_.size();
      char* to = to_;
      while (from != end && (kSigns[static_cast<unsigned char>(*from)] & sign) == 0) *to++ = *from++;
      to_ = to;
      at_ = static_cast<std::size_t>(from - in_.data());
      if (from == end) break;
      const char c = *from;
      if (c == '<' && tag()) continue;
      if (c == '&' && entity()) continue;
      if (markup_ == Markup::markdown && punctuation(c)) continue;
      put(c);
      ++at_;
    }
    out_.resize(static_cast<std::size_t>(to_ - out_.data()));
  }

 private:
  void put(char c) { *to_++ = c; }
  void put(std::string_view text) {
    for (const char c : text) put(c);
  }

  // A tag, a comment or an autolink; false: a "<" of the text.
  bool tag() {
    const std::string_view rest = in_.substr(at_);
    if (rest.substr(0, 4) == "<!--") {
      skip_past("-->");
      return true;
    }
    std::size_t name_at = 1;
    const bool closing = rest.size() > 1 && rest[1] == '/';
    if (closing) name_at = 2;
    if (name_at >= rest.size() || (!letter(rest[name_at]) && rest[name_at] != '!' && rest[name_at] != '?')) {
      return false;
    }
    std::size_t name_end = name_at;
    while (name_end < rest.size() && (letter(rest[name_end]) || rest[name_end] == '-' || (rest[name_end] >= '0' && rest[name_end] <= '9'))) {
      ++name_end;
    }
    const std::string_view name = rest.substr(name_at, name_end - name_at);
    // An address in signs is text.
    if (markup_ == Markup::markdown && name_end < rest.size() && (rest[name_end] == ':' || rest[name_end] == '@' || rest[name_end] == '.')) return false;
    // Nobody closes it: the first failure is remembered, so that many "<a" stay linear.
    if (no_more_tags_) return false;
    const std::size_t end = in_.find('>', at_ + name_end);
    if (end == in_.npos) {
      no_more_tags_ = true;
      return false;
    }
    at_ = end + 1;
    if (!closing && one_of(name, kHidden)) {
      skip_element(name);
      return true;
    }
    if (!one_of(name, kInline)) put('\n');
    return true;
  }

  void skip_past(std::string_view end) {
    const std::size_t found = in_.find(end, at_);
    at_ = found == in_.npos ? in_.size() : found + end.size();
  }

  // To the end of the closing tag of `name`, or of the text.
  void skip_element(std::string_view name) {
    std::string wanted;
    for (const char c : name) wanted.push_back(lower(c));
    do {
      skip_past("</");
    } while (at_ < in_.size() && !is_name(in_.substr(at_, wanted.size()), wanted));
    skip_past(">");
  }

  bool entity() {
    struct Named {
      std::string_view name;
      std::string_view text;
    };
    static constexpr Named kNamed[] = {{"amp;", "&"},  {"lt;", "<"},    {"gt;", ">"},
                                       {"quot;", "\""}, {"apos;", "'"}, {"nbsp;", " "},
                                       {"ndash;", "\u2013"}, {"mdash;", "\u2014"}, {"middot;", "\u00b7"},
                                       {"rsquo;", "\u2019"}, {"hellip;", "\u2026"}, {"szlig;", "\u00df"}};
    // What stands on a letter: "&eacute;" becomes the letter and a mark of its own.
    static constexpr Named kAccents[] = {{"acute;", "\u0301"}, {"grave;", "\u0300"}, {"uml;", "\u0308"},
                                         {"circ;", "\u0302"},  {"cedil;", "\u0327"}, {"tilde;", "\u0303"},
                                         {"ring;", "\u030a"},  {"caron;", "\u030c"}, {"slash;", "\u0338"}};
    const std::string_view rest = in_.substr(at_ + 1, 9);
    for (const Named& n : kNamed) {
      if (rest.substr(0, n.name.size()) != n.name) continue;
      put(n.text);
      at_ += 1 + n.name.size();
      return true;
    }
    for (const Named& n : kAccents) {
      if (rest.size() < 2 || rest.substr(1, n.name.size()) != n.name || !letter(rest[0])) continue;
      put(rest[0]);
      put(n.text);
      at_ += 2 + n.name.size();
      return true;
    }
    if (rest.size() < 3 || rest[0] != '#') return false;
    const bool hex = lower(rest[1]) == 'x';
    char32_t point = 0;
    std::size_t i = hex ? 2 : 1;
    const std::size_t first = i;
    for (; i < rest.size() && rest[i] != ';'; ++i) {
      const char c = lower(rest[i]);
      const bool digit = c >= '0' && c <= '9';
      if (!digit && !(hex && c >= 'a' && c <= 'f')) return false;
      point = point * (hex ? 16 : 10) + static_cast<char32_t>(digit ? c - '0' : c - 'a' + 10);
    }
    if (i == first || i == rest.size()) return false;
    at_ += i + 2;
    const bool character = point >= 0x20 && point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);
    std::string decoded;
    append_utf8(decoded, point == 0xA0 ? U' ' : character ? point : kReplacement);
    put(decoded);
    return true;
  }

  // Markdown's own signs. True: consumed.
  bool punctuation(char c) {
    const char before = at_ == 0 ? '\n' : in_[at_ - 1];
    const char after = at_ + 1 < in_.size() ? in_[at_ + 1] : '\n';
    switch (c) {
      case '\\':
        if (letter(after) || after == '\n') break;
        ++at_;  // the escaped sign itself is text
        put(in_[at_]);
        break;
      case '*': case '|': break;
      case '`': return code();
      case '_': case '~':
        if (c == '~' ? after != '~' && before != '~' : word(before) && word(after)) return false;
        break;
      case '#': case '>':
        if (!line_start()) return false;
        break;
      case '-': case '=': case '+':
        if (!line_start() && !(before == c && after == c)) return false;
        if (word(after)) return false;
        break;
      case '[': case '!':
        if (c == '!' && after != '[') return false;
        definition_ = c == '[' && line_start() ? to_ : nullptr;
        break;
      case ']':
        if (after == ':' && definition_ != nullptr) {
          // The definition of a reference, label and all.
          to_ = definition_;
          at_ = std::min(in_.find('\n', at_), in_.size()) - 1;
        } else if (after == '(' || after == '[') {
          // A destination or its label is skipped when it ends soon; the bound keeps this linear.
          const std::size_t end = in_.substr(at_ + 2, 1024).find(after == '(' ? ')' : ']');
          if (end != in_.npos) at_ += 2 + end;
        }
        definition_ = nullptr;
        break;
      default: return false;
    }
    ++at_;
    return true;
  }

  // Code, to the end of its block or span, is text; the language of a block is none.
  bool code() {
    const bool begins = line_start();
    std::size_t size = 1;
    while (at_ + size < in_.size() && in_[at_ + size] == '`') ++size;
    at_ += size;
    const bool block = begins && size > 2;
    if (block) skip_past("\n");
    // A block ends where the text does, a span nowhere: the bound keeps those linear.
    const std::size_t most = block ? in_.size() : std::min(in_.size(), at_ + 1024);
    std::size_t end = at_;
    std::size_t run = 0;  // backticks before it
    for (; end < most && run < size; ++end) run = in_[end] == '`' ? run + 1 : 0;
    if (run < size && !block) return true;
    put(in_.substr(at_, end - at_ - (run < size ? 0 : size)));
    at_ = end;
    return true;
  }

  static bool word(char c) {
    return letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  }

  // Nothing but signs and spaces stands before on this line; looks a few bytes back.
  [[nodiscard]] bool line_start() const {
    for (std::size_t i = at_, steps = 0; i > 0 && steps < 12; ++steps) {
      const char c = in_[--i];
      if (c == '\n') return true;
      if (c != ' ' && c != '#' && c != '>' && c != '-' && c != '=' && c != '*' && c != '+') return false;
    }
    return at_ < 12;
  }

  std::string_view in_;
  Markup markup_;
  std::string& out_;
  char* to_ = nullptr;
  char* definition_ = nullptr;  // where to_ was before the label that may be a definition's
  std::size_t at_ = 0;
  bool no_more_tags_ = false;
};

}  // namespace

void visible_text(std::string_view source, Markup markup, std::string& out) {
  Scan(source, markup, out).run();
}

}  // namespace jobstand::text
