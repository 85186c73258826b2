#include <natality/io/toml/scenario_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/io/toml/domain_values.hpp>
#include <natality/results/indicators.hpp>

#include <cstdint>
#include <map>
#include <utility>

namespace natality::io {

namespace {

/// Reads the keys that only a baseline from observation has, and refuses them in any other.
void read_observed_keys(files::TomlTable& table, BaselinePath& path)
{
    path.level_years = table.optional("level_years", path.level_years);
    path.union_years = table.optional("union_years", path.union_years);
    path.toward = table.optional<std::string>("toward", {});
    if (const auto by = table.optional<int>("by")) {
        path.by = Year{*by};
    }
    for (const char* key : {"level_years", "union_years", "toward", "by"}) {
        if (path.fertility != BaselineFertility::observed && table.has(key)) {
            table.report(key, localized("belongs to fertility = \"observed\""));
        }
    }
}

/// `fertility = "dataset"`, `"constant"`, `"trend"` with `yearly_change`, … or the name of a path.
BaselinePath baseline_path(files::TomlTable& table)
{
    static const files::Choices<WomenModel> models{{"automatic", WomenModel::automatic},
                                                   {"alike", WomenModel::alike},
                                                   {"states", WomenModel::states}};
    static const std::map<std::string, BaselineFertility> words{
        {"dataset", BaselineFertility::dataset},
        {"constant", BaselineFertility::constant},
        {"trend", BaselineFertility::trend},
        {"observed", BaselineFertility::observed},
        {"replacement", BaselineFertility::replacement}};
    static const files::Choices<BaselineMortality> mortalities{
        {"dataset", BaselineMortality::dataset}, {"constant", BaselineMortality::constant}};
    static const files::Choices<BaselineMigration> migrations{
        {"dataset", BaselineMigration::dataset}, {"none", BaselineMigration::none}};
    BaselinePath path;
    const std::string fertility = table.optional<std::string>("fertility", "dataset");
    const auto word = words.find(fertility);
    path.fertility = word == words.end() ? BaselineFertility::path : word->second;
    if (path.fertility == BaselineFertility::path) {
        path.tfr_path = fertility;
    }
    path.yearly_change = table.optional("yearly_change", 0.0);
    read_observed_keys(table, path);
    path.women = table.choice("women", models, WomenModel::automatic);
    path.mortality = table.choice("mortality", mortalities, path.mortality);
    path.migration = table.choice("migration", migrations, path.migration);
    table.report_unknown_keys();
    return path;
}

/// The first of several baselines has its id, which it may say, and no name of its own.
void check_first_baseline(files::TomlTable& table)
{
    const auto id = table.optional<std::string>("id");
    const bool has_name = table.has("name");
    if (has_name) {
        static_cast<void>(local_text(table, "name"));
    }
    if ((id && *id != "baseline") || has_name) {
        table.report(has_name ? "name" : "id",
                     localized("the first [[baseline]] is the scenario 'baseline', which packages "
                               "act on; leave its id and name out"));
    }
}

/// `[baseline]`, or `[[baseline]]` once for each: the first is the one that packages act on, the
/// others have an `id` and may have a `name`.
void read_baselines(files::TomlTable& root, Settings& settings)
{
    if (!root.has("baseline") || root.holds_table("baseline")) {
        auto only = root.table("baseline");
        settings.baseline = only ? baseline_path(*only) : BaselinePath{};
        return;
    }
    bool is_first = true;
    for (files::TomlTable& table : root.tables("baseline")) {
        if (is_first) {
            check_first_baseline(table);
            settings.baseline = baseline_path(table);
        } else {
            OtherBaseline other{
                table.required<std::string>("id"), local_text(table, "name"), {}, table.place()};
            other.path = baseline_path(table);
            settings.other_baselines.push_back(std::move(other));
        }
        is_first = false;
    }
}

const files::Choices<EvidenceLevel>& evidence_levels()
{
    static const files::Choices<EvidenceLevel> levels{{"low", EvidenceLevel::low},
                                                      {"central", EvidenceLevel::central},
                                                      {"high", EvidenceLevel::high}};
    return levels;
}

Prices prices(files::TomlTable& root)
{
    Prices prices;
    auto table = root.table("prices");
    if (!table) {
        return prices;
    }
    prices.price_growth = table->optional("price_growth", prices.price_growth);
    prices.wage_growth = table->optional("wage_growth", prices.wage_growth);
    prices.discount_rate = table->optional("discount_rate", prices.discount_rate);
    prices.gdp_growth = table->optional<double>("gdp_growth");
    prices.amounts = table->choice("amounts", evidence_levels(), prices.amounts);
    table->report_unknown_keys();
    return prices;
}

/// `indicators = ["tfr", …]`; unknown ones are reported with the nearest known one.
std::vector<std::string> chosen_indicators(files::TomlTable& root)
{
    std::vector<std::string> ids = texts(root, "indicators");
    for (const std::string& id : ids) {
        if (find_indicator(id) == nullptr) {
            root.report(
                "indicators",
                localized("'{}' is no indicator; {} ('natality info --indicators' lists all)", id,
                          nearest_name_hint(id, indicator_ids())));
        }
    }
    return ids;
}

/// `detail = ["life_tables", …]`.
ResultsDetails chosen_details(files::TomlTable& root)
{
    ResultsDetails details;
    for (const std::string& name : texts(root, "detail")) {
        if (!ask_for(details, name)) {
            root.report("detail", localized("'{}' is no detail of results; {}", name,
                                            nearest_name_hint(name, known_results_details())));
        }
    }
    return details;
}

Settings settings(files::TomlTable& root)
{
    static const files::Choices<CeilingRule> ceilings{
        {"desired-family-size", CeilingRule::desired_family_size}, {"none", CeilingRule::none}};
    Settings settings;
    settings.horizon = Year{root.required<int>("horizon")};
    read_baselines(root, settings);
    settings.rule = root.choice("rule", files::choices(combination_rule_names(), combination_rule),
                                settings.rule);
    settings.ceiling = root.choice("ceiling", ceilings, settings.ceiling);
    settings.evidence = root.choice("evidence", evidence_levels(), settings.evidence);
    settings.prices = prices(root);
    settings.indicators = chosen_indicators(root);
    settings.details = chosen_details(root);
    return settings;
}

/// `which = ["fertility", …]`; the first four where the key is absent.
DrawSources draw_sources(files::TomlTable& table)
{
    if (!table.has("which")) {
        return {};
    }
    std::vector<std::string> known;
    for (const NamedDrawSource& named : draw_source_names) {
        known.emplace_back(named.name);
    }
    DrawSources sources = nothing_drawn;
    for (const std::string& name : texts(table, "which")) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            table.report("which", localized("'{}' cannot be drawn; {}", name,
                                            nearest_name_hint(name, known)));
        } else {
            const auto place = static_cast<std::size_t>(found - known.begin());
            sources.*(draw_source_names[place].source) = true;
        }
    }
    return sources;
}

/// `[draws]`: how often the study is drawn, and what of it.
DrawSettings draws(files::TomlTable& root)
{
    DrawSettings draws;
    auto table = root.table("draws");
    if (!table) {
        return draws;
    }
    draws.count = table->required<int>("count");
    if (const auto seed = table->optional<std::int64_t>("seed")) {
        if (*seed < 0) {
            table->report("seed", localized("must be a whole number of at least 0"));
        }
        draws.seed = static_cast<std::uint64_t>(*seed);
    }
    draws.sources = draw_sources(*table);
    draws.correlation = table->optional("correlation", draws.correlation);
    draws.permanent_migration = table->optional<double>("permanent_migration");
    table->report_unknown_keys();
    return draws;
}

PackageParts package_in(files::TomlTable& table)
{
    PackageParts package;
    package.id = table.required<std::string>("id");
    package.name = local_text(table, "name");
    package.place = table.place();
    if (auto uses = table.table("measures")) {
        for (const std::string& measure : uses->keys()) {
            if (auto use = uses->table(measure)) {
                package.uses.push_back(measure_use(*use, measure));
            }
        }
    }
    table.report_unknown_keys();
    return package;
}

InputReference reference(files::TomlTable& root, std::string_view key)
{
    return {root.optional<std::string>(key, {}), root.place(key)};
}

/// `key = { name = level, … }`; empty if absent.
std::map<std::string, double> levels(files::TomlTable& use, std::string_view key)
{
    std::map<std::string, double> found;
    auto table = use.table(key);
    if (!table) {
        return found;
    }
    for (const std::string& name : table->keys()) {
        found[name] = table->required<double>(name);
    }
    if (found.empty()) {
        use.report(key, localized("must name a level at least"));
    }
    return found;
}

/// What a table of levels by year leaves no room for.
void refuse_beside_table(files::TomlTable& use)
{
    for (const char* key :
         {"from", "phase_in", "shape", "level", "level_by_region", "level_by_order"}) {
        if (use.has(key)) {
            use.report(key,
                       localized("has no place beside level_by_year, which says the level of every "
                                 "year from its first one on"));
        }
    }
}

}  // namespace

MeasureUsePart measure_use(files::TomlTable& use, std::string measure)
{
    static const files::Choices<PhaseIn> shapes{
        {"linear", PhaseIn::linear}, {"logistic", PhaseIn::logistic}, {"step", PhaseIn::step}};
    MeasureUsePart part;
    part.measure = std::move(measure);
    part.level = use.optional<double>("level");
    part.level_by_region = levels(use, "level_by_region");
    part.level_by_order = levels(use, "level_by_order");
    if (!part.level_by_order.empty() && (part.level || !part.level_by_region.empty())) {
        use.report("level_by_order", localized("has no place beside level or level_by_region"));
    }
    part.level_by_year = figures_by_year(use, "level_by_year");
    if (!part.level_by_year.empty()) {
        refuse_beside_table(use);
        part.from = part.level_by_year.begin()->first;
    } else if (use.has("from")) {
        part.from = required_calendar_year(use, "from");
    } else {
        use.report_missing("from", localized("the first year of the measure, for instance 2027"));
    }
    part.phase_in_years = use.optional("phase_in", part.phase_in_years);
    part.shape = use.choice("shape", shapes, part.shape);
    part.until = calendar_year(use, "until");
    part.announced_years = use.optional("announced", part.announced_years);
    part.place = use.place();
    use.report_unknown_keys();
    return part;
}

ScenarioFile shared_keys(files::TomlTable& root)
{
    ScenarioFile file;
    if (!root.has("dataset")) {
        root.report_missing("dataset", localized("the name of a built-in data set or a folder"));
    }
    file.dataset = reference(root, "dataset");
    file.catalogue = reference(root, "catalogue");
    file.additional_measures = reference(root, "additional_measures");
    file.parts.title = local_text(root, "title");
    file.parts.settings = settings(root);
    file.parts.settings.draws = draws(root);
    file.parts.place = root.place();
    return file;
}

DrawSettings draws_in(const files::InputFile& file, Problems& problems)
{
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return {};
    }
    files::TomlTable root(*entries, file, problems);
    const DrawSettings settings = draws(root);
    root.report_unknown_keys();
    return settings;
}

ScenarioFile scenario_file(const files::InputFile& file, Problems& problems)
{
    ScenarioFile scenario;
    scenario.parts.place = file.place();
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return scenario;
    }
    files::TomlTable root(*entries, file, problems);
    if (!has_known_format(root)) {
        return scenario;
    }
    scenario = shared_keys(root);
    scenario.parts.packages = parts_in(root, "package", package_in);
    root.report_unknown_keys();
    return scenario;
}

}  // namespace natality::io
