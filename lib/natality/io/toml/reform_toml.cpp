#include <natality/io/toml/reform_toml.hpp>

#include <natality/files/toml/toml_table.hpp>
#include <natality/io/toml/domain_values.hpp>

namespace natality::io {

namespace {

DoseStep step_in(files::TomlTable& table)
{
    DoseStep step;
    step.measure = table.required<std::string>("measure");
    step.unit = required_local_text(table, "unit");
    step.full = table.required<double>("full");
    step.is_money = table.optional("money", false);
    step.place = table.place();
    pass_remark(table, "note");
    table.report_unknown_keys();
    return step;
}

PowerLaw power_law_in(files::TomlTable& root)
{
    PowerLaw law;
    if (auto table = root.table("power_law")) {
        law = {table->required<double>("coefficient"), table->required<double>("exponent")};
        pass_remark(*table, "note");
        table->report_unknown_keys();
    }
    return law;
}

Reform reform_in(files::TomlTable& root)
{
    Reform reform;
    reform.id = root.required<std::string>("id");
    reform.name = required_local_text(root, "name");
    reform.country = root.required<std::string>("country");
    reform.measure = root.required<std::string>("measure");
    reform.dose = root.required<double>("dose");
    reform.orders = root.optional<std::vector<int>>("orders", {1, 2, 3});
    reform.share = root.optional("share", 1.0);
    reform.window_years = root.required<double>("window_years");
    reform.observed = required_range(root, "observed");
    reform.outcome = required_local_text(root, "outcome");
    reform.source = root.required<std::string>("source");
    reform.observation_is_verified = root.optional("observation_verified", false);
    reform.dose_is_verified = root.optional("dose_verified", false);
    reform.is_calibrated = root.optional("used_in_calibration", false);
    reform.note = local_text(root, "note");
    reform.place = root.place();
    return reform;
}

}  // namespace

void add_reform_file(const files::InputFile& file, ReformParts& parts, Problems& problems)
{
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return;
    }
    files::TomlTable root(*entries, file, problems);
    if (!has_known_format(root)) {
        return;
    }
    if (root.has("step")) {
        for (DoseStep& step : parts_in(root, "step", step_in)) {
            parts.steps.push_back(std::move(step));
        }
        parts.power_law = power_law_in(root);
    } else {
        parts.reforms.push_back(reform_in(root));
    }
    root.report_unknown_keys();
}

}  // namespace natality::io
