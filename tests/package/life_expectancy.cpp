// A life table by the installed library: with one death rate m at every age, nobody of age 1 or
// more can expect anything but close to 1 / m further years.

#include <natality/base/version.hpp>
#include <natality/rates/life_table.hpp>

#include <cmath>
#include <iostream>

int main()
{
    constexpr double death_rate = 0.02;
    const natality::ByAge rates = natality::ByAge::Constant(101, death_rate);
    const natality::LifeTable table = natality::life_table(rates, natality::Sex::female);
    std::cout << "natality " << natality::build_info.version << ": e(1) = " << table.e(1) << '\n';
    constexpr double tolerance = 0.01;  // deaths fall in the middle of a year of age
    return std::abs(table.e(1) - 1.0 / death_rate) < tolerance ? 0 : 1;
}
