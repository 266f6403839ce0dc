#include "board/terms.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/words.h"

namespace jobstand::board {
namespace {

// Straight, typographic and double angle quotes, full-width.
bool is_quote(char32_t c) { return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02; }

// Words of a query that say nothing of a role, folded, each between spaces.
constexpr std::string_view kFillers =
    " job role position vacancy career opening work working in at for from the a an of and or as with near to my i we want looking"
    " bei als fur und im in der die das den zu en de la le les des du un une pour et ";

bool is_filler(std::string_view word) { return kFillers.find(std::string(" ").append(word).append(" ")) != kFillers.npos; }

}  // namespace

std::vector<Term> read_terms(std::string_view text) {
  std::vector<Term> terms;
  std::uint32_t phrases = 0;
  for (std::size_t at = 0; at < text.size();) {
    // A piece is what stands in quotes, or between white space and quotes.
    bool excluded = false;
    if (text[at] == '-' && (at == 0 || text[at - 1] == ' ') && at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '-') {
      excluded = true;
      ++at;
    }
    text::Decoded c = text::decode_utf8(text, at);
    const bool quoted = is_quote(c.point);
    if (quoted) at += c.size;
    const std::size_t begin = at;
    bool closed = false;
    std::size_t next = at;
    for (; at < text.size(); at = next) {
      c = text::decode_utf8(text, at);
      next = at + c.size;
      if (is_quote(c.point)) {
        closed = quoted;
        if (!quoted) next = at;
        break;
      }
      if (!quoted && c.point == ' ') break;
    }
    const std::string_view piece = text.substr(begin, at - begin);
    at = next;

    const std::size_t first = terms.size();
    for (text::WordReader in(piece); in.next();) {
      if (in.extra()) {
        // ".NET" is not the net.
        if (in.word() == "dotnet") terms.back().word = in.word();
        continue;
      }
      Term& term = terms.emplace_back();
      term.word = in.word();
      term.written = piece.substr(in.begin(), in.end() - in.begin());
      term.begin = begin + in.begin();
      term.end = begin + in.end();
      term.excluded = excluded;
      term.prefix = !excluded && !closed && term.end == text.size();
      term.filler = !excluded && !quoted && !term.prefix && is_filler(term.word);
    }
    // One word in quotes is only kept from being a prefix; several that are excluded
    // together ("-front-end") are excluded as they stand.
    if ((quoted || excluded) && terms.size() - first > 1) {
      ++phrases;
      for (std::size_t i = first; i < terms.size(); ++i) terms[i].phrase = phrases;
    }
  }
  // The last of equal words stays: it may be the prefix.
  for (std::size_t i = 0; i < terms.size();) {
    const bool again = terms[i].phrase == 0 && std::any_of(terms.begin() + static_cast<std::ptrdiff_t>(i) + 1, terms.end(), [&](const Term& later) {
      return later.word == terms[i].word && later.excluded == terms[i].excluded && later.phrase == 0;
    });
    if (again || terms.size() - i > kMaxTerms) terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(again ? i : 0));
    else ++i;
  }
  bool all = true;
  for (const Term& term : terms) all = all && (term.filler || term.excluded);
  for (Term& term : terms) term.filler = term.filler && !all;
  return terms;
}

}  // namespace jobstand::board
