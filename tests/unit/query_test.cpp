#include "jobstand/query.h"
#include "testing.h"

using namespace jobstand;

TEST_CASE("parse_query: a form becomes a query", "[query]") {
  const Query q = parse_query("q=c%2B%2B+dev&company=Acme&company=Bolt+%26+Co&tag=%23x&sort=newest&offset=25&limit=10&facets=tag,company&facet-limit=5");
  CHECK(q.text == "c++ dev");
  CHECK(q.filter(Facet::company) == std::vector<std::string>{"Acme", "Bolt & Co"});
  CHECK(q.filter(Facet::tag) == std::vector<std::string>{"#x"});
  CHECK(q.sort == Sort::newest);
  CHECK(q.offset == 25);
  CHECK(q.limit == 10);
  CHECK(q.facet_limit == 5);
  CHECK(q.facets.has(Facet::tag));
  CHECK_FALSE(q.facets.has(Facet::location));
}

TEST_CASE("parse_query: what makes no sense is ignored, numbers are clamped", "[query][hostile]") {
  const Query q = parse_query("&&=&sort=evil&limit=99999999999999999999&offset=-3&facets=,,x,tag&%zz=1&q=%ff%c3%28&constructor=1&company");
  CHECK(q.sort == Sort::best);
  CHECK(q.limit == kMaxLimit);
  CHECK(q.offset == 0);
  CHECK(q.facets.has(Facet::tag));
  CHECK(q.text == "\xef\xbf\xbd\xef\xbf\xbd(");
  CHECK(q.filter(Facet::company) == std::vector<std::string>{""});
}

TEST_CASE("parse_query: text and choices are bounded", "[query][hostile]") {
  std::string form = "q=" + std::string(100'000, 'a');
  for (int i = 0; i < 3000; ++i) form += "&tag=" + std::to_string(i);
  const Query q = parse_query(form);
  CHECK(q.text.size() == kMaxText);
  CHECK(q.filter(Facet::tag).size() == kMaxSelected);
}
