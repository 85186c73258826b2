#include <natality/io/toml/dataset_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/io/toml/domain_values.hpp>

#include <cmath>
#include <string_view>

namespace natality::io {

namespace {

AgeAxis age_axis(files::TomlTable& root)
{
    const int width = root.optional("age_width", 1);
    const int open_age = root.optional("open_age", 100);
    constexpr int oldest = 150;
    if (width < 1) {
        root.report("age_width", localized("{} is not a number of years of at least 1", width));
    } else if (open_age < width || open_age > oldest || open_age % width != 0) {
        root.report("open_age", localized("{} is not a multiple of age_width, {}, up to {}",
                                          open_age, width, oldest));
    } else {
        return {width, Age{open_age}};
    }
    return {1, Age{100}};
}

/// `base_year`, whose population is that of its 1 January.
Year base_year(files::TomlTable& root)
{
    constexpr std::string_view key = "base_year";
    if (root.has(key) && !root.holds_text(key) && !root.holds_table(key)) {
        const auto year = root.optional<double>(key);
        if (year && *year != std::floor(*year)) {
            const double whole = std::floor(*year);
            root.report(key, localized("{} is within a year; a projection begins on 1 January. Of "
                                       "a population of the middle of {:.0f} give base_year {:.0f} "
                                       "and, in population.csv, a column date with {:.0f}-07-01: "
                                       "it is then moved half a year ahead",
                                       *year, whole, whole + 1.0, whole));
            return earliest_year;
        }
    }
    return required_calendar_year(root, key);
}

void read_migration(files::TomlTable& root, DatasetDescription& description)
{
    auto table = root.table("migration");
    if (!table) {
        return;
    }
    static const files::Choices<MigrationTiming> timings{{"even", MigrationTiming::even},
                                                         {"end", MigrationTiming::end}};
    static const files::Choices<NegativePopulation> negatives{{"error", NegativePopulation::error},
                                                              {"clip", NegativePopulation::clip}};
    description.migration_timing = table->choice("timing", timings, MigrationTiming::even);
    description.negative_population =
        table->choice("negative", negatives, NegativePopulation::error);
    table->report_unknown_keys();
}

Money money(files::TomlTable& root)
{
    Money money;
    auto table = root.table("money");
    if (!table) {
        return money;
    }
    money.currency = table->optional("currency", money.currency);
    money.price_year = required_calendar_year(*table, "price_year").value;
    money.gdp = table->optional("gdp", money.gdp);
    money.gdp_by_year = figures_by_year(*table, "gdp_by_year");
    money.average_wage = table->optional("average_wage", money.average_wage);
    pass_remark(*table, "gdp_source");
    pass_remark(*table, "average_wage_source");
    table->report_unknown_keys();
    return money;
}

/// `[insurance_fund]`; its wage is the average one where it names none.
std::optional<InsuranceFund> insurance_fund(files::TomlTable& root, const Money& money)
{
    auto table = root.table("insurance_fund");
    if (!table) {
        return std::nullopt;
    }
    const AgeRange working_ages{Age{20}, Age{59}};
    InsuranceFund fund;
    fund.contribution_rate = table->required<double>("contribution_rate");
    fund.wage = table->optional("wage", money.average_wage);
    fund.insured_share = table->required<double>("insured_share");
    const AgeRange ages = age_range(*table, "insured_ages", working_ages);
    fund.first_age = ages.first;
    fund.last_age = ages.last;
    pass_remark(*table, "source");
    table->report_unknown_keys();
    return fund;
}

std::optional<FamilyWishes> desired_family_size(files::TomlTable& root)
{
    auto table = root.table("desired_family_size");
    if (!table) {
        return std::nullopt;
    }
    FamilyWishes wishes;
    wishes.children = table->required<double>("children");
    wishes.ever_in_union = table->optional<double>("ever_in_union");
    wishes.at_least = table->optional("at_least", std::vector<double>{});
    pass_remark(*table, "source");
    table->report_unknown_keys();
    return wishes;
}

/// `[states] later_birth_ratio`.
double later_birth_ratio(files::TomlTable& root)
{
    auto table = root.table("states");
    if (!table) {
        return 1.0;
    }
    const double ratio = table->optional("later_birth_ratio", 1.0);
    pass_remark(*table, "source");
    table->report_unknown_keys();
    return ratio;
}

/// `[constraint]`: the nation that the other regions are held to.
std::optional<NationConstraint> constraint(files::TomlTable& root)
{
    auto table = root.table("constraint");
    if (!table) {
        return std::nullopt;
    }
    static const files::Choices<ConstraintMode> modes{{"scale", ConstraintMode::scale},
                                                      {"report", ConstraintMode::report}};
    NationConstraint constraint;
    constraint.nation = table->required<std::string>("nation");
    constraint.mode = table->choice("mode", modes, ConstraintMode::scale);
    table->report_unknown_keys();
    return constraint;
}

std::vector<Region> regions(files::TomlTable& root)
{
    std::vector<Region> regions;
    for (files::TomlTable& table : root.tables("region")) {
        Region region;
        region.id = table.required<std::string>("id");
        region.name = local_text(table, "name");
        region.parent = table.optional<std::string>("parent", {});
        region.permanent_migration = table.optional("permanent_migration", 0.0);
        region.place = table.place();
        table.report_unknown_keys();
        regions.push_back(std::move(region));
    }
    if (!root.has("region")) {
        root.report_missing("region", localized("one or more [[region]], each with an id"));
    }
    return regions;
}

}  // namespace

DatasetParts dataset_description(const files::InputFile& file, Problems& problems)
{
    DatasetParts parts;
    parts.file = file.shown_as;
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return parts;
    }
    files::TomlTable root(*entries, file, problems);
    if (!has_known_format(root)) {
        return parts;
    }
    if (!root.has("format")) {
        root.report_missing("format", localized("{}, the version of the format", format_version));
    }
    DatasetDescription& description = parts.description;
    description.title = required_local_text(root, "title");
    description.notes = local_text(root, "notes");
    description.source = root.optional<std::string>("source", {});
    description.licence = root.optional<std::string>("licence", {});
    description.base_year = base_year(root);
    description.ages = age_axis(root);
    read_migration(root, description);
    description.money = money(root);
    description.insurance_fund = insurance_fund(root, description.money);
    description.desired_family_size = desired_family_size(root);
    description.later_birth_ratio = later_birth_ratio(root);
    description.constraint = constraint(root);
    parts.regions = regions(root);
    root.report_unknown_keys();
    return parts;
}

}  // namespace natality::io
