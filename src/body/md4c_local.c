#include "body/md4c_local.h"

struct Group {
  unsigned first;  // code point
  unsigned at;     // byte
};

#include "body/md4c_characters.inc"

static unsigned number(const unsigned char** at) {
  unsigned value = 0;
  for (int shift = 0;; shift += 7) {
    const unsigned byte = *(*at)++;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

// The group that `point` would be in: the last one that does not start after it, or none.
static const struct Group* group_of(const struct Group* group, unsigned point) {
  if (point < group->first) return 0;
  while (group[1].first <= point) ++group;
  return group;
}

int jobstand_is_sign(unsigned point) {
  if (point < 0x80) {
    return (point > 32 && point < 48) || (point > 57 && point < 65) || (point > 90 && point < 97) || (point > 122 && point < 127);
  }
  const struct Group* group = group_of(kSignsGroups, point);
  if (!group || point >= 0x110000) return 0;
  const unsigned char* at = kSigns + group->at;
  const unsigned char* end = kSigns + group[1].at;
  for (unsigned next = group->first; at != end;) {
    const unsigned first = next + number(&at);
    if (point < first) return 0;
    next = first + number(&at) + 1;
    if (point < next) return 1;
  }
  return 0;
}

int jobstand_is_space(unsigned point) {
  return point == 32 || (point > 8 && point < 13 && point != 10) || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F ||
         point == 0x3000;
}

static unsigned fold(unsigned point) {
  if (point < 0x80) return point - 'A' < 26 ? point + 32 : point;
  const struct Group* group = group_of(kFoldsGroups, point);
  if (!group || point >= 0x110000) return point;
  const unsigned char* at = kFolds + group->at;
  const unsigned char* end = kFolds + group[1].at;
  for (unsigned next = group->first; at != end;) {
    const unsigned first = next + number(&at);
    const unsigned shape = number(&at);
    const unsigned step = number(&at);
    if (point < first) return point;
    const unsigned every = 1 + (shape & 1);
    next = first + (shape >> 1) * every + 1;
    if (point >= next) continue;
    if ((point - first) % every != 0) return point;
    return step & 1 ? point - (step >> 1) - 1 : point + (step >> 1);
  }
  return point;
}

unsigned jobstand_fold(unsigned point, unsigned* letters) {
  if (point == 0xDF || point == 0x1E9E) {
    letters[0] = letters[1] = 's';
    return 2;
  }
  letters[0] = fold(point);
  return 1;
}

unsigned jobstand_point(const char* text, unsigned* size) {
  unsigned point = (unsigned char)*text;
  unsigned more = (point >= 0xC0) + (point >= 0xE0) + (point >= 0xF0);
  if (size) *size = 1 + more;
  if (more) point &= 0x3Fu >> more;
  for (; more; --more) point = point << 6 | (*++text & 0x3Fu);
  return point;
}

unsigned jobstand_point_before(const char* text) {
  do --text;
  while ((*text & 0xC0) == 0x80);
  return jobstand_point(text, 0);
}
