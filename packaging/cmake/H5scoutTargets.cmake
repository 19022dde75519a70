# SPDX-License-Identifier: GPL-3.0-or-later
# How our targets are made: rooms (static libraries), tests, and the flags that all of them share.

function(h5scout_target_flags target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Woverloaded-virtual
        $<$<BOOL:${H5SCOUT_WARNINGS_AS_ERRORS}>:-Werror>)
    if(H5SCOUT_SANITIZERS)
        target_compile_options(${target} PRIVATE -fsanitize=${H5SCOUT_SANITIZERS} -fno-sanitize-recover=all
            -fno-omit-frame-pointer)
        target_link_options(${target} PUBLIC -fsanitize=${H5SCOUT_SANITIZERS})
    endif()
endfunction()

# The Qt definitions of every target that includes Qt, but for ui/plot: QCustomPlot's header needs keywords and foreach.
set(H5SCOUT_QT_DEFINITIONS QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)

# h5scout_room(value SOURCES a.cpp ... [PUBLIC lib ...] [PRIVATE lib ...] [QT]): the library h5scout_value with the alias
# h5scout::value. Public headers lie in include/, the rest beside the sources. QT runs moc and sets the Qt definitions.
function(h5scout_room room)
    cmake_parse_arguments(arg "QT" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    set(target h5scout_${room})
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(h5scout::${room} ALIAS ${target})
    if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include)
        target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>)
    endif()
    target_link_libraries(${target} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    if(arg_QT)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
        target_compile_definitions(${target} PRIVATE ${H5SCOUT_QT_DEFINITIONS})
    endif()
    h5scout_target_flags(${target})
endfunction()

# h5scout_precompile(h5scout_ui <QtWidgets> ...): parses large headers once for the whole target, which halves the time of
# a build from nothing. Not with a compiler cache: it keeps the objects themselves, and does not know such headers.
function(h5scout_precompile target)
    if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# h5scout_test(tst_value [WRITES_FILES] SOURCES tst_value.cpp [LIBRARIES lib ...] [DEPENDS target ...]): one Qt Test
# executable under CTest. It fails when libhdf5 prints its error stack, runs offscreen with fixed font scaling, and may run
# beside the others. WRITES_FILES: h5py and PyTables look at the files that it leaves (tests/interop/tst_written_files).
function(h5scout_test name)
    cmake_parse_arguments(arg "WRITES_FILES" "" "SOURCES;LIBRARIES;DEPENDS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Qt6::Test)
    target_compile_definitions(${name} PRIVATE ${H5SCOUT_QT_DEFINITIONS}
        H5SCOUT_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        H5SCOUT_SHARED_DATA="${PROJECT_SOURCE_DIR}/../shared/data"
        H5SCOUT_TEST_OUTPUT="${PROJECT_BINARY_DIR}/test-output")
    h5scout_target_flags(${name})
    if(arg_DEPENDS)
        add_dependencies(${name} ${arg_DEPENDS})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 240
        FAIL_REGULAR_EXPRESSION "HDF5-DIAG"
        ENVIRONMENT "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp:print_suppressions=0;QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=1;LC_ALL=C.UTF-8;XDG_CONFIG_HOME=${PROJECT_BINARY_DIR}/test-home/config;XDG_CACHE_HOME=${PROJECT_BINARY_DIR}/test-home/cache;XDG_DATA_HOME=${PROJECT_BINARY_DIR}/test-home/data")
    if(arg_WRITES_FILES)
        set_property(TEST ${name} PROPERTY FIXTURES_SETUP written_files)
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT H5SCOUT_KEPT_FILES=${H5SCOUT_KEPT_FILES})
    endif()
endfunction()
