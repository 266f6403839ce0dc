#include "jobstand/formats.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "feed/derive.h"
#include "formats/xml.h"
#include "jobstand/feed.h"
#include "testing.h"

using namespace jobstand;

namespace {

namespace fs = std::filesystem;

const fs::path kTwins = fs::path(JOBSTAND_DATA_DIR) / "feeds";

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Converted convert(std::string text) {
  if (auto json = formats::json_of_xml(text)) text = *std::move(json);
  auto converted = convert_feed(std::move(text));
  if (!converted) FAIL(converted.error().message);
  return *std::move(converted);
}

// As the tool reads any feed.
Feed read_any(std::string text, std::string_view company = {}) {
  auto feed = read_feed(convert(std::move(text)).text, company);
  if (!feed) FAIL(feed.error().message);
  return *std::move(feed);
}

Feed twin(const std::string& name) { return read_any(file_text(kTwins / name)); }

Error refuse(std::string text) {
  auto converted = convert_feed(std::move(text));
  REQUIRE_FALSE(converted);
  return converted.error();
}

std::vector<fs::path> twins() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kTwins)) {
    if (entry.path().extension() != ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Which fields of ours how many postings have.
void count_fields(const Feed& feed, std::map<std::string, int>& filled) {
  const auto json = nlohmann::json::parse(write_feed(feed));
  for (const auto& posting : json["jobs"]) {
    for (const auto& [key, value] : posting.items()) ++filled[key == "bodyHtml" ? "body" : key];
  }
}

constexpr const char* kColumns[] = {"id", "title", "companyName", "companyWebsite", "logoUrl", "location", "locations", "workplace", "remoteScope",
                                    "url", "applyUrl", "timestamp", "updated", "validThrough", "hashtags", "jobType", "employment",
                                    "seniority", "departments", "salary", "language", "summary", "body"};

void print_table(const std::map<std::string, std::pair<int, std::map<std::string, int>>>& rows) {
  std::printf("%-16s%5s", "postings with", "all");
  for (const char* column : kColumns) std::printf(" %.5s", column), std::printf("%*s", std::max(0, 5 - static_cast<int>(std::string(column).size())), "");
  std::printf("\n");
  for (const auto& [name, row] : rows) {
    std::printf("%-16s%5d", name.c_str(), row.first);
    for (const char* column : kColumns) {
      const auto found = row.second.find(column);
      std::printf(" %5d", found == row.second.end() ? 0 : found->second);
    }
    std::printf("\n");
  }
}

}  // namespace

TEST_CASE("convert_feed: every format's sample becomes what is written beside it", "[formats]") {
  // expected.txt: for each file a line with its name, then the feed as write_feed() writes it.
  std::string made;
  std::map<std::string, std::pair<int, std::map<std::string, int>>> rows;
  for (const fs::path& path : twins()) {
    CAPTURE(path.filename().string());
    Feed feed = read_any(file_text(path));
    feed::Derive derive;
    for (Posting& posting : feed.postings) derive.apply(posting);
    made += "=== " + path.filename().string() + " " + feed.report.format + (feed.report.truncated ? " truncated" : "") + "\n";
    for (const Report::Problem& problem : feed.report.problems) {
      made += "problem: " + std::to_string(static_cast<std::int32_t>(problem.index)) + " " + problem.field + " " + problem.message + "\n";
    }
    made += write_feed(feed);
    auto& row = rows[feed.report.format];
    row.first += static_cast<int>(feed.postings.size());
    count_fields(feed, row.second);
  }
  print_table(rows);
  const std::string expected = file_text(kTwins / "expected.txt");
  if (made != expected) std::ofstream("formats-made.txt", std::ios::binary) << made;
  INFO("what was made is in formats-made.txt");
  CHECK(made == expected);
  for (const std::string_view name : feed_formats()) {
    CAPTURE(name);
    CHECK(rows.count(std::string(name)) == 1);
  }
}

TEST_CASE("convert_feed: each sample of a real board gives the count that its manifest states", "[formats]") {
  const fs::path folder = shared_dir() / "feeds";
  if (!fs::exists(folder)) SKIP("the sample feeds are not here");
  std::map<std::string, std::pair<int, std::map<std::string, int>>> rows;
  const auto manifest = nlohmann::json::parse(file_text(folder / "MANIFEST.json"));
  for (const auto& sample : manifest) {
    const std::string name = sample["file"];
    CAPTURE(name);
    Feed feed = read_any(file_text(folder / name));
    CHECK(feed.report.total == sample["postings"]);
    CHECK(feed.report.skipped == 0);
    CHECK(feed.report.format == sample["format"]);
    for (const Report::Problem& problem : feed.report.problems) {
      INFO(problem.field << " " << problem.message);
      // A posting in several places, and a page of several.
      CHECK((problem.field == "id" || problem.field == "count"));
    }
    feed::Derive derive;
    for (Posting& posting : feed.postings) derive.apply(posting);
    auto& row = rows[feed.report.format];
    row.first += static_cast<int>(feed.postings.size());
    count_fields(feed, row.second);
    // What the large systems send takes less room as ours, and is the same when it is built again.
    const std::string written = write_feed(feed);
    if (rows.size() < 4) CHECK(written.size() < file_text(folder / name).size());
    CHECK(write_feed(read_any(written)) == written);
  }
  print_table(rows);
  CHECK(manifest.size() == 30);
}

TEST_CASE("convert_feed: what no table names never passes", "[formats][hostile]") {
  int planted = 0;
  for (const fs::path& path : twins()) {
    CAPTURE(path.filename().string());
    const std::string text = file_text(path);
    if (text.find("PLANTED") == std::string::npos) continue;
    ++planted;
    if (path.filename() == "seed.json") continue;  // ours passes as it is: read_feed leaves it out
    CHECK(convert(text).text.find("PLANTED") == std::string::npos);
    CHECK(write_feed(read_any(text)).find("PLANTED") == std::string::npos);
  }
  CHECK(planted > 20);
}

TEST_CASE("convert_feed: converting again, and writing again, changes nothing", "[formats]") {
  for (const fs::path& path : twins()) {
    CAPTURE(path.filename().string());
    const std::string once = convert(file_text(path)).text;
    if (path.filename() != "seed.json") CHECK(nlohmann::json::accept(once));
    const Converted twice = convert(once);
    CHECK(twice.text == once);
    CHECK(twice.format == "jobstand");
    const std::string written = write_feed(read_any(once));
    CHECK(write_feed(read_any(written)) == written);
  }
}

TEST_CASE("read_feed: with Limits::ours, every other format is refused at once", "[formats]") {
  Limits limits;
  limits.ours = true;
  for (const fs::path& path : twins()) {
    CAPTURE(path.filename().string());
    std::string text = file_text(path);
    if (path.extension() == ".xml") continue;
    const auto feed = read_feed(text, {}, limits);
    if (path.filename() == "seed.json") {
      CHECK(feed);
      continue;
    }
    REQUIRE_FALSE(feed);
    CHECK(feed.error().code == Errc::bad_shape);
    CHECK(read_feed(convert(text).text, {}, limits));
  }
  CHECK(read_feed("[]", {}, limits));
  CHECK(read_feed(R"({"jobs":[]})", {}, limits));
}

TEST_CASE("convert_feed: no openings is a board, whatever the format", "[formats]") {
  struct Case {
    const char* text;
    const char* format;
  };
  const Case cases[] = {
      {"[]", "jobstand"}, {" [ ]\n", "jobstand"}, {R"({"jobs":[]})", "jobstand"}, {R"({"jobs":[],"meta":{"total":0}})", "jobstand"},
      {R"({"offers":[]})", "recruitee"}, {R"({"offset":0,"limit":100,"totalFound":0,"content":[]})", "smartrecruiters"},
      {R"({"meta":{"totalCount":0},"result":[]})", "bamboohr"}, {R"({"count":0,"results":[]})", "manatal"}, {R"({"data":[]})", "pinpoint"},
      {R"({"total":0,"jobPostings":[]})", "workday"}, {R"([{"last_updated":1,"legal":"x"}])", "remoteok"},
      {R"({"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]})", "jsonfeed"},
      {R"({"@context":"https://schema.org","@graph":[]})", "schemaorg"}, {R"({"version":"0.1","company":{},"jobs":[]})", "jobsjson"},
      {"<?xml version='1.0'?><workzag-jobs></workzag-jobs>", "personio"},
      {"<rss version='2.0'><channel><title>t</title></channel></rss>", "rss"}, {"<source/>", "indeed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(convert(c.text).format == c.format);
    CHECK(read_any(c.text).postings.empty());
    CHECK(read_any(c.text).report.total == 0);
  }
}

TEST_CASE("convert_feed: an unknown shape says what was seen and what is accepted", "[formats]") {
  const Error gone = refuse(R"({"ok":false,"error":"Document not found"})");
  CHECK(gone.code == Errc::bad_shape);
  CHECK(gone.message.find("the feed is an object without a list of postings; its keys are ok, error; it says: Document not found; "
                          "accepted are jobstand, jsonfeed, schemaorg, greenhouse, lever, ashby") == 0);
  for (const std::string_view name : feed_formats()) CHECK(gone.message.find(name) != std::string::npos);
  CHECK(refuse(R"([{"foo":1,"bar":2}])").message.find("a list of entries without titles; their keys are foo, bar;") != std::string::npos);
  CHECK(refuse(R"({"jobs":[{"foo":1}]})").code == Errc::bad_shape);
  CHECK(refuse(R"({"jobs":{}})").code == Errc::bad_shape);
  CHECK(refuse(R"({"data":[{"type":"dogs"}]})").code == Errc::bad_shape);
  CHECK(refuse(R"({"@context":"https://schema.org","@type":"WebPage"})").code == Errc::bad_shape);
  // No JSON at all is read_feed's to refuse.
  for (const char* text : {"", "  ", "Not found", "<!doctype html><title>404", "\"text\"", "{", "{\"jo"}) {
    CAPTURE(text);
    const Converted same = convert(text);
    CHECK(same.text == text);
    CHECK_FALSE(read_feed(same.text));
  }
}

TEST_CASE("convert_feed: keys of our own feed that others use as well keep it ours", "[formats]") {
  for (const char* text : {R"({"version":1,"jobs":[{"title":"a","absolute_url":"x"}]})", R"([{"title":"a","company":"x","position":1}])",
                           R"({"company":"Acme","jobs":[{"title":"a"}]})", R"({"items":[],"jobs":[{"title":"a"}]})",
                           R"({"version":"1","jobs":[{"title":"a","location":"b"}]})"}) {
    CAPTURE(text);
    CHECK(convert(text).format == "jobstand");
    CHECK(convert(text).text == text);
  }
}

TEST_CASE("convert_feed: escaped bodies are unescaped exactly once", "[formats][hostile]") {
  const auto body = [](const std::string& content) {
    const Feed feed = read_any(R"({"jobs":[{"title":"t","absolute_url":"https://a.example/1","content":")" + content + "\"}]}");
    REQUIRE(feed.postings.size() == 1);
    return body_text(feed, feed.postings[0]);
  };
  CHECK(body("&lt;p&gt;a&lt;/p&gt;") == "<p>a</p>\n");
  CHECK(body("&amp;lt;script&amp;gt;") == "&lt;script&gt;\n");
  CHECK(body("&amp;amp;lt;") == "&amp;lt;\n");
  CHECK(body("&#60;i&#x3E; &#39;&quot;&apos; &nbsp; &unknown; & &; &#; &#xD800; &#x110000; &amp") ==
        "<i> '\"' &nbsp; &unknown; & &; &#; &#xD800; &#x110000; &amp\n");
}

TEST_CASE("convert_feed: bodies of several parts are joined, with the headings that the feed has", "[formats]") {
  const Feed lever = twin("lever.json");
  CHECK(body_text(lever, lever.postings[0]) ==
        "<div>Intro</div>\n<h3>What You'll do &amp; &lt;learn></h3>\n<ul>\n<li>Build</li>\n<li>Ship</li></ul>\n<ul><li>Rest</li></ul>\n"
        "<div>Plus bonus</div>\n<p>We are kind.</p>\n");
  CHECK(body_text(lever, lever.postings[1]) == "<h3>Duties</h3>\n<ul><li>Watch</li></ul>\n");
  const Feed smart = twin("smartrecruiters-detail.json");
  CHECK(body_text(smart, smart.postings[0]) ==
        "<h3>Company</h3>\n<p>Care</p>\n<h3>Job &amp; duties</h3>\n<p>Nurse</p>\n<h3>More</h3>\n<p>Shifts</p>\n");
  const Feed personio = twin("personio.xml");
  CHECK(body_text(personio, personio.postings[0]) ==
        "<h3>Your &amp; our tasks</h3>\n<ul><li>Dig</li></ul>\n<h3>Profile</h3>\n<p>Strong &amp; calm</p>\n");
  const Feed text = twin("jsonfeed.json");
  CHECK(body_text(text, text.postings[0]) == "<p>Dig &lt;deep>.</p>\n<p>Water &amp; wait.<br>Repeat.</p>\n");
}

TEST_CASE("convert_feed: dates are understood in all eight notations", "[formats]") {
  const auto posted = [](const std::string& json) {
    const Feed feed = read_any(R"([{"text":"t","hostedUrl":"https://a.example/","createdAt":)" + json + "}]");
    REQUIRE(feed.postings.size() == 1);
    return feed.postings[0].posted;
  };
  constexpr std::int64_t kNoon = 1780401600000;  // 2026-06-02T12:00:00Z
  CHECK(posted("1780401600000") == kNoon);
  CHECK(posted("1780401600") == kNoon);
  CHECK(posted("\"2026-06-02T14:00:00+02:00\"") == kNoon);
  CHECK(posted("\"2026-06-02T12:00:00.000Z\"") == kNoon);
  CHECK(posted("\"2026-06-02T12:00:00\"") == kNoon);
  CHECK(posted("\"2026-06-02\"") == kNoon - 12 * 3'600'000);
  CHECK(posted("\"2026-06-02 12:00:00 UTC\"") == kNoon);
  CHECK(posted("\"Posted 3 Days Ago\"") == 0);
  for (const char* date : {"Tue, 02 Jun 2026 14:00:00 +0200", "2 Jun 26 12:00 GMT", "Tue, 2 Jun 2026 07:00:00 CDT"}) {
    CAPTURE(date);
    const Feed feed = read_any(std::string("<rss><channel><item><title>t</title><pubDate>") + date + "</pubDate></item></channel></rss>");
    REQUIRE(feed.postings.size() == 1);
    CHECK(feed.postings[0].posted == kNoon);
  }
  for (const char* date : {"Tue, 32 Jun 2026 14:00:00 +0200", "Tue 02 Jun 2026 14:00:00 +0200", "02 Foo 2026 14:00:00 GMT", "02 Jun 2026 25:00 GMT", "soon"}) {
    CAPTURE(date);
    const Feed feed = read_any(std::string("<rss><channel><item><title>t</title><link>https://a.example</link><pubDate>") + date + "</pubDate></item></channel></rss>");
    CHECK(feed.postings[0].posted == 0);
    CHECK(feed.report.problem_count == 1);
  }
}

TEST_CASE("convert_feed: labels of employment and places of work mean what they say", "[formats]") {
  const auto set = [](const std::string& label) {
    const Feed feed = read_any(R"([{"text":"t","hostedUrl":"https://a.example/","categories":{"commitment":)" + nlohmann::json(label).dump() + "}}]");
    std::string names;
    for (unsigned i = 0; i < std::size(kEmploymentNames); ++i) {
      if (feed.postings[0].employment.has(static_cast<Employment>(i))) names.append(names.empty() ? "" : " ").append(kEmploymentNames[i]);
    }
    CHECK(feed.report.problem_count == 0);
    return names;
  };
  for (const char* label : {"Full-time", "Full Time", "FullTime", "FULL_TIME", "fulltime_permanent", "Permanent", "Regular", "Regular Full Time (Salary)",
                            "permanent_full_time", "Full-Time DEEL", "Pełny etat"}) {
    CAPTURE(label);
    CHECK(set(label) == "full_time");
  }
  CHECK(set("Part-time") == "part_time");
  CHECK(set("Contract - Full-Time") == "full_time contract");
  CHECK(set("fixed_term_part_time") == "part_time temporary");
  for (const char* label : {"Freelance", "Contractor", "Direct Contract", "1099"}) CHECK(set(label) == "contract");
  for (const char* label : {"Intern", "INTERN", "Internship", "trainee", "Werkstudent"}) CHECK(set(label) == "internship");
  CHECK(set("International assignment") == "other");
  CHECK(set("per diem") == "per_diem");
  for (const char* label : {"", "Unspecified", "n/a"}) CHECK(set(label).empty());
}

TEST_CASE("convert_feed: a poisoned entry never empties a foreign board", "[formats][hostile]") {
  const std::string deep = std::string(200, '[') + std::string(200, ']');
  const std::string poisons[] = {
      "null", "7", "\"text\"", "[]", "[[[[{}]]]]", "{}", R"({"title":7})", R"({"title":"\ud800"})", "{\"title\":\"\xff\"}",
      R"({"title":"a",})", R"({"title" "a"})", R"({"title":"a" "id":"b"})", R"({"title":"a"]})", R"({"title":["a"})",
      R"({'title':'a'})", R"({title:"a"})", R"({"title":{"a":1}})", R"({"title":1e400})", R"({"title":"  "})",
      "{\"title\":\"a\x01\"}", "{\"title\":" + deep + "}", R"({"title":null})", R"({"id":"no title"})", "-", "tru",
      "{\"a\":{\"b\":[}]}}", R"({"title":"a","url":}})", R"({"title":"\u0000"})", "{\"title\":\"\\q\"}", R"({"title":false})",
      R"({"title":"a","id":7 8})",
  };
  struct Kind {
    const char* begin;
    const char* entry;
    const char* end;
  };
  const Kind kinds[] = {
      {R"({"jobs":[)", R"({"title":"t","id":%,"absolute_url":"https://boards.greenhouse.io/a/jobs/%"})", "]}"},
      {R"({"content":[)", R"({"title":"x","name":"t","id":"%","releasedDate":"2026-01-01"})", R"(],"totalFound":1000})"},
  };
  for (const Kind& kind : kinds) {
    for (const std::string& poison : poisons) {
      for (const std::size_t place : {std::size_t{0}, std::size_t{500}, std::size_t{999}}) {
        CAPTURE(kind.begin, poison, place);
        std::string text = kind.begin;
        for (std::size_t i = 0; i < 1000; ++i) {
          if (i > 0) text += ',';
          std::string entry = i == place ? poison : kind.entry;
          for (std::size_t at; i != place && (at = entry.find('%')) != entry.npos;) entry.replace(at, 1, std::to_string(100 + i));
          text += entry;
        }
        const Feed feed = read_any(text + kind.end);
        CHECK(feed.report.total == 1000);
        CHECK(feed.postings.size() == 999);
        CHECK(feed.report.skipped == 1);
        REQUIRE(feed.report.problem_count >= 1);
        CHECK(feed.report.problems[0].index == place);
      }
    }
  }
}

TEST_CASE("convert_feed: a text that ends early keeps what came before", "[formats][hostile]") {
  const std::string good = R"({"offers":[{"id":1,"title":"a","careers_url":"https://x.recruitee.com/o/a"},{"id":2,"title":"b","careers_url":""}]})";
  const std::size_t first_ends = good.find("},{") + 1;
  for (std::size_t n = first_ends; n + 2 < good.size(); ++n) {
    CAPTURE(n);
    const Feed feed = read_any(good.substr(0, n));
    CHECK(feed.report.truncated);
    CHECK(feed.postings[0].title == "a");
  }
  CHECK_FALSE(read_feed(convert(good.substr(0, first_ends - 3)).text));
  const std::string xml = file_text(kTwins / "personio.xml");
  const Feed cut = read_any(xml.substr(0, xml.find("Praktikant")));
  CHECK(cut.report.truncated);
  CHECK(cut.postings.size() == 1);
}

TEST_CASE("convert_feed: takes and refuses the values of the JSON test suite", "[formats]") {
  const fs::path folder = shared_dir() / "corpora" / "json";
  if (!fs::exists(folder)) SKIP("the JSON test suite is not here");
  int read = 0;
  std::string implementation;
  for (const auto& file : fs::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    if (file.path().extension() != ".json") continue;
    CAPTURE(name);
    const std::string value = file_text(file.path());
    // As a title, which may be in an array.
    const auto feed = convert_feed(R"([{"hostedUrl":"https://a.example/","text":)" + value + "}]");
    REQUIRE(feed);
    const auto posting = read_feed(feed->text);
    ++read;
    if (!posting) {
      CHECK(name[0] != 'y');  // the brackets of some end the feed itself
      continue;
    }
    if (name[0] == 'y') CHECK(posting->postings.size() + posting->report.skipped == 1);
    if (name[0] == 'n') CHECK(posting->postings.empty());
    if (name[0] == 'i' && !posting->postings.empty()) implementation += " " + name;
    if (feed->format != "jobstand") CHECK(nlohmann::json::accept(feed->text));
  }
  std::printf("implementation-defined strings that are titles:%s\n", implementation.c_str());
  CHECK(read > 150);
}

TEST_CASE("convert_feed: an id that is no number of JSON is no id", "[formats][hostile]") {
  for (const char* id : {"15x", "01", "1.", "-", "1\xff", "1e"}) {
    CAPTURE(id);
    const std::string text = convert(std::string(R"({"jobs":[{"title":"t","absolute_url":"https://a.example","id":)") + id + "}]}").text;
    CHECK(nlohmann::json::accept(text));
    CHECK(read_feed(text)->report.problems[0].field == "id");
  }
}

TEST_CASE("convert_feed: what a feed says once cannot be made large by repeating it", "[formats][hostile]") {
  std::string text = R"({"name":")" + std::string(200'000, 'n') + R"(","jobs":[{"shortcode":"x"})";
  for (int i = 0; i < 20'000; ++i) text += R"(,{"shortcode":1})";
  const auto converted = convert_feed(text + "]}");
  if (converted) CHECK(converted->text.size() < 8 * text.size() + (1 << 20));
  else CHECK(converted.error().code == Errc::too_large);
  // As long as it may be: what is said once is in every posting.
  std::string named = R"({"name":")" + std::string(1000, 'n') + R"(","jobs":[{"shortcode":"x"})";
  for (int i = 0; i < 1000; ++i) named += R"(,{"shortcode":"x","title":"t"})";
  CHECK(convert_feed(named + "]}")->text.find("nnn") != std::string::npos);
  std::string graph = R"({"@graph":[{"@id":"#o","name":")" + std::string(100'000, 'n') + "\"}";
  for (int i = 0; i < 5'000; ++i) graph += R"(,{"@type":"JobPosting","hiringOrganization":{"@id":"#o"}})";
  const auto linked = convert_feed(graph + "]}");
  REQUIRE(linked);
  CHECK(linked->text.size() < 8 * graph.size() + (1 << 20));
}

TEST_CASE("convert_feed: what a node of JSON-LD names is the first node with that id, wherever it stands", "[formats]") {
  std::string text = R"({"@graph":[{"@type":"JobPosting","title":"none","hiringOrganization":{"@id":"o"}})";
  constexpr int kCount = 300;
  for (int i = 0; i < kCount; ++i) {
    const std::string id = R"({"@id":"o)" + std::to_string(i * 7 % kCount) + '"';
    text += R"(,{"@type":"JobPosting","title":")" + std::to_string(i) + R"(","hiringOrganization":)" + id + "}}";
    text += ',' + id + R"(,"name":"n)" + std::to_string(i * 7 % kCount) + R"("},)" + id + R"(,"name":"later"})";
  }
  const Feed feed = read_any(text + "]}");
  REQUIRE(feed.postings.size() == kCount + 1);
  CHECK(feed.postings[0].company.empty());
  for (int i = 0; i < kCount; ++i) CHECK(feed.postings[static_cast<std::size_t>(i) + 1].company == "n" + std::to_string(i * 7 % kCount));
}

TEST_CASE("convert_feed: nodes that a posting names are looked at within limits, and what is beyond them is named", "[formats][hostile]") {
  const auto read = [](const std::string& nodes, const std::string& fields) {
    return read_any(R"({"@graph":[)" + nodes + R"({"@type":"JobPosting","title":"t",)" + fields + "}]}");
  };
  const auto fields_of = [](const Feed& feed) {
    std::string fields;
    for (const Report::Problem& problem : feed.report.problems) fields.append(fields.empty() ? "" : " ").append(problem.field);
    return fields;
  };
  const auto list = [](std::size_t count, const std::string& item) {
    std::string out = "[" + item;
    for (std::size_t i = 1; i < count; ++i) out += ',' + item;
    return out + ']';
  };
  const std::string other = R"("hiringOrganization":{"@id":"o"})";
  const std::string acme = R"({"@id":"o","name":"Acme"},)";
  // A place that is a long list costs the place, and nothing else.
  Feed feed = read(R"({"@id":"x","address":)" + list(10'000, "[]") + "}," + acme, R"("jobLocation":{"@id":"x"},)" + other);
  CHECK(fields_of(feed) == "location");
  CHECK(feed.postings[0].company == "Acme");
  // Nodes that name nodes again and again.
  feed = read(R"({"@id":"y","url":)" + list(500, "[]") + R"(},{"@id":"x","logo":)" + list(500, R"({"@id":"y"})") + "},",
              R"("hiringOrganization":)" + list(500, R"({"@id":"x"})"));
  CHECK(fields_of(feed) == "logoUrl");
  // More members than can be asked for: as many as most nodes have are no problem.
  std::string members;
  for (int i = 0; i < 100; ++i) members += R"("\u0061)" + std::to_string(i) + R"(":1,)";
  feed = read(R"({"@id":"o",)" + members + R"("n\u0061me":"Acme"},)", other);
  CHECK(fields_of(feed).empty());
  CHECK(feed.postings[0].company == "Acme");
  for (int i = 0; i < 4; ++i) members += members;
  feed = read(R"({"@id":"o",)" + members + R"("name":"Acme"},)", other);
  CHECK(fields_of(feed) == "companyName companyWebsite logoUrl");
  // Of many places, those that are within the limit stay.
  std::string places;
  std::string refs;
  for (int i = 0; i < 60; ++i) {
    const std::string id = R"({"@id":"p)" + std::to_string(i) + '"';
    places += id + R"(,"@type":"Place","address":{"addressLocality":"Town )" + std::to_string(i) + R"(","streetAddress":")" + std::string(i < 40 ? 10 : 900, 's') + R"("}},)";
    refs += (i > 0 ? "," : "") + id + '}';
  }
  feed = read(places, R"("jobLocation":[)" + refs + "]," + other);
  CHECK(fields_of(feed) == "locations");
  CHECK(feed.postings[0].location.find("Town 0; Town 1;") == 0);
  CHECK(feed.postings[0].location.find("Town 41") != std::string::npos);
  CHECK(feed.postings[0].location.find("Town 59") == std::string::npos);
  // Each posting may look at as much as the first.
  std::string many = R"({"@graph":[)" + places + acme;
  for (int i = 0; i < 100; ++i) many += R"({"@type":"JobPosting","title":")" + std::to_string(i) + R"(","jobLocation":[)" + refs.substr(0, refs.find(R"(,{"@id":"p40)")) + "]," + other + "},";
  feed = read_any(many + "{}]}");
  CHECK(fields_of(feed).empty());
  CHECK(feed.postings[99].company == "Acme");
  CHECK(feed.postings[99].location.find("Town 39") != std::string::npos);
}

TEST_CASE("convert_feed: values stand in at most four arrays, and what is in more is named", "[formats][hostile]") {
  const auto read = [](int arrays) {
    const std::string open(static_cast<std::size_t>(arrays), '['), close(static_cast<std::size_t>(arrays), ']');
    return read_any(R"([{"hostedUrl":"https://a.example/","text":"t","categories":)" + open + R"({"allLocations":"Berlin"})" + close + "}]");
  };
  for (int arrays = 0; arrays <= 4; ++arrays) CHECK(read(arrays).postings[0].location == "Berlin");
  for (const int arrays : {5, 6, 60}) {
    CAPTURE(arrays);
    const Feed feed = read(arrays);
    CHECK(feed.postings[0].location.empty());
    REQUIRE(feed.report.problem_count > 0);
    CHECK(feed.report.problems[0].field == "location");
  }
}

TEST_CASE("convert_feed: more values than a posting may have are named", "[formats]") {
  // The fields with a problem, with what it is where it is told.
  const auto problems = [](const std::string& text) {
    std::string out;
    for (const Report::Problem& problem : read_any(text).report.problems) {
      out.append(out.empty() ? "" : ", ").append(problem.field);
      if (problem.message == "has too many values") out += ": too many";
    }
    return out;
  };
  const auto list = [](int count, const std::string& before, const std::string& after) {
    std::string out;
    for (int i = 0; i < count; ++i) out.append(i > 0 ? "," : "").append(before).append(std::to_string(i)).append(after);
    return "[" + out + "]";
  };
  for (const int count : {64, 65, 66, 70, 100}) {
    CAPTURE(count);
    const bool many = count > 64;
    const std::string towns = list(count, "\"T", "\"");
    const std::string lever = R"([{"hostedUrl":"https://a.example/","text":"t",)";
    CHECK(problems(lever + R"("categories":{"allLocations":)" + towns + "}}]") == (many ? "locations" : ""));
    CHECK(problems(lever + R"("lists":)" + list(count, R"({"content":"<p>)", R"("})") + "}]") == (many ? "body" : ""));
    CHECK(problems(R"({"jobs":[{"absolute_url":"https://a.example/","title":"t","departments":)" + list(count, R"({"name":"D)", R"("})") + "}]}") ==
          (many ? "departments: too many" : ""));
    CHECK(problems(R"({"@graph":[{"@type":"JobPosting","title":"t","jobLocation":)" + list(count, R"({"address":{"addressLocality":"T)", R"("}})") + "}]}") ==
          (many ? "locations" : ""));
    CHECK(problems(R"({"jobs":[{"candidate_required_location":"USA","title":"t","tags":)" + towns + "}]}") == (many ? "hashtags: too many" : ""));
    // Several texts in one, and from several places.
    std::string words;
    for (int i = 0; i < count; ++i) words += "w" + std::to_string(i) + ",";
    CHECK(problems(R"({"jobs":[{"candidate_required_location":")" + words + R"(","title":"t"}]})") == (many ? "locations" : ""));
    CHECK(problems(R"([{"workLocation":{"label":"A"},"name":"t","locations":)" + list(count - 1, R"({"name":"T)", R"("})") + "}]") == (many ? "locations" : ""));
    // Where a field has one value, the others are none too many.
    CHECK(problems(lever + R"("categories":{"commitment":"Full-time","level":)" + towns + "}}]").empty());
    // 64 are kept.
    const Feed feed = read_any(lever + R"("categories":{"allLocations":)" + towns + "}}]");
    CHECK(feed.postings[0].location.find("; T63") != std::string::npos);
    CHECK(feed.postings[0].location.find("; T64") == std::string::npos);
  }
}

TEST_CASE("json_of_xml: an entry may have elements that are called as what holds the entries", "[formats]") {
  std::string text = "<source><publisher>P</publisher>";
  for (int i = 0; i < 10; ++i) {
    text += "<job><title>T" + std::to_string(i) + "</title><url>https://a.example/" + std::to_string(i) +
            "</url><source>Site</source><city>Berlin</city></job>";
  }
  CHECK(formats::json_of_xml(text + "</source>")->find(R"("source":"Site")") != std::string::npos);
  CHECK(read_any(text + "</source>").postings.size() == 10);
  const Feed cut = read_any(text.substr(0, text.size() - 20));
  CHECK(cut.postings.size() == 9);
  CHECK(cut.report.truncated);
  const Feed rss = read_any("<rss><channel><item><title>a</title><channel>c</channel><rss/></item><item><title>b</title></item><item><title>");
  CHECK(rss.postings.size() == 2);
  CHECK(rss.report.truncated);
}

TEST_CASE("convert_feed: deep and long input costs no stack and little time", "[formats][hostile][slow]") {
  for (const std::string& text : {std::string(100'000, '['), "[" + std::string(100'000, '{'), R"({"jobs":)" + std::string(100'000, '[')}) {
    const auto converted = convert_feed(text);
    if (converted) CHECK_FALSE(read_feed(converted->text));
  }
  std::string list = R"({"@graph":)";
  for (int i = 0; i < 20'000; ++i) list += R"({"item":)";
  CHECK_FALSE(read_feed(convert(list).text));
  std::string xml = "<rss>";
  for (int i = 0; i < 20'000; ++i) xml += "<channel>";
  CHECK(formats::json_of_xml(xml));
}

TEST_CASE("read_feed: a posting that is listed once for each place is in all of them", "[formats]") {
  const Feed feed = twin("workable.json");
  REQUIRE(feed.postings.size() == 2);
  CHECK(feed.postings[0].location == "Spain; Portugal");
  CHECK(feed.report.duplicates == 1);
  CHECK(feed.report.problems[0].message == "is an earlier entry in another place");
  CHECK(feed.postings[1].location.empty());  // it is hidden
  const Feed rippling = twin("rippling.json");
  CHECK(rippling.postings[0].location == "Remote (New Jersey, US); New York, NY");
}

TEST_CASE("read_feed: the same posting from a feed of Markdown and from its system is one", "[formats]") {
  const Feed seed = twin("seed.json");
  const Feed lever = twin("lever.json");
  CHECK(seed.postings[0].id == "lever:vita:00000014-0000-4000-8000-000000000000");
  CHECK(lever.postings[0].id == "lever:tanuki:00000001-0000-4000-8000-000000000000");
}

TEST_CASE("convert_feed: a feed's name for its company is used where entries have none", "[formats]") {
  const Feed feed = read_any(R"([{"text":"t","hostedUrl":"https://a.example/"}])", "Acme");
  CHECK(feed.postings[0].company == "Acme");
  CHECK(twin("workable.json").postings[0].company == "Zebra");
}
