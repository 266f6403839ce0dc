// html.h - HTML to what it says: the tokens of HTML, read by allow-list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "body/elements.h"
#include "body/shape.h"

namespace jobstand::body {

// Reads HTML, whole or in pieces (as it stands within Markdown), into a Shaper. Total and
// linear. Tags are split as browsers split them; what is no complete tag is text. Only the
// attributes href, start, align, alt and those by which Word marks its lists are looked at.
class HtmlReader {
 public:
  explicit HtmlReader(Shaper& out) : out_(out) {}

  // Valid UTF-8 that ends between tags, or is the last piece.
  void read(std::string_view html);

  // Within an element that is left out with its content: a later piece may end it.
  [[nodiscard]] bool hides() const { return !hidden_.empty(); }
  void show() { hidden_.clear(); }

 private:
  void character();
  void reference();
  bool markup();
  void skip_past(std::string_view end);
  void skip_hidden();
  void start(std::string_view name, std::string_view attributes);
  void end(const Element& element);
  [[nodiscard]] std::size_t tag_end(std::size_t at);
  [[nodiscard]] bool starts_with(std::string_view text) const { return in_.substr(at_, text.size()) == text; }

  Shaper& out_;
  std::string_view in_;
  std::size_t at_ = 0;
  std::size_t last_tag_end_ = 0;  // no tag ends after it
  std::string hidden_;            // name of the element that is being left out
  bool quotes_ = true;            // quotes are paired, as far as has been looked
  bool cdata_ = false;            // "]]>" is no text
  bool after_pre_ = false;        // a line end is no text
};

}  // namespace jobstand::body
