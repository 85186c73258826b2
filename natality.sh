#!/usr/bin/env bash
# natality.sh setup [test|check]   install what is missing on Debian 12 to build (to test, to check the sources)
# natality.sh run                  setup, build, and run the main job: China under packages of supports
# natality.sh test                 the same, then build and run all tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build_packages=(
    g++ cmake ninja-build pkg-config
    libeigen3-dev libboost-dev libboost-program-options-dev libdeflate-dev libfmt-dev libhdf5-dev libnlopt-cxx-dev librandom123-dev libssl-dev
    libtomlplusplus-dev libutf8proc-dev libxlsxwriter-dev nlohmann-json3-dev zlib1g-dev
)
test_packages=(
    chromium libgtest-dev libgmock-dev libopenmpi-dev librapidcheck-dev munge openmpi-bin slurm-wlm
    dpkg-dev file gnuplot-nox hdf5-tools mkdocs mkdocs-material netcdf-bin pybind11-dev python3 python3-dev python3-h5netcdf python3-h5py
    python3-matplotlib python3-netcdf4 python3-numpy python3-openpyxl python3-pandas python3-tomli-w python3-xarray r-base-core r-cran-rcpp
)
# The page of the report is bundled with npm; whoever has Node.js from elsewhere has npm with it.
if ! command -v npm >/dev/null; then
    build_packages+=(nodejs npm)
fi
check_packages=(clang clang-format clang-tidy libbenchmark-dev libclang-rt-dev libomp-dev lintian shellcheck)

is_installed() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

install_missing() {
    local package missing=() as_root=()
    if ! command -v apt-get dpkg-query >/dev/null; then
        echo "natality.sh: this is not Debian; install these by hand (Debian's names): $*" >&2
        exit 1
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if ((${#missing[@]} == 0)); then
        return
    fi
    if ((EUID != 0)); then
        command -v sudo >/dev/null || { echo "natality.sh: run as root or install: ${missing[*]}" >&2; exit 1; }
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}"
}

setup() {
    case "${1:-build}" in
        build) install_missing "${build_packages[@]}" ;;
        test) install_missing "${build_packages[@]}" "${test_packages[@]}" ;;
        check) install_missing "${build_packages[@]}" "${test_packages[@]}" "${check_packages[@]}" ;;
        *) usage ;;
    esac
}

build() {
    cmake --preset release -D NATALITY_BUILD_TESTS="$1" -D NATALITY_BUILD_PYTHON="$1"
    cmake --build --preset release --parallel "$(nproc)"
}

run_main_job() {
    build/release/apps/natality run --output build/first-run.h5 --force
    build/release/apps/natality report build/first-run.h5 --output build/first-run.html --force
}

usage() {
    sed -n '2,4s/^# //p' natality.sh >&2
    exit 2
}

case "${1:-}" in
    setup)
        setup "${2:-}"
        ;;
    run)
        setup build
        build OFF
        run_main_job
        ;;
    test)
        setup test
        build ON
        run_main_job
        ctest --preset release --parallel "$(nproc)"
        ;;
    *) usage ;;
esac
