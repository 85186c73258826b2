#include <natality/imports/read_figures.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/input_files.hpp>
#include <natality/imports/figure_gatherer.hpp>
#include <natality/imports/read_human_table.hpp>
#include <natality/imports/read_un_table.hpp>
#include <natality/imports/read_wide_table.hpp>

#include <algorithm>
#include <set>
#include <system_error>

namespace natality::io {

namespace {

void read_one(ForeignFormat format, const files::InputFile& file, const ImportSettings& settings,
              FigureGatherer& gatherer, Problems& problems)
{
    gatherer.begin(file);
    if (is_human_table(file)) {
        read_human_table(file, gatherer, problems);
        gatherer.end();
        return;
    }
    switch (format) {
    case ForeignFormat::wpp:
        read_un_table(file, settings, gatherer, problems);
        break;
    case ForeignFormat::wide:
        read_wide_table(file, settings, gatherer, problems);
        break;
    case ForeignFormat::human:
        read_human_table(file, gatherer, problems);
        break;
    }
    gatherer.end();
}

/// Two sources may call one country by two names: where only one place has a population, another
/// without one is taken as the same.
void join_the_only_country(Figures& figures)
{
    std::set<std::uint32_t> with_population;
    std::set<std::uint32_t> others;
    for (const auto& [kind, rows] : figures.by_kind) {
        std::set<std::uint32_t>& places = kind == FigureKind::population ? with_population : others;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool is_new = i == 0 || rows[i].place != rows[i - 1].place;
            if (is_new && !figures.places[rows[i].place].is_group.value_or(false)) {
                places.insert(rows[i].place);
            }
        }
    }
    if (with_population.size() != 1) {
        return;
    }
    const std::uint32_t country = *with_population.begin();
    others.erase(country);
    // A place of the databases has its name for a code.
    const bool is_same = others.size() == 1 && figures.places[*others.begin()].code ==
                                                   figures.places[*others.begin()].name;
    if (!is_same) {
        return;
    }
    for (auto& [kind, rows] : figures.by_kind) {
        for (Figure& row : rows) {
            row.place = country;
        }
    }
    figures.remarks.push_back(localized("{} is taken as {}", figures.places[*others.begin()].name,
                                        figures.places[country].name));
}

/// True for the lists of places, small files, which are read first: others may know codes alone.
bool is_read_first(ForeignFormat format, const std::filesystem::path& path)
{
    if (format == ForeignFormat::wide) {
        return path.filename().string().starts_with("locations");
    }
    constexpr std::uintmax_t largest_list = 1U << 20U;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return format == ForeignFormat::wpp && !error && size < largest_list &&
           is_list_of_places(files::read_file(path));
}

/// \param read gives the file that a source stands for.
template <class Sources, class Read>
Figures figures_in(const Sources& sources, const Read& read, ForeignFormat format,
                   const ImportSettings& settings)
{
    Problems problems;
    FigureGatherer gatherer(settings.places);
    for (const auto& source : sources) {
        try {
            read_one(format, read(source), settings, gatherer, problems);
        } catch (const InputError& error) {
            problems.append(error.problems());
        }
    }
    for (const std::string& name : gatherer.unknown_places()) {
        const std::string nearest = nearest_name(name, gatherer.place_names());
        problems.add(
            {},
            nearest.empty()
                ? localized("--country: no file knows '{}'; a name, code or three letters as "
                            "the files have them",
                            name)
                : localized("--country: no file knows '{}'; did you mean '{}'?", name, nearest));
    }
    Figures figures = gatherer.take();
    join_the_only_country(figures);
    sort_figures(figures, problems);
    problems.throw_if_any();
    return figures;
}

}  // namespace

Figures read_figures(ForeignFormat format, const std::vector<std::filesystem::path>& paths,
                     const ImportSettings& settings)
{
    std::vector<std::filesystem::path> ordered = paths;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [format](const auto& path) { return is_read_first(format, path); });
    return figures_in(
        ordered,
        [](const std::filesystem::path& path) {
            return files::read_file(path, files::largest_foreign_text);
        },
        format, settings);
}

Figures read_figures(ForeignFormat format, std::span<const files::InputFile> files,
                     const ImportSettings& settings)
{
    return figures_in(
        files, [](const files::InputFile& file) -> const files::InputFile& { return file; }, format,
        settings);
}

}  // namespace natality::io
