#include "formats/convert.h"

#include <utility>

#include "feed/json_value.h"
#include "feed/scan.h"
#include "formats/draft.h"
#include "formats/value.h"
#include "jobstand/feed.h"
#include "text/json_writer.h"
#include "text/number.h"
#include "text/order.h"
#include "text/utf8.h"

namespace jobstand::formats {
namespace {

constexpr std::size_t kLookedAt = 8;  // entries that a shape is known by

// Walks the entries of a list, which begins with its bracket, as read_feed() does: whatever
// stands in one cannot stop the walk. `text` may go on after the list.
class Entries {
 public:
  explicit Entries(Raw text) : text_(text), scan_(text, {0, static_cast<std::uint32_t>(text.size())}) { scan_.take('['); }

  bool next() {
    for (;;) {
      if (truncated_ || scan_.take(']')) return false;
      if (scan_.take(',') || scan_.take('}')) continue;
      break;
    }
    if (scan_.done()) {
      truncated_ = true;
      return false;
    }
    feed::Span span;
    const feed::Scan::Cut cut = scan_.value(kDepth, span);
    truncated_ = cut == feed::Scan::Cut::unfinished;
    entry_ = cut == feed::Scan::Cut::crossed || truncated_ ? Raw{} : feed::slice(text_, span);
    return true;
  }
  [[nodiscard]] Raw entry() const { return entry_; }  // empty: it cannot be read
  [[nodiscard]] bool truncated() const { return truncated_; }  // the text ends inside the list

 private:
  Raw text_;
  feed::Scan scan_;
  Raw entry_;
  bool truncated_ = false;
};

// What `path` leads to: a list to the end of the text, so that brackets that do not match are
// for Entries, or an object.
Raw find_list(const Object& object, std::string_view path) {
  const std::string_view step = path.substr(0, path.find('.'));
  if (step.size() == path.size()) {
    const Raw list = object.list(step);
    return list.empty() ? object.member(step) : list;
  }
  Object inside;
  inside.read(object.member(step));
  return find_list(inside, path.substr(step.size() + 1));
}

// The postings of JSON-LD: alone, in arrays and "@graph", in an ItemList, as a page's main
// entity. Nodes are known by their "@id".
class Walk : public Nodes {
 public:
  void visit(Raw value, int depth = 0) {
    constexpr int kMaxDepth = 8;
    if (depth > kMaxDepth) return;
    if (is_array(value)) {
      for (Entries entries(value); entries.next();) {
        const Raw entry = entries.entry();
        // In an array, also what cannot be read is one of its entries.
        if (!is_object(entry) && !is_array(entry)) postings.push_back(entry);
        else visit(entry, depth + 1);
      }
      return;
    }
    if (!is_object(value)) return;
    const Raw id = member(value, "@id");
    if (is_text(id)) {
      ids_.push_back(id);
      nodes_.emplace_back().read(value);
    }
    if (is_posting(value)) {
      found = true;
      postings.push_back(value);
      return;
    }
    for (Items items(value); items.next();) {
      for (const char* name : {"@graph", "itemListElement", "item", "mainEntity"}) {
        if (!items.is(name)) continue;
        found = found || (is_array(items.value()) && !Items(items.value()).next());  // an empty list is one
        visit(items.value(), depth + 1);
      }
    }
  }

  // After the last visit: the order that find() searches in. The first of nodes with one id comes first.
  void sort() {
    sorted_.resize(ids_.size());
    for (std::uint32_t i = 0; i < sorted_.size(); ++i) sorted_[i] = i;
    text::order(sorted_, sorted_.size(), [&](std::uint32_t a, std::uint32_t b) {
      const int order = ids_[a].compare(ids_[b]);
      return order != 0 ? order < 0 : a < b;
    });
  }

  std::vector<Raw> postings;
  bool found = false;

 private:
  [[nodiscard]] const Object* find(Raw id) const override {
    std::size_t begin = 0;
    for (std::size_t end = sorted_.size(); begin < end;) {
      const std::size_t middle = begin + (end - begin) / 2;
      if (ids_[sorted_[middle]] < id) begin = middle + 1;
      else end = middle;
    }
    return begin == sorted_.size() || ids_[sorted_[begin]] != id ? nullptr : &nodes_[sorted_[begin]];
  }

  static bool is_posting(Raw value) {
    std::vector<Raw> types;
    collect(value, "@type", nullptr, types);
    for (const Raw type : types) {
      std::string name;
      if (decode(type, name) && name.substr(name.rfind('/') + 1) == "JobPosting") return true;
    }
    return false;
  }

  // Searched in order, not hashed: whoever writes a feed could choose ids that collide, and a
  // conversion is given nothing that they do not know.
  std::vector<Raw> ids_;
  std::vector<Object> nodes_;
  std::vector<std::uint32_t> sorted_;
};

// The shape of a feed, and where its entries are.
struct Shape {
  const Format* format = nullptr;  // null: ours, or none
  Raw list;                        // an array, or the only entry
};

class Converter {
 public:
  explicit Converter(Raw feed) : feed_(feed) { top_.read(feed); }

  [[nodiscard]] const Object& top() const { return top_; }

  // The first of the formats that the feed fits.
  bool detect(const Tables& tables) {
    for (const Format* format = tables.begin; format != tables.end; ++format) {
      if (fits(*format)) return true;
    }
    return false;
  }

  // No entries, and no more than a name for them.
  bool detect_empty(const Tables& tables) {
    for (const Format* format = tables.begin; format != tables.end; ++format) {
      const Raw list = format->list[0] == '\0' || format->list[0] == '@' ? Raw{} : find_list(top_, format->list);
      if (!is_array(list) || Entries(list).next()) continue;
      shape_ = {format, list};
      return true;
    }
    return false;
  }

  Result<Converted> convert(std::size_t size) {
    const Format& format = *shape_.format;
    text::JsonWriter out;
    out.open('{').key("version").integer(1).key("format").string(format.name);
    write_head(out, "title", format.title);
    write_head(out, "homeUrl", format.home);
    out.key("jobs").open('[');
    Draft draft(format, top_, format.list[0] == '@' ? &walk_ : nullptr);
    std::uint32_t total = 0;
    std::uint32_t whole = 0;
    bool truncated = false;
    const auto add = [&](Raw entry) {
      ++total;
      if (!entry.empty()) ++whole;
      // Beyond the limit nothing is read, only counted.
      out.line();
      if (total > Limits{}.postings) out.raw("null");
      else if (!draft.write(entry, out)) --total;
      return out.size() <= 8 * size + (std::size_t{1} << 20);
    };
    constexpr const char* kTooLarge = "the feed becomes too large";
    if (format.list[0] == '@') {
      for (const Raw posting : walk_.postings) {
        if (!add(posting)) return Error{Errc::too_large, 0, kTooLarge};
      }
    } else if (is_array(shape_.list)) {
      Entries entries(shape_.list);
      while (entries.next()) {
        if (!add(entries.entry())) return Error{Errc::too_large, 0, kTooLarge};
      }
      truncated = entries.truncated();
    } else if (!add(shape_.list)) {
      return Error{Errc::too_large, 0, kTooLarge};
    }
    if (truncated && whole == 0) return Error{Errc::bad_json, size, "the feed ends before its first entry does"};
    out.line().close(']');
    const std::int64_t more = count(total, truncated);
    if (more >= 0) out.key("count").integer(more);
    out.close('}');
    return Converted{out.take() + "\n", format.name};
  }

 private:
  // Whether the list has one of the format's marks in one of its first entries, or the feed has.
  bool fits(const Format& format) {
    if (format.list[0] == '@') {
      if (!looks_linked()) return false;
      walk_.visit(feed_);
      walk_.sort();
      if (walk_.found) shape_ = {&format, feed_};
      return walk_.found;
    }
    const bool by_feed = format.marks[0] == '/';
    if (by_feed && !top_.has_one(std::string_view(format.marks).substr(1))) return false;
    const Raw list = format.list[0] == '\0' ? feed_ : find_list(top_, format.list);
    shape_ = {&format, list};
    return by_feed ? is_array(list) : has_mark(list, format.marks);
  }

  [[nodiscard]] bool looks_linked() { return has_mark(feed_, "@context,@graph,@type"); }

  // Whether the object, or one of the first entries of the list, has one of the marks. A feed
  // has one list that several formats look at: its entries are looked through once.
  bool has_mark(Raw list, std::string_view marks) {
    if (is_object(list)) {
      if (list.data() == feed_.data()) return top_.has_one(marks);
      Object only;
      only.read(list);
      return only.has_one(marks);
    }
    if (!is_array(list)) return false;
    if (first_of_ != list.data()) {
      first_of_ = list.data();
      Entries entries(list);
      for (Object& first : first_) first.read(entries.next() ? entries.entry() : Raw{});
    }
    for (const Object& first : first_) {
      if (first.has_one(marks)) return true;
    }
    return false;
  }

  void write_head(text::JsonWriter& out, const char* key, const char* path) const {
    std::string text;
    if (path[0] != '\0' && decode(top_.member(path), text)) out.key(key).string(text::utf8_prefix(text, 1024));
  }

  // What to write as the feed's `count`; -1: nothing.
  [[nodiscard]] std::int64_t count(std::uint32_t total, bool truncated) const {
    std::int64_t more = truncated ? std::int64_t{total} + 1 : -1;
    std::vector<Raw> found;
    if (shape_.format->count[0] != '\0') collect(top_, shape_.format->count, nullptr, found);
    for (const Raw value : found) {
      const double number = is_number(value) ? text::parse_number(value) : 0;
      if (number > total && number < 1e9) more = static_cast<std::int64_t>(number);
      if (is_text(value) && value.size() > 2) more = std::int64_t{total} + 1;  // an address of more
    }
    return more;
  }

  Raw feed_;
  Object top_;
  Object first_[kLookedAt];         // entries of the list that was looked at last,
  const char* first_of_ = nullptr;  // which begins here
  Shape shape_;
  Walk walk_;
};

// The keys of an object, as an error shows them.
std::string keys_of(Raw object) {
  std::string keys;
  for (Items items(object); items.next() && keys.size() < 200;) {
    keys.append(keys.empty() ? "" : ", ").append(text::utf8_prefix(items.key(), 40));
  }
  return keys;
}

std::string said_by(Raw object) {
  for (const char* name : {"error", "message"}) {
    std::string text;
    if (const Raw said = member(object, name); is_text(said) && decode(said, text) && !text.empty()) {
      return std::string("; it says: ").append(text::utf8_prefix(text, 80));
    }
  }
  return {};
}

std::string accepted(const Tables& tables, const Tables* more) {
  std::string out = "; accepted are jobstand";
  const char* last = "";
  for (const Tables* some : {&tables, more}) {
    for (const Format* format = some != nullptr ? some->begin : nullptr; some != nullptr && format != some->end; ++format) {
      if (std::string_view(format->name) != last) out.append(", ").append(format->name);
      last = format->name;
    }
  }
  return out;
}

// A list of ours: one of its first entries has a title, or there are none that are objects.
bool has_titles(Raw list) {
  bool objects = false;
  Entries entries(list);
  for (std::size_t i = 0; i < kLookedAt && entries.next(); ++i) {
    objects = objects || is_object(entries.entry());
    for (Items items(entries.entry()); items.next();) {
      if (items.is("title")) return true;
    }
  }
  return !objects;
}

Raw first_object(Raw list) {
  for (Entries entries(list); entries.next();) {
    if (is_object(entries.entry())) return entries.entry();
  }
  return {};
}

}  // namespace

Result<Converted> convert(std::string_view text, const Tables& tables, const Tables* more) {
  if (text.size() > Limits{}.bytes) return Error{Errc::too_large, 0, "the feed is too large"};
  const Converted ours{{}, "jobstand"};
  std::size_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  start = text.find_first_not_of(" \t\r\n", start);
  if (start == text.npos) return ours;
  const Raw feed = text.substr(start);
  if (feed[0] != '[' && feed[0] != '{') return ours;  // read_feed() says what is wrong with it
  Converter converter(feed);
  const Raw jobs = is_array(feed) ? feed : converter.top().list("jobs");
  if (is_number(converter.top().member("version")) && is_array(jobs)) return ours;
  if (converter.detect(tables) || (more != nullptr && converter.detect(*more))) return converter.convert(text.size());
  if (is_array(jobs) && has_titles(jobs)) return ours;
  if (is_object(feed) && !is_array(jobs) && (converter.detect_empty(tables) || (more != nullptr && converter.detect_empty(*more)))) {
    return converter.convert(text.size());
  }
  // Cut off before anything was said: not a question of shape.
  if (is_object(feed) && text.find_last_of('}') == text.npos) return ours;
  std::string message = is_array(jobs) ? "the feed is a list of entries without titles; their keys are " + keys_of(first_object(jobs))
                                       : "the feed is an object without a list of postings; its keys are " + keys_of(feed) + said_by(feed);
  return Error{Errc::bad_shape, 0, message + accepted(tables, more)};
}

}  // namespace jobstand::formats
