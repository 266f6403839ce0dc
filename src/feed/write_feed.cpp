#include "feed/fields.h"
#include "jobstand/feed.h"
#include "text/json_writer.h"

namespace jobstand {

std::string write_feed(const Feed& feed, const std::vector<std::string>& body_urls) {
  text::JsonWriter out;
  out.open('{').key("version").integer(1);
  if (!feed.title.empty()) out.key("title").string(feed.title);
  if (!feed.home_url.empty()) out.key("homeUrl").string(feed.home_url);
  out.key("count").integer(static_cast<std::int64_t>(feed.postings.size()));
  out.key("jobs").open('[');
  for (const Posting& posting : feed.postings) {
    // One posting a line, so that a change to one is one line of a diff.
    out.line().open('{');
    feed::write_fields(out, posting, feed::Names::feed);
    const std::size_t place = static_cast<std::size_t>(&posting - feed.postings.data());
    const bool apart = place < body_urls.size() && !body_urls[place].empty();
    if (apart) out.key("bodyUrl").string(body_urls[place]);
    for (const feed::Field& field : feed::kFields) {
      if (apart || field.kind != feed::Kind::body || field.member.body != posting.body.format) continue;
      out.key(field.key).string(body_text(feed, posting));
    }
    out.close('}');
  }
  out.line().close(']').close('}');
  return out.take() + "\n";
}

}  // namespace jobstand
