#!/usr/bin/env bash
# tests/fuzz/fuzz.sh [SECONDS [READER...]]
#   Runs the fuzzers of build/fuzz (preset fuzz), or of the readers named, for so many seconds each (60), two or more at a
#   time as there are processors. Inputs that reach new code are kept in build/fuzz/corpus, so that the next run goes on
#   from there; findings in build/fuzz/findings, each an input that `build/fuzz/tests/fuzz/fuzz_READER FILE` repeats.
#   Every run tries others, but with FUZZ_SEED=N. Prints the executions; ends with 1 if there is a finding.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-60}
shift $(($# > 0 ? 1 : 0))
folder=build/fuzz
programs=$folder/tests/fuzz
readers=("$@")
if ((${#readers[@]} == 0)); then
    for target in tests/fuzz/*_target.cpp; do
        reader=${target##*/}
        readers+=("${reader%_target.cpp}")
    done
fi
logs=$folder/logs
rm -rf "$logs"
mkdir -p "$logs" $folder/findings

# Called by name, below.
# shellcheck disable=SC2317
run_one() {
    local reader=$1 seconds=$2 folder=$3
    mkdir -p "$folder/corpus/$reader" "tests/fuzz/corpus/$reader"
    "$folder/tests/fuzz/fuzz_$reader" "$folder/corpus/$reader" "tests/fuzz/corpus/$reader" \
        -max_total_time="$seconds" -seed="${FUZZ_SEED:-0}" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$folder/findings/$reader-" >"$folder/logs/$reader" 2>&1
}
export -f run_one
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
[[ -d $programs ]] || { echo "fuzz.sh: build the fuzzers first: cmake --preset fuzz; cmake --build --preset fuzz" >&2; exit 2; }

failed=0
printf '%s\n' "${readers[@]}" |
    xargs -P "$(nproc)" -I '{}' bash -c "run_one {} $seconds $folder" || failed=1
all=0
for reader in "${readers[@]}"; do
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$logs/$reader")
    executions=${executions:-0}
    all=$((all + executions))
    printf '%-12s %12d executions\n' "$reader" "$executions"
    if ! grep -q '^stat::number_of_executed_units' "$logs/$reader" || grep -q 'Test unit written' "$logs/$reader"; then
        failed=1
        tail -n 40 "$logs/$reader"
    fi
done
printf '%-12s %12d executions\n' all "$all"
exit $failed
