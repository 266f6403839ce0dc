#include "testing.h"

#include <string>
#include <utility>

#include "jobstand/body.h"
#include "jobstand/site.h"

using jobstand::render_html;
using jobstand::render_markdown;
using jobstand::to_html;

namespace {

std::string html(std::string_view markdown) { return to_html(render_markdown(markdown)); }

}  // namespace

TEST_CASE("to_html: blocks stand on lines of their own, as in the CommonMark examples") {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"a\nb", "<p>a\nb</p>\n"},
      {"# a", "<h2>a</h2>\n"},
      {"a\n\n***\n\nb", "<p>a</p>\n<hr />\n<p>b</p>\n"},
      {"a  \nb", "<p>a<br />\nb</p>\n"},
      {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
      {"- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"},
      {"- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"},
      {"-", "<ul>\n<li></li>\n</ul>\n"},
      {"> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
      {">", "<blockquote>\n</blockquote>\n"},
      {"```\na <b>\n```", "<pre><code>a &lt;b&gt;\n</code></pre>\n"},
      {"*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n"}};
  for (const auto& [markdown, expected] : cases) {
    CAPTURE(markdown);
    CHECK(html(markdown) == expected);
  }
}

TEST_CASE("to_html: & < > and quotes are escaped, everywhere") {
  CHECK(html("a & b < c > d \"e\"") == "<p>a &amp; b &lt; c &gt; d &quot;e&quot;</p>\n");
  CHECK(html("&lt;script&gt;") == "<p>&lt;script&gt;</p>\n");
  CHECK(html("[a](https://x.example/?a=1&b=2)").find("href=\"https://x.example/?a=1&amp;b=2\"") != std::string::npos);
}

TEST_CASE("to_html: a link says that it leads elsewhere") {
  CHECK(html("[a](https://x.example/)") ==
        "<p><a href=\"https://x.example/\" rel=\"noopener noreferrer nofollow ugc\">a</a></p>\n");
}

TEST_CASE("to_html: a link that could run a script is its label") {
  for (const char* address : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:x", "data:text/html,x",
                              "vbscript:x", "java&#10;script:x", "&#1;javascript:x"}) {
    CAPTURE(address);
    CHECK(html("[a](" + std::string(address) + ")").find("href") == std::string::npos);
  }
  CHECK(html("[a](https://x.example/\"onclick=\"x)").find("\"onclick") == std::string::npos);
}

TEST_CASE("to_html: attributes are start, align and data-task alone") {
  CHECK(html("3. a") == "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
  CHECK(html("1. a") == "<ol>\n<li>a</li>\n</ol>\n");
  CHECK(html("0. a") == "<ol start=\"0\">\n<li>a</li>\n</ol>\n");
  CHECK(html("- [x] a\n- [ ] b") ==
        "<ul>\n<li data-task=\"done\">a</li>\n<li data-task=\"open\">b</li>\n</ul>\n");
  CHECK(html("|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|") ==
        "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"center\">b</th>\n<th align=\"right\">c</th>\n"
        "<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"center\">2</td>\n"
        "<td align=\"right\">3</td>\n<td>4</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE("to_html: HTML arrives as its text") {
  CHECK(to_html(render_html("<p>a<script>alert(1)</script> &amp; b</p>")) == "<p>a &amp; b</p>\n");
}
