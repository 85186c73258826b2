#include <natality/archive/detail/detailed_variables.hpp>

#include <natality/archive/detail/described_variables.hpp>
#include <natality/results/detailed_tables.hpp>

#include <string>
#include <utility>
#include <variant>

namespace natality::io::detail {

ResultsDetails details_in(const files::Attributes& attributes)
{
    ResultsDetails details;
    const files::AttributeValue* const given = files::find_attribute(attributes, details_attribute);
    if (const auto* const names =
            given != nullptr ? std::get_if<std::vector<std::string>>(given) : nullptr) {
        for (const std::string& name : *names) {
            // Another version may know more.
            static_cast<void>(ask_for(details, name));
        }
    }
    return details;
}

std::vector<files::Variable> detailed_variables(const Study& study)
{
    std::vector<files::Variable> variables;
    for (const DetailedQuantity& quantity : detailed_quantities(study)) {
        files::Variable plain =
            variable(quantity.id, quantity.axes(), quantity.unit, quantity.name);
        variables.push_back(quantity.remark.empty() ? std::move(plain)
                                                    : remarked(std::move(plain), quantity.remark));
    }
    return variables;
}

}  // namespace natality::io::detail
