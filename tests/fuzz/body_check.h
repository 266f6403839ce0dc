// body_check.h - what holds for the body of any bytes: the stream is balanced, at most kMaxDepth
// deep and 20 x input + 4 KiB long, of the table's elements, with attributes where they belong,
// and every address has an allowed scheme.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "jobstand/body.h"
#include "jobstand/site.h"
#include "text/url.h"
#include "text/utf8.h"

namespace jobstand::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check(const NodeStream& stream, std::size_t input) {
  std::vector<Tag> open;
  Tag last = Tag::none;  // opened just before, so that attributes may follow
  for (const Node& node : stream.nodes()) {
    switch (node.kind) {
      case Node::Kind::open:
        require(node.tag > Tag::none && node.tag <= Tag::sup);
        require(open.size() < kMaxDepth || node.tag == Tag::br || node.tag == Tag::hr);
        open.push_back(node.tag);
        break;
      case Node::Kind::close:
        require(!open.empty());
        open.pop_back();
        break;
      case Node::Kind::text:
        require(!open.empty() || !node.text.empty());
        require(text::find_invalid_utf8(node.text) == node.text.size());
        break;
      case Node::Kind::href:
        require(last == Tag::a);
        require(text::scheme_of(node.text) != text::Scheme::other);
        require(node.text.find_first_of("<>\"\\ \n\t\r") == std::string::npos);
        break;
      case Node::Kind::start: require(last == Tag::ol); break;
      case Node::Kind::align: require((last == Tag::th || last == Tag::td) && node.number >= 1 && node.number <= 3); break;
      case Node::Kind::task: require(last == Tag::li && node.number <= 1); break;
    }
    last = node.kind == Node::Kind::open ? node.tag : Tag::none;
  }
  require(open.empty());
  require(stream.encode().size() <= 20 * input + 4096);
  const std::string plain = stream.plain_text();
  require(text::find_invalid_utf8(plain) == plain.size());
  const std::string html = to_html(stream);
  require(html.find("<script") == std::string::npos && html.find("href=\"javascript:") == std::string::npos);
}

}  // namespace jobstand::fuzz
