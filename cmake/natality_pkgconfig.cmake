# natality_pkgconfig(<target> NAME <name> DESCRIPTION <text> [REQUIRES <package>...] [LIBS <flag>...])
#   <name>.pc for a library, for those who build without CMake: g++ -std=c++20 … $(pkg-config --cflags --libs <name>).
#   It finds itself wherever it is installed. The libraries are static unless BUILD_SHARED_LIBS says otherwise, so that
#   what they need is needed by whoever links them.
function(natality_pkgconfig target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;DESCRIPTION" "REQUIRES;LIBS")
    set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
    file(RELATIVE_PATH prefix_from_pkgconfig /prefix/${pkgconfig_dir} /prefix)
    list(JOIN arg_REQUIRES ", " requires)
    list(JOIN arg_LIBS " " libs)
    set(library_name ${target})
    configure_file(${PROJECT_SOURCE_DIR}/cmake/natality.pc.in ${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}.pc DESTINATION ${pkgconfig_dir} COMPONENT development)
endfunction()
