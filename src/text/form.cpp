#include "text/form.h"

#include "text/utf8.h"

namespace jobstand::text {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const int high = part[i] == '%' && i + 2 < part.size() ? hex(part[i + 1]) : -1;
    const int low = high >= 0 ? hex(part[i + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(part[i] == '+' ? ' ' : part[i]);
    }
  }
  return repair_utf8(out);
}

}  // namespace

bool FormReader::next() {
  if (rest_.empty()) return false;
  const std::string_view pair = rest_.substr(0, rest_.find('&'));
  rest_.remove_prefix(pair.size() < rest_.size() ? pair.size() + 1 : rest_.size());
  const std::size_t equals = pair.find('=');
  key = decode(pair.substr(0, equals));
  value = decode(equals == pair.npos ? std::string_view{} : pair.substr(equals + 1));
  return true;
}

}  // namespace jobstand::text
