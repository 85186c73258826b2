# Packages for Debian: `cpack -G DEB` in a build folder configured with CMAKE_INSTALL_PREFIX=/usr makes natality,
# libnatality-dev and, where they were built, natality-mpi and python3-natality. They are those of the distribution the build runs on.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME natality)
set(CPACK_PACKAGE_VENDOR natality)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL development)
if(NATALITY_BUILD_APPS)
    list(APPEND CPACK_COMPONENTS_ALL program)
endif()
if(TARGET natality_mpi)
    list(APPEND CPACK_COMPONENTS_ALL mpi)
endif()
if(NATALITY_BUILD_PYTHON)
    list(APPEND CPACK_COMPONENTS_ALL python)
endif()
find_program(GZIP gzip)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The natality maintainers <maintainers@natality.invalid>"
    CACHE STRING "Who answers for the packages")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(natality_debian_version ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(natality_long_description
"natality projects a population by age, sex and the life-course state of women
and compares packages of fertility supports: births, fertility, population,
costs and needs of each, with the evidence for every effect.")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${natality_long_description}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME natality)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "gnuplot-nox")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "bash-completion")

set(CPACK_COMPONENT_MPI_DESCRIPTION "${natality_long_description}
This package lets processes that mpirun has started share a sweep.")
set(CPACK_DEBIAN_MPI_PACKAGE_NAME natality-mpi)
set(CPACK_DEBIAN_MPI_PACKAGE_SECTION science)
set(CPACK_DEBIAN_MPI_PACKAGE_DEPENDS "natality (= ${natality_debian_version})")
set(CPACK_DEBIAN_MPI_PACKAGE_SUGGESTS "openmpi-bin")

set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${natality_long_description}
This package holds the libraries natality, natality-io and natality-sweep.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libnatality-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libdeflate-dev, libeigen3-dev, libfmt-dev, libhdf5-dev, libssl-dev, libtomlplusplus-dev, zlib1g-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "natality (= ${natality_debian_version})")

if(NATALITY_BUILD_PYTHON)
    # The compiled module is for one version of Python.
    math(EXPR python_minor_after "${Python_VERSION_MINOR} + 1")
    set(natality_python_versions
        "python3 (>= 3.${Python_VERSION_MINOR}), python3 (<< 3.${python_minor_after})")
    set(CPACK_COMPONENT_PYTHON_DESCRIPTION "${natality_long_description}
This package holds the module natality of Python 3.")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-natality)
    set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
    set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "natality (= ${natality_debian_version}), ${natality_python_versions}, python3-numpy")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_RECOMMENDS "python3-tomli-w")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-pandas, python3-xarray")
endif()

# What Debian wants to find beside each: the licence and the changes. Not installed otherwise.
set(packaging ${PROJECT_BINARY_DIR}/packaging)
string(TIMESTAMP natality_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(cmake/debian_changelog.in ${packaging}/changelog.Debian @ONLY)
configure_file(CHANGELOG.md ${packaging}/changelog COPYONLY)
foreach(component IN ITEMS program:natality development:libnatality-dev mpi:natality-mpi python:python3-natality)
    string(REGEX MATCH "^(.*):(.*)$" matched ${component})
    set(document_dir share/doc/${CMAKE_MATCH_2})
    install(FILES cmake/debian_copyright DESTINATION ${document_dir} RENAME copyright
        COMPONENT ${CMAKE_MATCH_1} EXCLUDE_FROM_ALL)
    if(GZIP)
        foreach(changes IN ITEMS changelog changelog.Debian)
            execute_process(COMMAND ${GZIP} -9nc ${packaging}/${changes} OUTPUT_FILE ${packaging}/${changes}.gz)
            install(FILES ${packaging}/${changes}.gz DESTINATION ${document_dir}
                COMPONENT ${CMAKE_MATCH_1} EXCLUDE_FROM_ALL)
        endforeach()
    endif()
endforeach()

include(CPack)
