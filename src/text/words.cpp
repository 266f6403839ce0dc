#include "text/words.h"

#include <cstring>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace jobstand::text {

bool WordReader::next() {
  size_ = 0;
  bool inside = false;  // a letter was met
  std::string folded;   // of a character that is not ASCII
  for (std::size_t at = end_; at < text_.size();) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    std::size_t size = 1;
    Role role = Role::gap;
    if (byte < 0x80) {
      // Most text is ASCII: no call, no decoding, one look into a table.
      if (const unsigned char letter = kFoldAscii[byte]; letter != 0) {
        if (size_ < kMaxWord) word_[size_++] = static_cast<char>(letter);
        role = Role::letter;
      }
    } else {
      const Decoded c = decode_utf8(text_, at);
      size = c.size;
      folded.clear();
      role = fold_point(c.point, folded);
      if (size_ + folded.size() <= kMaxWord) {
        std::memcpy(word_ + size_, folded.data(), folded.size());
        size_ += folded.size();
      }
    }
    if (role == Role::gap && inside) break;
    if (role == Role::letter) {
      if (!inside) begin_ = at;
      inside = true;
      end_ = at + size;
    }
    at += size;
  }
  if (!inside) return false;
  for (int i = 0; i < 2 && end_ < text_.size() && (text_[end_] == '+' || text_[end_] == '#'); ++i) {
    word_[size_++] = text_[end_++];
  }
  return true;
}

}  // namespace jobstand::text
