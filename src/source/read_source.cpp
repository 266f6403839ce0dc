#include <algorithm>
#include <utility>

#include "jobstand/source.h"
#include "source/front_matter.h"
#include "source/yaml.h"
#include "text/json_writer.h"
#include "text/utf8.h"

namespace jobstand {
namespace {

using source::FrontMatter;

SourceResult failed(std::string code, Position position, std::string message, std::string help) {
  SourceResult result;
  result.errors.push_back({std::move(code), position, std::move(message), std::move(help)});
  return result;
}

// The body with LF line ends, without the empty lines around it, which mean nothing.
std::string body_of(std::string_view rest) {
  std::string body;
  body.reserve(rest.size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] != '\r' || i + 1 == rest.size() || rest[i + 1] != '\n') body.push_back(rest[i]);
  }
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  body.erase(body.find_last_not_of(" \t\r\n") + 1);
  const std::size_t line = body.rfind('\n', first);  // the first line keeps its indentation
  if (line != std::string::npos) body.erase(0, line + 1);
  return body;
}

const Source::Key* find_body(const std::vector<Source::Key>& keys) {
  for (const Source::Key& key : keys) {
    if (key.name == "body" || key.name == "bodyHtml" || key.name == "bodyUrl") return &key;
  }
  return nullptr;
}

}  // namespace

SourceResult read_source(std::string_view file) {
  const std::string_view text = source::without_byte_order_mark(file);
  const std::size_t invalid = text::find_invalid_utf8(text);
  const std::size_t bad = std::min(invalid, text.find('\0'));
  if (bad < text.size()) {
    return failed("encoding", source::position_at(text, bad),
                  bad == invalid ? "this is not UTF-8" : "this is a NUL byte", "save the file as UTF-8 text");
  }
  const FrontMatter parts = source::split_front_matter(text);
  if (parts.state == FrontMatter::State::missing) {
    return failed("front-matter-missing", {}, "the file does not start with front matter",
                  "make --- the first line, then one `key: value` a line, then --- again");
  }
  if (parts.state == FrontMatter::State::unclosed) {
    return failed("front-matter-missing", {}, "the front matter that starts here is never closed",
                  "add a line --- after its last key");
  }
  if (parts.yaml.size() > source::kMaxYaml) {
    return failed("yaml", {}, "the front matter is larger than 64 KiB", "move the long text below the second ---");
  }

  SourceResult result;
  text::JsonWriter out;
  out.open('{');
  if (auto error = source::read_yaml(parts.yaml, 2, out, result.source.keys)) {
    result.source = {};
    result.errors.push_back(*std::move(error));
    return result;
  }
  if (const std::string body = body_of(parts.body); !body.empty()) {
    if (const Source::Key* twice = find_body(result.source.keys)) {
      return failed("body-twice", twice->position,
                    "the posting has the key \"" + twice->name + "\" and text below the front matter",
                    "keep one of the two");
    }
    out.key("body").string(body);
  }
  out.close('}');
  result.source.entry = out.take();
  return result;
}

}  // namespace jobstand
