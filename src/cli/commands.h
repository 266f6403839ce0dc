// commands.h - what the tool can do. Each returns the exit code of the process.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jobstand/query.h"

namespace jobstand::cli {

struct BuildOptions {
  std::vector<std::string> inputs;  // folders, Markdown files and feeds; "feed#name=company"
  std::string output;               // a folder, or "-"
  std::string company;              // of postings that name none
  bool check = false;               // write nothing
  bool strict = false;              // write nothing when anything is wrong
  bool json = false;                // the report on standard output
  bool split = false;               // bodies in files of their own
};
int build(const BuildOptions& options);

struct FindOptions {
  std::string feed;
  Query query;
  std::int64_t now = 0;  // milliseconds since 1970
  bool json = false;
  bool explain = false;  // the parts of each hit's score
};
int find(const FindOptions& options);

struct RenderOptions {
  std::string file;
  bool raw = false;  // front matter is text like any other
  bool html = false;  // the source is HTML, as in files that are named so
  bool text = false;  // print text without markup
};
int render(const RenderOptions& options);

}  // namespace jobstand::cli
