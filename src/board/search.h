// search.h - which postings a text finds, and how well they fit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/found.h"
#include "board/index.h"
#include "board/marks.h"
#include "board/places.h"
#include "board/spots.h"
#include "board/terms.h"
#include "board/text_index.h"

namespace jobstand::board {

// Works out one text after another; what the last text had in common with the next one is
// not looked up again.
//
// A posting is a hit when every term but fillers is in it: as it is, as the beginning of a word when
// the visitor may still be typing it, by a synonym, joined with its neighbour ("data base"
// and "database") or taken apart, as the name of a country or region that it is in, or may be done from,
// or, only where a word stands in few postings, with a typo or two. A
// score adds up, for each term, how rare it is times how much it says of the posting (see
// Index::strength) times how it matched; and a little for words that stand together in the
// title, for featured postings and new ones. A hit that needed fewer typos always comes
// first.
class Search {
 public:
  // All must be complete and outlive this.
  Search(const TextIndex& texts, const Places& places, const Spots& spots)
      : texts_(texts), index_(texts.index()), places_(places), spots_(spots) {}

  void run(std::string_view text);
  // Of the last text.
  [[nodiscard]] const Found& found() const { return all_; }
  // Fills in why `hit`, one of the found, is one.
  void describe(Hit& hit);
  // See Page::corrected.
  [[nodiscard]] std::string corrected() const;
  // Each of the first words and phrases, when there are several, with what the text is
  // without it.
  struct Part {
    std::string text;
    std::string rest;
  };
  [[nodiscard]] std::vector<Part> parts() const;
  // Why a hit has its score.
  [[nodiscard]] std::vector<Reason> explain(PostingId hit) const;

 private:
  enum class How : std::uint8_t { exact, prefix, synonym, joined, one_typo, two_typos };
  // Places of the dictionary that stand for a term.
  struct Expansion {
    Index::Range places;
    How how;
    bool bodies;  // what stands in bodies counts, too
  };

  struct Match {
    Term term;
    Term next;                          // of a term and the next one, read as one word: that; else without a word
    std::vector<Expansion> expansions;
    std::vector<std::uint32_t> scores;  // by posting: score, and above its 24 bits the edits; 0: not there
    std::uint32_t postings = 0;         // with a score
    bool guessed = false;               // only typos match
  };

  struct Phrase {
    std::size_t begin;  // in terms_
    std::size_t size;
    std::vector<std::uint8_t> words;  // of an excluded one, by posting: how many of the first ones are there
  };

  void look_up(Match& match);
  void look_up_pair(Match& match);
  void gather(const Term& term, const Expansion& expansion);
  void add(Match& match, Expansion expansion);
  void add_place(Match& match, const std::string& written);
  void split(Match& match);
  void forgive(Match& match);
  static Index::Code counted(const Expansion& expansion);
  [[nodiscard]] std::uint32_t factor(const Expansion& expansion) const;
  void combine();
  void collect_patterns();
  [[nodiscard]] std::uint32_t together(PostingId posting, std::uint32_t score) const;
  void collect_phrases();
  [[nodiscard]] bool phrases_hold(PostingId posting);
  [[nodiscard]] std::string surface(std::uint32_t place) const;

  const TextIndex& texts_;
  const Index& index_;
  const Places& places_;
  const Spots& spots_;
  std::string text_;
  std::vector<Term> terms_;
  // Of the terms that are not excluded, in order: of each one alone, then of it and the next
  // one; without expansions where the two joined are no word.
  std::vector<Match> matches_;
  std::vector<Phrase> phrases_;
  Found all_;
  Patterns patterns_;
  Index::Gathered gathered_;
  // By letter or digit, the codes of the words that it begins, once they were looked for: 36
  // bytes a posting at most.
  static constexpr std::size_t kLetters = 128;
  std::vector<Index::Code> letters_[kLetters];
  std::string scratch_;
  std::string visible_;
};

}  // namespace jobstand::board
