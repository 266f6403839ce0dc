# wasm.cmake - jobstand.wasm and jobstand-body.wasm: stand-alone reactors without
# JavaScript glue, which web/core/core.ts instantiates itself.
include_guard()

function(jobstand_wasm target name exports)
  add_executable(${target} ${ARGN})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME "${name}" SUFFIX .wasm
    LINK_DEPENDS "${PROJECT_SOURCE_DIR}/${exports}")
  target_include_directories(${target} PRIVATE include src)
  target_link_libraries(${target} PRIVATE jobstand_core_flags)
  target_compile_definitions(${target} PRIVATE
    # Lets the compiler inline std::string, as newer libc++ does by itself.
    _LIBCPP_DISABLE_EXTERN_TEMPLATE)
  # Small objects, a fast link: -Oz at both ends is 1 % smaller and 2.6 times slower, -O3 at
  # both ends a third larger and 1.5 times faster. Every browser since 2021 has the features.
  set(features -mbulk-memory -msign-ext -mnontrapping-fptoint)
  target_compile_options(${target} PRIVATE -Oz -flto ${features})
  target_link_options(${target} PRIVATE
    -O3 -flto ${features} -fno-exceptions -fno-rtti --no-entry
    -sSTANDALONE_WASM=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=1MB -sMAXIMUM_MEMORY=4GB
    -sTOTAL_STACK=256KB # the old name: every supported Emscripten knows it
    -sFILESYSTEM=0
    "-sEXPORTED_FUNCTIONS=@${PROJECT_SOURCE_DIR}/${exports}")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory "${JOBSTAND_DIST}"
    COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:${target}> "${JOBSTAND_DIST}/${name}.wasm")
endfunction()

jobstand_wasm(jobstand_wasm jobstand src/abi/exports.txt
  ${jobstand_text_sources} ${jobstand_board_sources}
  src/abi/board_abi.cpp src/abi/reply.cpp src/abi/wire.cpp)

target_link_options(jobstand_wasm PRIVATE -sMALLOC=emmalloc)

jobstand_wasm(jobstand_body_wasm jobstand-body src/abi/exports-body.txt
  ${jobstand_body_sources}
  src/text/url.cpp src/text/utf8.cpp src/text/visible.cpp
  src/abi/body_abi.cpp src/abi/body_runtime.cpp src/abi/reply.cpp)
target_link_options(jobstand_body_wasm PRIVATE -sMALLOC=none) # body_runtime.cpp has its own
target_compile_options(md4c PRIVATE -Oz -flto -mbulk-memory -msign-ext -mnontrapping-fptoint)
target_link_libraries(jobstand_body_wasm PRIVATE md4c)
