#include <natality/io/read_catalogue.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/toml/catalogue_toml.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace natality::io {

namespace {

template <class Part>
void append(std::vector<Part>& list, std::vector<Part> others)
{
    list.insert(list.end(), std::make_move_iterator(others.begin()),
                std::make_move_iterator(others.end()));
}

/// Takes the currency of another file, which must be that of those before it.
void join_currency(CatalogueParts& catalogue, const std::string& currency, const Place& place,
                   Problems& problems)
{
    if (catalogue.currency.empty()) {
        catalogue.currency = currency;
    } else if (!currency.empty() && currency != catalogue.currency) {
        problems.add(place, localized("currency: {}, where other files of the catalogue count in "
                                      "{}",
                                      currency, catalogue.currency));
    }
}

/// Joins the files of one catalogue; what stands twice is for the validation to find.
void join(CatalogueParts& catalogue, CatalogueParts file, const Place& place, Problems& problems)
{
    join_currency(catalogue, file.currency, place, problems);
    append(catalogue.headings, std::move(file.headings));
    append(catalogue.barriers, std::move(file.barriers));
    append(catalogue.measures, std::move(file.measures));
    append(catalogue.pairs, std::move(file.pairs));
    append(catalogue.references, std::move(file.references));
    if (!file.title.en.empty() || !file.title.zh.empty()) {
        catalogue.title = std::move(file.title);
    }
    if (file.plausibility && catalogue.plausibility) {
        problems.add(file.plausibility->place,
                     "plausibility: another file of the catalogue has one already");
    } else if (file.plausibility) {
        catalogue.plausibility = std::move(file.plausibility);
    }
}

/// All the files together.
/// \return the parts, and whether a file says the format.
CatalogueFile joined(const files::InputFiles& files, Problems& problems)
{
    CatalogueFile catalogue;
    for (const files::InputFile& each : files.all()) {
        CatalogueFile file = catalogue_file(each, problems);
        catalogue.has_format = catalogue.has_format || file.has_format;
        join(catalogue.parts, std::move(file.parts), each.place(), problems);
    }
    return catalogue;
}

/// Puts \p additions in the place of parts of the same name, the others at the end. Parts that
/// \p additions itself holds twice stay double.
template <class Part, class Name>
void replace_or_add(std::vector<Part>& list, std::vector<Part> additions, const Name& name_of)
{
    using NameOf = decltype(name_of(additions.front()));
    std::set<NameOf> replaced;
    for (Part& addition : additions) {
        const auto at = std::find_if(list.begin(), list.end(), [&](const Part& part) {
            return name_of(part) == name_of(addition);
        });
        if (at != list.end() && replaced.insert(name_of(addition)).second) {
            *at = std::move(addition);
        } else {
            list.push_back(std::move(addition));
        }
    }
}

/// The two measures of a pair in either order.
std::array<std::string, 2> unordered_pair(const PairTerm& pair)
{
    const auto [first, second] = std::minmax(pair.measures[0], pair.measures[1]);
    return {first, second};
}

void overlay(CatalogueParts& catalogue, CatalogueParts additions)
{
    const auto id = [](const auto& part) { return part.id; };
    replace_or_add(catalogue.headings, std::move(additions.headings), id);
    replace_or_add(catalogue.barriers, std::move(additions.barriers), id);
    replace_or_add(catalogue.measures, std::move(additions.measures), id);
    replace_or_add(catalogue.pairs, std::move(additions.pairs), unordered_pair);
    replace_or_add(catalogue.references, std::move(additions.references),
                   [](const Reference& reference) { return reference.key; });
    if (additions.plausibility) {
        catalogue.plausibility = std::move(additions.plausibility);
    }
}

}  // namespace

files::InputFiles catalogue_files(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return files::read_folder(path,
                                  [](const std::string& name) { return name.ends_with(".toml"); });
    }
    files::InputFiles files(path.parent_path().string());
    files.add(files::read_file(path));
    return files;
}

Catalogue read_catalogue(const files::InputFiles& base, const files::InputFiles& additions)
{
    Problems problems;
    CatalogueFile catalogue = joined(base, problems);
    if (!catalogue.has_format) {
        problems.add(base.place("catalogue.toml"),
                     "one file of a catalogue must say format = 1, and none does");
    }
    CatalogueFile added = joined(additions, problems);
    join_currency(catalogue.parts, added.parts.currency, additions.place({}), problems);
    problems.throw_if_any();
    overlay(catalogue.parts, std::move(added.parts));
    return Catalogue::validated(std::move(catalogue.parts));
}

Catalogue read_catalogue(const std::filesystem::path& path)
{
    return read_catalogue(catalogue_files(path));
}

Catalogue read_catalogue(const std::filesystem::path& path, const std::filesystem::path& additions)
{
    return read_catalogue(catalogue_files(path), catalogue_files(additions));
}

}  // namespace natality::io
