// The board against a reference that is slow and plain: 10,000 random queries over random
// postings must have the same hits, the same total and the same counts.
#include <algorithm>
#include <map>
#include <set>

#include "jobstand/board.h"
#include "testing.h"

using namespace jobstand;

namespace {

// Numbers that look random and are the same everywhere.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t end) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % end;
  }
  const std::string& of(const std::vector<std::string>& list) { return list[below(static_cast<std::uint32_t>(list.size()))]; }

 private:
  std::uint32_t state_;
};

using List = std::vector<std::string>;

// Far from each other, so that no word is a typo or a beginning of another's.
const List kVocabulary = {"granite", "mulberry", "xylophone", "quartz", "bicycle", "thunder", "velvet", "obsidian"};
const List kCompanies = {"Acme", "Bolt", "Corvid"};
const List kTags = {"red", "green", "blue", "teal"};
const List kTeams = {"North", "South"};
const List kEmployments = {"full_time", "part_time", "contract"};
// A location, what is in it and what may be done from where; by hand, from no table of ours.
struct Place {
  std::string text;
  std::set<std::string> inside;  // values that contain it
  std::set<std::string> scope;   // values that its remote workers may live in
};
const std::set<std::string> kAll = {"Berlin, Germany", "Paris, France", "Toronto, Canada", "Germany", "France", "Canada", "European Union", "Europe", "Worldwide"};
const std::vector<Place> kPlaces = {
    {"Berlin, Germany", {"Berlin, Germany", "Germany", "European Union", "Europe", "Worldwide"}, {}},
    {"Paris, France", {"Paris, France", "France", "European Union", "Europe", "Worldwide"}, {}},
    {"Toronto, Canada", {"Toronto, Canada", "Canada", "Worldwide"}, {}},
    {"Remote - EU", {"European Union", "Europe", "Worldwide"}, {"Berlin, Germany", "Paris, France", "Germany", "France", "European Union"}},
    {"Remote, Canada", {"Canada", "Worldwide"}, {"Toronto, Canada", "Canada"}},
    {"Anywhere", {"Worldwide"}, kAll},
    {"Remote", {}, {}},
    {"", {}, {}},
};

struct Job {
  std::set<std::string> words;
  std::string company;
  std::set<std::string> tags;
  std::string team;
  std::string employment;
  const Place* place = nullptr;
  bool in_body = false;  // where the words stand
};

std::set<std::string> values(const Job& job, Facet facet) {
  switch (facet) {
    case Facet::company: return {job.company};
    case Facet::tag: return job.tags;
    case Facet::department: return job.team.empty() ? std::set<std::string>{} : std::set<std::string>{job.team};
    case Facet::employment: return {job.employment};
    case Facet::location: {
      std::set<std::string> all = job.place->inside;
      all.insert(job.place->scope.begin(), job.place->scope.end());
      return all;
    }
    default: return {};
  }
}

constexpr Facet kUsed[] = {Facet::company, Facet::tag, Facet::department, Facet::employment, Facet::location};

bool passes(const Job& job, const Query& query, Facet facet) {
  const List& chosen = query.filter(facet);
  const std::set<std::string> has = values(job, facet);
  return chosen.empty() || std::any_of(chosen.begin(), chosen.end(), [&](const std::string& v) { return has.count(v) > 0; });
}

}  // namespace

TEST_CASE("Board::find: hits, totals and counts are those of a plain reference", "[board][reference]") {
  Random random(7);
  std::vector<Job> jobs(120);
  std::string text = "[";
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    Job& job = jobs[i];
    std::string words;
    for (std::uint32_t n = 1 + random.below(4); n > 0; --n) {
      const std::string& word = random.of(kVocabulary);
      job.words.insert(word);
      words += word + " ";
    }
    job.company = random.of(kCompanies);
    std::string tags;
    for (std::uint32_t n = random.below(3); n > 0; --n) {
      const std::string& tag = random.of(kTags);
      job.tags.insert(tag);
      tags += "#" + tag + ",";
    }
    job.team = random.below(3) == 0 ? "" : random.of(kTeams);
    job.employment = random.of(kEmployments);
    job.place = &kPlaces[random.below(static_cast<std::uint32_t>(kPlaces.size()))];
    const bool in_body = job.in_body = random.below(2) == 0;
    text += std::string(i == 0 ? "" : ",") + R"({"id":")" + std::to_string(i) + R"(","title":")" + (in_body ? "job" : words) + R"(","body":")" +
            (in_body ? words : "text") + R"(","companyName":")" + job.company + R"(","hashtags":")" + tags + R"(","department":")" + job.team +
            R"(","employment":[")" + job.employment + R"("],"location":")" + job.place->text + R"("})";
  }
  auto feed = read_feed(text + "]");
  REQUIRE(feed);
  REQUIRE(feed->postings.size() == jobs.size());
  std::vector<Feed> feeds;
  feeds.push_back(*std::move(feed));
  const Board board(std::move(feeds));
  Finder finder(board);

  List places(kAll.begin(), kAll.end());
  for (int round = 0; round < 10'000; ++round) {
    Query query;
    query.limit = 1000;
    query.facet_limit = 1000;
    std::vector<std::pair<std::string, bool>> wanted;  // a word, and whether it is a prefix
    for (std::uint32_t n = random.below(3); n > 0; --n) {
      const std::string word = random.of(kVocabulary);
      query.text += (query.text.empty() ? "" : " ") + word;
      wanted.emplace_back(word, false);
    }
    if (!wanted.empty() && random.below(2) == 0) {
      const std::string cut = wanted.back().first.substr(0, 1 + random.below(6));
      query.text.resize(query.text.size() - wanted.back().first.size());
      query.text += cut;
      wanted.back() = {cut, true};
    }
    for (const Facet facet : kUsed) {
      query.facets.add(facet);
      const List& all = facet == Facet::company ? kCompanies : facet == Facet::tag ? kTags : facet == Facet::department ? kTeams
                        : facet == Facet::employment ? kEmployments : places;
      for (std::uint32_t n = random.below(5) == 0 ? 1 + random.below(2) : 0; n > 0; --n) {
        List& chosen = query.filters[static_cast<std::size_t>(facet)];
        const std::string& value = random.of(all);
        if (std::find(chosen.begin(), chosen.end(), value) == chosen.end()) chosen.push_back(value);
      }
    }

    std::set<std::string> hits;
    std::map<Facet, std::map<std::string, std::uint32_t>> counts;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const Job& job = jobs[i];
      const bool found = std::all_of(wanted.begin(), wanted.end(), [&](const auto& w) {
        const auto starts = [&](const std::string& word) { return w.second ? word.compare(0, w.first.size(), w.first) == 0 : word == w.first; };
        if (std::any_of(job.words.begin(), job.words.end(), starts) || std::any_of(job.tags.begin(), job.tags.end(), starts)) return true;
        // The rest of what is searched: title, company, team, place, employment, workplace.
        List others = {job.company, job.team, job.in_body ? "job" : "text"};
        std::string piece;
        const bool remote = !job.place->scope.empty() || std::string_view(job.place->text) == "Remote";
        for (const char c : job.place->text + (" " + job.employment) + (remote ? " remote " : " ")) {
          if (std::isalpha(static_cast<unsigned char>(c)) != 0) piece += static_cast<char>(std::tolower(c));
          else if (!piece.empty()) { others.push_back(piece); piece.clear(); }
        }
        return std::any_of(others.begin(), others.end(), [&](std::string word) {
          for (char& c : word) c = static_cast<char>(std::tolower(c));
          return !word.empty() && starts(word);
        });
      });
      if (!found) continue;
      const auto fails = [&](Facet but) {
        return std::any_of(std::begin(kUsed), std::end(kUsed), [&](Facet f) { return f != but && !passes(job, query, f); });
      };
      if (!fails(Facet::language)) hits.insert(std::to_string(i));
      for (const Facet facet : kUsed) {
        if (fails(facet)) continue;
        for (const std::string& value : values(job, facet)) ++counts[facet][value];
      }
    }

    const Page page = finder.find(query);
    CAPTURE(round, query.text);
    std::set<std::string> got;
    for (const Hit& hit : page.hits) got.insert(board.posting(hit.posting).id);
    REQUIRE(got == hits);
    REQUIRE(page.total == hits.size());
    for (const Facet facet : kUsed) {
      std::map<std::string, std::uint32_t> shown;
      for (const FacetValue& value : page.facets[static_cast<std::size_t>(facet)].values) {
        if (value.count > 0) shown[value.value] = value.count;
      }
      CAPTURE(static_cast<int>(facet));
      shown.erase("North America");  // the parent of Canada, which the reference does not know
      REQUIRE(shown == counts[facet]);
    }
  }
}
