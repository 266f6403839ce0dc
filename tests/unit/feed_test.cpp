#include "jobstand/feed.h"

#include "abi/wire.h"
#include "feed/derive.h"
#include "feed/reading.h"
#include "testing.h"

using namespace jobstand;

namespace {

Feed read(std::string text) {
  auto feed = read_feed(std::move(text));
  REQUIRE(feed);
  return *std::move(feed);
}

Error refuse(std::string text, const Limits& limits = {}) {
  auto feed = read_feed(std::move(text), {}, limits);
  REQUIRE_FALSE(feed);
  return feed.error();
}

// The first posting of a feed whose only entry has these members.
Posting one(const std::string& members) {
  const Feed feed = read("[{\"title\":\"t\"," + members + "}]");
  REQUIRE(feed.postings.size() == 1);
  return feed.postings[0];
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("read_feed: an array of postings, or an object with jobs, is a feed", "[feed]") {
  CHECK(read(R"([{"title":"a"},{"title":"b"}])").postings.size() == 2);
  const Feed feed = read(R"({"version":1,"title":"Acme","homeUrl":"https://a.example/","count":1,"jobs":[{"title":"a"}]})");
  CHECK(feed.postings.size() == 1);
  CHECK(feed.title == "Acme");
  CHECK(feed.home_url == "https://a.example/");
  CHECK(feed.report.problems.empty());
}

TEST_CASE("read_feed: an empty board is no error", "[feed]") {
  CHECK(read("[]").postings.empty());
  CHECK(read(R"({"jobs":[]})").postings.empty());
  CHECK(read(" \n[ ] ").report.problem_count == 0);
}

TEST_CASE("read_feed: every field of the seed posting is read", "[feed]") {
  const Posting p = one(R"("location":"Remote-EU","host":"https://b.example/?l=Remote%20-%20EU","companyName":"Vitamin",
    "url":"https://jobs.lever.co/vitamin/04b9eeb5-31f9-4dc0-8328-cf7d70cb00da","applyUrl":"https://a.example/apply",
    "timestamp":1607472000000,"hashtags":"#aws, #azure,#AWS,English","jobType":"software","logoUrl":"https://l.example/x",
    "companyWebsite":"https://v.example/","summary":"s","summaryBackup":"b","featured":20)");
  CHECK(p.location == "Remote-EU");
  CHECK(p.host == "https://b.example/?l=Remote%20-%20EU");
  CHECK(p.company == "Vitamin");
  CHECK(p.id == "lever:vitamin:04b9eeb5-31f9-4dc0-8328-cf7d70cb00da");
  CHECK(p.apply_url == "https://a.example/apply");
  CHECK(p.posted == 1607472000000);
  CHECK(p.tags == std::vector<std::string>{"aws", "azure", "English"});
  CHECK(p.category == "software");
  CHECK(p.logo_url == "https://l.example/x");
  CHECK(p.company_website == "https://v.example/");
  CHECK(p.summary == "s");
  CHECK(p.featured == 20);
  CHECK(p.workplace.has(Workplace::remote));
}

TEST_CASE("read_feed: the backup is the summary when there is none", "[feed]") {
  CHECK(one(R"("summary":"","summaryBackup":"b")").summary == "b");
  CHECK(one(R"("summaryBackup":"b")").summary == "b");
}

TEST_CASE("read_feed: aliases, lists and vocabularies are understood", "[feed]") {
  const Posting p = one(R"("department":"Data","employmentType":"Full-time","workplace":["Hybrid","remote"],
    "locations":["Berlin","Paris"],"remoteScope":"DE,AT","seniority":"senior","language":"de",
    "salary":{"min":68000,"max":84000.5,"currency":"eur","period":"year"},"validThrough":"2026-12-01")");
  CHECK(p.departments == std::vector<std::string>{"Data"});
  CHECK(p.employment.has(Employment::full_time));
  CHECK(p.workplace.has(Workplace::hybrid));
  CHECK(p.workplace.has(Workplace::remote));
  CHECK_FALSE(p.workplace.has(Workplace::onsite));
  CHECK(p.locations.size() == 2);
  CHECK(p.remote_scope == std::vector<std::string>{"DE", "AT"});
  CHECK(p.salary.min == 68000);
  CHECK(p.salary.max == 84000.5);
  CHECK(p.salary.currency == "EUR");
  CHECK(p.valid_through == 1796083200000);
}

TEST_CASE("read_feed: a town says nothing about the workplace", "[feed]") {
  CHECK(one(R"("location":"Berlin, Germany")").workplace.empty());
  CHECK(one(R"("location":"Hybrid, London")").workplace.has(Workplace::hybrid));
}

TEST_CASE("read_feed: a workplace is said by the beginning of a word, wherever it stands", "[feed]") {
  const auto says = [](const char* location, std::initializer_list<Workplace> workplaces) {
    Set<Workplace> wanted;
    for (const Workplace workplace : workplaces) wanted.add(workplace);
    return one(std::string(R"("location":")") + location + '"').workplace == wanted;
  };
  CHECK(says("Remote", {Workplace::remote}));
  CHECK(says("REMOTO;Hybrid; Wien", {Workplace::remote, Workplace::hybrid}));
  CHECK(says("Köln (hybrid)", {Workplace::hybrid}));
  CHECK(says("Ort: Home Office / vor Ort", {Workplace::remote, Workplace::onsite}));
  CHECK(says("Zdálně", {Workplace::remote}));
  CHECK(says("Telemann, Unremoted, Latin, on", {}));
  CHECK(says("", {}));
}

TEST_CASE("read_feed: a text with escapes says what one without them does", "[feed]") {
  const Posting p = one(R"("\u006cocation":"K\u00f6ln","hashtags":["\u0061ws","#AWS","#  b\/c"],"departments":"R\u0026D","id":"\u00371")");
  CHECK(p.location == "Köln");
  CHECK(p.tags == std::vector<std::string>{"aws", "b/c"});
  CHECK(p.departments == std::vector<std::string>{"R&D"});
  CHECK(p.id == "71");
}

TEST_CASE("read_feed: a tag of many signs takes no longer than it is", "[feed][hostile]") {
  std::string signs;
  while (signs.size() < 200'000) signs += "# ##  ";
  CHECK(one("\"hashtags\":\"" + signs + "\"").tags.empty());
  CHECK(one("\"hashtags\":\"" + signs + "c #d\"").tags == std::vector<std::string>{"c #d"});
  // Nor do many that were there already, behind a long one.
  std::string again(150'000, 'x');
  for (int i = 0; i < 20'000; ++i) again += ",A,b";
  CHECK(one("\"hashtags\":\"" + again + "\"").tags.size() == 3);
}

TEST_CASE("read_feed: brackets that nothing opened are not looked for", "[feed][hostile]") {
  // With a look at each that is open, 300 kB took 12 s.
  constexpr std::size_t kMany = 300'000;
  const std::string crossed = std::string(kMany, '[') + std::string(kMany, '}') + std::string(kMany, ']');
  const Feed feed = read("[{\"title\":\"a\"}," + crossed + ",{\"title\":\"b\"}]");
  CHECK(feed.postings.size() == 2);
  CHECK(feed.report.skipped == 1);
  // One that is opened further out closes all within.
  CHECK(read(R"([{"title":"a"},{"x":[[[}},{"title":"b"}])").postings.size() == 2);
  CHECK(read(R"([{"title":"a"},[{"x":{]},{"title":"b"}])").postings.size() == 2);
}

TEST_CASE("read_feed: a list given as one text is one value, whatever is in it", "[feed][hostile]") {
  CHECK(one(R"("departments":"R\u0000D, Sales; x")").departments == std::vector<std::string>{"R D, Sales; x"});
}

TEST_CASE("read_feed: a long place is not searched for those of its duplicates", "[feed][hostile]") {
  // 600 kB took 25 s.
  std::string text = R"([{"id":"a","title":"t","location":")" + std::string(250'000, 'a') + "\"}";
  for (int i = 0; i < 20'000; ++i) text += R"(,{"id":"a","title":"t","location":"ab"})";
  CHECK(read(text + "]").report.duplicates == 20'000);
}

TEST_CASE("read_feed: what a feed says wrongly of itself is named, and its postings stay", "[feed][hostile]") {
  for (const char* head : {"\"version\":1\x01", "\"count\":1#x", "\"title\":'a'", "\"homeUrl\":tru", "\"count\":01"}) {
    CAPTURE(head);
    const Feed feed = read(std::string("{") + head + R"(,"jobs":[{"title":"a"}]})");
    CHECK(feed.postings.size() == 1);
    REQUIRE(feed.report.problems.size() == 1);
    CHECK(feed.report.problems[0].message == "is not valid JSON");
  }
}

TEST_CASE("read_feed: a bad posting is left out and named", "[feed]") {
  const Feed feed = read(R"([{"title":"a"},{"id":"x7","title":""},{"title":"c"}])");
  CHECK(feed.postings.size() == 2);
  REQUIRE(feed.report.problems.size() == 1);
  CHECK(feed.report.problems[0].index == 1);
  CHECK(feed.report.problems[0].id == "x7");
  CHECK(feed.report.problems[0].message == "has no title");
  CHECK(feed.report.total == 3);
  CHECK(feed.report.accepted == 2);
  CHECK(feed.report.skipped == 1);
}

TEST_CASE("read_feed: a field that cannot be read costs the field alone", "[feed][hostile]") {
  struct Case {
    const char* member;
    const char* field;
    const char* message;
  };
  const Case cases[] = {
      {R"("company\ud800Name":1)", "", ""},
      {R"("location":7)", "location", "is not a string"},
      {R"("location":"\ud800")", "location", "has a lone surrogate"},
      {R"("location":"\udc00\ud800")", "location", "has a lone surrogate"},
      {"\"location\":\"\xff\xfe\"", "location", "is not valid UTF-8"},
      {"\"location\":\"a\nb\"", "location", "has a control character"},
      {R"("location":"\q")", "location", "has an unknown escape"},
      {R"("featured":1e400)", "featured", "is a number too large"},
      {R"("featured":01)", "featured", "is not valid JSON"},
      {R"("featured":"20")", "featured", "is not a number"},
      {R"("featured":nul)", "featured", "is not valid JSON"},
      {R"("timestamp":"yesterday")", "timestamp", "is not a date between the years 2000 and 2999"},
      {R"("timestamp":[])", "timestamp", "is not a date between the years 2000 and 2999"},
      {R"-("url":"javascript:alert(1)")-", "url", "is not an address that a posting may have"},
      {R"("url":"mailto:a@b.example")", "url", "is not an address that a posting may have"},
      {R"-("applyUrl":"  jAvA\tscript:alert(1)")-", "applyUrl", "is not an address that a posting may have"},
      {R"-("logoUrl":"data:image/svg+xml,<svg onload=alert(1)>")-", "logoUrl", "is not an address that a posting may have"},
      {R"("bodyUrl":"file:///etc/passwd")", "bodyUrl", "is not an address that a posting may have"},
      {R"("body":{})", "body", "is not a string"},
      {R"("body":"\ud800")", "body", "has a lone surrogate"},
      {R"("hashtags":5)", "hashtags", "is neither a string nor an array"},
      {R"("hashtags":[1])", "hashtags", "has a value that is not a string"},
      {R"("workplace":["moon"])", "workplace", "has a value that is not known"},
      {R"("salary":{"min":9,"max":1})", "salary", "has no range that makes sense"},
      {R"("salary":[])", "salary", "is not an object"},
      {R"("junk":[1,])", "junk", "is not valid JSON"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.member);
    const Feed feed = read(std::string(R"([{"title":"before"},{"title":"here",)") + c.member + R"(},{"title":"after"}])");
    if (*c.field == '\0') {  // a key that is no string loses the entry: nobody knows what it says
      CHECK(feed.postings.size() == 2);
      continue;
    }
    CHECK(feed.postings.size() == 3);
    REQUIRE(feed.report.problems.size() == 1);
    CHECK(feed.report.problems[0].index == 1);
    CHECK(feed.report.problems[0].field == c.field);
    CHECK(feed.report.problems[0].message == c.message);
  }
}

TEST_CASE("read_feed: a poisoned entry never empties the board", "[feed][hostile]") {
  const std::string poisons[] = {
      "null", "7", "\"text\"", "[]", "[[[[{}]]]]", "{}", R"({"title":7})", R"({"title":"\ud800"})", "{\"title\":\"\xff\"}",
      R"({"title":"a",})", R"({"title" "a"})", R"({"title":"a" "id":"b"})", R"({"title":"a"]})", R"({"title":["a"})",
      R"({'title':'a'})", R"({title:"a"})", R"({"title":"a","x":NaN})", R"({"title":1e400})", R"({"title":"  "})",
      R"({"title":"a","body":"b\u12"})", "{\"title\":\"a\x01\"}", R"({"title":"a","hashtags":[)" + nested(40) + "]}",
      "{\"title\":" + nested(200) + "}", R"({"title":null})", R"({"id":"no title"})", "-", "tru", "{\"a\":{\"b\":[}]}}",
      R"({"title":"a","url":}})", R"({"title":"\u0000"})", "{\"\\ud800\":1,\"title\":\"a\"}",
  };
  for (const std::string& poison : poisons) {
    for (const std::size_t place : {std::size_t{0}, std::size_t{500}, std::size_t{999}}) {
      CAPTURE(poison, place);
      std::string text = "[";
      for (std::size_t i = 0; i < 1000; ++i) {
        if (i > 0) text += ',';
        text += i == place ? poison : "{\"title\":\"posting " + std::to_string(i) + "\"}";
      }
      const Feed feed = read(text + "]");
      CHECK(feed.report.total == 1000);
      CHECK(feed.postings.size() >= 999);
      CHECK(feed.report.problem_count >= 1);
      CHECK(feed.report.accepted + feed.report.skipped + feed.report.duplicates == 1000);
    }
  }
}

TEST_CASE("read_feed: depth is bounded, and deep input costs no stack", "[feed][hostile]") {
  const Feed feed = read("[{\"title\":\"a\",\"x\":" + nested(100'000) + "},{\"title\":\"b\"}]");
  CHECK(feed.postings.size() == 2);
  REQUIRE(feed.report.problems.size() == 1);
  CHECK(feed.report.problems[0].message == "is nested too deep");
  CHECK(refuse(std::string(100'000, '[')).code == Errc::bad_json);
  CHECK(refuse("[" + std::string(100'000, '{')).code == Errc::bad_json);
  CHECK(read("[" + nested(100'000) + "]").report.skipped == 1);
}

TEST_CASE("read_feed: a text that ends early keeps what came before", "[feed][hostile]") {
  const std::string good = R"({"version":1,"jobs":[{"title":"a","hashtags":"#b"},{"title":"c"}]})";
  const std::size_t first_ends = good.find("},{") + 1;
  for (std::size_t n = 0; n < good.size(); ++n) {
    CAPTURE(n);
    const auto feed = read_feed(good.substr(0, n));
    if (n < first_ends) {
      REQUIRE_FALSE(feed);
      CHECK(feed.error().code == Errc::bad_json);
    } else {
      REQUIRE(feed);
      CHECK(feed->report.truncated);
      CHECK(feed->report.problem_count > 0);
      CHECK(feed->postings[0].title == "a");
    }
  }
}

TEST_CASE("read_feed: a count that is larger than the list is a truncated feed", "[feed]") {
  const Feed feed = read(R"({"count":3,"jobs":[{"title":"a"}]})");
  CHECK(feed.report.truncated);
  REQUIRE(feed.report.problems.size() == 1);
  CHECK(feed.report.problems[0].field == "count");
}

TEST_CASE("read_feed: what is no feed says what it is", "[feed][hostile]") {
  CHECK(refuse("").message == "the feed is empty");
  CHECK(refuse("  \n").message == "the feed is empty");
  CHECK(refuse("<!doctype html><title>404").message == "the feed is HTML or XML: <!doctype html><title>40");
  CHECK(refuse("Not found").message == "the feed is not JSON: Not found");
  CHECK(refuse("\"text\"").code == Errc::bad_json);
  const Error shape = refuse(R"({"error":"x","code":3})");
  CHECK(shape.code == Errc::bad_shape);
  CHECK(shape.message == "the feed is an object without an array \"jobs\"; its keys are error, code");
  CHECK(refuse(R"({"jobs":{}})").code == Errc::bad_shape);
  Limits small;
  small.bytes = 10;
  CHECK(refuse("[{\"title\":\"a\"}]", small).code == Errc::too_large);
}

TEST_CASE("read_feed: limits leave out and name", "[feed][hostile]") {
  Limits limits;
  limits.postings = 2;
  limits.string = 5;
  limits.tags = 2;
  limits.problems = 3;
  auto feed = read_feed(R"([{"title":"a","hashtags":["1","2","3"]},{"title":"b","location":"longer"},
    {"title":"c"},{"title":"d"},{"title":"e"}])", {}, limits);
  REQUIRE(feed);
  CHECK(feed->postings.size() == 2);
  CHECK(feed->postings[0].tags.size() == 2);
  CHECK(feed->postings[1].location.empty());
  CHECK(feed->report.skipped == 3);
  CHECK(feed->report.problem_count == 5);
  CHECK(feed->report.problems.size() == 3);
}

TEST_CASE("read_feed: unknown keys are counted and nothing else", "[feed]") {
  const Feed feed = read(R"([{"title":"a","recruiter":"Eve"},{"title":"b","recruiter":"Eve","x":{}}])");
  CHECK(feed.report.problem_count == 0);
  REQUIRE(feed.report.ignored.size() == 2);
  CHECK(feed.report.ignored[0].key == "recruiter");
  CHECK(feed.report.ignored[0].count == 2);
  CHECK(write_feed(feed).find("Eve") == std::string::npos);
}

TEST_CASE("read_feed: ids come from the feed, from an address, or from what the posting says", "[feed]") {
  const Feed feed = read(R"([{"title":"Dev","id":42},{"title":"Dev","companyName":"Acme GmbH","location":"Zürich"},
    {"title":"Dev","companyName":"Acme GmbH","location":"Zürich"},{"title":"数据"},
    {"title":"a","url":"https://boards.greenhouse.io/acme/jobs/123?gh_src=x"},
    {"title":"a","applyUrl":"https://jobs.ashbyhq.com/acme/04b9eeb5-31f9-4dc0-8328-cf7d70cb00da/application"},
    {"title":"a","url":"https://apply.workable.com/acme/j/ABC123/"},
    {"title":"a","url":"https://acme.example/jobs/?gh_jid=77"},
    {"title":"a","url":"https://jobs.lever.co/acme/not-a-uuid"}])");
  std::vector<std::string> ids;
  for (const Posting& p : feed.postings) ids.push_back(p.id);
  CHECK(ids == std::vector<std::string>{"42", "acme-gmbh-dev-zurich", "acme-gmbh-dev-zurich-2", "数据",
                                        "greenhouse:acme:123", "ashby:acme:04b9eeb5-31f9-4dc0-8328-cf7d70cb00da",
                                        "workable:acme:ABC123", "greenhouse:acme.example:77", "a"});
}

TEST_CASE("read_feed: the places of two postings with one id are each there once, as in a list", "[feed]") {
  const Feed feed = read(R"([{"id":"x","title":"a","locations":["Köln","Berlin"]},{"id":"x","title":"a","locations":["KOLN","Bonn"]}])");
  REQUIRE(feed.postings.size() == 1);
  CHECK(feed.postings[0].locations == std::vector<std::string>{"Köln", "Berlin", "Bonn"});
}

TEST_CASE("read_feed: the first of two postings with one id stays", "[feed]") {
  const Feed feed = read(R"([{"id":"x","title":"first"},{"id":"x","title":"second"}])");
  REQUIRE(feed.postings.size() == 1);
  CHECK(feed.postings[0].title == "first");
  CHECK(feed.report.duplicates == 1);
  CHECK(feed.report.problems[0].field == "id");
}

TEST_CASE("read_feed: ten thousand equal titles get their numbers in linear time", "[feed][slow]") {
  std::string text = "[";
  for (int i = 0; i < 10'000; ++i) text += i == 0 ? R"({"title":"x"})" : R"(,{"title":"x"})";
  const Feed feed = read(text + "]");
  REQUIRE(feed.postings.size() == 10'000);
  CHECK(feed.postings.back().id == "x-10000");
}

TEST_CASE("read_feed: text is one clean line", "[feed][hostile]") {
  CHECK(one(R"("location":"  a\n\tb\u00a0 c\u0000\u202e ")").location == "a b c");
}

TEST_CASE("write_feed: writing what was read and reading it again changes nothing", "[feed]") {
  const std::string text = R"({"title":"B","jobs":[{"title":"a \"q\" \u00fc","body":"x\n\ny \ud83d\ude00","salary":{"min":1.5,"text":"t"},
    "hashtags":"#a,#b","workplace":["remote"],"employment":["contract"],"departments":["d"],"timestamp":"2026-01-02"},
    {"title":"h","bodyHtml":"<p>x"},{"title":"u","bodyUrl":"https://b.example/x.md"}]})";
  const std::string once = write_feed(read(text));
  const std::string twice = write_feed(read(once));
  CHECK(once == twice);
  CHECK(read(once).report.problem_count == 0);
  CHECK(once.find("\"body\":\"x\\n\\ny \xf0\x9f\x98\x80\"") != std::string::npos);
}

TEST_CASE("write_feed: what cannot be written whole is not read in the first place", "[feed][hostile]") {
  for (const char* text : {
           R"([{"title":"a","hashtags":["##a","#"]},{"title":"b","hashtags":"##a,###, # b"}])",
           R"([{"title":"a","featured":0.00001,"salary":{"min":0.00001,"max":99999999999999.9}}])",
           R"([{"title":"a","salary":{"min":0.123456,"max":1234567.891011}}])",
           R"({"title":"a\u001b[2J\u202e  b","homeUrl":" https://a.example/ x","jobs":[]})",
       }) {
    CAPTURE(text);
    const std::string once = write_feed(read(text));
    CHECK(write_feed(read(once)) == once);
    CHECK(read(once).report.problem_count == 0);
  }
  const std::string address = "https://jobs.lever.co/" + std::string(600, 'a') + "/04b9eeb5-31f9-4dc0-8328-cf7d70cb00da";
  const Feed long_id = read("[{\"title\":\"a\",\"url\":\"" + address + "\"}]");
  CHECK(long_id.postings[0].id == "a");
}

TEST_CASE("read_feed: the feed's own title and home are checked like a posting's", "[feed][hostile]") {
  const Feed feed = read(R"-({"title":5,"homeUrl":"javascript:alert(1)","count":"x","jobs":[{"title":"a"}]})-");
  CHECK(feed.title.empty());
  CHECK(feed.home_url.empty());
  REQUIRE(feed.report.problems.size() == 3);
  for (const Report::Problem& problem : feed.report.problems) CHECK(problem.index == Report::kWholeFeed);
  CHECK(read("{\"title\":\"\xff\",\"jobs\":[{\"title\":\"A\"}]}").report.problems[0].index == Report::kWholeFeed);
  CHECK(read(R"({"title":"a\u001b[2J\u202e  b","jobs":[]})").title == "a [2J b");
}

TEST_CASE("read_feed: the name for postings that name no company is made clean like theirs", "[feed][hostile]") {
  auto feed = read_feed(R"([{"title":"a"},{"title":"b","companyName":"Bolt"}])", "A\xff B\n  C");
  REQUIRE(feed);
  CHECK(feed->postings[0].company == "A\xef\xbf\xbd B C");
  CHECK(feed->postings[1].company == "Bolt");
}

TEST_CASE("write_feed: places that a location says twice are written once, as they are read", "[feed]") {
  Feed feed = read(R"([{"title":"a","location":"Berlin; BERLIN; Köln; Koln"}])");
  feed::Derive derive;
  for (Posting& posting : feed.postings) derive.apply(posting);
  const std::string once = write_feed(feed);
  CHECK(write_feed(read(once)) == once);
  CHECK(read(once).postings[0].locations.size() == 2);
}

TEST_CASE("body_text: a body is decoded when it is asked for", "[feed]") {
  const Feed feed = read(R"([{"title":"a","body":"\u00fc\n\"x\""},{"title":"b"}])");
  CHECK(body_text(feed, feed.postings[0]) == "ü\n\"x\"");
  CHECK(body_text(feed, feed.postings[1]).empty());
}

namespace {

// All that a feed became, or the error, as text.
std::string all_of(const Result<Feed>& feed) {
  if (!feed) return abi::error_json(feed.error());
  text::JsonWriter out;
  abi::write_report(out, feed->report, true);
  return feed->title + "\n" + feed->home_url + "\n" + write_feed(*feed) + out.take();
}

Result<Feed> in_slices(const std::string& text, std::uint32_t slice, const Limits& limits) {
  feed::Reading reading(text, "Acme", limits);
  while (reading.step(slice)) {
  }
  if (reading.failed()) return *reading.failed();
  return reading.take();
}

}  // namespace

TEST_CASE("Reading: in slices of any size a feed is what read_feed makes of it", "[feed]") {
  const std::string feeds[] = {
      R"([{"title":"a","id":"1"},{"title":"b","id":"1"},7,{"title":"c","body":"x\u00e4"},])",
      "\xEF\xBB\xBF {\"title\":\"T\",\"jobs\":[{\"title\":\"a\"},,{\"title\":\"b\"}} ],\"count\":9,\"homeUrl\":\"https://a.example/\"} x",
      R"({"jobs":[],"jobs":[{"title":"a"}]})",
      R"({"jobs":[{"title":"a"}] "count":1})",
      R"([{"title":"a","absolute_url":"x"},{"title":"b"}])",
      R"({"company":1,"jobs":[{"title":"a"}]})",
  };
  for (const std::string& whole : feeds) {
    for (std::size_t size = 0; size <= whole.size(); ++size) {
      const std::string text = whole.substr(0, size);
      for (const bool ours : {false, true}) {
        Limits limits;
        limits.ours = ours;
        const std::string expected = all_of(read_feed(text, "Acme", limits));
        for (const std::uint32_t slice : {1u, 20u}) {
          CAPTURE(text, ours, slice);
          REQUIRE(all_of(in_slices(text, slice, limits)) == expected);
        }
      }
    }
  }
}

TEST_CASE("Reading: a step ends after the entry that fills it", "[feed]") {
  std::string text = "[";
  for (int i = 0; i < 100; ++i) text += "{\"title\":\"0123456789\"},";
  feed::Reading reading(text + "{\"title\":\"last\"}]", {}, {});
  std::uint32_t steps = 1;
  while (reading.step(240)) ++steps;
  CHECK(steps >= 10);
  CHECK(steps <= 13);
  CHECK(reading.take().postings.size() == 101);
}
