# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler cache and a fast linker where they are present; the warnings every target is built with.
find_program(BANYAN_CCACHE ccache)
if(BANYAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers need this to be cached.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${BANYAN_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${BANYAN_CCACHE})
  add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
endif()

find_program(BANYAN_MOLD mold)
find_program(BANYAN_LLD ld.lld)
if(BANYAN_MOLD)
  add_link_options(-fuse-ld=mold)
elseif(BANYAN_LLD)
  add_link_options(-fuse-ld=lld)
endif()

add_library(banyan_warnings INTERFACE)
target_compile_options(banyan_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
  $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow> # a neighbour's names are no shadows
  $<$<BOOL:${BANYAN_WERROR}>:-Werror>)

set(BANYAN_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")
if(BANYAN_SANITIZE)
  add_compile_options(-fsanitize=${BANYAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${BANYAN_SANITIZE})
  if(BANYAN_SANITIZE MATCHES "address,undefined")
    # Half of the build's time; what they find, the address sanitizer or the processor finds too.
    add_compile_options(-fno-sanitize=null,alignment,vptr,object-size)
  endif()
endif()
if(BANYAN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
