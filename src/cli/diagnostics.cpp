#include "cli/diagnostics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "text/utf8.h"

namespace jobstand::cli {
namespace {

constexpr const char* kNames[] = {"error", "warning", "note"};
constexpr const char* kColours[] = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"};
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kPlain = "\x1b[0m";

// The part of a long line that has the column in it, and the column within that part.
struct Window {
  std::string text;
  std::uint32_t column;
};
Window window(std::string_view line, std::uint32_t column) {
  constexpr std::uint32_t kWidth = 100;
  const std::uint32_t skipped = column > kWidth - 20 ? column - 40 : 0;
  std::string out = skipped > 0 ? "…" : "";
  std::uint32_t place = 0;
  for (std::size_t at = 0; at < line.size(); ++place) {
    const std::uint32_t size = text::decode_utf8(line, at).size;
    if (place == skipped + kWidth) {
      out.append("…");
      break;
    }
    if (place >= skipped) out.append(line.substr(at, size));
    at += size;
  }
  return {printable(out), column - skipped + (skipped > 0 ? 1 : 0)};
}

}  // namespace

bool is_styled(std::FILE* stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(fileno(stream)) != 0;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode_utf8(text, at);
    at += c.size;
    const bool control = c.point < 0x20 || (c.point >= 0x7F && c.point < 0xA0);
    const bool turns = (c.point >= 0x202A && c.point <= 0x202E) || (c.point >= 0x2066 && c.point <= 0x2069);
    if (c.point == '\t') out.push_back(' ');
    else text::append_utf8(out, control || turns ? text::kReplacement : c.point);
  }
  return out;
}

std::string line_of(std::string_view text, std::uint32_t line) {
  std::size_t at = 0;
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return {};
    at = end + 1;
  }
  text = text.substr(at, text.find('\n', at) - at);
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return std::string(text);
}

std::string format(const Diagnostic& d, bool styled) {
  const auto severity = static_cast<std::size_t>(d.severity);
  std::string out = styled ? kBold : "";
  if (!d.file.empty()) out += printable(d.file);
  if (!d.file.empty() && d.position.line > 0) out += fmt::format(":{}:{}", d.position.line, d.position.column);
  if (!d.file.empty()) out += ": ";
  if (styled) out += kColours[severity];
  out += kNames[severity];
  if (!d.code.empty()) out += fmt::format("[{}]", d.code);
  if (styled) out += kPlain;
  out += fmt::format(": {}\n", printable(d.message));
  if (!d.excerpt.empty() && d.position.line > 0) {
    const Window shown = window(d.excerpt, d.position.column);
    const std::string number = std::to_string(d.position.line);
    out += fmt::format("  {} | {}\n  {:{}} | {:{}}{}^{}\n", number, shown.text, "", number.size(), "", shown.column - 1,
                       styled ? kColours[severity] : "", styled ? kPlain : "");
  }
  if (!d.help.empty()) out += fmt::format("help: {}\n", printable(d.help));
  return out;
}

void write_json(text::JsonWriter& out, const Diagnostic& d) {
  const auto field = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out.key(key).string(text::repair_utf8(value));
  };
  out.open('{').key("severity").string(kNames[static_cast<std::size_t>(d.severity)]);
  field("code", d.code);
  field("file", d.file);
  if (d.position.line > 0) out.key("line").integer(d.position.line).key("column").integer(d.position.column);
  field("message", d.message);
  field("help", d.help);
  out.close('}');
}

void print(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

bool flush(std::FILE* stream) { return std::fflush(stream) == 0 && std::ferror(stream) == 0; }

int fail(std::string_view message, std::string_view help) {
  print(stderr, fmt::format("jobstand: error: {}\n", printable(message)));
  if (!help.empty()) print(stderr, fmt::format("help: {}\n", printable(help)));
  return kFailed;
}

}  // namespace jobstand::cli
