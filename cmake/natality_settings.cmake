# Language level, warnings and floating-point rules of every target of this project.
function(natality_settings target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_compile_options(${target} PRIVATE
        # No fused multiply-add behind our back: the same source gives the same bits on every machine.
        -ffp-contract=off
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow
        # A designated initialiser that leaves a member out means its default.
        -Wno-missing-field-initializers
        # GCC 12 at -O3 sees overlapping, endless and misplaced copies in plain std::string operations (GCC bug 105651), and
        # empty optional arrays of Eigen as uninitialised. The sanitizers look for the real ones.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds;-Wno-maybe-uninitialized>
        # Sources compiled together are to GCC one header, whose unnamed namespaces it takes for a mistake.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-subobject-linkage>
        $<$<BOOL:${NATALITY_WERROR}>:-Werror>)
endfunction()

# natality_precompile(<target> [<header>...])
#   Reads once what most sources of a target read: without, it is three quarters of the time that a source takes to
#   compile. Each source still includes what it uses.
function(natality_precompile target)
    target_precompile_headers(${target} PRIVATE
        <Eigen/Core>
        <fmt/format.h>
        <algorithm> <array> <cmath> <filesystem> <functional> <map> <optional> <set> <span> <string> <utility> <vector>
        ${ARGN})
endfunction()

# natality_compile_together(<target> [BY_LAST_WORD])
#   Under CMAKE_UNITY_BUILD, the sources of a folder are compiled as one, whatever sources other folders have;
#   BY_LAST_WORD: those of a folder that end in the same word, as in run_command and sweep_command.
function(natality_compile_together target)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE path)
        cmake_path(GET path PARENT_PATH folder)
        cmake_path(GET path STEM name)
        string(REGEX MATCH "[^_]+$" last_word ${name})
        string(MAKE_C_IDENTIFIER "${folder}" group)
        if("BY_LAST_WORD" IN_LIST ARGN AND last_word MATCHES "^(command|view)$")
            string(APPEND group _${last_word})
        endif()
        set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
