#include "source/yaml.h"

#include <yaml.h>

#include <set>
#include <string>
#include <utility>

#include "source/front_matter.h"
#include "source/scalar.h"

namespace jobstand::source {
namespace {

// What libyaml's messages mean to somebody who writes a posting.
struct Advice {
  const char* problem;  // libyaml's; the first one that it starts with counts
  const char* message;
  const char* help;
};
constexpr Advice kAdvice[] = {
    {"mapping values are not allowed", "a value has a \": \" in it, or a line is indented too far",
     "put the whole value in double quotes: key: \"one: two\""},
    {"could not find expected ':'", "a line is neither `key: value` nor part of a value",
     "write `key: value`, with a space after the colon"},
    {"did not find expected key", "something is not where a key should be",
     "quotes go around the whole value, and keys start at the same column"},
    {"did not find expected ',' or ']'", "this list is not closed", "end it with ]"},
    {"did not find expected ',' or '}'", "this mapping is not closed", "end it with }"},
    {"did not find expected '-' indicator", "something is not where the next item should be",
     "start every item of a list with - at the same column"},
    {"found unknown escape character", "a backslash stands before something that it cannot escape",
     "write two backslashes, or use single quotes"},
    {"did not find expected hexdecimal number", "a backslash escape is cut short",
     "write two backslashes, or use single quotes"},
    {"found invalid Unicode character escape", "this escape stands for no character", "write the character itself"},
    {"found character that cannot start any token", "a value starts with a character that YAML keeps for itself",
     "put the value in double quotes; indent with spaces, not with tabs"},
    {"found a tab character", "a line is indented with a tab", "indent with spaces"},
    {"block sequence entries are not allowed", "a list starts where none can", "start it on a line of its own"},
    {"did not find expected <document start>", "the front matter is not one list of keys with values",
     "write one `key: value` a line, and no line that starts with %"},
    {"did not find expected alphabetic or numeric character", "a value starts with a character that YAML keeps for itself",
     "put the value in double quotes"},
    {"control characters are not allowed", "a control character stands in the front matter", "remove it"},
};

// Marks count characters from the start; an excerpt wants lines, as editors count them.
// (libyaml's own lines also end at characters that no editor breaks at.) Marks come in
// order but for those of errors, so all of them together cost one pass.
class Locator {
 public:
  Locator(std::string_view text, std::uint32_t line) : text_(text), first_line_(line), position_{line, 1} {}

  Position at(std::size_t index) {
    if (index < index_) {
      index_ = byte_ = 0;
      position_ = {first_line_, 1};
    }
    for (; index_ < index && byte_ < text_.size(); ++index_) step();
    return position_;
  }
  // Offset of the place that was asked for last.
  [[nodiscard]] std::size_t byte() const { return byte_; }

 private:
  void step() {
    const bool breaks = text_[byte_] == '\n';
    do ++byte_;
    while (byte_ < text_.size() && (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80);
    position_ = breaks ? Position{position_.line + 1, 1} : Position{position_.line, position_.column + 1};
  }

  std::string_view text_;
  std::uint32_t first_line_;
  Position position_;
  std::size_t index_ = 0;
  std::size_t byte_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : ready_(yaml_parser_initialize(&parser_) != 0) {
    if (!ready_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Parser() {
    drop();
    if (ready_) yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // The next event, which lives until the next call; null after an error.
  const yaml_event_t* next() {
    drop();
    held_ = ready_ && yaml_parser_parse(&parser_, &event_) != 0;
    return held_ ? &event_ : nullptr;
  }
  [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

 private:
  void drop() {
    if (held_) yaml_event_delete(&event_);
    held_ = false;
  }

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool ready_;
  bool held_ = false;
};

class Reader {
 public:
  Reader(std::string_view yaml, std::uint32_t line, text::JsonWriter& out, std::vector<Source::Key>& keys)
      : yaml_(yaml), line_(line), parser_(yaml), locator_(yaml, line), out_(out), keys_(keys) {}

  std::optional<SourceError> read() {
    while (!error_ && !done_) {
      if (const yaml_event_t* event = parser_.next()) take(*event);
      else fail_to_parse();
    }
    return std::move(error_);
  }

 private:
  // A collection that is open.
  struct Level {
    bool mapping = false;
    bool has_key = false;  // a key waits for its value
    std::string key;
    Position key_position;
    std::set<std::string, std::less<>> known;
  };

  void fail(Position position, std::string message, std::string help) {
    error_ = SourceError{"yaml", position, std::move(message), std::move(help)};
  }
  void fail(const yaml_event_t& event, std::string message, std::string help) {
    fail(locator_.at(event.start_mark.index), std::move(message), std::move(help));
  }

  void fail_to_parse() {
    const yaml_parser_t& state = parser_.state();
    const std::string_view problem = state.problem != nullptr ? state.problem : "out of memory";
    const std::string_view context = state.context != nullptr ? state.context : "";
    if (state.error == YAML_READER_ERROR) {
      Position position = position_at(yaml_, state.problem_offset);
      position.line += line_ - 1;
      return fail_with_advice(position, problem);
    }
    // The end of the text is a poor place to look for a quote that was opened long before.
    const bool opened = context == "while scanning a quoted scalar" &&
                        (problem == "found unexpected end of stream" || problem == "found unexpected document indicator");
    if (opened) {
      return fail(locator_.at(state.context_mark.index), "this quote is never closed",
                  "end the value with the same quote, on the same line");
    }
    // So is the line after the one without a colon, and the end of a list without a bracket.
    const bool began_before = context == "while scanning a simple key" || context == "while parsing a flow sequence" ||
                              context == "while parsing a flow mapping" || context == "while scanning an alias" ||
                              context == "while scanning an anchor";
    fail_with_advice(locator_.at((began_before ? state.context_mark : state.problem_mark).index), problem);
  }

  void fail_with_advice(Position position, std::string_view problem) {
    for (const Advice& advice : kAdvice) {
      const std::string_view known = advice.problem;
      if (problem.substr(0, known.size()) == known) return fail(position, advice.message, advice.help);
    }
    fail(position, std::string(problem), "look at the quotes, colons and spaces here, and on the line before");
  }

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_STREAM_END_EVENT: done_ = true; break;
      case YAML_DOCUMENT_START_EVENT:
        if (documents_++ > 0) fail(event, "the front matter has more than one document", "one file is one posting: remove the second ---");
        break;
      case YAML_ALIAS_EVENT:
        fail(event, "an alias (*name) is not supported", "write the value out, or put it in quotes");
        break;
      case YAML_SCALAR_EVENT: take_scalar(event); break;
      case YAML_SEQUENCE_START_EVENT:
        open(event, false, event.data.sequence_start.anchor, event.data.sequence_start.tag);
        break;
      case YAML_MAPPING_START_EVENT:
        open(event, true, event.data.mapping_start.anchor, event.data.mapping_start.tag);
        break;
      case YAML_SEQUENCE_END_EVENT: case YAML_MAPPING_END_EVENT: close(); break;
      default: break;
    }
  }

  bool plain_node(const yaml_event_t& event, const unsigned char* anchor, const unsigned char* tag) {
    if (anchor != nullptr) fail(event, "an anchor (&name) is not supported", "remove it, or put the value in quotes");
    else if (tag != nullptr) fail(event, "a tag (!name) is not supported", "remove it, or put the value in quotes");
    return !error_;
  }

  void open(const yaml_event_t& event, bool mapping, const unsigned char* anchor, const unsigned char* tag) {
    if (!plain_node(event, anchor, tag)) return;
    if (levels_.empty() && !mapping) return fail_shape(event);
    if (awaits_key()) return fail(event, "a key is not text", "put the key in quotes");
    if (levels_.size() == kMaxYamlDepth) {
      return fail(event, "values are nested too deep", "use at most 8 levels of lists and mappings");
    }
    if (!levels_.empty()) {
      start_value();
      out_.open(mapping ? '{' : '[');
    }
    levels_.emplace_back().mapping = mapping;
  }

  void close() {
    const bool mapping = levels_.back().mapping;
    levels_.pop_back();
    if (!levels_.empty()) out_.close(mapping ? '}' : ']');
  }

  void take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    if (!plain_node(event, scalar.anchor, scalar.tag)) return;
    if (levels_.empty()) return fail_shape(event);
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    if (awaits_key()) return take_key(event, value);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && value.empty() && hides_text(event)) {
      return fail(event, "# starts a comment, so that there is no value here", "put the value in double quotes");
    }
    if (plain && is_null(value)) {
      levels_.back().has_key = false;
      return;
    }
    start_value();
    if (plain) write_plain(out_, value);
    else out_.string(value);
  }

  // "hashtags: #aws" is YAML for no hashtags at all. A comment in so many words has a space
  // after its #.
  bool hides_text(const yaml_event_t& event) {
    locator_.at(event.start_mark.index);
    std::string_view rest = yaml_.substr(locator_.byte());
    rest = rest.substr(0, rest.find('\n'));
    const std::size_t hash = rest.find_first_not_of(" \t");
    return hash != std::string_view::npos && hash + 1 < rest.size() && rest[hash] == '#' &&
           std::string_view(" \t\r#").find(rest[hash + 1]) == std::string_view::npos;
  }

  void take_key(const yaml_event_t& event, std::string_view key) {
    Level& level = levels_.back();
    if (key.empty()) return fail(event, "a key is empty", "write `key: value`");
    if (!level.known.emplace(key).second) {
      return fail(event, "the key \"" + std::string(key) + "\" is here twice", "remove one of the two");
    }
    level.has_key = true;
    level.key = key;
    level.key_position = locator_.at(event.start_mark.index);
  }

  // Writes the key that waits, now that it is known to have a value.
  void start_value() {
    Level& level = levels_.back();
    if (!level.mapping) return;
    out_.key(level.key);
    level.has_key = false;
    if (levels_.size() == 1) keys_.push_back({level.key, level.key_position});
  }

  [[nodiscard]] bool awaits_key() const {
    return !levels_.empty() && levels_.back().mapping && !levels_.back().has_key;
  }

  void fail_shape(const yaml_event_t& event) {
    fail(event, "the front matter is not a list of keys with values", "write one `key: value` a line");
  }

  std::string_view yaml_;
  std::uint32_t line_;
  Parser parser_;
  Locator locator_;
  text::JsonWriter& out_;
  std::vector<Source::Key>& keys_;
  std::vector<Level> levels_;
  std::optional<SourceError> error_;
  unsigned documents_ = 0;
  bool done_ = false;
};

}  // namespace

std::optional<SourceError> read_yaml(std::string_view yaml, std::uint32_t line, text::JsonWriter& out,
                                     std::vector<Source::Key>& keys) {
  return Reader(yaml, line, out, keys).read();
}

}  // namespace jobstand::source
