#include "formats/value.h"

#include "feed/json_value.h"
#include "text/json_string.h"

namespace jobstand::formats {
namespace {

constexpr std::size_t kMaxText = std::size_t{64} << 20;

std::string key_text(Raw key) {
  std::string out;
  if (text::unescape_json(key, out, 4096) != nullptr) out.clear();
  return out;
}

bool same_key(Raw key, std::string_view name) {
  if (key == name) return true;
  // No sign of a name takes more than six to write.
  return key.size() <= 6 * name.size() && key.find('\\') != key.npos && key_text(key) == name;
}

// The first step of a path, which is taken off it.
std::string_view take_step(std::string_view& path) {
  const std::string_view step = path.substr(0, path.find('.'));
  path.remove_prefix(step.size() < path.size() ? step.size() + 1 : step.size());
  return step;
}

bool starts_value(char c) {
  return c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

}  // namespace

Items::Items(Raw list) : list_(list), scan_(list, {0, static_cast<std::uint32_t>(list.size())}) {
  if (scan_.take('[')) close_ = ']';
  else if (scan_.take('{')) close_ = '}';
}

bool Items::fail() {
  close_ = '\0';
  good_ = false;
  return false;
}

bool Items::next() {
  if (close_ == '\0') return false;
  if (scan_.take(close_)) {
    close_ = '\0';
    scan_.skip_space();
    whole_ = scan_.done();
    return false;
  }
  if (!first_ && !scan_.take(',')) return fail();
  first_ = false;
  scan_.skip_space();
  if (close_ == '}') {
    feed::Span key;
    if (scan_.peek() != '"' || scan_.value(0, key) != feed::Scan::Cut::good || !scan_.take(':')) return fail();
    key_ = feed::slice(list_, {key.begin + 1, key.end - 1});
    scan_.skip_space();
  }
  if (!starts_value(scan_.peek())) return fail();
  feed::Span span;
  const feed::Scan::Cut cut = scan_.value(kDepth, span);
  value_ = feed::slice(list_, span);
  begin_ = span.begin;
  if (cut == feed::Scan::Cut::too_deep) value_ = {};
  if (cut == feed::Scan::Cut::crossed || cut == feed::Scan::Cut::unfinished) good_ = false;
  return true;
}

bool Items::is(std::string_view name) const { return same_key(key_, name); }

std::string Items::key() const { return key_text(key_); }

Raw member(Raw object, std::string_view name) {
  if (!is_object(object)) return {};
  for (Items items(object); items.next();) {
    if (items.is(name)) return items.value() == "null" ? Raw{} : items.value();
  }
  return {};
}

bool decode(Raw value, std::string& out) {
  out.clear();
  if (is_number(value)) {
    feed::JsonValue number;
    const bool good = feed::read_json(value, 64, number) == nullptr;
    if (good) out = value;
    return good;
  }
  if (!is_text(value) || value.size() < 2) return false;
  return text::unescape_json(value.substr(1, value.size() - 2), out, kMaxText) == nullptr;
}

bool Object::read(Raw object) {
  text_ = object;
  members_.clear();
  if (!is_object(object)) return false;
  Items items(object);
  while (items.next()) members_.push_back({items.raw_key(), items.value(), items.begin()});
  return items.good() && items.whole();
}

const Object::Member* Object::find(std::string_view name) const {
  for (const Member& m : members_) {
    if (same_key(m.key, name)) return &m;
  }
  return nullptr;
}

Raw Object::member(std::string_view name) const {
  const Member* const found = find(name);
  return found == nullptr || found->value == "null" ? Raw{} : found->value;
}

bool Object::has_one(std::string_view keys) const {
  while (!keys.empty()) {
    const std::string_view key = keys.substr(0, keys.find(','));
    keys.remove_prefix(key.size() < keys.size() ? key.size() + 1 : key.size());
    const std::size_t equals = key.find('=');
    const Member* const found = find(key.substr(0, equals));
    if (found != nullptr && (equals == key.npos || found->value.find(key.substr(equals + 1)) != Raw::npos)) return true;
  }
  return false;
}

Raw Object::list(std::string_view name) const {
  const Member* const found = find(name);
  return found == nullptr || text_[found->begin] != '[' ? Raw{} : text_.substr(found->begin);
}

bool Nodes::spend(std::size_t bytes) {
  if (bytes > left_) {
    cut_ = true;
    return false;
  }
  left_ -= bytes;
  return true;
}

Raw Nodes::member_of(Raw id, std::string_view name) {
  constexpr std::size_t kEach = 8;  // bytes that looking at one more key is as much as
  const Object* const node = find(id);
  if (node == nullptr || !spend(kEach * node->size())) return {};
  const Raw found = node->member(name);
  return spend(found.size()) ? found : Raw{};
}

void collect(const Object& object, std::string_view path, Nodes* nodes, std::vector<Raw>& out) {
  if (path.empty() || path.substr(0, path.find('.')).find('=') != path.npos) return collect(object.text(), path, nodes, out);
  const Raw found = object.member(take_step(path));
  if (!found.empty()) return collect(found, path, nodes, out);
}

void collect(Raw value, std::string_view path, Nodes* nodes, std::vector<Raw>& out, int arrays) {
  constexpr int kMaxArrays = 4;
  if (value.empty() || value == "null" || out.size() > kMaxFound) return;
  if (is_array(value) && arrays < kMaxArrays) {
    const std::size_t before = out.size();
    Items items(value);
    while (items.next()) collect(items.value(), path, nodes, out, arrays + 1);
    if (!items.good() || !items.whole()) out.resize(before);  // no JSON
    return;
  }
  if (path.empty() || is_array(value)) {
    out.push_back(value);
    return;
  }
  if (!is_object(value)) return;
  const std::string_view step = take_step(path);
  const std::size_t equals = step.find('=');
  if (equals != step.npos) {
    std::string text;
    if (decode(member(value, step.substr(0, equals)), text) && text == step.substr(equals + 1)) collect(value, path, nodes, out, arrays);
    return;
  }
  Raw found = member(value, step);
  if (found.empty() && nodes != nullptr) found = nodes->member_of(member(value, "@id"), step);
  collect(found, path, nodes, out, arrays);
}

}  // namespace jobstand::formats
