#include <natality/results/indicators_asked.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/named_label.hpp>
#include <natality/base/problems.hpp>

namespace natality {

std::vector<const Indicator*> indicators_asked(const std::vector<std::string>& ids)
{
    Problems problems;
    std::vector<const Indicator*> asked;
    for (const std::string& id : ids) {
        asked.push_back(find_indicator(id));
        if (asked.back() == nullptr) {
            problems.add({}, localized("'{}' is no indicator; {}", id,
                                       nearest_name_hint(id, indicator_ids())));
        }
    }
    problems.throw_if_any();
    return asked;
}

}  // namespace natality
