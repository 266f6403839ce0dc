#include "body/html.h"

#include "text/utf8.h"
#include "text/visible.h"

namespace jobstand {
namespace body {

void append_html(std::string_view html, NodeBuilder& out) {
  std::string visible;
  text::visible_text(html, text::Markup::html, visible);
  std::string_view rest = visible;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : rest.size());
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos) continue;
    line.remove_prefix(begin);
    out.open(Tag::p);
    out.text(line.substr(0, line.find_last_not_of(" \t\r") + 1));
    out.close();
  }
}

}  // namespace body

NodeStream render_html(std::string_view html) {
  html = text::utf8_prefix(html, kMaxBody);
  NodeBuilder out(html.size());
  body::append_html(text::repair_utf8(html), out);
  return out.finish();
}

}  // namespace jobstand
