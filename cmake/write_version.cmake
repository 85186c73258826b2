# Run by every build: writes version.hpp, and touches it only when the revision has changed, so that the provenance in a
# results file always names the sources the program was built from.
# Needs: SOURCE_DIR, TEMPLATE, OUTPUT, and the variables the template names.
set(REVISION "unknown")
find_program(GIT git)
if(GIT AND EXISTS "${SOURCE_DIR}/.git")
    execute_process(
        COMMAND ${GIT} --no-optional-locks -C "${SOURCE_DIR}" describe --always --dirty --abbrev=12 --exclude=*
        OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE
        RESULT_VARIABLE failed ERROR_QUIET)
    if(NOT failed)
        set(REVISION "${described}")
    endif()
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
