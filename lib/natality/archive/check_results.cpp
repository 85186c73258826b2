#include <natality/archive/check_results.hpp>

#include <natality/archive/detail/results_content.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/archive/detail/sweep_values.hpp>
#include <natality/archive/read_results.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>

#include <algorithm>
#include <vector>

namespace natality::io {

namespace {

/// Reads what comparisons and the command `needs` would read.
void read_as_commands_do(const ResultsReader& results)
{
    for (std::size_t region = 0; region < results.regions().size(); ++region) {
        static_cast<void>(results.scenario_series(region));
        for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
            static_cast<void>(results.needs(scenario, region));
        }
    }
    static_cast<void>(results.money());
}

CheckedFile checked_sweep(const std::filesystem::path& file, const files::NetcdfReader& reader)
{
    const SweepReader sweep(file);
    detail::require_sweep_content(sweep, reader, file.string());
    const std::vector<bool> done = sweep.completion();
    return {.is_sealed = reader.is_sealed(),
            .blocks = done.size(),
            .blocks_done = static_cast<std::uint64_t>(std::count(done.begin(), done.end(), true))};
}

}  // namespace

CheckedFile check_results(const std::filesystem::path& file)
{
    const files::NetcdfReader reader(file, files::Trial::of_all);
    reader.require_whole();
    if (files::find_attribute(reader.attributes(), detail::sweep_format_attribute) != nullptr) {
        return checked_sweep(file, reader);
    }
    read_as_commands_do(ResultsReader(file));
    detail::require_results_content(reader, file.string());
    return {.is_sealed = reader.is_sealed()};
}

}  // namespace natality::io
