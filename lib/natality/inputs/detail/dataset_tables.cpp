#include <natality/inputs/detail/dataset_tables.hpp>

#include <natality/base/localized.hpp>

namespace natality::detail {

JoinedTable::JoinedTable(const DatasetTables& tables, const ObservationTable& given,
                         const char* name, Joining joining)
    : given_(given), joined_(joined_beyond_open_age(given, tables.ages(), joining))
{
    if (joined_) {
        const char* const how =
            joining == Joining::sum ? "summed" : "by the life table of their rates";
        tables.completions.push_back(
            {name, localized("ages beyond {} were joined to it, {}",
                             tables.ages().label(tables.ages().last()), localized_text(how))});
    }
}

}  // namespace natality::detail
