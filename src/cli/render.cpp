#include <fmt/format.h>

#include <string_view>

#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/files.h"
#include "jobstand/body.h"
#include "jobstand/site.h"
#include "source/front_matter.h"

namespace jobstand::cli {
namespace {

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
}

}  // namespace

int render(const RenderOptions& options) {
  constexpr std::size_t kMaxFile = std::size_t{16} << 20;
  const FileText file = read_file(options.file, kMaxFile);
  if (!file.error.empty()) return fail(file.error);
  std::string_view body = source::without_byte_order_mark(file.text);
  const bool html = options.html || has_ending(options.file, ".html") || has_ending(options.file, ".htm");
  if (!options.raw && !html) body = source::split_front_matter(body).body;
  const NodeStream stream = html ? render_html(body) : render_markdown(body);
  print(stdout, options.text ? stream.plain_text() + "\n" : to_html(stream));
  if (!flush(stdout)) return fail("cannot write to standard output");
  if (body.size() <= kMaxBody) return kGood;
  Diagnostic cut;
  cut.severity = Severity::warning;
  cut.code = "body";
  cut.file = options.file;
  cut.message = "the text is cut off after 256 KiB";
  print(stderr, format(cut, is_styled(stderr)));
  return kProblems;
}

}  // namespace jobstand::cli
