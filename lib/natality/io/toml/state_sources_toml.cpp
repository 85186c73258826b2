#include <natality/io/toml/state_sources_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/io/toml/domain_values.hpp>

#include <array>

namespace natality::io {

namespace {

void check_ages(files::TomlTable& root, const StateEstimateInputs& inputs)
{
    constexpr int oldest = 100;
    const FertileAges& fertile = inputs.fertile;
    if (fertile.first.value < 1 || fertile.last < fertile.first || fertile.last.value > oldest) {
        root.report("fertile_ages", localized("[{}, {}] are not a first and a last age from 1 to "
                                              "{}",
                                              fertile.first.value, fertile.last.value, oldest));
    }
}

void check_years(files::TomlTable& root, const StateEstimateInputs& inputs)
{
    constexpr int earliest = 1800;
    constexpr int latest = 2500;
    if (inputs.first_year.value < earliest || inputs.base_year <= inputs.first_year) {
        root.report("first_year", localized("{} is not a year from {} to before the base year",
                                            inputs.first_year.value, earliest));
    }
    if (inputs.last_year < inputs.base_year || inputs.last_year.value > latest) {
        root.report("last_year", localized("{} is not a year from the base year to {}",
                                           inputs.last_year.value, latest));
    }
}

void check_settings(files::TomlTable& root, const StateEstimateInputs& inputs)
{
    if (inputs.last_parity < 2 || inputs.last_parity > 4) {
        root.report("last_parity", localized("{} is not 2, 3 or 4", inputs.last_parity));
    }
    if (!(inputs.first_of_last_order > 0.0 && inputs.first_of_last_order <= 1.0)) {
        root.report("first_of_last_order",
                    localized("{:g} is not a share above 0, up to 1", inputs.first_of_last_order));
    }
    constexpr double highest = 2.0;
    if (!(inputs.highest_first_birth_rate > 0.0 && inputs.highest_first_birth_rate <= highest)) {
        root.report("highest_first_birth_rate",
                    localized("{:g} is not a rate above 0, up to {}",
                              inputs.highest_first_birth_rate, highest));
    }
}

}  // namespace

StateEstimateInputs state_sources_description(const files::InputFile& file, Problems& problems)
{
    StateEstimateInputs inputs{.first_year = {},
                               .base_year = {},
                               .last_year = {},
                               .censuses = {},
                               .brides = {YearAxis(Year{}, 0), {}},
                               .women = {},
                               .order_rates = {}};
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return inputs;
    }
    files::TomlTable root(*entries, file, problems);
    if (!has_known_format(root)) {
        return inputs;
    }
    if (!root.has("format")) {
        root.report_missing("format", localized("{}, the version of the format", format_version));
    }
    pass_remark(root, "title");
    pass_remark(root, "notes");
    inputs.last_parity = root.optional("last_parity", inputs.last_parity);
    const auto fertile = root.optional("fertile_ages", std::array{15, 49});
    inputs.fertile = {Age{fertile.front()}, Age{fertile.back()}};
    inputs.first_year = Year{root.required<int>("first_year")};
    inputs.base_year = Year{root.required<int>("base_year")};
    inputs.last_year = Year{root.required<int>("last_year")};
    inputs.first_of_last_order = root.optional("first_of_last_order", 1.0);
    inputs.highest_first_birth_rate = root.optional("highest_first_birth_rate", 1.0);
    root.report_unknown_keys();
    check_ages(root, inputs);
    if (root.has("first_year") && root.has("base_year") && root.has("last_year")) {
        check_years(root, inputs);
    }
    check_settings(root, inputs);
    return inputs;
}

}  // namespace natality::io
