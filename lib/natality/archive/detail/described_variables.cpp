#include <natality/archive/detail/described_variables.hpp>

#include <utility>

namespace natality::io::detail {

files::Attributes described(const std::string& units, const LocalText& name)
{
    return {{"units", units},
            {"long_name", name.in(Language::en)},
            {"long_name_zh", name.in(Language::zh)}};
}

files::Variable variable(const std::string& name, std::vector<std::string> dimensions,
                         const std::string& units, const LocalText& long_name)
{
    return {
        name, files::ValueType::float64, std::move(dimensions), described(units, long_name), {}};
}

files::Variable remarked(files::Variable variable, const std::string& comment)
{
    variable.attributes.push_back({"comment", comment});
    return variable;
}

}  // namespace natality::io::detail
