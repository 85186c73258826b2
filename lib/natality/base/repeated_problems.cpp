#include <natality/base/repeated_problems.hpp>

#include <natality/base/localized.hpp>

namespace natality {

void RepeatedProblems::add(const LocalText& kind, const Place& place, const LocalText& message)
{
    Count& count = counts_[kind.en];
    ++count.found;
    count.kind = kind;
    count.last = place;
    if (count.found <= told_of_a_kind) {
        problems_.add(place, message);
    }
}

void RepeatedProblems::tell_counts()
{
    for (const auto& [name, count] : counts_) {
        if (count.found > told_of_a_kind) {
            problems_.add({count.last.file, 0},
                          localized("{}: the same in {} more lines, the last of them line {}",
                                    count.kind, count.found - told_of_a_kind, count.last.line));
        }
    }
    counts_.clear();
}

}  // namespace natality
