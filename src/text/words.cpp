#include "text/words.h"

#include <cstring>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace jobstand::text {
namespace {

// Scripts whose words are not set apart.
bool without_spaces(char32_t c) {
  if (c < 0x0E00) return false;
  return c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3041 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x20000 && c <= 0x3FFFF);
}

// The letters and digits of ASCII among eight bytes: 0x80 for each. No carry leaves a byte,
// because its high bit is taken away before.
std::uint64_t ascii_letters(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
  constexpr std::uint64_t kHigh = kOnes * 0x80;
  const std::uint64_t seven = bytes & ~kHigh;
  const std::uint64_t lower = seven | kOnes * 0x20;
  const std::uint64_t letter = (lower + kOnes * (0x80 - 'a')) & ~(lower + kOnes * (0x7F - 'z'));
  const std::uint64_t digit = (seven + kOnes * (0x80 - '0')) & ~(seven + kOnes * (0x7F - '9'));
  return (letter | digit) & ~bytes & kHigh;
}

}  // namespace

std::uint64_t head_of(std::string_view word) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < word.size() && i < 8; ++i) head |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return head;
}

// Two characters of a script without spaces, or the last one of a run. True: there was one
// at `at`.
bool WordReader::pair(std::size_t at) {
  const Decoded first = decode_utf8(text_, at);
  if (!without_spaces(first.point)) return false;
  std::string folded;
  if (fold_point(first.point, folded) != Role::letter) return false;
  begin_ = at;
  end_ = at_ = at + first.size;
  bool both = false;
  if (end_ < text_.size()) {
    const Decoded second = decode_utf8(text_, end_);
    both = without_spaces(second.point) && fold_point(second.point, folded) == Role::letter;
    if (both) end_ += second.size;
  }
  extra_ = !both && in_run_;
  in_run_ = both;
  second_ = !second_;
  char* const word = words_[second_ ? 1 : 0];
  size_ = folded.size();
  std::memcpy(word, folded.data(), size_);
  word_ = word;
  plain_size_ = 0;
  return true;
}

// Light on purpose: it must be right for names of things, and wrong for no other word.
void WordReader::fold_plural() {
  if (size_ < 4 || word_[size_ - 1] != 's') return;
  const std::string_view word = this->word();
  const char before = word[size_ - 2];
  if (before == 's' || before == 'u' || before == 'i' || word == "news") return;
  const auto ends = [&](std::string_view end) { return size_ > end.size() + 1 && word.substr(size_ - end.size()) == end; };
  if (ends("ies")) {
    words_[second_ ? 1 : 0][size_ - 3] = 'y';
    size_ -= 2;
  } else if (ends("sses") || ends("xes") || ends("ches") || ends("shes")) {
    size_ -= 2;
  } else {
    --size_;
  }
}

bool WordReader::next() {
  if (joined_size_ != 0) {
    // The words it is made of stay those before the next one.
    word_ = joined_;
    size_ = joined_size_;
    begin_ = joined_begin_;
    joined_size_ = 0;
    return extra_ = true;
  }
  extra_ = false;
  const std::string_view last(words_[second_ ? 1 : 0], plain_size_);
  const std::size_t last_begin = plain_begin_;
  const std::size_t last_end = end_;
  std::size_t at = at_;
  const std::size_t size = text_.size();
  // To the first letter.
  for (; at < size; ++at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      if (kFoldAscii[byte] != 0) break;
      continue;
    }
    if (at != at_) in_run_ = false;
    if (pair(at)) return true;
    const Decoded c = decode_utf8(text_, at);
    std::string folded;
    if (fold_point(c.point, folded) == Role::letter) break;
    at += c.size - 1;
  }
  in_run_ = false;
  at_ = at;
  if (at == size) return false;

  second_ = !second_;
  char* const word = words_[second_ ? 1 : 0];
  std::size_t n = 0;
  begin_ = at;
  // Most words are ASCII and short: eight bytes at once, without a branch for each. Their
  // letters and digits differ from the folded ones by no more than this bit.
  if constexpr (std::endian::native == std::endian::little) {
    while (at + 8 <= size && n + 8 <= kMaxWord) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text_.data() + at, 8);
      const std::uint64_t others = ~ascii_letters(bytes) & 0x8080'8080'8080'8080;
      bytes |= 0x2020'2020'2020'2020;
      std::memcpy(word + n, &bytes, 8);
      const std::size_t letters = others == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(others)) >> 3;
      n += letters;
      at += letters;
      if (letters < 8) break;
    }
  }
  end_ = at;
  while (at < size) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    // Most text is ASCII: no call, no decoding, one look into a table.
    if (byte < 0x80) {
      const unsigned char letter = kFoldAscii[byte];
      if (letter == 0) break;
      if (n < kMaxWord) word[n++] = static_cast<char>(letter);
      end_ = ++at;
      continue;
    }
    const Decoded c = decode_utf8(text_, at);
    if (without_spaces(c.point)) break;
    std::string folded;
    const Role role = fold_point(c.point, folded);
    if (role == Role::gap) break;
    at += c.size;
    if (role == Role::nothing) continue;
    end_ = at;
    if (n + folded.size() > kMaxWord) continue;
    std::memcpy(word + n, folded.data(), folded.size());
    n += folded.size();
  }
  word_ = word;
  size_ = n;
  at = end_;
  while (at < size && at < end_ + 2 && (text_[at] == '+' || text_[at] == '#')) word[size_++] = text_[at++];
  if (at == end_) fold_plural();
  at_ = end_ = at;
  plain_size_ = size_;
  plain_begin_ = begin_;

  // What else the text may be read as.
  const char before = begin_ == 0 ? '\0' : text_[begin_ - 1];
  if (before != '-' && before != '.') return true;
  const bool joins = last_end + 1 == begin_ && !last.empty() && last.size() + size_ <= kMaxWord;
  if (before == '.' && this->word() == "net") {
    joined_size_ = 6;
    std::memcpy(joined_, "dotnet", joined_size_);
    joined_begin_ = begin_ - 1;
  } else if (joins && (before == '-' || this->word() == "js")) {
    std::memcpy(joined_, last.data(), last.size());
    std::memcpy(joined_ + last.size(), word, size_);
    joined_size_ = last.size() + size_;
    joined_begin_ = last_begin;
  }
  return true;
}

}  // namespace jobstand::text
