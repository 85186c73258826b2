#include <natality/base/localized.hpp>
#include <natality/base/named_label.hpp>
#include <natality/scenario/design.hpp>

#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace natality {

namespace {

/// What the measures of a package may be asked for by.
std::vector<NamedLabel> labels_of(const Package& package, const Catalogue& catalogue)
{
    const std::vector<NamedLabel> all = catalogue.measure_labels();
    std::vector<NamedLabel> labels;
    for (const MeasureUse& use : package.uses) {
        labels.push_back(all[use.measure]);
    }
    return labels;
}

/// Positions of the measures asked for, in the order of the package.
std::set<std::size_t> positions_asked(const std::vector<std::string>& measures,
                                      const std::vector<NamedLabel>& known, Problems& problems)
{
    std::set<std::size_t> positions;
    for (const std::string& asked : measures) {
        if (const auto position = position_asked(asked, known)) {
            positions.insert(*position);
        } else {
            problems.add({}, localized("measure '{}' is not in the sweep; {}", asked,
                                       nearest_label_hint(asked, known)));
        }
    }
    return positions;
}

}  // namespace

Design Design::restricted_to(const std::vector<std::string>& measures,
                             const Catalogue& catalogue) const
{
    Problems problems;
    if (kind_ != DesignKind::all_packages) {
        problems.add({}, "only a sweep of all packages can be restricted to some measures");
    }
    if (measures.empty()) {
        problems.add({}, "a sweep cannot be restricted to no measure at all");
    }
    const auto positions = positions_asked(measures, labels_of(full_package_, catalogue), problems);
    problems.throw_if_any();
    Package kept{full_package_.id, full_package_.name, {}};
    for (const std::size_t position : positions) {
        kept.uses.push_back(full_package_.uses[position]);
    }
    return all_packages(std::move(kept));
}

Design Design::whole_package_alone() const
{
    if (!is_on_off_) {
        throw std::logic_error("the whole package of a design whose levels vary");
    }
    std::vector<double> levels;
    for (const MeasureUse& use : full_package_.uses) {
        levels.push_back(use.intensity.level);
    }
    return table(full_package_, std::move(levels));
}

}  // namespace natality
