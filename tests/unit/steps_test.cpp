// How much is done for a body, counted instead of timed: the readers are compiled once more with a
// call at every basic block (-fsanitize-coverage=trace-pc). What the C library does is not counted.
#include <cstdint>

#include "jobstand/body.h"
#include "pathological.h"
#include "testing.h"

using namespace jobstand;

namespace {
std::uint64_t steps = 0;
}
extern "C" void __sanitizer_cov_trace_pc() { ++steps; }

namespace {

std::uint64_t steps_for(const std::string& body, bool html) {
  steps = 0;
  static_cast<void>(html ? render_html(body) : render_markdown(body));
  return steps;
}

}  // namespace

TEST_CASE("render: twice as much of what is made to be slow is twice as much to do", "[body][hostile]") {
  const nlohmann::json entries = pathological_entries();
  REQUIRE(entries.size() > 100);
  for (const nlohmann::json& entry : entries) {
    const bool html = entry.at("format") == "html";
    std::uint64_t last = 0;
    for (const std::size_t size : {25'600u, 51'200u, 102'400u}) {
      const std::string body = pathological_body(entry, size);
      CAPTURE(entry.at("name").get<std::string>(), html, body.size());
      const std::uint64_t now = steps_for(body, html);
      CHECK(now > size / 64);  // it is counted
      if (last != 0) CHECK(now <= 2 * last + last / 2);
      last = now;
    }
  }
}
