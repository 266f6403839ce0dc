// search.h - which postings a text finds, and how well they fit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "board/found.h"
#include "board/index.h"
#include "board/marks.h"
#include "board/terms.h"
#include "board/text_index.h"

namespace jobstand::board {

// Works out one text after another; what the last text had in common with the next one is
// not looked up again.
//
// A posting is a hit when every term is in it: as it is, as the beginning of a word when
// the visitor may still be typing it, by a synonym, joined with its neighbour ("data base"
// and "database"), or, only where a word stands in few postings, with a typo or two. A
// score adds up, for each term, how rare it is times how much it says of the posting (see
// Index::strength) times how it matched; and a little for words that stand together in the
// title, for featured postings and new ones. A hit that needed fewer typos always comes
// first.
class Search {
 public:
  // `texts` must be complete and outlive this.
  explicit Search(const TextIndex& texts) : texts_(texts), index_(texts.index()) {}

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
    std::vector<Expansion> expansions;
    std::vector<std::uint32_t> scores;  // by posting: score, and above its 24 bits the edits; 0: not there
    bool guessed = false;               // only typos match
  };

  [[nodiscard]] Match look_up(const Term& term) const;
  [[nodiscard]] Match look_up_pair(const Term& first, const Term& second) const;
  void add(Match& match, Expansion expansion) const;
  void forgive(Match& match) const;
  [[nodiscard]] std::uint32_t factor(const Expansion& expansion) const;
  void combine();
  void collect_patterns();
  [[nodiscard]] std::uint32_t together(PostingId posting, std::uint32_t score) const;
  [[nodiscard]] bool phrases_hold(PostingId posting);
  [[nodiscard]] bool holds(PostingId posting, const std::vector<const Term*>& phrase);
  [[nodiscard]] std::string surface(std::uint32_t place) const;

  const TextIndex& texts_;
  const Index& index_;
  std::string text_;
  std::vector<Term> terms_;
  std::vector<Match> matches_;  // of the terms that are not excluded, in order
  std::vector<Match> pairs_;    // of each of them with the next; empty where the two joined are no word
  Found all_;
  Patterns patterns_;
  std::string scratch_;
  std::string visible_;
};

}  // namespace jobstand::board
