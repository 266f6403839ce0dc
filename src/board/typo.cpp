#include "board/typo.h"

#include <algorithm>

#include "text/utf8.h"

namespace jobstand::board {
namespace {

constexpr std::uint8_t kFar = 100;

}  // namespace

Typo::Typo(std::string_view word, bool prefix) : prefix_(prefix) {
  for (std::size_t at = 0; at < word.size() && size_ < kMaxLetters; ++size_) {
    const text::Decoded c = text::decode_utf8(word, at);
    at += c.size;
    letters_[size_] = c.point;
  }
  most_ = size_ >= 8 ? 2 : size_ >= 4 ? 1 : 0;
  Row row{};
  for (std::uint32_t i = 0; i < kBand; ++i) row.edits[i] = static_cast<std::uint8_t>(i < kMost ? kFar : i - kMost);
  row.least = static_cast<std::uint8_t>(size_);
  rows_.push_back(row);
}

void Typo::find(const Index& index, std::vector<std::uint32_t> (&near)[2]) {
  for (std::uint32_t place = 0; place < index.size(); ++place) {
    const std::uint32_t common = index.common(place);
    if (common >= decided_ && edits_ > most_) continue;
    const std::uint32_t edits = next(index.word(place), common);
    if (edits >= 1 && edits <= most_) near[edits - 1].push_back(place);
  }
}

// The row of one more letter. False: no way on from here is near enough.
bool Typo::step(const Row& last, const Row* before, Row& row, std::uint32_t length) const {
  std::uint32_t nearest = kFar;
  std::uint32_t left = kFar;  // edits to one letter less of this word
  for (std::uint32_t i = 0; i < kBand; ++i) {
    // In the middle of the band as many letters of this word as of the other.
    const std::uint32_t count = length + i - kMost;
    std::uint32_t edits = kFar;
    if (length + i >= kMost && count <= size_) {
      edits = i + 1 < kBand ? last.edits[i + 1] + 1u : kFar;
      edits = std::min(edits, left + 1);
      if (count > 0) {
        const bool same = letters_[count - 1] == row.letter;
        edits = std::min(edits, last.edits[i] + (same ? 0u : 1u));
        if (before != nullptr && count > 1 && letters_[count - 1] == last.letter && letters_[count - 2] == row.letter) {
          edits = std::min(edits, before->edits[i] + 1u);
        }
      }
    }
    row.edits[i] = static_cast<std::uint8_t>(std::min<std::uint32_t>(edits, kFar));
    left = edits;
    nearest = std::min(nearest, edits);
    if (count == size_ && edits < row.least) row.least = row.edits[i];
  }
  return nearest <= most_;
}

std::uint32_t Typo::walk(std::string_view other, std::uint32_t common) {
  while (rows_.back().end > common) rows_.pop_back();
  decided_ = 0xFFFF'FFFF;
  for (std::size_t at = rows_.back().end; at < other.size();) {
    const text::Decoded c = text::decode_utf8(other, at);
    at += c.size;
    const std::size_t n = rows_.size();
    Row row{};
    row.least = rows_[n - 1].least;
    row.end = static_cast<std::uint8_t>(at);
    row.letter = c.point;
    const bool near = step(rows_[n - 1], n > 1 ? &rows_[n - 2] : nullptr, row, static_cast<std::uint32_t>(n));
    rows_.push_back(row);
    if (near) continue;
    decided_ = row.end;
    return edits_ = prefix_ ? row.least : kFar;
  }
  const Row& row = rows_.back();
  const auto length = static_cast<std::uint32_t>(rows_.size() - 1);
  if (prefix_) return edits_ = row.least;
  return edits_ = size_ + kMost >= length && size_ <= length + kMost ? row.edits[size_ + kMost - length] : kFar;
}

}  // namespace jobstand::board
