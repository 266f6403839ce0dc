# wasm.cmake - jobstand.wasm, jobstand-search.wasm, jobstand-body.wasm and jobstand-formats.wasm:
# reactors without JavaScript glue, which web/core/core.ts instantiates itself.
include_guard()

# Every browser since 2021 has them.
set(features -mbulk-memory -msign-ext -mnontrapping-fptoint)

# jobstand_objects(OUT FLAG SOURCE...): in OUT, the objects of the sources. Compiled once for each flag,
# however many modules have them.
function(jobstand_objects out flag)
  set(objects)
  foreach(source IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "object${flag}_${source}" object)
    if(NOT TARGET ${object})
      add_library(${object} OBJECT ${source})
      target_include_directories(${object} PRIVATE include src)
      target_link_libraries(${object} PRIVATE jobstand_core_flags md4c) # its header, for body alone
      # Lets the compiler inline std::string, as newer libc++ does by itself.
      target_compile_definitions(${object} PRIVATE _LIBCPP_DISABLE_EXTERN_TEMPLATE)
      target_compile_options(${object} PRIVATE ${flag} -flto ${features})
    endif()
    list(APPEND objects $<TARGET_OBJECTS:${object}>)
  endforeach()
  set(${out} ${objects} PARENT_SCOPE)
endfunction()

# `FAST`: sources from there on are made fast; those before it, or all, small.
# Small objects, a fast link: -Oz at both ends is 1 % smaller and 2.6 times slower, -O3 at
# both ends a third larger and 1.5 times faster.
function(jobstand_wasm target name exports)
  cmake_parse_arguments(PARSE_ARGV 3 module "" "" "FAST")
  jobstand_objects(fast -O2 ${module_FAST})
  jobstand_objects(small -Oz ${module_UNPARSED_ARGUMENTS})
  add_executable(${target} ${fast} ${small})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME "${name}" SUFFIX .wasm LINKER_LANGUAGE CXX
    LINK_DEPENDS "${PROJECT_SOURCE_DIR}/${exports}")
  # Optimised once more, the same code is 80 to 290 bytes of brotli less; and jobstand.wasm 1 kB less, at
  # the same speed, when what is called once is only put in its place where it is short. md4c grows by that.
  set(passes -O3)
  if(NOT name STREQUAL jobstand-body)
    string(APPEND passes ",--one-caller-inline-max-function-size=30")
  endif()
  target_link_options(${target} PRIVATE
    -O3 -flto ${features} -fno-exceptions -fno-rtti --no-entry
    -sSTANDALONE_WASM=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=1MB -sMAXIMUM_MEMORY=4GB
    -sFILESYSTEM=0
    "-sBINARYEN_EXTRA_PASSES=${passes}"
    "-sEXPORTED_FUNCTIONS=@${PROJECT_SOURCE_DIR}/${exports}")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory "${JOBSTAND_DIST}"
    COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:${target}> "${JOBSTAND_DIST}/${name}.wasm")
endfunction()

# -sTOTAL_STACK is the old name: every supported Emscripten knows it.

# The first 192 KiB of the board's memory are those of the search module, which works in it.
jobstand_wasm(jobstand_wasm jobstand src/abi/exports.txt
  ${jobstand_text_sources} ${jobstand_board_sources}
  src/abi/board_abi.cpp src/abi/board_runtime.cpp src/abi/bytes_runtime.cpp src/abi/counts.cpp
  src/abi/memory.cpp src/abi/reply.cpp src/abi/wire.cpp)
target_link_options(jobstand_wasm PRIVATE -sMALLOC=none -sTOTAL_STACK=256KB -sGLOBAL_BASE=196608)

# What goes through all bodies, words or postings is made fast, all else of the search small.
set(hot src/board/dictionary.cpp src/board/index.cpp src/board/typo.cpp)
set(cold ${jobstand_search_sources})
list(REMOVE_ITEM cold ${hot})
jobstand_wasm(jobstand_search_wasm jobstand-search src/abi/exports-search.txt
  ${cold}
  src/text/fold.cpp src/text/json_writer.cpp src/text/number.cpp
  src/text/form.cpp src/text/order.cpp src/text/string_table.cpp
  src/place/word_list.cpp src/board/query.cpp
  src/abi/counts.cpp src/abi/marks.cpp src/abi/reply.cpp src/abi/search_abi.cpp src/abi/search_runtime.cpp
  FAST ${hot} src/text/json_string.cpp src/text/utf8.cpp src/text/visible.cpp src/text/words.cpp)
# Its memory and the functions for it are imported, so they are nowhere to be found here. A
# test of the module's imports makes sure that nothing else is.
target_link_options(jobstand_search_wasm PRIVATE -sMALLOC=none -sTOTAL_STACK=128KB -sIMPORTED_MEMORY=1
  -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0)

jobstand_wasm(jobstand_body_wasm jobstand-body src/abi/exports-body.txt
  ${jobstand_body_sources}
  src/text/url.cpp src/text/utf8.cpp
  src/abi/body_abi.cpp src/abi/body_runtime.cpp src/abi/bytes_runtime.cpp src/abi/memory.cpp src/abi/reply.cpp)
target_link_options(jobstand_body_wasm PRIVATE -sMALLOC=none -sTOTAL_STACK=256KB) # body_runtime.cpp has its own
target_compile_options(md4c PRIVATE -Oz -flto ${features})
target_link_libraries(jobstand_body_wasm PRIVATE md4c)

jobstand_wasm(jobstand_formats_wasm jobstand-formats src/abi/exports-formats.txt
  ${jobstand_formats_sources}
  src/feed/entry.cpp src/feed/fields.cpp src/feed/identify.cpp src/feed/json_value.cpp src/feed/scan.cpp
  src/place/word_list.cpp
  src/text/fold.cpp src/text/json_string.cpp src/text/json_writer.cpp src/text/number.cpp
  src/text/order.cpp src/text/utf8.cpp
  src/abi/board_runtime.cpp src/abi/bytes_runtime.cpp src/abi/formats_abi.cpp src/abi/memory.cpp src/abi/reply.cpp)
target_link_options(jobstand_formats_wasm PRIVATE -sMALLOC=none -sTOTAL_STACK=256KB)
