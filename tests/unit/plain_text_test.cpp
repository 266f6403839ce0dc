// What the board searches of a body is what its reader sees: the light scan of text/visible and
// the plain text of the rendered body have the same words.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "jobstand/body.h"
#include "source/front_matter.h"
#include "testing.h"
#include "text/visible.h"
#include "text/words.h"

using namespace jobstand;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (text::WordReader reader(text); reader.next();) {
    if (!reader.extra()) words.emplace_back(reader.word());
  }
  std::sort(words.begin(), words.end());
  return words;
}

struct Difference {
  std::size_t words = 0;
  std::string only_one;  // words that only one of the two has
};

Difference compare(std::string_view source, text::Markup markup) {
  std::string seen;
  text::visible_text(source, markup, seen);
  const NodeStream stream = markup == text::Markup::html ? render_html(source) : render_markdown(source);
  const std::vector<std::string> searched = words_of(seen);
  const std::vector<std::string> shown = words_of(stream.plain_text());
  std::vector<std::string> others;
  std::set_symmetric_difference(searched.begin(), searched.end(), shown.begin(), shown.end(), std::back_inserter(others));
  Difference found{shown.size(), {}};
  for (const std::string& word : others) {
    // The numbers of a list are in Markdown's source, but not in that of HTML.
    const bool number = word.size() < 3 && word.find_first_not_of("0123456789") == word.npos;
    if (markup != text::Markup::html || !number) found.only_one += word + " ";
  }
  return found;
}

// Texts of a JSON document that are HTML.
void collect(const nlohmann::json& value, std::vector<std::string>& out) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > 200 && text.find("</") != text.npos) out.push_back(text);
  } else if (value.is_structured()) {
    for (const nlohmann::json& inner : value) collect(inner, out);
  }
}

std::vector<fs::path> files(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> out;
  if (!fs::exists(folder)) return out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ending) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("plain_text: lines for blocks, tabs for cells, words as they are", "[body]") {
  CHECK(render_html("<h2>a</h2><p>b <b>c</b><br>d</p><ul><li>e<ul><li>f</ul></ul><hr>g").plain_text() == "a\nb c\nd\ne\nf\ng");
  CHECK(render_html("<table><tr><td><p>a<p>b<td>c<tr><th>d<th>e</table>f").plain_text() == "a\nb\tc\nd\te\nf");
  CHECK(render_html("<p>1 &lt; 2<script>x</script></p>").plain_text() == "1 < 2");
  CHECK(render_markdown("| a | *b* |\n|--|--|\n| `c` | |\n\n# d").plain_text() == "a\tb\nc\nd");
  CHECK(render_markdown("3. a\n4. b\n   - [x] c\n   - [ ] d").plain_text() == "3. a\n4. b\n[x] c\n[ ] d");
  CHECK(render_markdown("").plain_text().empty());
}

TEST_CASE("plain_text: has the words that the board searches, where both have to look closely", "[body]") {
  const std::string_view markdown[] = {
      "an <https://a.example/x> and <b@c.example> and <mailto:d@e.example>",
      "see [the\nhandbook][book], [here](\nhttps://a.example/x).\n\n[book]: https://a.example/book 'title'\n[other]: <x>\n\nend",
      "```cpp\nstd::vector<int> x; // a*b [c](d)\n```\nand `std::pair<int, T>` in ``a ` b`` text ` alone",
      "- [x] done\n- [ ] open\n\n1. one\n2. two",
  };
  for (const std::string_view source : markdown) CHECK(compare(source, text::Markup::markdown).only_one == "");
  const std::string_view html = "Ing&eacute;nieur, B&uuml;ro in K&ouml;ln, gar&ccedil;on, Espa&ntilde;a, stra&szlig;e, sm&oslash;r, &Aring;se, a&middot;b";
  CHECK(compare(html, text::Markup::html).only_one == "");
}

TEST_CASE("plain_text: has the words that the board searches, in postings of ours", "[body]") {
  const std::vector<fs::path> postings = files(JOBSTAND_POSTINGS_DIR, ".md");
  REQUIRE(postings.size() > 30);
  for (const fs::path& path : postings) {
    CAPTURE(path.filename());
    const std::string file = read(path);
    const Difference found = compare(source::split_front_matter(file).body, text::Markup::markdown);
    CHECK(found.words > 50);
    CHECK(found.only_one == "");
  }
}

TEST_CASE("plain_text: has the words that the board searches, in postings of others", "[body]") {
  const fs::path shared(JOBSTAND_SHARED_DIR);
  const std::vector<fs::path> postings = files(shared / "corpora" / "cds-snc", ".md");
  const std::vector<fs::path> feeds = files(shared / "feeds", ".json");
  if (postings.empty() || feeds.empty()) SKIP("the corpora are not here");
  std::size_t words = 0;
  for (const fs::path& path : postings) {
    CAPTURE(path.filename());
    const std::string file = read(path);
    const Difference found = compare(source::split_front_matter(file).body, text::Markup::markdown);
    words += found.words;
    CHECK(found.only_one == "");
  }
  for (const fs::path& path : feeds) {
    std::vector<std::string> bodies;
    collect(nlohmann::json::parse(read(path), nullptr, false), bodies);
    for (const std::string& body : bodies) {
      CAPTURE(path, body.substr(0, 60));
      const Difference found = compare(body, text::Markup::html);
      words += found.words;
      CHECK(found.only_one == "");
    }
  }
  CHECK(words > 150'000);
}
