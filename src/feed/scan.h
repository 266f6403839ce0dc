// scan.h - cuts JSON text apart without reading it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jobstand::feed {

// A stretch of the text, in bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

// Walks JSON text by strings, escapes and brackets alone, so that nothing inside a value
// can stop the walk; whether a value is good JSON is for its reader to say. The position
// only moves forward: a walk is linear. Text size must be below 4 GiB.
class Scan {
 public:
  enum class Cut : std::uint8_t {
    good,       // the span is a whole value, as far as brackets and quotes can tell
    too_deep,   // the same, but nested deeper than asked for
    crossed,    // brackets that do not match; the span ends where the outermost one closes
    unfinished  // the text ends inside it
  };

  Scan(std::string_view text, Span part) : text_(text.substr(0, part.end)), at_(part.begin) {}

  void skip_space();
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c);  // after white space
  [[nodiscard]] std::uint32_t at() const { return at_; }

  // The value that starts here, after white space. `depth` counts brackets. Where brackets
  // do not match, `crossed` says whether to go on to the end of the value or to stop there.
  enum class Crossed : std::uint8_t { go_on, stop };
  Cut value(std::uint32_t depth, Span& span, Crossed crossed = Crossed::go_on);

  // Checks the string that starts here, and moves behind it, in one pass. `inside` is what
  // stands between its quotes. Null, or what is wrong with it, of which the first is told;
  // one that does not end is unfinished. `max`: bytes that it may stand for.
  Cut string(std::size_t max, Span& inside, const char*& problem);

  // Reads the string that starts here, and moves behind it. `out` is what it stands for, in the text
  // itself where that is plain, as most are, and in `room` where it is not. Else as string().
  Cut text(std::size_t max, std::string& room, std::string_view& out, const char*& problem);

 private:
  bool skip_string();  // from its opening quote; false: it does not end
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(text_.size()); }

  std::string_view text_;
  std::uint32_t at_;
};

}  // namespace jobstand::feed
