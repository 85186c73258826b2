#include <natality/io/toml/sweep_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/io/toml/domain_values.hpp>
#include <natality/results/sweep_variables.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace natality::io {

namespace {

const files::Choices<DesignKind>& design_kinds()
{
    static const files::Choices<DesignKind> kinds{{"all-packages", DesignKind::all_packages},
                                                  {"grid", DesignKind::grid},
                                                  {"table", DesignKind::table},
                                                  {"latin-hypercube", DesignKind::latin_hypercube},
                                                  {"sobol", DesignKind::sobol}};
    return kinds;
}

bool has_samples(DesignKind kind)
{
    return kind == DesignKind::latin_hypercube || kind == DesignKind::sobol;
}

/// Reports \p key if it stands beside `level`.
void check_one_way(files::TomlTable& table, std::string_view key)
{
    if (table.has("level") && table.has(key)) {
        table.report(
            key, localized("stands beside level, which is the only one of a measure that has it"));
    }
}

const files::Choices<SobolLayout>& sobol_layouts()
{
    static const files::Choices<SobolLayout> layouts{{"plain", SobolLayout::plain},
                                                     {"saltelli", SobolLayout::saltelli}};
    return layouts;
}

/// `measures.<id>`: a path, with levels as the design has them.
DesignMeasurePart design_measure(files::TomlTable& table, std::string id, DesignKind kind)
{
    DesignMeasurePart part;
    if (kind == DesignKind::grid) {
        part.levels = table.optional<std::vector<double>>("levels", {});
        check_one_way(table, "levels");
    }
    if (has_samples(kind)) {
        part.low = table.optional<double>("low");
        part.high = table.optional<double>("high");
        check_one_way(table, "low");
        check_one_way(table, "high");
    }
    if (kind == DesignKind::table && table.has("level")) {
        table.report(
            "level",
            localized("the levels of a measure stand in the table, in the column of its id"));
    }
    part.use = measure_use(table, std::move(id));
    return part;
}

DesignParts design(files::TomlTable& root)
{
    DesignParts design;
    design.place = root.place("design");
    if (!root.has("design")) {
        root.report_missing("design", localized("\"all-packages\", \"grid\", \"table\", "
                                                "\"latin-hypercube\" or \"sobol\""));
    }
    design.kind = root.choice("design", design_kinds(), design.kind);
    if (has_samples(design.kind)) {
        design.samples = root.required<int>("samples");
        design.seed = root.optional<std::int64_t>("seed").value_or(design.seed);
        design.draws_evidence = root.optional("draw_evidence", design.draws_evidence);
    }
    if (design.kind == DesignKind::sobol) {
        design.layout = root.choice("layout", sobol_layouts(), design.layout);
    }
    if (auto measures = root.table("measures")) {
        for (const std::string& id : measures->keys()) {
            if (auto measure = measures->table(id)) {
                design.measures.push_back(design_measure(*measure, id, design.kind));
            }
        }
    }
    return design;
}

/// The table that a design names; only one of its kind may.
InputReference table_of(files::TomlTable& root, DesignKind kind)
{
    if (kind != DesignKind::table) {
        return {};
    }
    return {root.required<std::string>("table"), root.place("table")};
}

/// `[output.indicators]`: how many years from one value of each to the next.
std::vector<SweepIndicator> sweep_indicators(files::TomlTable& table)
{
    const std::vector<std::string> known = sweep_variable_ids();
    std::vector<SweepIndicator> chosen;
    for (const std::string& id : table.keys()) {
        const int every = table.optional(id, 1);
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            table.report(id, localized("is not an indicator; {}", nearest_name_hint(id, known)));
        }
        chosen.push_back({id, every, table.place(id)});
    }
    return chosen;
}

SweepOutput output(files::TomlTable& root)
{
    static const files::Choices<Precision> precisions{{"float32", Precision::float32},
                                                      {"float64", Precision::float64}};
    SweepOutput output;
    auto table = root.table("output");
    if (!table) {
        return output;
    }
    output.precision = table->choice("precision", precisions, output.precision);
    output.block = table->optional<int>("block");
    if (auto indicators = table->table("indicators")) {
        output.indicators = sweep_indicators(*indicators);
    }
    table->report_unknown_keys();
    return output;
}

}  // namespace

SweepFile sweep_file(const files::InputFile& file, Problems& problems)
{
    SweepFile sweep;
    sweep.study.parts.place = file.place();
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return sweep;
    }
    files::TomlTable root(*entries, file, problems);
    if (!has_known_format(root)) {
        return sweep;
    }
    sweep.study = shared_keys(root);
    if (!sweep.study.parts.settings.other_baselines.empty()) {
        root.report("baseline", localized("a sweep has one baseline; write [baseline]"));
    }
    sweep.design = design(root);
    sweep.table = table_of(root, sweep.design.kind);
    sweep.output = output(root);
    root.report_unknown_keys();
    return sweep;
}

}  // namespace natality::io
