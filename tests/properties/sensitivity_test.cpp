/// Sensitivity indices of functions whose own are known in closed form, through the public API.

#include <natality/choice/sobol_indices.hpp>
#include <natality/scenario/saltelli_design.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <vector>

namespace natality {
namespace {

using Point = std::vector<double>;

std::vector<SobolIndices> indices_of(const std::function<double(const Point&)>& function,
                                     std::size_t inputs, std::uint64_t samples)
{
    const SaltelliDesign design(samples, inputs, 7);
    std::vector<double> values;
    for (std::uint64_t k = 0; k < design.size(); ++k) {
        Point point;
        for (std::size_t i = 0; i < inputs; ++i) {
            point.push_back(design.coordinate(k, i));
        }
        values.push_back(function(point));
    }
    return sobol_indices(values, inputs, {.resamples = 200, .seed = 3});
}

/// sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ of uniform x in (−π, π): Ishigami and Homma (1990), ISUMA
/// '90, 398-403.
double ishigami(const Point& unit)
{
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * unit[i] - 1.0); };
    const double second = std::sin(x(1));
    return std::sin(x(0)) * (1.0 + 0.1 * std::pow(x(2), 4)) + 7.0 * second * second;
}

TEST(SobolIndicesOfIshigami, AreThoseInClosedForm)
{
    constexpr double a = 7.0;
    constexpr double b = 0.1;
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double first = 0.5 * std::pow(1.0 + b * pi4 / 5.0, 2);
    const double second = a * a / 8.0;
    const double together = b * b * pi4 * pi4 * 8.0 / 225.0;
    const double variance = first + second + together;
    const std::array<double, 3> first_order{first / variance, second / variance, 0.0};
    const std::array<double, 3> total{(first + together) / variance, second / variance,
                                      together / variance};
    const auto found = indices_of(ishigami, 3, 4096);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(found[i].first_order.value, first_order[i], 0.01) << i;
        EXPECT_NEAR(found[i].total.value, total[i], 0.01) << i;
        // Bootstrap intervals are those of independent samples, wider than the error of these.
        EXPECT_LT(found[i].first_order.low, first_order[i]) << i;
        EXPECT_GT(found[i].first_order.high, first_order[i]) << i;
        EXPECT_LT(found[i].total.low, total[i] + 1e-12) << i;
        EXPECT_GT(found[i].total.high, total[i] - 1e-12) << i;
    }
}

TEST(SobolIndicesOfTheGFunction, AreThoseInClosedForm)
{
    // Π (|4 u_i − 2| + a_i) / (1 + a_i): V_i = 1 / 3(1 + a_i)²; Saltelli and Sobol (1995).
    const std::array<double, 4> a{0.0, 1.0, 4.5, 99.0};
    const auto found = indices_of(
        [&](const Point& unit) {
            double product = 1.0;
            for (std::size_t i = 0; i < a.size(); ++i) {
                product *= (std::abs(4.0 * unit[i] - 2.0) + a[i]) / (1.0 + a[i]);
            }
            return product;
        },
        a.size(), 4096);
    std::array<double, 4> own{};
    double all = 1.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        own[i] = 1.0 / (3.0 * (1.0 + a[i]) * (1.0 + a[i]));
        all *= 1.0 + own[i];
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double others = all / (1.0 + own[i]);
        EXPECT_NEAR(found[i].first_order.value, own[i] / (all - 1.0), 0.01) << i;
        EXPECT_NEAR(found[i].total.value, own[i] * others / (all - 1.0), 0.01) << i;
    }
}

}  // namespace
}  // namespace natality
