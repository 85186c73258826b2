#include <natality/archive/detail/results_content.hpp>

#include <natality/archive/detail/detailed_variables.hpp>
#include <natality/archive/detail/draw_variables.hpp>
#include <natality/archive/detail/embedded_inputs.hpp>
#include <natality/archive/detail/expected_content.hpp>
#include <natality/archive/detail/missing_values.hpp>
#include <natality/archive/drawn_variables.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>

#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

namespace natality::io::detail {

namespace {

/// The scenario of a sweep that a file of one in full is of: it is named by its number.
std::uint64_t scenario_number(const std::vector<std::string>& scenarios)
{
    constexpr std::string_view prefix = "scenario-";
    std::uint64_t number = 0;
    if (scenarios.size() == 2 && scenarios.back().starts_with(prefix)) {
        const std::string& id = scenarios.back();
        std::from_chars(id.data() + prefix.size(), id.data() + id.size(), number);
    }
    return number;
}

/// The study that a results file is of, drawn as often as it says.
Study study_of(const files::NetcdfReader& file, const std::string& shown_as)
{
    const files::InputFiles inputs = embedded_inputs(file, shown_as);
    if (inputs.find(sweep_name) != nullptr) {
        const SweepPlan plan = read_sweep(inputs);
        const std::uint64_t number = scenario_number(file.texts("scenario"));
        return plan.study().with_packages(number == 0 || number >= plan.design().size()
                                              ? std::vector<Package>{}
                                              : std::vector{plan.design().package(number)});
    }
    const Study study = read_study(inputs);
    DrawSettings draws = study.settings().draws;
    draws.count = files::number_attribute(file.attributes(), draws_attribute).value_or(0);
    return study.with_draws(draws).with_details(details_in(file.attributes()));
}

void check_values(const files::NetcdfReader& file, const std::string& variable,
                  const std::string& shown_as, Problems& problems)
{
    if (file.describe(variable).type == files::ValueType::text) {
        static_cast<void>(file.texts(variable));
        return;
    }
    const std::vector<double> values = file.numbers(variable);
    if (const auto at = first_not_a_figure(variable, values)) {
        problems.add(Place{shown_as, 0},
                     localized("variable '{}' holds {} in the place of a number (value {} of {})",
                               variable, values[*at], *at + 1, values.size()));
    }
}

}  // namespace

void require_results_content(const files::NetcdfReader& file, const std::string& shown_as)
{
    const Study study = study_of(file, shown_as);
    Problems problems = differences(file, expected_results(study), shown_as);
    if (study.settings().draws.count == 0 && file.contains(probability_more_births)) {
        problems.add(Place{shown_as, 0}, localized("lacks the attribute '{}'", draws_attribute));
    }
    for (const std::string& variable : file.variables()) {
        check_values(file, variable, shown_as, problems);
    }
    problems.throw_if_any();
}

}  // namespace natality::io::detail
