#pragma once

/// \file
/// How large effects are on the rates of one region, so that what was observed comes out
/// (docs/model.md, section 5).

#include <natality/measures/catalogue.hpp>

#include <cstddef>
#include <vector>

namespace natality {

/// Log rate ratios of every effect of a catalogue at full response.
class EffectSizes {
public:
    /// The figures of the catalogue, taken as changes of the rates themselves.
    explicit EffectSizes(const Catalogue& catalogue);

    /// By effect of a measure, in its order.
    [[nodiscard]] const std::vector<Range>& of(std::size_t measure) const
    {
        return by_measure_[measure];
    }

    /// True where the sizes of a measure are those that bring about what its effects state: they
    /// were set, or all are stated on rates.
    [[nodiscard]] bool are_solved(std::size_t measure) const { return is_solved_[measure]; }

    /// Puts other sizes in the place of a measure's.
    /// \throws std::invalid_argument unless there is one for each effect.
    void set(std::size_t measure, std::vector<Range> sizes);

private:
    std::vector<std::vector<Range>> by_measure_;
    std::vector<bool> is_solved_;
};

}  // namespace natality
