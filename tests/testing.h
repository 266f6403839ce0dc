// testing.h - what every unit test includes.
#pragma once

#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <filesystem>

#ifdef JOBSTAND_SHARED_DIR
// Corpora that are too large or not ours to keep here; tests that need them skip without them.
inline std::filesystem::path shared_dir() {
  const char* named = std::getenv("JOBSTAND_SHARED");
  return named != nullptr ? named : JOBSTAND_SHARED_DIR;
}
#endif
