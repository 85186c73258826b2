#include <natality/io/toml/catalogue_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/io/toml/domain_values.hpp>
#include <natality/io/toml/measure_toml.hpp>

#include <utility>

namespace natality::io {

namespace {

Heading heading_in(files::TomlTable& table)
{
    Heading heading{table.required<std::string>("id"), required_local_text(table, "name"),
                    table.place()};
    table.report_unknown_keys();
    return heading;
}

/// `pool = { coefficient = { low = …, central = …, high = … }, exponent = …, step = … }`.
std::optional<Pool> pool_in(files::TomlTable& barrier)
{
    auto table = barrier.table("pool");
    if (!table) {
        return std::nullopt;
    }
    Pool pool;
    pool.coefficient = required_range(*table, "coefficient");
    pool.exponent = table->required<double>("exponent");
    pool.step = table->optional("step", pool.step);
    table->report_unknown_keys();
    return pool;
}

Barrier barrier_in(files::TomlTable& table)
{
    Barrier barrier;
    barrier.id = table.required<std::string>("id");
    barrier.name = required_local_text(table, "name");
    if (table.has("overlap")) {
        barrier.overlap = required_range(table, "overlap");
    }
    barrier.pool = pool_in(table);
    barrier.evidence = texts(table, "evidence");
    barrier.place = table.place();
    table.report_unknown_keys();
    return barrier;
}

PairTerm pair_in(files::TomlTable& table)
{
    PairTerm pair;
    pair.measures = table.required<std::array<std::string, 2>>("measures");
    pair.log_effect = required_range(table, "log_effect");
    pair.evidence = texts(table, "evidence");
    pass_remark(table, "note");
    pair.place = table.place();
    table.report_unknown_keys();
    return pair;
}

/// A digital object identifier or an address, where given apart, ends the text.
Reference reference_in(files::TomlTable& table)
{
    Reference reference{table.required<std::string>("key"), required_local_text(table, "text"),
                        table.place()};
    const auto end_with = [&](const std::string& end) {
        for (std::string* text : {&reference.text.en, &reference.text.zh}) {
            *text += text->empty() ? "" : end;
        }
    };
    if (const auto doi = table.optional<std::string>("doi")) {
        end_with(" doi:" + *doi);
    }
    if (const auto url = table.optional<std::string>("url")) {
        end_with(" " + *url);
    }
    table.report_unknown_keys();
    return reference;
}

std::optional<Plausibility> plausibility_in(files::TomlTable& root)
{
    std::optional<Plausibility> found;
    for (files::TomlTable& table : root.tables("plausibility")) {
        if (found) {
            root.report("plausibility", localized("a catalogue has only one such band"));
        }
        found = {table.required<std::array<double, 2>>("central"),
                 table.required<std::array<double, 2>>("range"), texts(table, "evidence"),
                 table.place()};
        table.report_unknown_keys();
    }
    return found;
}

}  // namespace

CatalogueFile catalogue_file(const files::InputFile& file, Problems& problems)
{
    CatalogueFile found;
    const auto entries = files::parse_toml(file, problems);
    if (!entries) {
        return found;
    }
    files::TomlTable root(*entries, file, problems);
    found.has_format = root.has("format");
    if (!has_known_format(root)) {
        return found;
    }
    found.parts = {.title = local_text(root, "title"),
                   .headings = parts_in(root, "heading", heading_in),
                   .barriers = parts_in(root, "barrier", barrier_in),
                   .measures = parts_in(root, "measure", measure_in),
                   .pairs = parts_in(root, "pair", pair_in),
                   .references = parts_in(root, "reference", reference_in),
                   .plausibility = plausibility_in(root),
                   .currency = root.optional<std::string>("currency", {})};
    root.report_unknown_keys();
    return found;
}

}  // namespace natality::io
