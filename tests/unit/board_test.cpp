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
  CHECK(find(b, "q=engin+backend") == Ids{});
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

TEST_CASE("Board: postings that are too old or closed are left out and counted when a page asks for it", "[board]") {
  const char* text = R"([
    {"id":"old","title":"a","timestamp":"2026-01-01T00:00:00Z"},
    {"id":"exact","title":"b","timestamp":"2026-01-02T00:00:00Z"},
    {"id":"undated","title":"c"},
    {"id":"closed","title":"d","timestamp":"2026-01-30","validThrough":"2026-01-29"},
    {"id":"last day","title":"e","validThrough":"2026-01-31"},
    {"id":"old","title":"f","timestamp":"2026-01-31"}])";
  const auto open = [&](std::int64_t now, std::int64_t days) {
    std::vector<Feed> feeds;
    for (const char* feed : {text, R"([{"id":"old","title":"again","timestamp":"2026-01-31"}])"}) feeds.push_back(*read_feed(feed));
    BoardOptions options;
    options.now = now;
    options.max_age = days * 86'400'000;
    return Board(std::move(feeds), options);
  };
  constexpr std::int64_t kNow = 1769904000000;  // 2026-02-01T00:00:00Z
  const Board b = open(kNow, 30);
  CHECK(sorted(find(b, "")) == Ids{"exact", "last day", "old", "undated"});
  CHECK(b.posting(*b.by_id("old")).title == "again");  // what is left out does not hide the same role of another feed
  CHECK(find(b, "q=d").empty());
  const Report& report = b.feeds()[0].report;
  CHECK(report.expired == 2);
  CHECK(report.accepted + report.skipped + report.duplicates + report.expired == report.total);
  CHECK(open(kNow, 0).size() == 5);
  CHECK(open(0, 30).size() == 5);
}

TEST_CASE("Board: an unknown id is an error, a known one has its body", "[board]") {
  const Board b = board(kFeed);
  REQUIRE_FALSE(b.by_id("nope"));
  CHECK(b.by_id("nope").error().code == Errc::unknown_posting);
  CHECK(b.body(*b.by_id("1")).substr(0, 6) == "We run");
  CHECK(b.body(*b.by_id("2")).empty());
}

TEST_CASE("Board::find: titles without a word are no trouble", "[board][hostile]") {
  CHECK(board(R"([{"title":"`","body":"alpha beta"}])").find(parse_query("q=alpha+beta")).total == 1);
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

// --- places ---------------------------------------------------------------------

namespace {

const char* kPlaces = R"([
  {"id":"berlin","title":"a","location":"Berlin, Germany"},
  {"id":"munich","title":"a","location":"Munich, DE"},
  {"id":"paris","title":"a","location":"Paris"},
  {"id":"london","title":"a","location":"London, UK"},
  {"id":"eu","title":"a","location":"Remote-EU"},
  {"id":"emea","title":"a","location":"Remote - EMEA"},
  {"id":"de","title":"a","location":"Remote, Germany"},
  {"id":"ca","title":"a","location":"Remote, Canada"},
  {"id":"world","title":"a","location":"Anywhere"},
  {"id":"unknown","title":"a","location":"Remote"},
  {"id":"hq","title":"a","location":"HQ 2"},
  {"id":"two","title":"a","location":"Berlin, Germany; Hamburg, Germany"},
  {"id":"none","title":"a"}
])";

}  // namespace

TEST_CASE("Board::find: a country finds its cities, and remote roles that may be done there", "[board][place]") {
  const Board b = board(kPlaces);
  CHECK(sorted(find(b, "location=Germany")) == Ids{"berlin", "de", "emea", "eu", "munich", "two", "world"});
  CHECK(sorted(find(b, "location=Deutschland")) == sorted(find(b, "location=Germany")));
  CHECK(sorted(find(b, "location=DE")) == sorted(find(b, "location=Germany")));
  CHECK(sorted(find(b, "location=Canada")) == Ids{"ca", "world"});
  CHECK(sorted(find(b, "location=France")) == Ids{"emea", "eu", "paris", "world"});
}

TEST_CASE("Board::find: a region finds what is in it and what it is in, and nothing else", "[board][place]") {
  const Board b = board(kPlaces);
  CHECK(sorted(find(b, "location=EU")) == Ids{"berlin", "de", "emea", "eu", "munich", "paris", "two", "world"});
  CHECK(sorted(find(b, "location=United+Kingdom")) == Ids{"emea", "london", "world"});
  CHECK(sorted(find(b, "location=DACH")) == Ids{"berlin", "de", "emea", "eu", "munich", "two", "world"});
  CHECK(find(b, "location=Worldwide").size() == 10);
  CHECK(find(b, "location=Atlantis").empty());
}

TEST_CASE("Board::find: a city finds itself and remote roles of its country, not the country's other places", "[board][place]") {
  const Board b = board(kPlaces);
  CHECK(sorted(find(b, "location=Berlin")) == Ids{"berlin", "de", "emea", "eu", "two", "world"});
  CHECK(sorted(find(b, "location=Berlin%2C+Germany")) == sorted(find(b, "location=Berlin")));
  CHECK(sorted(find(b, "location=HQ+2")) == Ids{"hq"});
}

TEST_CASE("Board::find: unknown is no place, and not worldwide", "[board][place]") {
  const Board b = board(kPlaces);
  for (const char* place : {"Germany", "Europe", "Worldwide", "Remote"}) {
    CAPTURE(place);
    const Ids ids = find(b, std::string("location=") + place);
    CHECK(std::find(ids.begin(), ids.end(), "unknown") == ids.end());
    CHECK(std::find(ids.begin(), ids.end(), "none") == ids.end());
  }
}

TEST_CASE("Board::find: locations are a tree, and a posting in two places of a country counts once there", "[board][place]") {
  const Board b = board(kPlaces);
  const Page page = b.find(parse_query("facets=location"));
  const std::vector<FacetValue>& values = page.facets[static_cast<std::size_t>(Facet::location)].values;
  const auto at = [&](const char* name) {
    return std::find_if(values.begin(), values.end(), [&](const FacetValue& v) { return v.value == name; });
  };
  REQUIRE(at("Germany") != values.end());
  CHECK(at("Germany")->count == 7);
  CHECK(at("Germany")->code == "DE");
  CHECK(at("Germany")->depth == 1);
  CHECK(at("Europe")->depth == 0);
  REQUIRE(at("Berlin, Germany") != values.end());
  CHECK(at("Berlin, Germany")->depth == 2);
  CHECK(at("Berlin, Germany")->code.empty());
  CHECK(at("Europe") < at("Germany"));
  CHECK(at("Germany") < at("Berlin, Germany"));
  CHECK(at("Berlin, Germany") < at("France"));
  // Every value gives what its count says.
  for (const FacetValue& value : values) {
    Query query;
    query.filters[static_cast<std::size_t>(Facet::location)] = {value.value};
    CAPTURE(value.value);
    CHECK(b.find(query).total == value.count);
  }
}

TEST_CASE("Board::find: a limit leaves a tree, and what is chosen", "[board][place]") {
  const Board b = board(kPlaces);
  const Page page = b.find(parse_query("facets=location&facet-limit=2&location=Atlantis&location=HQ+2&location=Canada&location=x&location=y"));
  const std::vector<FacetValue>& values = page.facets[static_cast<std::size_t>(Facet::location)].values;
  std::vector<std::string> names;
  for (const FacetValue& value : values) {
    if (value.selected) names.push_back(value.value);
  }
  CHECK(sorted(names) == Ids{"Atlantis", "Canada", "HQ 2", "x", "y"});
  CHECK(values.size() == 5);
  const Page first = b.find(parse_query("facets=location&facet-limit=3"));
  REQUIRE(first.facets[1].values.size() == 3);
  CHECK(first.facets[1].values[0].depth == 0);
  CHECK(first.facets[1].more > 0);
}

TEST_CASE("Board::find: a city without its country is the one that other postings know", "[board][place]") {
  const Board b = board(R"([{"id":"1","title":"a","location":"Leipzig, Germany"},{"id":"2","title":"b","location":"Leipzig"},
    {"id":"3","title":"c","location":"Reading, UK"},{"id":"4","title":"d","location":"Reading, Canada"},{"id":"5","title":"e","location":"Reading"}])");
  CHECK(sorted(find(b, "location=Germany")) == Ids{"1", "2"});
  CHECK(sorted(find(b, "location=Leipzig")) == Ids{"1", "2"});
  CHECK(find(b, "location=Reading") == Ids{"5"});
  const Page page = b.find(parse_query("facets=location&zeros=1"));
  CHECK(value_of(page, Facet::location, "Leipzig") == nullptr);
  REQUIRE(value_of(page, Facet::location, "Leipzig, Germany") != nullptr);
  CHECK(value_of(page, Facet::location, "Leipzig, Germany")->count == 2);
  CHECK(value_of(page, Facet::location, "Reading")->count == 1);
}

TEST_CASE("Board::find: a continent alone is not shown", "[board][place]") {
  const Board b = board(R"([{"title":"a","location":"Berlin, Germany"},{"title":"b","location":"Vienna, Austria"}])");
  const Page page = b.find(parse_query("facets=location"));
  CHECK(value_of(page, Facet::location, "Europe") == nullptr);
  REQUIRE(value_of(page, Facet::location, "Austria") != nullptr);
  CHECK(value_of(page, Facet::location, "Austria")->depth == 0);
  CHECK(find(b, "location=Europe").size() == 2);
}

// --- scales, zeros, twins, hints ---------------------------------------------------

TEST_CASE("Board::find: how recent a posting is depends on now, which the caller says", "[board]") {
  constexpr std::int64_t kNow = 1'767'225'600'000;  // 2026-01-01
  const auto make = [](std::int64_t now) {
    auto feed = read_feed(R"([{"id":"old","title":"a","timestamp":"2025-11-01"},{"id":"week","title":"a","timestamp":"2025-12-28"},
      {"id":"today","title":"a","timestamp":"2025-12-31T12:00Z"},{"id":"never","title":"a"}])");
    std::vector<Feed> feeds;
    feeds.push_back(*std::move(feed));
    BoardOptions options;
    options.now = now;
    return Board(std::move(feeds), options);
  };
  const Board b = make(kNow);
  CHECK(find(b, "posted=24h") == Ids{"today"});
  CHECK(sorted(find(b, "posted=7d")) == Ids{"today", "week"});
  const Page page = b.find(parse_query("facets=posted"));
  const std::vector<FacetValue>& values = page.facets[static_cast<std::size_t>(Facet::posted)].values;
  REQUIRE(values.size() == 3);
  CHECK(values[0].value == "24h");
  CHECK(values[0].count == 1);
  CHECK(values[2].value == "30d");
  CHECK(values[2].count == 2);
  CHECK(make(0).find(parse_query("posted=30d")).total == 0);
}

TEST_CASE("Board::find: bands of pay are of the commonest currency and period", "[board]") {
  const Board b = board(R"([
    {"id":"a","title":"a","salary":{"min":40000,"max":50000,"currency":"EUR","period":"year"}},
    {"id":"b","title":"a","salary":{"min":70000,"currency":"EUR","period":"year"}},
    {"id":"c","title":"a","salary":{"max":90000,"currency":"EUR","period":"year"}},
    {"id":"d","title":"a","salary":{"max":900000,"currency":"USD","period":"year"}},
    {"id":"e","title":"a","salary":{"text":"a lot"}}])");
  CHECK(sorted(find(b, "salary=70000%2B+EUR%2Fyear")) == Ids{"b", "c"});
  CHECK(find(b, "sort=salary") == Ids{"c", "b", "a", "d", "e"});
  const Page page = b.find(parse_query("facets=salary"));
  const std::vector<FacetValue>& values = page.facets[static_cast<std::size_t>(Facet::salary)].values;
  REQUIRE(values.size() >= 3);
  CHECK(values[0].value == "60000+ EUR/year");
  CHECK(values[0].count == 2);
}

TEST_CASE("Board::find: values without a hit are shown when asked for, chosen ones first when asked for", "[board]") {
  const Board b = board(kFeed);
  const Page page = b.find(parse_query("q=mechanic&facets=company&zeros=1&company=Bolt&selected-first=1"));
  const std::vector<FacetValue>& values = page.facets[0].values;
  REQUIRE(values.size() == 3);
  CHECK(values[0].value == "Bolt");
  CHECK(values[0].count == 0);
  CHECK(values[1].value == "Acme");
  CHECK(values[1].count == 1);
  CHECK(values[2].count == 0);
}

TEST_CASE("Board::find: twins are one hit with its places", "[board]") {
  const Board b = board(R"([
    {"id":"1","title":"Driver","companyName":"Acme","location":"Berlin, Germany","timestamp":"2026-01-01","body":"Drive."},
    {"id":"2","title":"Driver","companyName":"Acme","location":"Paris, France","timestamp":"2026-01-03","body":"Drive."},
    {"id":"3","title":"Driver","companyName":"Acme","location":"Rome, Italy","body":"Drive fast."},
    {"id":"4","title":"Driver","companyName":"Bolt","location":"Rome, Italy","body":"Drive."}])");
  CHECK(b.find(parse_query("")).total == 4);
  const Page page = b.find(parse_query("twins=1&facets=company,location"));
  CHECK(page.total == 3);
  REQUIRE(b.posting(page.hits.at(0).posting).id == "2");  // the newer one stands for both
  REQUIRE(page.hits[0].twins.size() == 1);
  CHECK(b.posting(page.hits[0].twins[0]).id == "1");
  CHECK(value_of(page, Facet::company, "Acme")->count == 2);
  CHECK(value_of(page, Facet::location, "Italy")->count == 2);
  CHECK(value_of(page, Facet::location, "Berlin, Germany")->count == 1);
  const Page one = b.find(parse_query("twins=1&location=Berlin&q=driver"));
  CHECK(one.total == 1);
  CHECK(b.posting(one.hits.at(0).posting).id == "1");
  CHECK(one.hits[0].twins.empty());
}

TEST_CASE("Board::find: when nothing matches, it says what to leave out", "[board]") {
  const Board b = board(kFeed);
  const Page page = b.find(parse_query("q=engineer+leipzig&company=Acme&workplace=onsite"));
  REQUIRE(page.total == 0);
  REQUIRE(page.hints.size() == 0);  // more than one thing is in the way
  const Page text = b.find(parse_query("q=engineer+leipzig&company=Acme"));
  REQUIRE(text.hints.size() == 2);
  CHECK(text.hints[0].text == "engineer");
  CHECK(text.hints[0].count == 1);
  CHECK(text.hints[1].text == "leipzig");
  const Page facet = b.find(parse_query("q=mechanic&company=Bolt"));
  REQUIRE(facet.hints.size() == 1);
  CHECK(facet.hints[0].text.empty());
  CHECK(facet.hints[0].facet == Facet::company);
  CHECK(facet.hints[0].count == 1);
}
