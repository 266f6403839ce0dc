#include "formats/xml.h"

#include <map>
#include <pugixml.hpp>
#include <vector>

#include "text/json_writer.h"
#include "text/time.h"
#include "text/utf8.h"

namespace jobstand::formats {
namespace {

constexpr int kMaxDepth = 32;

// Where the entries are: always an array, be it empty.
struct List {
  std::string_view root;
  std::string_view parent;
  std::string_view entry;
};
constexpr List kLists[] = {{"workzag-jobs", "workzag-jobs", "position"}, {"rss", "channel", "item"}, {"source", "source", "job"}};

bool is_date(std::string_view name) {
  return name == "pubDate" || name == "date" || name == "expirationdate" || name == "expires_at";
}

// Teamtailor's names in RSS, as those of others that say the same.
std::string_view name_of(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(0, 3) == "tt:" ? name.substr(3) : name;
}

class Writer {
 public:
  Writer(const List& list, bool whole) : list_(list), whole_(whole) {}

  std::string write(pugi::xml_node root) {
    out_.open('{').key(list_.root);
    element(root, 0);
    if (!stopped_) out_.close('}');
    return out_.take();
  }

 private:
  void element(pugi::xml_node node, int depth) {
    std::vector<std::string_view> names;  // in order
    std::map<std::string_view, std::vector<pugi::xml_node>> children;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      std::vector<pugi::xml_node>& same = children[name_of(child)];
      if (same.empty()) names.push_back(name_of(child));
      same.push_back(child);
    }
    // Only where it is: an entry may have an element of that name, as Indeed's have a <source>.
    const bool holds = depth == (list_.parent == list_.root ? 0 : 1) && node.name() == list_.parent;
    if (holds && children[list_.entry].empty()) names.push_back(list_.entry);
    if (names.empty() || depth == kMaxDepth) return text(node);
    out_.open('{');
    for (const std::string_view name : names) {
      if (holds && name == list_.entry) continue;
      member(name, children[name], false, depth);
    }
    // Last, so that what is cut off is only entries.
    if (holds) member(list_.entry, children[list_.entry], true, depth);
    if (!stopped_) out_.close('}');
  }

  void member(std::string_view name, const std::vector<pugi::xml_node>& nodes, bool entries, int depth) {
    out_.key(text::repair_utf8(name));
    const bool list = entries || nodes.size() != 1;
    if (list) out_.open('[');
    for (const pugi::xml_node node : nodes) {
      // The last one is where the parser stopped.
      if (entries && !whole_ && node == nodes.back()) break;
      element(node, depth + 1);
    }
    stopped_ = stopped_ || (entries && !whole_);
    if (list && !stopped_) out_.close(']');
  }

  void text(pugi::xml_node node) {
    std::string all;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) all.append(child.value());
    }
    if (is_date(node.name())) {
      if (const auto ms = text::parse_mail_time(all)) {
        out_.integer(*ms);
        return;
      }
    }
    out_.string(text::repair_utf8(all));
  }

  text::JsonWriter out_;
  const List& list_;
  bool whole_;
  bool stopped_ = false;
};

}  // namespace

std::optional<std::string> json_of_xml(std::string_view xml) {
  const std::size_t start = xml.find_first_not_of(" \t\r\n", xml.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
  if (start == xml.npos || xml[start] != '<') return {};
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(xml.data() + start, xml.size() - start);
  const pugi::xml_node root = document.document_element();
  for (const List& list : kLists) {
    if (root.name() == list.root) return Writer(list, static_cast<bool>(result)).write(root);
  }
  return {};
}

}  // namespace jobstand::formats
