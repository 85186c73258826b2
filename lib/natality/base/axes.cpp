#include <natality/base/axes.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <stdexcept>

namespace natality {

std::string to_string(Sex sex)
{
    return sex == Sex::female ? "female" : "male";
}

LocalText sex_name(Sex sex)
{
    return localized_text(to_string(sex));
}

AgeAxis::AgeAxis(int width, Age open_age) : width_(width), open_age_(open_age)
{
    if (width <= 0 || open_age.value <= 0 || open_age.value % width != 0) {
        throw std::invalid_argument("an age axis needs a positive width and an open age that is a "
                                    "positive multiple of it, not width " +
                                    std::to_string(width) + " and open age " +
                                    std::to_string(open_age.value));
    }
}

Age AgeAxis::lower(Index index) const
{
    return {static_cast<int>(index) * width_};
}

Index AgeAxis::index(Age age) const
{
    if (age.value < 0) {
        throw std::out_of_range("age " + std::to_string(age.value) + " is below 0");
    }
    return std::min<Index>(age.value / width_, last());
}

std::string AgeAxis::label(Index index) const
{
    const int low = lower(index).value;
    if (index == last()) {
        return std::to_string(low) + "+";
    }
    return width_ == 1 ? std::to_string(low)
                       : std::to_string(low) + "-" + std::to_string(low + width_ - 1);
}

YearAxis::YearAxis(Year first, Index count, int step) : first_(first), count_(count), step_(step)
{
    if (count < 0 || step <= 0) {
        throw std::invalid_argument("a year axis needs a count of at least 0 and a positive step");
    }
}

Year YearAxis::at(Index index) const
{
    return {first_.value + static_cast<int>(index) * step_};
}

bool YearAxis::contains(Year year) const
{
    const int offset = year.value - first_.value;
    return offset >= 0 && offset % step_ == 0 && offset / step_ < count_;
}

Index YearAxis::index(Year year) const
{
    if (!contains(year)) {
        throw std::out_of_range("year " + std::to_string(year.value) + " is not among the " +
                                std::to_string(count_) + " years from " +
                                std::to_string(first_.value) + " in steps of " +
                                std::to_string(step_));
    }
    return (year.value - first_.value) / step_;
}

}  // namespace natality
