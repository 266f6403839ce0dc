#include "jobstand/board.h"

#include <algorithm>

#include "testing.h"

using namespace jobstand;

namespace {

Board board(std::string text) {
  auto feed = read_feed(std::move(text));
  REQUIRE(feed);
  std::vector<Feed> feeds;
  feeds.push_back(*std::move(feed));
  return Board(std::move(feeds));
}

const char* kFeed = R"([
  {"id":"1","title":"Backend Engineer","companyName":"Acme","location":"Berlin, Germany","hashtags":"#rust,#aws","jobType":"software","department":"Platform","timestamp":"2026-01-03","body":"We run **Kubernetes** and [Kafka](https://kafka.example/secret)."},
  {"id":"2","title":"Frontend Engineer","companyName":"Bolt","location":"Remote-EU","hashtags":"#react","jobType":"software","timestamp":"2026-01-05","featured":5,"summary":"Pixel work for rail operators"},
  {"id":"3","title":"Tram Mechanic","companyName":"Acme","location":"Leipzig; Porto","employment":["full_time"],"timestamp":"2026-01-01"},
  {"id":"4","title":"Développeur Zürich","companyName":"Čapek s.r.o.","location":"Zürich","workplace":["hybrid"],"language":"fr"},
  {"id":"5","title":"C++ Developer","companyName":"bolt","location":"Berlin, Germany","workplace":["onsite","remote"],"bodyHtml":"<p>Embedded <b>kuber</b>netes &amp; trams</p><script>hidden()</script>"}
])";

std::vector<std::string> find(const Board& b, const std::string& form) {
  std::vector<std::string> ids;
  for (const Hit& hit : b.find(parse_query(form)).hits) ids.push_back(b.posting(hit.posting).id);
  return ids;
}

std::vector<std::string> sorted(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Ids = std::vector<std::string>;

const FacetValue* value_of(const Page& page, Facet facet, const std::string& value) {
  for (const FacetValue& v : page.facets[static_cast<std::size_t>(facet)].values) {
    if (v.value == value) return &v;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Board::find: without text, featured comes first, then the newest, then ids", "[board]") {
  CHECK(find(board(kFeed), "") == Ids{"2", "1", "3", "4", "5"});
}

TEST_CASE("Board::find: every word must match, the last one as a prefix", "[board]") {
  const Board b = board(kFeed);
  CHECK(sorted(find(b, "q=engineer")) == Ids{"1", "2"});
  CHECK(find(b, "q=backend+eng") == Ids{"1"});
  CHECK(find(b, "q=eng+backend") == Ids{});
  CHECK(find(b, "q=engineer+").size() == 2);
  CHECK(find(b, "q=engin+").empty());
  CHECK(find(b, "q=nothing").empty());
}

TEST_CASE("Board::find: all of a posting is searched, and only what is visible", "[board]") {
  const Board b = board(kFeed);
  CHECK(find(b, "q=acme+platform") == Ids{"1"});
  CHECK(find(b, "q=rust") == Ids{"1"});
  CHECK(find(b, "q=leipzig") == Ids{"3"});
  CHECK(find(b, "q=pixel") == Ids{"2"});
  CHECK(sorted(find(b, "q=kubernetes")) == Ids{"1", "5"});
  CHECK(find(b, "q=kafka") == Ids{"1"});
  CHECK(find(b, "q=secret").empty());
  CHECK(find(b, "q=hidden").empty());
}

TEST_CASE("Board::find: case and diacritics do not count", "[board]") {
  const Board b = board(kFeed);
  CHECK(find(b, "q=ZURICH") == Ids{"4"});
  CHECK(find(b, "q=developpeur+z%C3%BCr") == Ids{"4"});
  CHECK(find(b, "q=capek") == Ids{"4"});
  CHECK(find(b, "q=%EF%BC%A3%2B%2B") == Ids{"5"});  // full-width C
  CHECK(find(b, "q=c%2B%2B") == Ids{"5"});
}

TEST_CASE("Board::find: a word in the title counts for more than one in the body", "[board]") {
  const Board b = board(R"([{"id":"body","title":"Gardener","body":"rust rust rust"},{"id":"title","title":"Rust gardener"}])");
  CHECK(find(b, "q=rust") == Ids{"title", "body"});
}

TEST_CASE("Board::find: OR within a facet, AND between facets", "[board]") {
  const Board b = board(kFeed);
  CHECK(sorted(find(b, "company=Acme&company=Bolt")) == Ids{"1", "2", "3", "5"});
  CHECK(find(b, "company=Acme&location=Porto") == Ids{"3"});
  CHECK(find(b, "company=Nobody").empty());
  CHECK(sorted(find(b, "company=BOLT")) == Ids{"2", "5"});
  CHECK(sorted(find(b, "workplace=remote")) == Ids{"2", "5"});
}

TEST_CASE("Board::find: a facet's counts ignore its own choice and no other", "[board]") {
  const Board b = board(kFeed);
  const Page page = b.find(parse_query("company=Acme&category=software&facets=company,location,category"));
  CHECK(page.total == 1);
  REQUIRE(value_of(page, Facet::company, "Bolt") != nullptr);
  CHECK(value_of(page, Facet::company, "Acme")->count == 1);
  CHECK(value_of(page, Facet::company, "Acme")->selected);
  CHECK(value_of(page, Facet::company, "Bolt")->count == 1);
  CHECK(value_of(page, Facet::location, "Berlin, Germany")->count == 1);
  CHECK(value_of(page, Facet::location, "Remote-EU") == nullptr);
  CHECK(value_of(page, Facet::category, "software")->count == 1);
}

TEST_CASE("Board::find: counts are what choosing the value would give", "[board]") {
  const Board b = board(kFeed);
  for (const std::string& chosen : {std::string(), std::string("company=Acme"), std::string("workplace=remote&company=bolt"), std::string("location=Berlin%2C+Germany")}) {
    const Page page = b.find(parse_query(chosen + "&facets=company,location,workplace,tag,category,language,employment,department"));
    for (std::size_t f = 0; f < kFacets; ++f) {
      for (const FacetValue& value : page.facets[f].values) {
        Query query = parse_query(chosen);
        query.filters[f] = {value.value};
        CAPTURE(chosen, kFacetNames[f], value.value);
        CHECK(b.find(query).total == value.count);
      }
    }
  }
}

TEST_CASE("Board::find: values come by count, then by name; chosen ones are always there", "[board]") {
  const Board b = board(kFeed);
  const Page page = b.find(parse_query("company=Nobody&facets=company&facet-limit=1"));
  const FacetCounts& companies = page.facets[0];
  REQUIRE(companies.values.size() == 2);
  CHECK(companies.values[0].value == "Acme");
  CHECK(companies.values[0].count == 2);
  CHECK(companies.values[1].value == "Nobody");
  CHECK(companies.values[1].selected);
  CHECK(companies.more == 2);
}

TEST_CASE("Board::find: orders are total and unknown comes last", "[board]") {
  const Board b = board(kFeed);
  CHECK(find(b, "sort=newest") == Ids{"2", "1", "3", "4", "5"});
  CHECK(find(b, "sort=title") == Ids{"1", "5", "4", "2", "3"});
  CHECK(find(b, "sort=company") == Ids{"1", "3", "2", "5", "4"});
  CHECK(find(b, "q=e&sort=newest").front() == "2");
}

TEST_CASE("Board::find: pages fit together", "[board]") {
  std::string text = "[";
  for (int i = 0; i < 700; ++i) text += (i ? "," : "") + std::string("{\"title\":\"role ") + std::to_string(i % 7) + "\"}";
  const Board b = board(text + "]");
  const Ids all = find(b, "sort=title&limit=1000");
  REQUIRE(all.size() == 700);
  for (const std::size_t size : {1u, 10u, 256u, 300u}) {
    Ids joined;
    for (std::size_t at = 0; at < 700; at += size) {
      const Ids part = find(b, "sort=title&limit=" + std::to_string(size) + "&offset=" + std::to_string(at));
      joined.insert(joined.end(), part.begin(), part.end());
    }
    CHECK(joined == all);
  }
  CHECK(find(b, "offset=5000").empty());
  CHECK(find(b, "limit=0").empty());
}

TEST_CASE("Board::find: marks are UTF-16 offsets of the words that match", "[board]") {
  const Board b = board(R"([{"title":"😀 Zürich C++ dev","hashtags":"#zürich,#x","body":"Nothing here.\n\nOur office in **Zürich** has a lake, and the lake has fish in it for everybody who looks long enough."}])");
  const Hit hit = b.find(parse_query("q=zurich")).hits.at(0);
  REQUIRE(hit.marks.size() == 3);
  CHECK(hit.marks[0].where == Mark::Where::title);
  CHECK(hit.marks[0].begin == 3);  // the emoji is two units
  CHECK(hit.marks[0].end == 9);
  CHECK(hit.marks[1].where == Mark::Where::snippet);
  CHECK(hit.snippet.find("office in Zürich has") != std::string::npos);
  CHECK(hit.marks[2].where == Mark::Where::tags);
  CHECK(hit.marks[2].begin == 0);
}

TEST_CASE("Board: ids that an earlier feed has are left out and counted", "[board]") {
  std::vector<Feed> feeds;
  for (const char* text : {R"([{"id":"a","title":"first"}])", R"([{"id":"a","title":"second"},{"id":"b","title":"third"}])"}) {
    auto feed = read_feed(text);
    REQUIRE(feed);
    feeds.push_back(*std::move(feed));
  }
  const Board b(std::move(feeds));
  CHECK(b.size() == 2);
  CHECK(b.posting(*b.by_id("a")).title == "first");
  CHECK(b.feeds().at(1).report.duplicates == 1);
  CHECK(b.feeds().at(1).report.accepted == 1);
}

TEST_CASE("Board: an unknown id is an error, a known one has its body", "[board]") {
  const Board b = board(kFeed);
  REQUIRE_FALSE(b.by_id("nope"));
  CHECK(b.by_id("nope").error().code == Errc::unknown_posting);
  CHECK(b.body(*b.by_id("1")).substr(0, 6) == "We run");
  CHECK(b.body(*b.by_id("2")).empty());
}

TEST_CASE("Board::find: no query is too strange", "[board][hostile]") {
  const Board b = board(kFeed);
  for (const std::string& form : {"q=" + std::string(600, '%'), std::string("q=+++###"), std::string("q=%00%01"),
                                 "q=" + std::string(300, 'a') + "+b", std::string("q=a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+b")}) {
    CAPTURE(form);
    CHECK(b.find(parse_query(form)).total <= 5);
  }
  CHECK(Board({}).find(parse_query("q=a&facets=tag")).total == 0);
}
