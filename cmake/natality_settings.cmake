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
        $<$<BOOL:${NATALITY_WERROR}>:-Werror>)
endfunction()
