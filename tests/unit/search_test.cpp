// What a text finds and why, through the public headers alone.
#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "jobstand/board.h"
#include "testing.h"
#include "text/words.h"

using namespace jobstand;

namespace {

using Ids = std::vector<std::string>;

Board board_of(const std::string& text, const BoardOptions& options = {}) {
  auto feed = read_feed(text);
  REQUIRE(feed);
  std::vector<Feed> feeds;
  feeds.push_back(*std::move(feed));
  return Board(std::move(feeds), options);
}

// Postings with these titles and the ids 0, 1, …
Board titled(const std::vector<std::string>& titles, const BoardOptions& options = {}) {
  std::string feed = "[";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    feed.append(i == 0 ? "" : ",").append("{\"id\":\"").append(std::to_string(i)).append("\",\"title\":\"").append(titles[i]).append("\"}");
  }
  return board_of(feed.append("]"), options);
}

Query query_of(std::string text) {
  Query query;
  query.text = std::move(text);
  query.limit = kMaxLimit;
  return query;
}

Ids ids_of(const Board& board, const Page& page) {
  Ids ids;
  for (const Hit& hit : page.hits) ids.push_back(board.posting(hit.posting).id);
  return ids;
}

Ids find(const Board& board, const std::string& text) { return ids_of(board, board.find(query_of(text))); }

Ids found(const Board& board, const std::string& text) {
  Ids ids = find(board, text);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The marked parts of ASCII texts, one after another.
Ids marked(const Board& board, const std::string& text, const std::string& id) {
  Ids parts;
  for (const Hit& hit : board.find(query_of(text)).hits) {
    const Posting& posting = board.posting(hit.posting);
    if (posting.id != id) continue;
    for (const Mark& mark : hit.marks) {
      using Where = Mark::Where;
      const std::string& in = mark.where == Where::title      ? posting.title
                              : mark.where == Where::company  ? posting.company
                              : mark.where == Where::location ? posting.location
                              : mark.where == Where::summary  ? posting.summary
                                                              : hit.snippet;
      parts.push_back(mark.where == Where::tags ? "#" + posting.tags[mark.begin] : in.substr(mark.begin, mark.end - mark.begin));
    }
  }
  return parts;
}

std::string described(const Board& board, const Page& page) {
  std::string out = std::to_string(page.total) + "|" + page.corrected;
  for (const Hint& hint : page.hints) out += "|" + hint.text + ":" + std::to_string(hint.count);
  for (const Hit& hit : page.hits) {
    out += "\n" + board.posting(hit.posting).id + " " + hit.snippet;
    for (const Mark& mark : hit.marks) out += " " + std::to_string(static_cast<int>(mark.where)) + ":" + std::to_string(mark.begin) + "-" + std::to_string(mark.end);
  }
  return out;
}

// Optimal string alignment, by the book; `prefix`: to the nearest beginning of `b`.
std::uint32_t distance(const std::string& a, const std::string& b, bool prefix) {
  std::vector<std::vector<std::uint32_t>> d(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1));
  for (std::uint32_t i = 0; i <= a.size(); ++i) {
    for (std::uint32_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return prefix ? *std::min_element(d[a.size()].begin(), d[a.size()].end()) : d[a.size()][b.size()];
}

const char* const kJobs = R"([
  {"id":"net","title":".NET Developer","companyName":"Acme","hashtags":"#dotnet","summary":"Services in .NET"},
  {"id":"fish","title":"Fisher","summary":"Works with a net"},
  {"id":"csharp","title":"C# Engineer","companyName":"Bolt","bodyHtml":"<p>We write C# and C++ here.</p>"},
  {"id":"node","title":"Node.js Engineer","companyName":"Bolt","hashtags":"#backend"},
  {"id":"site","title":"Site Reliability Engineer","location":"Berlin","body":"You keep **Kubernetes** alive."},
  {"id":"front","title":"Front-end Developer","location":"Porto","summary":"Frontend work on a design system"},
  {"id":"base","title":"Database Administrator","summary":"Several databases"},
  {"id":"ml","title":"Machine Learning Engineer","body":"Learning from a machine is not machine learning."},
  {"id":"tokyo","title":"東京都の開発者","location":"東京"},
  {"id":"thai","title":"วิศวกรซอฟต์แวร์"},
  {"id":"people","title":"People Partner","body":"You support people and HR."},
  {"id":"others","title":"Baker","body":"You like people."}
])";

}  // namespace

TEST_CASE("search: typos are forgiven by the length of the word, as the book counts them", "[search]") {
  std::mt19937 random(7);
  std::vector<std::string> words;
  const auto make = [&](std::size_t size) {
    std::string word;
    for (std::size_t i = 0; i < size; ++i) word.push_back("abcde"[random() % 5]);
    return word;
  };
  std::set<std::string> distinct;
  while (distinct.size() < 250) distinct.insert(make(3 + random() % 8));
  words.assign(distinct.begin(), distinct.end());
  const Board board = titled(words);
  Finder finder(board);
  for (std::size_t round = 0; round < 400; ++round) {
    std::string text = words[random() % words.size()];
    for (auto edit = random() % 3; edit > 0; --edit) text[random() % text.size()] = "abcde"[random() % 5];
    if (random() % 3 == 0) text.insert(random() % text.size(), 1, 'a');
    const bool prefix = random() % 2 == 0;
    const std::uint32_t most = text.size() >= 8 ? 2 : text.size() >= 4 ? 1 : 0;
    std::set<std::string> near[3];
    for (const std::string& word : words) {
      const std::uint32_t edits = distance(text, word, prefix);
      if (edits <= most) near[edits].insert(word);
    }
    const std::set<std::string>& typos = near[near[1].empty() ? 2 : 1];
    const bool forgiving = near[0].size() < 5;
    std::set<std::string> expected = near[0];
    if (forgiving) expected.insert(typos.begin(), typos.end());
    const Ids ids = ids_of(board, finder.find(query_of(text + (prefix ? "" : " "))));
    std::set<std::string> actual;
    for (const std::string& id : ids) actual.insert(words[std::stoul(id)]);
    CAPTURE(text, prefix);
    // Of very many the commonest count.
    if (forgiving && typos.size() > 24) CHECK(std::includes(expected.begin(), expected.end(), actual.begin(), actual.end()));
    else CHECK(actual == expected);
    // What needs no edit comes first.
    for (std::size_t i = 0; i < ids.size(); ++i) CHECK((near[0].count(words[std::stoul(ids[i])]) != 0) == (i < near[0].size()));
  }
}

TEST_CASE("search: typos in letters beyond ASCII count as one", "[search]") {
  const Board board = titled({"инженер", "врач"});
  CHECK(find(board, "инжинер ") == Ids{"0"});
  CHECK(find(board, "нижене") == Ids{"0"});
  CHECK(find(board, "врач ") == Ids{"1"});
  CHECK(find(board, "вра ").empty());
}

TEST_CASE("search: a word that enough postings have is no typo", "[search]") {
  CHECK(find(titled({"baker", "baker", "baker", "baker", "baker", "maker"}), "baker ").size() == 5);
  CHECK(find(titled({"baker", "baker", "baker", "baker", "maker"}), "baker ").size() == 5);
}

TEST_CASE("search: what was probably meant is said only when nothing holds the word", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(board.find(query_of("kuberntes")).corrected == "kubernetes");
  CHECK(board.find(query_of("Front-end devleoper ")).corrected == "Front-end developer ");
  CHECK(board.find(query_of("developer ")).corrected.empty());
  CHECK(board.find(query_of("\"keep kuberntes\"")).total == 0);
}

TEST_CASE("search: words in quotes stand together, whichever quotes", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(find(board, "\"machine learning\"") == Ids{"ml"});
  CHECK(find(board, "\"reliability site\"").empty());
  CHECK(find(board, "\xE2\x80\x9Csite reliability\xE2\x80\x9D") == Ids{"site"});
  CHECK(find(board, "\xC2\xABsite reliability\xC2\xBB engineer") == Ids{"site"});
  CHECK(find(board, "\"site reliab") == Ids{"site"});
  CHECK(find(board, "\"site reliab\"").empty());
  CHECK(marked(board, "\"site reliability\"", "site") == Ids{"Site", "Reliability"});
}

TEST_CASE("search: a minus leaves out a word or a phrase", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(found(board, "engineer -bolt") == Ids{"ml", "site"});
  CHECK(found(board, "engineer -\"machine learning\" -bolt") == Ids{"site"});
  CHECK(find(board, "developer -front-end") == Ids{"net"});
  CHECK(find(board, "-engineer").size() == 8);
  CHECK(find(board, "front-end") == Ids{"front"});
  CHECK(find(board, "engineer -engineer").empty());
}

TEST_CASE("search: several phrases, wanted and not, find what a look at each text finds", "[search]") {
  std::mt19937 random(7);
  const auto word = [&] { return std::string(1, static_cast<char>('a' + random() % 4)) + "x"; };
  std::vector<std::string> titles;
  for (int i = 0; i < 200; ++i) {
    std::string& title = titles.emplace_back(word());
    for (int n = 0; n < 5; ++n) title += " " + word();
  }
  const Board board = titled(titles);
  for (int n = 0; n < 300; ++n) {
    std::string text;
    std::vector<std::pair<std::string, bool>> phrases;
    for (int i = 0; i < 3; ++i) {
      const std::string first = word();
      std::string second = word();
      while (second == first) second = word();
      const bool excluded = random() % 2 == 0;
      phrases.emplace_back(" " + first + " " + second + " ", excluded);
      text += std::string(excluded ? "-" : "") + "\"" + first + " " + second + "\" ";
    }
    Ids expected;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const bool fits = std::all_of(phrases.begin(), phrases.end(), [&](const auto& phrase) {
        return ((" " + titles[i] + " ").find(phrase.first) == std::string::npos) == phrase.second;
      });
      if (fits) expected.push_back(std::to_string(i));
    }
    std::sort(expected.begin(), expected.end());
    CAPTURE(text);
    REQUIRE(found(board, text) == expected);
  }
}

TEST_CASE("search: two words joined are one, and one is two", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(find(board, "data base") == Ids{"base"});
  CHECK(find(board, "data bas") == Ids{"base"});
  CHECK(find(board, "frontend") == Ids{"front"});
  CHECK(find(board, "front end developer") == Ids{"front"});
  CHECK(marked(board, "data base", "base") == Ids{"Database", "databases"});

  const Board apart = board_of(R"([
    {"id":"a","title":"Data Engineer","companyName":"Bivana Health"},
    {"id":"b","title":"Engineer","body":"data"},
    {"id":"c","title":"Nurse","companyName":"Data Health"}])");
  CHECK(found(apart, "dataengineers") == Ids{"a"});
  CHECK(found(apart, "bivanahealth nurse").empty());
  CHECK(found(apart, "bivanahealth") == Ids{"a"});
  CHECK(marked(apart, "dataengineer ", "a") == Ids{"Data", "Engineer"});
}

TEST_CASE("search: words of the trade that mean the same", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(find(board, "sre") == Ids{"site"});
  CHECK(find(board, "k8s") == Ids{"site"});
  CHECK(find(board, "site reliability") == Ids{"site"});
  CHECK(marked(board, "sre", "site") == Ids{"Site Reliability Engineer"});
  // A title with people is about them, a body need not be.
  CHECK(find(board, "hr ") == Ids{"people"});

  BoardOptions own;
  own.synonyms = "baker boulanger\nfisher water_worker\n";
  CHECK(find(board_of(kJobs, own), "boulanger") == Ids{"others"});
  CHECK(find(board_of(kJobs, own), "water worker") == Ids{"fish"});
  own.built_in_synonyms = false;
  CHECK(find(board_of(kJobs, own), "k8s").empty());
  CHECK(find(board_of(kJobs, own), "boulanger") == Ids{"others"});
}

TEST_CASE("search: what a posting is by its employment and workplace is a word of it", "[search]") {
  const Board board = board_of(R"([
    {"id":"part","title":"Baker","employment":["part_time"],"workplace":["remote"]},
    {"id":"intern","title":"Baker","employment":["internship","temporary"],"workplace":["hybrid"]},
    {"id":"free","title":"Baker","employment":["contract"],"workplace":["onsite"]},
    {"id":"none","title":"Baker","body":"A contract is read first, part of the time."}])");
  CHECK(found(board, "part time baker") == Ids{"none", "part"});
  CHECK(found(board, "\"part time\" ") == Ids{"part"});
  CHECK(found(board, "parttime ") == Ids{"part"});
  CHECK(found(board, "Teilzeit ") == Ids{"part"});
  CHECK(found(board, "remote ") == Ids{"part"});
  CHECK(found(board, "work from home ") == Ids{"part"});
  CHECK(found(board, "internships ") == Ids{"intern"});
  CHECK(found(board, "Praktikum ") == Ids{"intern"});
  CHECK(found(board, "temporary hybrid ") == Ids{"intern"});
  CHECK(found(board, "freelance baker ") == Ids{"free"});
  CHECK(found(board, "on-site ") == Ids{"free"});
  CHECK(found(board, "baker -remote") == Ids{"free", "intern", "none"});
  // It is not what the board shows.
  CHECK(marked(board, "remote", "part").empty());
}

TEST_CASE("search: cities are found by their name in another language", "[search]") {
  const Board board = titled({"Baker in München", "Baker in Munich", "Koch in Wien", "Vienna chef", "Brno baker"});
  CHECK(found(board, "munich ") == Ids{"0", "1"});
  CHECK(found(board, "München ") == Ids{"0", "1"});
  CHECK(found(board, "wien ") == Ids{"2", "3"});
}

TEST_CASE("search: words that only join others need not match", "[search]") {
  const Board board = titled({"Baker, Paris", "Head of Bread", "Bread, head", "Internal Jobs", "Innkeeper in the Alps"});
  CHECK(found(board, "jobs in paris") == Ids{"0"});
  CHECK(found(board, "the bakers ") == Ids{"0"});
  CHECK(find(board, "head of bread") == Ids{"1", "2"});  // what they match still counts
  CHECK(marked(board, "innkeeper in alps", "4") == Ids{"Innkeeper", "Alps"});
  // But they are words when there is no other, when they may be the beginning of one, in
  // quotes, and when they are left out.
  CHECK(found(board, "jobs ") == Ids{"3"});
  CHECK(found(board, "head in") == Ids{});
  CHECK(found(board, "baker \"in\"") == Ids{});
  CHECK(found(board, "head -of") == Ids{"2"});
  // And none is said to be the one to leave out.
  const Page page = board.find(query_of("jobs in rome "));
  for (const Hint& hint : page.hints) CHECK(hint.text != "in");
}

TEST_CASE("search: a word may have synonyms in several groups", "[search]") {
  BoardOptions own;
  own.synonyms = "alpha beta\nalpha gamma\nfirst_second beta\nfirst_second gamma\n";
  const Board board = titled({"alpha", "beta", "gamma", "first second"}, own);
  // The two words are read as either meaning, when they are indexed and when they are typed.
  CHECK(found(board, "alpha ") == Ids{"0", "1", "2", "3"});
  CHECK(found(board, "beta ") == Ids{"0", "1", "3"});
  CHECK(found(board, "gamma ") == Ids{"0", "2", "3"});
  CHECK(found(board, "first second ") == Ids{"1", "2", "3"});
}

TEST_CASE("search: plurals are their singulars", "[search]") {
  const Board board = titled({"Designers", "Company secretary", "Batches", "Bus", "News desk"});
  CHECK(find(board, "designer ") == Ids{"0"});
  CHECK(find(board, "designers ") == Ids{"0"});
  CHECK(find(board, "companies ") == Ids{"1"});
  CHECK(find(board, "batch ") == Ids{"2"});
  CHECK(find(board, "bus ") == Ids{"3"});
  CHECK(find(board, "news ") == Ids{"4"});
}

TEST_CASE("search: names with signs in them", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(find(board, ".net ") == Ids{"net"});
  CHECK(find(board, "dotnet") == Ids{"net"});
  CHECK(found(board, "net ") == Ids{"fish", "net"});
  CHECK(find(board, "c# ") == Ids{"csharp"});
  CHECK(find(board, "c++ ") == Ids{"csharp"});
  CHECK(find(board, "node.js") == Ids{"node"});
  CHECK(find(board, "nodejs") == Ids{"node"});
  CHECK(find(board, "node js ") == Ids{"node"});
  CHECK(marked(board, "c# ", "csharp") == Ids{"C#", "C#"});
}

TEST_CASE("search: scripts without spaces", "[search]") {
  const Board board = board_of(kJobs);
  CHECK(find(board, "東京") == Ids{"tokyo"});
  CHECK(find(board, "開発者") == Ids{"tokyo"});
  CHECK(find(board, "京東").empty());
  CHECK(find(board, "วิศวกร") == Ids{"thai"});
  const Page page = board.find(query_of("開発"));
  REQUIRE(page.hits.size() == 1);
  REQUIRE(page.hits[0].marks.size() == 1);
  CHECK(page.hits[0].marks[0].begin == 4);
  CHECK(page.hits[0].marks[0].end == 6);
}

TEST_CASE("search: the snippet shows the words where they come together", "[search]") {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "Rust here, and much else that nobody looks for. ";
  body += "Here are rust and kafka. ";
  for (int i = 0; i < 100; ++i) body += "Kafka there, and much else that nobody looks for. ";
  const Board board = board_of("[{\"id\":\"1\",\"title\":\"Cook\",\"body\":\"" + body + "\"}]");
  const Page page = board.find(query_of("kafka rust "));
  REQUIRE(page.hits.size() == 1);
  CHECK(page.hits[0].snippet.find("rust and kafka") != std::string::npos);
  CHECK(page.hits[0].snippet.size() < 200);
  CHECK(marked(board, "nobody ", "1").front() == "nobody");
}

TEST_CASE("search: without a hit it says which word to leave out", "[search]") {
  const Board board = board_of(kJobs);
  const Page page = board.find(query_of("engineer xylophone"));
  CHECK(page.total == 0);
  REQUIRE(page.hints.size() == 1);
  CHECK(page.hints[0].text == "xylophone");
  CHECK(page.hints[0].count == 4);
}

TEST_CASE("search: the reasons add up to the order", "[search]") {
  const Board board = board_of(kJobs);
  for (const char* text : {"engineer", "e", "machine learning", "c# engineer", "front end dev", "developer ", "data base", "sre", "enginer", "you -people"}) {
    const Query query = query_of(text);
    std::uint32_t last = 0xFFFF'FFFF;
    for (const Hit& hit : board.find(query).hits) {
      const std::vector<Reason> reasons = Finder(board).explain(query, hit.posting);
      REQUIRE(!reasons.empty());
      std::uint32_t sum = 0;
      bool typo = false;
      for (const Reason& reason : reasons) {
        CHECK(reason.score > 0);
        sum += reason.score;
        typo = typo || reason.how.find("typo") != std::string::npos;
      }
      CAPTURE(text, hit.posting);
      if (!typo) CHECK(sum <= last);
      if (!typo) last = sum;
    }
  }
  CHECK(Finder(board).explain(query_of("xylophone"), 0).empty());
  CHECK(board.explain(query_of("baker"), 0).empty());
}

TEST_CASE("search: what was looked for before changes nothing", "[search]") {
  const Board board = board_of(kJobs);
  const std::array texts = {"", "e", "en", "engineer", "b", "engineer b", "engineer bolt", "d", "d ", "data base", "data", "base data", "\"machine learning\"",
                            "machine learning", "machine -learning", "-e", "enginer", "enginer b", "sre", "p", "p p", "people hr", "c#", "c", "node.js", "東京", "xyz engineer", "engineer xyz", "dev", "w", "front-end"};
  std::vector<std::string> fresh;
  for (const char* text : texts) fresh.push_back(described(board, board.find(query_of(text))));
  Finder finder(board);
  std::mt19937 random(3);
  for (int i = 0; i < 600; ++i) {
    const std::size_t n = random() % texts.size();
    CAPTURE(texts[n]);
    CHECK(described(board, finder.find(query_of(texts[n]))) == fresh[n]);
  }
}

TEST_CASE("search: long words are told apart by all of their bytes", "[search]") {
  std::vector<std::string> titles;
  for (const char* end : {"", "a", "b", "aaaaaaaa", "aaaaaaab", "aaaaaaaaa", "baaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}) {
    titles.push_back("internal" + std::string(end));
  }
  const Board board = titled(titles);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    CHECK(find(board, titles[i] + " ").front() == std::to_string(i));
  }
  CHECK(find(board, "internal").size() == titles.size());
}

TEST_CASE("search: the words of a text are the same wherever they stand in it", "[search]") {
  // Eight bytes are read at once: every alignment, and every distance to the end.
  for (const std::string word : {"a", "Ab", "zürich", "c++", "EngineersZ9", "internationalisation", "0", "@", "[", "`", "{", "/", ":", "ﬁre", "a\u00ADz"}) {
    const auto words = [](const std::string& text) {
      std::vector<std::string> out;
      for (text::WordReader in(text); in.next();) {
        out.emplace_back(in.word());
        CHECK(in.head() == text::head_of(in.word()));
      }
      return out;
    };
    const std::vector<std::string> alone = words(word);
    for (std::size_t before = 0; before < 10; ++before) {
      for (std::size_t after = 0; after < 10; ++after) {
        CAPTURE(word, before, after);
        CHECK(words(std::string(before, ' ') + word + std::string(after, '!')) == alone);
      }
    }
  }
}

TEST_CASE("search: no text is too strange", "[search][hostile]") {
  const Board board = board_of(kJobs);
  Finder finder(board);
  std::string terms;
  for (int i = 0; i < 40; ++i) terms += "term" + std::to_string(i) + " ";
  std::string adversarial;
  for (int i = 0; i < 16; ++i) adversarial += std::string(static_cast<std::size_t>(40 + i), i % 2 == 0 ? 'e' : 'n') + " ";
  const std::vector<std::string> texts = {
      std::string(10000, 'a'), std::string(10000, ' '), std::string(10000, '"'), std::string(10000, '-'), "!?.,;:()[]{}", "- \" -\"", "\"", "-", "--", "-\"\"", "\"\"\"",
      std::string(1, '\0'), std::string("engineer\0bolt", 13), "\xE2\x80\x8F\xE2\x80\xAE" "engineer\xE2\x80\xAC", "\xFF\xFE\xC3", "\xE2\x80\x9C", "\xC2\xAB -\xC2\xBB",
      terms, adversarial, "+++++", "c+++++ c####", ".net.net.net", "a.js-b.js-c.js", "-a -b -c -d", "\"-a\" -\"b", std::string(600, 'e') + "ngineer", "\xF0\x9F\x9A\x80 engineer"};
  for (const std::string& text : texts) {
    const Page page = finder.find(query_of(text));
    CHECK(page.total <= board.size());
    CHECK(described(board, page) == described(board, board.find(query_of(text))));
  }
  CHECK(find(board, "\xE2\x80\x8F\xE2\x80\xAE" "site\xE2\x80\xAC reliability") == Ids{"site"});

  // Dictionaries made to be slow to go through, or to collide.
  std::vector<std::string> titles;
  for (int i = 0; i < 300; ++i) {
    std::string word(60, 'a');
    for (int bit = 0; bit < 9; ++bit) word[static_cast<std::size_t>(50 + bit)] = (i >> bit & 1) != 0 ? 'b' : 'a';
    titles.push_back(word + " aaaaaaa" + std::string(1, static_cast<char>('a' + i % 26)) + " \\u0000 \\ud83d\\ude80");
  }
  const Board hostile = titled(titles);
  for (const std::string& text : {std::string(60, 'a'), std::string(61, 'a'), std::string(8, 'a'), std::string(30, 'a') + "c" + std::string(29, 'a')}) {
    CHECK(hostile.find(query_of(text)).total <= 300);
    CHECK(hostile.find(query_of(text + " ")).total <= 300);
  }
}

TEST_CASE("search: empty boards and empty postings", "[search]") {
  CHECK(titled({}).find(query_of("engineer")).total == 0);
  CHECK(titled({}).find(query_of("-engineer")).total == 0);
  CHECK(titled({"!"}).find(query_of("-engineer")).total == 1);
  CHECK(titled({"!"}).find(query_of("e")).total == 0);
}
