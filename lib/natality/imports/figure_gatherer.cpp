#include <natality/imports/figure_gatherer.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/sha256.hpp>
#include <natality/imports/foreign_table.hpp>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <set>
#include <utility>

namespace natality::io {

FigureGatherer::FigureGatherer(std::vector<std::string> wanted) : asked_(std::move(wanted)) {}

void FigureGatherer::begin(const files::InputFile& file)
{
    if (figures_.files.size() > std::numeric_limits<decltype(Figure::file)>::max()) {
        throw InputError({}, localized("more than {} files, the most of one import",
                                       std::numeric_limits<decltype(Figure::file)>::max()));
    }
    figures_.files.push_back({file.shown_as, files::sha256(file.content), false, false, {}});
    before_.clear();
    for (const auto& [kind, rows] : figures_.by_kind) {
        before_[kind] = rows.size();
    }
}

bool FigureGatherer::matches(const ForeignPlace& place, const std::string& asked) const
{
    const std::string wanted = lower_case(asked);
    return wanted == lower_case(place.code) || wanted == lower_case(place.iso3) ||
           wanted == lower_case(place.name);
}

std::uint32_t FigureGatherer::place(const PlaceName& name)
{
    std::vector<ForeignPlace>& places = figures_.places;
    const bool is_last = last_place_ < places.size() && places[last_place_].code == name.code;
    if (!is_last) {
        const auto [found, is_new] =
            by_code_.try_emplace(std::string(name.code), static_cast<std::uint32_t>(places.size()));
        last_place_ = found->second;
        if (is_new) {
            places.push_back({std::string(name.code), {}, {}, std::nullopt});
            wanted_.push_back(false);
        }
    }
    ForeignPlace& place = places[last_place_];
    const bool tells_more =
        (place.iso3.empty() && !name.iso3.empty()) || (place.name.empty() && !name.name.empty());
    if (!is_last || tells_more) {
        place.iso3 = place.iso3.empty() ? name.iso3 : place.iso3;
        place.name = place.name.empty() ? name.name : place.name;
        wanted_[last_place_] =
            asked_.empty() || std::any_of(asked_.begin(), asked_.end(),
                                          [&](const auto& asked) { return matches(place, asked); });
    }
    return last_place_;
}

void FigureGatherer::expect(const std::vector<FigureKind>& kinds, std::size_t rows)
{
    std::map<FigureKind, std::size_t> more;
    for (const FigureKind kind : kinds) {
        more[kind] += rows;
    }
    for (const auto& [kind, count] : more) {
        std::vector<Figure>& figures = figures_.by_kind[kind];
        const std::size_t needed = figures.size() + count;
        if (needed > figures.capacity()) {
            // Of many files each takes its room once.
            figures.reserve(std::max(needed, figures.size() + figures.size() / 2));
        }
    }
}

void FigureGatherer::add(FigureKind kind, Figure figure)
{
    figure.file = static_cast<std::uint16_t>(figures_.files.size() - 1);
    figures_.by_kind[kind].push_back(figure);
    ++figures_.files.back().taken[kind];
}

void FigureGatherer::remark(const LocalText& text)
{
    std::vector<LocalText>& remarks = figures_.remarks;
    if (std::find(remarks.begin(), remarks.end(), text) == remarks.end()) {
        remarks.push_back(text);
    }
}

void FigureGatherer::leave_out()
{
    left_out_.push_back(std::filesystem::path(file().shown_as).filename().string());
}

Figures FigureGatherer::take()
{
    if (!left_out_.empty()) {
        remark(localized("files that hold nothing that is taken: {}", listed(left_out_)));
    }
    return std::move(figures_);
}

void FigureGatherer::end()
{
    for (auto& [kind, rows] : figures_.by_kind) {
        const bool is_of_mothers =
            kind == FigureKind::birth_rate || kind == FigureKind::birth_share ||
            kind == FigureKind::births_by_order || kind == FigureKind::women_by_parity;
        complete_widths(rows, before_[kind], !is_of_mothers);
    }
}

void FigureGatherer::complete_widths(std::vector<Figure>& rows, std::size_t first,
                                     bool ends_open) const
{
    std::set<int> ages;
    for (std::size_t i = first; i < rows.size(); ++i) {
        ages.insert(rows[i].age.lower.value);
    }
    for (std::size_t i = first; i < rows.size(); ++i) {
        AgeGroup& age = rows[i].age;
        if (age.width != unknown_width) {
            continue;
        }
        const auto at = ages.find(age.lower.value);
        const auto next = std::next(at);
        if (next != ages.end()) {
            age.width = *next - *at;
        } else if (ends_open) {
            age.width = 0;
        } else {
            age.width = at == ages.begin() ? 1 : *at - *std::prev(at);
        }
    }
}

std::vector<std::string> FigureGatherer::place_names() const
{
    std::vector<std::string> names;
    for (const ForeignPlace& place : figures_.places) {
        names.push_back(place.name.empty() ? place.code : place.name);
    }
    return names;
}

std::vector<std::string> FigureGatherer::unknown_places() const
{
    std::vector<std::string> unknown;
    std::copy_if(
        asked_.begin(), asked_.end(), std::back_inserter(unknown), [this](const auto& asked) {
            return std::none_of(figures_.places.begin(), figures_.places.end(),
                                [&](const ForeignPlace& place) { return matches(place, asked); });
        });
    return unknown;
}

}  // namespace natality::io
