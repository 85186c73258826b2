#include <natality/results/sweep_part.hpp>

#include <algorithm>
#include <stdexcept>

namespace natality {

namespace {

/// Part of \p count whole things, in runs that differ by one at most.
std::uint64_t run_begin(std::uint64_t count, std::uint64_t part, std::uint64_t parts)
{
    // Not count * part / parts, which may be larger than any number.
    return count / parts * part + std::min(part, count % parts);
}

}  // namespace

std::uint64_t most_parts(std::uint64_t scenarios, std::uint64_t block_size)
{
    return std::max<std::uint64_t>(1, scenarios / block_size);
}

BlockRange blocks_of(const SweepPart& part, std::uint64_t scenarios, std::uint64_t block_size)
{
    if (block_size == 0 || part.number < 1 || part.number > part.of ||
        part.of > most_parts(scenarios, block_size)) {
        throw std::invalid_argument("a sweep has no such part");
    }
    const std::uint64_t full = scenarios / block_size;
    const std::uint64_t short_ones = scenarios % block_size == 0 ? 0 : 1;
    const std::uint64_t first = run_begin(full, part.number - 1, part.of);
    const std::uint64_t end = run_begin(full, part.number, part.of);
    return {first, end - first + (part.number == part.of ? short_ones : 0)};
}

std::uint64_t scenarios_of(const BlockRange& blocks, std::uint64_t scenarios,
                           std::uint64_t block_size)
{
    const std::uint64_t first = std::min(scenarios, blocks.first * block_size);
    return std::min(scenarios - first, blocks.count * block_size);
}

}  // namespace natality
