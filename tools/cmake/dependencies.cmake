# dependencies.cmake - the C and C++ sources that are not ours, pinned by hash.
#
# One declaration serves everyone: a tarball in JOBSTAND_TARBALL_DIR is used when it is
# there (tools/setup puts them there), else it is downloaded from upstream. The hash is
# checked either way.
include_guard()
include(FetchContent)
cmake_policy(SET CMP0135 NEW)

function(jobstand_tarball name file url sha256)
  if(JOBSTAND_TARBALL_DIR AND EXISTS "${JOBSTAND_TARBALL_DIR}/${file}")
    set(url "${JOBSTAND_TARBALL_DIR}/${file}")
  endif()
  # A SOURCE_SUBDIR that does not exist: download only, the targets are made here.
  FetchContent_Declare(${name} URL "${url}" URL_HASH SHA256=${sha256} ${ARGN})
endfunction()

# md4c 0.5.3, or 0.5.2 where only that one can be had: both are safe behind our caps, the
# older one is slower on hostile link references.
if(JOBSTAND_TARBALL_DIR AND EXISTS "${JOBSTAND_TARBALL_DIR}/md4c-0.5.2.tar.gz"
   AND NOT EXISTS "${JOBSTAND_TARBALL_DIR}/md4c-0.5.3.tar.gz")
  jobstand_tarball(md4c md4c-0.5.2.tar.gz
    https://github.com/mity/md4c/archive/refs/tags/release-0.5.2.tar.gz
    55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21 SOURCE_SUBDIR none)
else()
  jobstand_tarball(md4c md4c-0.5.3.tar.gz
    https://github.com/mity/md4c/archive/refs/tags/release-0.5.3.tar.gz
    353c346f376b87c954a13f3415ede2d51264cc61dc5abcd38ff1d2aa0d059b9e SOURCE_SUBDIR none)
endif()
jobstand_tarball(nlohmann_json nlohmann_json-3.11.3.tar.gz
  https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
  0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406 SOURCE_SUBDIR none)
FetchContent_MakeAvailable(md4c nlohmann_json)

# md4c with src/body/md4c_local.h in place of its part about characters, its options, its
# messages, and how a blank line finds the lists that it is in. A test holds it against the
# original.
function(jobstand_localize_md4c original out)
  file(READ "${original}" text)
  string(FIND "${text}" "#if defined MD4C_USE_UTF16 || defined MD4C_USE_UTF8" begin)
  string(FIND "${text}" "/*************************************\n ***  Helper string manipulations" end)
  if(begin EQUAL -1 OR end LESS begin)
    message(FATAL_ERROR "${original} is not laid out as expected")
  endif()
  string(SUBSTRING "${text}" 0 ${begin} before)
  string(SUBSTRING "${text}" ${end} -1 after)
  string(REGEX REPLACE "ctx(->|\\.)parser\\.flags" "JOBSTAND_MD_FLAGS" after "${after}")
  string(REPLACE "case '$'" "case 1000" after "${after}") # formulas: no character is 1000
  string(REPLACE "if(ctx->parser.debug_log != NULL)" "if(0)" before "${before}")
  string(REPLACE "OFF task_mark_off;" "OFF task_mark_off; int quoted;" after "${after}")
  string(REPLACE "container, sizeof(MD_CONTAINER));" "container, sizeof(MD_CONTAINER)); JOBSTAND_SET_QUOTED" after "${after}")
  string(REPLACE "while(n_parents < ctx->n_containers  &&  ctx->containers[n_parents].ch"
    "JOBSTAND_PASS_LISTS while(n_parents < ctx->n_containers  &&  ctx->containers[n_parents].ch" after "${after}")
  file(CONFIGURE OUTPUT "${out}" @ONLY CONTENT "@before@#include \"body/md4c_local.h\"\n@after@")
endfunction()
jobstand_localize_md4c("${md4c_SOURCE_DIR}/src/md4c.c" "${CMAKE_CURRENT_BINARY_DIR}/md4c/md4c.c")
add_library(md4c STATIC "${CMAKE_CURRENT_BINARY_DIR}/md4c/md4c.c" "${PROJECT_SOURCE_DIR}/src/body/md4c_local.c")
target_include_directories(md4c SYSTEM PUBLIC $<BUILD_INTERFACE:${md4c_SOURCE_DIR}/src> PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(md4c PRIVATE MD4C_USE_UTF8)

# SAX only, without exceptions, streams and file access.
add_library(jobstand_json INTERFACE)
target_include_directories(jobstand_json SYSTEM INTERFACE "${nlohmann_json_SOURCE_DIR}/include")
target_compile_definitions(jobstand_json INTERFACE JSON_NOEXCEPTION JSON_NO_IO)

# Front matter, tool only.
function(jobstand_use_libyaml)
  jobstand_tarball(libyaml libyaml-0.2.5.tar.gz
    https://github.com/yaml/libyaml/archive/refs/tags/0.2.5.tar.gz
    fa240dbf262be053f3898006d502d514936c818e422afdcf33921c63bed9bf2e SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(libyaml)
  set(dir "${libyaml_SOURCE_DIR}")
  add_library(yaml STATIC
    ${dir}/src/api.c ${dir}/src/parser.c ${dir}/src/reader.c ${dir}/src/scanner.c)
  target_include_directories(yaml SYSTEM PUBLIC ${dir}/include PRIVATE ${dir}/src)
  target_compile_definitions(yaml PRIVATE
    YAML_VERSION_MAJOR=0 YAML_VERSION_MINOR=2 YAML_VERSION_PATCH=5 YAML_VERSION_STRING="0.2.5"
    PUBLIC YAML_DECLARE_STATIC)
endfunction()

# Arguments, messages and XML, tool only: the system's packages, else from upstream.
function(jobstand_use_tool_libraries)
  find_package(CLI11 2.1 QUIET)
  if(NOT TARGET CLI11::CLI11)
    jobstand_tarball(CLI11 cli11-2.4.2.tar.gz
      https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.2.tar.gz
      f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a SYSTEM)
    FetchContent_MakeAvailable(CLI11)
  endif()
  find_package(fmt 9 QUIET)
  if(NOT TARGET fmt::fmt)
    jobstand_tarball(fmt fmt-10.2.1.tar.gz
      https://github.com/fmtlib/fmt/archive/refs/tags/10.2.1.tar.gz
      1250e4cc58bf06ee631567523f48848dc4596133e163f02615c97f78bab6c811 SYSTEM)
    FetchContent_MakeAvailable(fmt)
  endif()
  find_package(pugixml 1.12 QUIET)
  if(NOT TARGET pugixml::pugixml)
    jobstand_tarball(pugixml pugixml-1.13.tar.gz
      https://github.com/zeux/pugixml/archive/refs/tags/v1.13.tar.gz
      5c5ad5d7caeb791420408042a7d88c2c6180781bf218feca259fd9d840a888e1 SYSTEM)
    FetchContent_MakeAvailable(pugixml)
  endif()
  set_property(TARGET fmt::fmt CLI11::CLI11 PROPERTY IMPORTED_GLOBAL TRUE)
endfunction()

# Its one-file form: a hundred small files take ten times as long to compile.
function(jobstand_use_catch2)
  jobstand_tarball(Catch2 catch2-3.7.1.tar.gz
    https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
    c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(Catch2)
  add_library(catch2 STATIC "${catch2_SOURCE_DIR}/extras/catch_amalgamated.cpp")
  target_include_directories(catch2 SYSTEM PUBLIC "${catch2_SOURCE_DIR}/extras")
  target_compile_features(catch2 PUBLIC cxx_std_20)
endfunction()
