#include "sweep_arrays.hpp"

#include "binding.hpp"

#include <utility>

namespace natality::r {

SweepArrays::SweepArrays(const Sweep& sweep, std::uint64_t first, std::uint64_t scenarios)
    : sweep_(sweep),
      first_(static_cast<R_xlen_t>(first)),
      scenarios_(static_cast<R_xlen_t>(scenarios)),
      measures_(static_cast<R_xlen_t>(sweep.plan().design().full_package().uses.size())),
      levels_(array_of({scenarios_, measures_})),
      level_values_(levels_.begin())
{
    for (const SweepVariable& variable : sweep.variables()) {
        shapes_.push_back({scenarios_, variable.steps, variable.regions, variable.orders});
        auto shape = shapes_.back();
        if (variable.shape != IndicatorShape::by_order) {
            shape.pop_back();
        }
        arrays_.push_back(array_of(shape));
        values_.push_back(arrays_.back().begin());
    }
}

void SweepArrays::take(const SweepBlock& block)
{
    const R_xlen_t begin = static_cast<R_xlen_t>(block.first) - first_;
    for (R_xlen_t s = 0; s < block.scenarios; ++s) {
        for (R_xlen_t m = 0; m < measures_; ++m) {
            level_values_[begin + s + scenarios_ * m] =
                block.levels[static_cast<std::size_t>(s * measures_ + m)];
        }
    }
    for (std::size_t v = 0; v < values_.size(); ++v) {
        take(block, v);
    }
}

void SweepArrays::take(const SweepBlock& block, std::size_t variable)
{
    const std::vector<R_xlen_t>& shape = shapes_[variable];
    const R_xlen_t begin = static_cast<R_xlen_t>(block.first) - first_;
    auto next = block.values[variable].begin();
    for (R_xlen_t s = 0; s < block.scenarios; ++s) {
        for (R_xlen_t step = 0; step < shape[1]; ++step) {
            for (R_xlen_t region = 0; region < shape[2]; ++region) {
                for (R_xlen_t order = 0; order < shape[3]; ++order) {
                    values_[variable][position(shape, {begin + s, step, region, order})] = *next++;
                }
            }
        }
    }
}

Rcpp::List SweepArrays::values() const
{
    Rcpp::List by_id;
    for (std::size_t v = 0; v < arrays_.size(); ++v) {
        by_id.push_back(arrays_[v], sweep_.variables()[v].id);
    }
    return by_id;
}

}  // namespace natality::r
