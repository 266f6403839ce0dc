#include "text/words.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace jobstand::text {

bool WordReader::next() {
  word_.clear();
  bool inside = false;  // a letter was met
  for (std::size_t at = end_; at < text_.size();) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    std::size_t size = 1;
    Role role = Role::gap;
    if (byte < 0x80) {
      // Most text is ASCII: no decoding, one look into a table.
      if (const unsigned char folded = kFoldAscii[byte]; folded != 0) {
        word_.push_back(static_cast<char>(folded));
        role = Role::letter;
      }
    } else {
      const Decoded c = decode_utf8(text_, at);
      size = c.size;
      role = fold_point(c.point, word_);
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
    word_.push_back(text_[end_++]);
  }
  if (word_.size() > kMaxWord) word_.resize(utf8_prefix(word_, kMaxWord).size());
  return true;
}

}  // namespace jobstand::text
