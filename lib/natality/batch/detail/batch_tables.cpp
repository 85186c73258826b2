#include <natality/batch/detail/batch_tables.hpp>

#include <algorithm>
#include <cstddef>

namespace natality::detail {

LeverTables::LeverTables(const BatchInputs& inputs, Index first_age, Index last_age, int first_slot)
{
    const LeverLayout& layout = inputs.levers;
    rooms.reserve(inputs.ceiling_factor.size());
    for (std::size_t r = 0; r < layout.log_effect_of.size(); ++r) {
        const double* const room = room_of(inputs.ceiling_factor[r]);
        std::vector<AgeClassView>& of_rate = classes.emplace_back();
        for (Index a = first_age; a <= last_age; ++a) {
            const int slot = first_slot + static_cast<int>(a - first_age);
            const int ratio = ratio_of(layout.log_effect_of[r](a), room);
            if (of_rate.empty() || of_rate.back().ratio != ratio) {
                of_rate.push_back({slot, slot, ratio});
            }
            of_rate.back().last = slot;
        }
    }
    for (const std::vector<AgeClassView>& of_rate : classes) {
        rates.push_back({of_rate.data(), static_cast<int>(of_rate.size())});
    }
    view = {.years = static_cast<int>(layout.years),
            .log_effects = static_cast<int>(layout.log_effects),
            .clock = layout.clock,
            .newborn = layout.newborn,
            .step = static_cast<double>(inputs.rates.years.step()),
            .ratios = static_cast<int>(ratios.size()),
            .ratio = ratios.data(),
            .rates = static_cast<int>(rates.size()),
            .rate = rates.data()};
}

const double* LeverTables::room_of(const ByYear& ceiling_factor)
{
    const ByYear room = ceiling_factor - 1.0;
    const auto known = std::find_if(rooms.begin(), rooms.end(),
                                    [&](const ByYear& other) { return (other == room).all(); });
    return known == rooms.end() ? rooms.emplace_back(room).data() : known->data();
}

int LeverTables::ratio_of(int log_effect, const double* room)
{
    if (log_effect == no_lever) {
        return -1;
    }
    const auto known = std::find_if(ratios.begin(), ratios.end(), [&](const RatioView& ratio) {
        return ratio.log_effect == log_effect && ratio.room == room;
    });
    if (known != ratios.end()) {
        return static_cast<int>(known - ratios.begin());
    }
    ratios.push_back({log_effect, room});
    return static_cast<int>(ratios.size()) - 1;
}

NewbornTables::NewbornTables(const RatePaths& rates)
    : survival_female(rates.survival_ratio.female.row(0).transpose()),
      survival_male(rates.survival_ratio.male.row(0).transpose()),
      sex_ratio(rates.sex_ratio_at_birth)
{
}

std::vector<SlotListView> SlotLists::view() const
{
    std::vector<SlotListView> views;
    for (const std::vector<int>& slots : slots_) {
        views.push_back({slots.data(), static_cast<int>(slots.size())});
    }
    return views;
}

}  // namespace natality::detail
