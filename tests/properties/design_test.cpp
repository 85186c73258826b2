/// What holds for every design.

#include <natality/scenario/design.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <support/parts.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace natality {
namespace {

/// Measures m0, m1, … of levels 0 to 1.
Catalogue catalogue_of(std::size_t measures)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures.clear();
    for (std::size_t m = 0; m < measures; ++m) {
        parts.measures.push_back(
            test::simple_measure("m" + std::to_string(m), static_cast<int>(m) + 1, "time", 0.1));
    }
    return Catalogue::validated(std::move(parts));
}

DesignParts parts_of(DesignKind kind, std::size_t measures)
{
    DesignParts parts{.kind = kind};
    for (std::size_t m = 0; m < measures; ++m) {
        parts.measures.push_back({.use = {.measure = "m" + std::to_string(m), .from = Year{2025}}});
    }
    return parts;
}

std::set<std::size_t> measures_in(const Package& package)
{
    std::set<std::size_t> measures;
    for (const MeasureUse& use : package.uses) {
        measures.insert(use.measure);
    }
    return measures;
}

RC_GTEST_PROP(Design, OfAllPackagesHoldsEverySubsetOnce, ())
{
    const auto measures = *rc::gen::inRange<std::size_t>(1, 10);
    const Design design =
        Design::validated(parts_of(DesignKind::all_packages, measures), catalogue_of(measures));
    std::set<std::set<std::size_t>> met;
    for (std::uint64_t scenario = 0; scenario < design.size(); ++scenario) {
        met.insert(measures_in(design.package(scenario)));
    }
    RC_ASSERT(met.size() == design.size());
    RC_ASSERT(design.size() == std::uint64_t{1} << measures);
}

RC_GTEST_PROP(Design, OfAGridHoldsEveryCombinationOnce, ())
{
    DesignParts parts = parts_of(DesignKind::grid, *rc::gen::inRange<std::size_t>(1, 5));
    std::uint64_t combinations = 1;
    for (DesignMeasurePart& part : parts.measures) {
        const int count = *rc::gen::inRange(1, 5);
        for (int level = 0; level < count; ++level) {
            part.levels.push_back(level / 5.0);
        }
        combinations *= part.levels.size();
    }
    const Design design = Design::validated(parts, catalogue_of(parts.measures.size()));
    std::set<std::vector<double>> met;
    for (std::uint64_t scenario = 1; scenario < design.size(); ++scenario) {
        met.insert(design.levels(scenario));
    }
    RC_ASSERT(met.size() == combinations);
    RC_ASSERT(design.size() == combinations + 1);
}

RC_GTEST_PROP(Design, OfATableGivesItsRowsBack, ())
{
    const auto measures = *rc::gen::inRange<std::size_t>(1, 6);
    const auto rows = *rc::gen::inRange<std::size_t>(1, 20);
    DesignParts parts = parts_of(DesignKind::table, measures);
    for (std::size_t row = 0; row < rows; ++row) {
        parts.table.lines.push_back(0);
        for (std::size_t m = 0; m < measures; ++m) {
            const int tenths = *rc::gen::inRange(-1, 11);
            parts.table.levels.push_back(tenths < 0 ? std::numeric_limits<double>::quiet_NaN()
                                                    : tenths / 10.0);
        }
    }
    const Design design = Design::validated(parts, catalogue_of(measures));
    RC_ASSERT(design.size() == rows + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::vector<double> levels = design.levels(row + 1);
        for (std::size_t m = 0; m < measures; ++m) {
            const double written = parts.table.levels[row * measures + m];
            const bool is_back = std::isnan(written) ? std::isnan(levels[m]) : levels[m] == written;
            RC_ASSERT(is_back);
        }
    }
}

RC_GTEST_PROP(Design, OfALatinHypercubeFillsEveryStratumOnceWhateverTheOrderOfAsking, ())
{
    DesignParts parts = parts_of(DesignKind::latin_hypercube, *rc::gen::inRange<std::size_t>(1, 6));
    parts.samples = *rc::gen::inRange(1, 400);
    parts.seed = *rc::gen::inRange(0, 1000000);
    const Design design = Design::validated(parts, catalogue_of(parts.measures.size()));
    std::vector<std::vector<double>> forwards;
    for (std::uint64_t scenario = 1; scenario < design.size(); ++scenario) {
        forwards.push_back(design.levels(scenario));
    }
    for (std::uint64_t scenario = design.size(); scenario-- > 1;) {
        RC_ASSERT(design.levels(scenario) == forwards[scenario - 1]);
    }
    for (std::size_t m = 0; m < parts.measures.size(); ++m) {
        std::set<int> strata;
        for (const std::vector<double>& levels : forwards) {
            strata.insert(static_cast<int>(levels[m] * parts.samples));
        }
        RC_ASSERT(strata.size() == forwards.size());
    }
}

}  // namespace
}  // namespace natality
