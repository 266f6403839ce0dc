# Sourced by the scripts here, and by you before you call cmake by hand:  . tools/env.sh
# It only names what is installed; tools/setup installs.

# CMakePresets.json takes the toolchain file from here: only Emscripten knows where it lives.
if command -v em-config >/dev/null; then
  EMSCRIPTEN_TOOLCHAIN=$(em-config EMSCRIPTEN_ROOT)/cmake/Modules/Platform/Emscripten.cmake
  export EMSCRIPTEN_TOOLCHAIN
fi

# Debian keeps the JavaScript parser that its Emscripten links with in a folder which only Debian's own
# node searches; with any other node the link step fails with "Cannot find module 'acorn'".
if [[ -d /usr/share/nodejs/acorn && :${NODE_PATH-}: != *:/usr/share/nodejs:* ]]; then
  export NODE_PATH=${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs
fi

# For em++ as well: ccache gives the same objects as em++ alone.
if command -v ccache >/dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
