#include "board/typo.h"

#include <algorithm>

#include "text/utf8.h"

namespace jobstand::board {

Typo::Typo(std::string_view word) {
  for (std::size_t at = 0; at < word.size() && size_ < 64; ++size_) {
    const text::Decoded c = text::decode_utf8(word, at);
    at += c.size;
    const std::uint64_t place = std::uint64_t{1} << size_;
    if (c.point < 128) ascii_[c.point] |= place;
    else others_.push_back({c.point, place});
  }
}

std::uint64_t Typo::places(char32_t letter) const {
  if (letter < 128) return ascii_[letter];
  std::uint64_t places = 0;
  for (const Letter& other : others_) {
    if (other.letter == letter) places |= other.places;
  }
  return places;
}

std::uint32_t Typo::distance(std::string_view other, bool prefix) const {
  if (size_ == 0) return 0;
  // Columns of the table of distances, as differences between neighbours: VP and VN say
  // where one is one more or less than the one above, HP and HN than the one to the left,
  // and D where it is no more than the one before both.
  const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
  std::uint64_t vp = ~std::uint64_t{0};
  std::uint64_t vn = 0;
  std::uint64_t d = 0;
  std::uint64_t before = 0;
  std::uint32_t edits = size_;
  std::uint32_t least = edits;
  for (std::size_t at = 0; at < other.size();) {
    const text::Decoded c = text::decode_utf8(other, at);
    at += c.size;
    const std::uint64_t same = places(c.point);
    const std::uint64_t swapped = ((~d & same) << 1) & before;
    d = (((same & vp) + vp) ^ vp) | same | vn | swapped;
    std::uint64_t hp = vn | ~(d | vp);
    std::uint64_t hn = d & vp;
    if ((hp & last) != 0) ++edits;
    if ((hn & last) != 0) --edits;
    least = std::min(least, edits);
    hp = hp << 1 | 1;
    hn <<= 1;
    vp = hn | ~(d | hp);
    vn = hp & d;
    before = same;
  }
  return prefix ? least : edits;
}

}  // namespace jobstand::board
