#include <natality/io/check_results.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/io/detail/missing_values.hpp>
#include <natality/io/read_results.hpp>

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
    static_cast<void>(results.inputs());
}

void check_variable(const files::NetcdfReader& reader, const std::string& variable,
                    const std::filesystem::path& file)
{
    if (reader.describe(variable).type == files::ValueType::text) {
        static_cast<void>(reader.texts(variable));
        return;
    }
    const std::vector<double> values = reader.numbers(variable);
    if (const auto at = detail::first_not_finite(variable, values)) {
        throw InputError(Place{file.string(), 0},
                         localized("variable '{}' holds {} in the place of a number (value {} of "
                                   "{})",
                                   variable, values[*at], *at + 1, values.size()));
    }
}

}  // namespace

void check_results(const std::filesystem::path& file)
{
    read_as_commands_do(ResultsReader(file));
    const files::NetcdfReader reader(file);
    for (const std::string& variable : reader.variables()) {
        check_variable(reader, variable, file);
    }
}

}  // namespace natality::io
