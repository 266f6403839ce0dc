// Runs the files of tests/spec: "=== name", input, "---", expected. `\xNN` in an input stands
// for a byte. A case that fails prints both sides, ready to be pasted.
#include <fstream>
#include <sstream>

#include "jobstand/body.h"
#include "jobstand/site.h"
#include "testing.h"

using namespace jobstand;

namespace {

struct Case {
  std::string name, input, expected;
};

std::vector<Case> cases_of(const std::string& file) {
  std::ifstream in(std::string(JOBSTAND_SPEC_DIR) + "/" + file);
  REQUIRE(in);
  std::vector<Case> cases;
  std::string* target = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), {}, {}});
      target = &cases.back().input;
    } else if (line == "---" && target == &cases.back().input) {
      target = &cases.back().expected;
    } else if (target != nullptr) {
      *target += line + "\n";
    }
  }
  const auto strip = [](std::string& text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
  };
  for (Case& c : cases) {
    strip(c.input);
    strip(c.expected);
    for (std::size_t at; (at = c.input.find("\\x")) != std::string::npos;) {
      c.input.replace(at, 4, 1, static_cast<char>(std::stoi(c.input.substr(at + 2, 2), nullptr, 16)));
    }
  }
  return cases;
}

void run(const std::string& file, NodeStream (*render)(std::string_view)) {
  const std::vector<Case> cases = cases_of(file);
  CHECK(cases.size() > 5);
  for (const Case& c : cases) {
    CAPTURE(c.name);
    std::string html = to_html(render(c.input));
    while (!html.empty() && html.back() == '\n') html.pop_back();
    // Said once here instead of in every case.
    const std::string rel = " rel=\"noopener noreferrer nofollow ugc\"";
    for (std::size_t at; (at = html.find(rel)) != std::string::npos;) html.erase(at, rel.size());
    CHECK(html == c.expected);
  }
}

}  // namespace

TEST_CASE("render_markdown: the cases of markdown.txt", "[spec]") { run("markdown.txt", render_markdown); }
TEST_CASE("render_html: the cases of html.txt", "[spec]") { run("html.txt", render_html); }
