#include "body/html.h"

#include <algorithm>
#include <string>

#include "body/entities.h"
#include "text/url.h"
#include "text/utf8.h"

namespace jobstand {
namespace body {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

// Bytes that may be more than text.
enum Kind : unsigned char { kText, kBlank, kSpace, kSign };
struct Kinds {
  unsigned char of[256] = {};
  constexpr Kinds() {
    for (const char c : {'\t', '\n', '\f', '\r'}) of[static_cast<unsigned char>(c)] = kSpace;
    for (const char c : {'<', '&', ']', '\xC2'}) of[static_cast<unsigned char>(c)] = kSign;
    of[0x20] = kBlank;
  }
};
constexpr Kinds kKinds;
unsigned char kind(char c) { return kKinds.of[static_cast<unsigned char>(c)]; }

bool is_name(std::string_view text, std::string_view lower_name) {
  if (text.size() < lower_name.size()) return false;
  for (std::size_t i = 0; i < lower_name.size(); ++i) {
    if (lower(text[i]) != lower_name[i]) return false;
  }
  return true;
}

// The value of an attribute, as it is written.
std::string_view attribute(std::string_view attributes, std::string_view lower_name) {
  std::size_t at = 0;
  const auto skip = [&](bool slash) {
    while (at < attributes.size() && (is_space(attributes[at]) || (slash && attributes[at] == '/'))) ++at;
  };
  for (skip(true); at < attributes.size(); skip(true)) {
    const std::size_t name = at++;
    while (at < attributes.size() && attributes[at] != '=' && attributes[at] != '/' && !is_space(attributes[at])) ++at;
    const bool wanted = at - name == lower_name.size() && is_name(attributes.substr(name), lower_name);
    skip(false);
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      skip(false);
      std::size_t begin = at;
      const char quote = at < attributes.size() ? attributes[at] : ' ';
      if (quote == '"' || quote == '\'') {
        at = std::min(attributes.find(quote, ++begin), attributes.size());
        value = attributes.substr(begin, at - begin);
        if (at < attributes.size()) ++at;
      } else {
        while (at < attributes.size() && !is_space(attributes[at])) ++at;
        value = attributes.substr(begin, at - begin);
      }
    }
    if (wanted) return value;
  }
  return {};
}

// An attribute's value with its references decoded, once.
std::string decoded(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    const std::size_t plain = std::min(value.find('&'), value.size());
    out.append(value.substr(0, plain));
    value.remove_prefix(plain);
    if (value.empty()) break;
    const Reference found = html_reference(value, true);
    if (found.size > 0) text::append_utf8(out, found.point);
    else out.push_back('&');
    value.remove_prefix(found.size > 0 ? found.size : 1);
  }
  return out;
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || number > 99'999) return 0;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

std::uint32_t align_of(std::string_view word) {
  if (is_name(word, "left")) return 1;
  if (is_name(word, "center")) return 2;
  return is_name(word, "right") ? 3 : 0;
}

}  // namespace

void HtmlReader::read(std::string_view html) {
  in_ = html;
  at_ = 0;
  quotes_ = true;
  last_tag_end_ = html.rfind('>');
  if (last_tag_end_ == html.npos) last_tag_end_ = 0;
  while (at_ < in_.size() && !out_.full()) {
    if (hides()) {
      skip_hidden();
      continue;
    }
    // Text with single blanks between its words, or whatever it is where that counts.
    const bool verbatim = out_.is_preformatted();
    const std::size_t begin = at_;
    if (verbatim) {
      while (at_ < in_.size() && kind(in_[at_]) != kSign) ++at_;
    } else {
      while (at_ < in_.size() && kind(in_[at_]) == kText) {
        ++at_;
        if (at_ + 1 < in_.size() && in_[at_] == ' ' && kind(in_[at_ + 1]) == kText) ++at_;
      }
    }
    if (at_ > begin) {
      std::string_view text = in_.substr(begin, at_ - begin);
      if (verbatim && after_pre_ && text[0] == '\n') text.remove_prefix(1);
      after_pre_ = false;
      if (!text.empty()) out_.words(text);
    }
    if (at_ < in_.size()) character();
  }
}

// What is no plain text.
void HtmlReader::character() {
  const char c = in_[at_];
  if (c == '<') {
    if (markup()) return;
  } else if (c == '&') {
    reference();
    return;
  } else if (c == '\xC2' && starts_with("\u00a0")) {
    at_ += 2;
    if (out_.is_preformatted()) out_.words("\u00a0");
    else out_.space(true);
    return;
  } else if (c == ']' && cdata_ && starts_with("]]>")) {
    at_ += 3;
    cdata_ = false;
    return;
  } else if (is_space(c)) {
    ++at_;
    out_.space(false);
    return;
  }
  const std::size_t size = c == '\xC2' ? 2 : 1;
  out_.words(in_.substr(at_, size));
  at_ += size;
}

void HtmlReader::reference() {
  const Reference found = html_reference(in_.substr(at_), false);
  if (found.size == 0) {
    ++at_;
    out_.words("&");
    return;
  }
  at_ += found.size;
  if (!out_.is_preformatted()) {
    if (found.point == 0xA0) return out_.space(true);
    if (found.point <= ' ' && is_space(static_cast<char>(found.point))) return out_.space(false);
  }
  std::string decoded;
  text::append_utf8(decoded, found.point);
  out_.words(decoded);
}

// A tag, a comment or the like; false: the "<" is text.
bool HtmlReader::markup() {
  if (at_ >= last_tag_end_ && !starts_with("<!--")) return false;
  const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : ' ';
  if (next == '!' || next == '?') {
    if (starts_with("<!--")) {
      at_ += 2;  // "<!-->" is one
      skip_past("-->");
    } else if (starts_with("<![CDATA[")) {
      at_ += 9;
      cdata_ = true;
    } else {
      skip_past(">");
    }
    return true;
  }
  const bool closing = next == '/';
  const std::size_t name_at = at_ + (closing ? 2 : 1);
  if (name_at >= in_.size() || !is_letter(in_[name_at])) {
    if (closing) skip_past(">");
    return closing;
  }
  char name[11];  // longer than any that is known
  std::size_t size = 0;
  std::size_t at = name_at;
  for (; !is_space(in_[at]) && in_[at] != '/' && in_[at] != '>'; ++at) {
    if (size < sizeof name) name[size++] = lower(in_[at]);
  }
  const std::size_t end_at = tag_end(at);
  at_ = end_at + 1;
  if (closing) end(element_of({name, size}));
  else start({name, size}, in_.substr(at, end_at - at));
  return true;
}

// Where the tag ends whose attributes begin at `at`; there is a ">" for it. A quoted value may
// hold others. When a quote has no partner, quotes mean nothing from there on: else each tag
// could look through all the rest.
std::size_t HtmlReader::tag_end(std::size_t at) {
  char before = ' ';
  for (std::size_t i = at; quotes_ && i <= last_tag_end_; ++i) {
    const char c = in_[i];
    if (c == '>') return i;
    if (before == '=' && (c == '"' || c == '\'')) {
      i = in_.find(c, i + 1);
      if (i == in_.npos) break;
    }
    if (!is_space(c)) before = c;
  }
  quotes_ = false;
  return in_.find('>', at);
}

void HtmlReader::skip_past(std::string_view end) {
  const std::size_t found = in_.find(end, at_);
  at_ = found == in_.npos ? in_.size() : found + end.size();
}

// To behind the end tag of the hidden element, if it is there.
void HtmlReader::skip_hidden() {
  for (skip_past("</"); at_ < in_.size(); skip_past("</")) {
    if (!is_name(in_.substr(at_), hidden_)) continue;
    at_ += hidden_.size();
    if (at_ < in_.size() && in_[at_] != '>' && in_[at_] != '/' && !is_space(in_[at_])) continue;
    skip_past(">");
    hidden_.clear();
    return;
  }
}

void HtmlReader::start(std::string_view name, std::string_view attributes) {
  const Element element = element_of(name);
  switch (element.role) {
    case Role::none:
      // Word's number or bullet of an item.
      if (name == "span" && attributes.find("mso-list:") != attributes.npos && attributes.find("gnore") != attributes.npos) {
        const std::size_t text = in_.find_first_not_of(" \n\r", at_);
        out_.listed(text != in_.npos && in_[text] >= '1' && in_[text] <= '9' ? Tag::ol : Tag::ul);
        hidden_ = "span";
      }
      break;
    case Role::hidden:
      // In SVG and MathML a tag can end itself.
      if ((name != "svg" && name != "math") || attributes.empty() || attributes.back() != '/') hidden_ = name;
      break;
    case Role::box:
      out_.paragraph(element.tag == Tag::p);
      if (element.tag == Tag::p && attributes.find("MsoListP") != attributes.npos) out_.listed(Tag::ul);
      break;
    case Role::heading: out_.heading(element.tag); break;
    case Role::pre:
      out_.heading(Tag::pre);
      after_pre_ = true;
      break;
    case Role::list: out_.list(element.tag, element.tag == Tag::ol ? number_of(attribute(attributes, "start")) : 0); break;
    case Role::item: out_.item(element.tag); break;
    case Role::part: {
      const bool cell = element.tag == Tag::td || element.tag == Tag::th;
      out_.table_part(element.tag, cell ? align_of(attribute(attributes, "align")) : 0);
      break;
    }
    case Role::block: out_.box(element.tag); break;
    case Role::span:
      if (element.tag == Tag::a) out_.link(text::safe_link(decoded(attribute(attributes, "href"))));
      else out_.span(element.tag);
      break;
    case Role::line_break: out_.line_break(); break;
    case Role::rule: out_.rule(); break;
    case Role::picture: {  // the text that stands for it
      const std::string alt = decoded(attribute(attributes, "alt"));
      if (alt.find_first_not_of(" \n\u00a0") != alt.npos) out_.words(alt);
      break;
    }
  }
}

void HtmlReader::end(const Element& element) {
  switch (element.role) {
    case Role::box: case Role::heading: case Role::pre: out_.paragraph(false); break;
    case Role::list: case Role::item: case Role::part: case Role::block: out_.end(element.tag); break;
    case Role::span: out_.end_span(element.tag); break;
    default: break;
  }
}

}  // namespace body

NodeStream render_html(std::string_view html) {
  html = text::utf8_prefix(html, kMaxBody);
  body::Shaper shaper(html.size());
  const std::string repaired = text::repair_utf8(html);
  body::HtmlReader(shaper).read(repaired);
  return shaper.finish();
}

}  // namespace jobstand
