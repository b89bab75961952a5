# SPDX-License-Identifier: GPL-3.0-or-later
# One way to declare a library and a test, so that every box is built alike.

# What most files include, precompiled once for each kind of target: the records' templates cost seconds a file.
set(BANYAN_BASE_HEADERS
  <algorithm> <array> <cmath> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <tuple> <variant>
  <vector> <nlohmann/json.hpp> <tl/expected.hpp>)
set(BANYAN_COMMON_HEADERS ${BANYAN_BASE_HEADERS} ${PROJECT_SOURCE_DIR}/model/portfolio/edit.h)

# banyan_library(NAME SOURCES … HEADERS … LINKS … [APART …] [PRIVATE_LINKS …] [PCH header … | PCH_FROM library])
# A static library whose headers are included from the project's root ("model/base/result.h"). It precompiles PCH, or
# shares what PCH_FROM (else banyan_portfolio) precompiled. Where sources are compiled several at a time, those that are
# APART, whose own names mean other things than their neighbours', are not.
function(banyan_library name)
  cmake_parse_arguments(ARG "" "PCH_FROM" "SOURCES;APART;HEADERS;LINKS;PRIVATE_LINKS;PCH" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES} ${ARG_APART})
  if(ARG_APART)
    set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE banyan_warnings ${ARG_PRIVATE_LINKS})
  set_property(GLOBAL APPEND PROPERTY BANYAN_LIBRARIES ${name})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  elseif(ARG_PCH_FROM)
    target_precompile_headers(${name} REUSE_FROM ${ARG_PCH_FROM})
  elseif(TARGET banyan_portfolio) # what is declared before it needs none
    target_precompile_headers(${name} REUSE_FROM banyan_portfolio)
  endif()
endfunction()

# banyan_check_headers(): the target all_headers_in_both_orders compiles, for every library, all of its headers in one file,
# forwards and backwards, so that none leans on a neighbour. all_verify_interface_header_sets compiles each by itself, which
# takes minutes.
function(banyan_check_headers)
  add_custom_target(all_headers_in_both_orders)
  get_property(libraries GLOBAL PROPERTY BANYAN_LIBRARIES)
  foreach(library IN LISTS libraries)
    get_target_property(headers ${library} HEADER_SET)
    if(NOT headers)
      continue()
    endif()
    set(forwards "")
    set(backwards "")
    foreach(header IN LISTS headers)
      cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
      string(APPEND forwards "#include \"${header}\"\n")
      string(PREPEND backwards "#include \"${header}\"\n")
    endforeach()
    file(CONFIGURE OUTPUT headers/${library}_forwards.cpp CONTENT "${forwards}")
    file(CONFIGURE OUTPUT headers/${library}_backwards.cpp CONTENT "${backwards}")
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/headers)
    add_library(${library}_headers OBJECT EXCLUDE_FROM_ALL ${folder}/${library}_forwards.cpp ${folder}/${library}_backwards.cpp)
    set_target_properties(${library}_headers PROPERTIES UNITY_BUILD OFF)
    target_compile_options(${library}_headers PRIVATE -O0) # nobody runs them
    target_link_libraries(${library}_headers PRIVATE ${library})
    add_dependencies(all_headers_in_both_orders ${library}_headers)
  endforeach()
endfunction()

# banyan_test(tst_name LINKS … [SOURCES …] [PCH_FROM library]): tst_name.cpp beside the caller, run under ctest, offscreen.
function(banyan_test name)
  cmake_parse_arguments(ARG "" "PCH_FROM" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_PCH_FROM)
    set(ARG_PCH_FROM banyan_test_precompiled)
  endif()
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests UNITY_BUILD OFF)
  # Not AUTOMOC: for one file it costs a scan, and an empty translation unit beside it.
  set(moc ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
  add_custom_command(OUTPUT ${moc} DEPENDS ${name}.cpp VERBATIM
    COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp -o ${moc})
  target_sources(${name} PRIVATE ${moc})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} banyan_test_support Qt6::Test banyan_warnings)
  # What is tested is built as users get it; the tests themselves only have to be built soon.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR})
  target_precompile_headers(${name} REUSE_FROM ${ARG_PCH_FROM})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()

# banyan_importers(FOLDER READERS a b … [SOURCES …] [HEADERS …] [LINKS …] [PRIVATE_LINKS …])
# The library banyan_importers_FOLDER out of one a.cpp for each reader, which defines
# `std::unique_ptr<intake::Reader> makeA()` in namespace banyan::importers (some_format.cpp: makeSomeFormat).
# What registers them is generated here, so that a new importer is its file and its name in READERS.
function(banyan_importers folder)
  cmake_parse_arguments(ARG "" "" "READERS;SOURCES;HEADERS;LINKS;PRIVATE_LINKS" ${ARGN})
  banyan_camel_case(Folder "${folder}")
  set(factories "")
  set(calls "")
  set(files "")
  foreach(reader IN LISTS ARG_READERS)
    banyan_camel_case(Reader "${reader}")
    string(APPEND factories "std::unique_ptr<intake::Reader> make${Reader}();\n")
    string(APPEND calls "    readers.push_back(make${Reader}());\n")
    list(APPEND files ${reader}.cpp)
  endforeach()
  file(CONFIGURE OUTPUT readers.cpp @ONLY CONTENT [[
// Generated by banyan_importers().
#include "model/intake/reader.h"

namespace banyan::importers {

@factories@
void add@Folder@Readers(intake::Readers& readers);
void add@Folder@Readers(intake::Readers& readers) {
@calls@}

} // namespace banyan::importers
]])
  banyan_library(banyan_importers_${folder}
    SOURCES ${files} ${ARG_SOURCES} ${CMAKE_CURRENT_BINARY_DIR}/readers.cpp
    HEADERS ${ARG_HEADERS}
    LINKS banyan_intake ${ARG_LINKS}
    PRIVATE_LINKS banyan_importers_base ${ARG_PRIVATE_LINKS})
  set_property(GLOBAL APPEND PROPERTY BANYAN_IMPORTER_FOLDERS ${folder})
endfunction()

# banyan_importer_registry(NAME HEADERS registry.h): builtInReaders() over every folder declared so far, in that order;
# called deferred, so that all are.
function(banyan_importer_registry name)
  cmake_parse_arguments(ARG "" "" "HEADERS" ${ARGN})
  get_property(folders GLOBAL PROPERTY BANYAN_IMPORTER_FOLDERS)
  set(declarations "")
  set(calls "")
  set(libraries "")
  foreach(folder IN LISTS folders)
    banyan_camel_case(Folder "${folder}")
    string(APPEND declarations "void add${Folder}Readers(intake::Readers& readers);\n")
    string(APPEND calls "    add${Folder}Readers(readers);\n")
    list(APPEND libraries banyan_importers_${folder})
  endforeach()
  file(CONFIGURE OUTPUT registry.cpp @ONLY CONTENT [[
// Generated by banyan_importer_registry().
#include "importers/registry.h"

namespace banyan::importers {

@declarations@
intake::Readers builtInReaders() {
    intake::Readers readers;
@calls@    return readers;
}

} // namespace banyan::importers
]])
  banyan_library(${name} SOURCES ${CMAKE_CURRENT_BINARY_DIR}/registry.cpp HEADERS ${ARG_HEADERS}
    LINKS banyan_intake PRIVATE_LINKS ${libraries})
endfunction()

# banyan_camel_case(VAR some_name): SomeName.
function(banyan_camel_case variable name)
  string(REPLACE "_" ";" words "${name}")
  set(result "")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    string(APPEND result "${first}${rest}")
  endforeach()
  set(${variable} "${result}" PARENT_SCOPE)
endfunction()
