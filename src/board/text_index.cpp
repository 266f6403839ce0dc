#include "board/text_index.h"

#include "text/json_string.h"
#include "text/visible.h"

namespace jobstand::board {
namespace {

std::string lines_of(const BoardOptions& options) {
  std::string lines = options.built_in_synonyms ? Synonyms::kDefault : "";
  return lines.append(options.synonyms);
}

}  // namespace

TextIndex::TextIndex(const State& state, const BoardOptions& options)
    : state_(state), synonyms_(lines_of(options)), index_(synonyms_, options.seed) {}

bool TextIndex::add(std::uint32_t count) {
  for (; count > 0 && next_ < state_.size(); --count, ++next_) {
    const Posting& posting = state_.at(next_);
    for (const auto& [field, where, text] : kTexts) index_.add(field, posting.*text);
    for (const auto& [field, list] : kLists) {
      for (const std::string& text : posting.*list) index_.add(field, text);
    }
    any_name(posting, [this](std::string_view name) {
      index_.add(Field::category, name);
      return false;
    });
    visible_body(next_, scratch_, visible_);
    index_.add(Field::body, visible_);
    index_.end_posting();
  }
  if (next_ < state_.size()) return true;
  if (!complete_) index_.finish();
  complete_ = true;
  return false;
}

void TextIndex::visible_body(PostingId id, std::string& scratch, std::string& out) const {
  out.clear();
  const Body::Format format = state_.at(id).body.format;
  if (format != Body::Format::markdown && format != Body::Format::html) return;
  scratch.clear();
  text::unescape_json(state_.raw_body(id), scratch, Limits{}.body);
  text::visible_text(scratch, format == Body::Format::html ? text::Markup::html : text::Markup::markdown, out);
}

}  // namespace jobstand::board
