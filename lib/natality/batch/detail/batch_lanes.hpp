#pragma once

/// \file
/// Vectors of double for the batch kernel, by the compiler's vector extension.
///
/// This header and the kernel's other headers are compiled several times, each time for another
/// instruction set and with another width. All they hold are templates over the vector type, so
/// that no two translation units define the same function for different machines; for the same
/// reason they use no inline function of the standard library.

#include <cstddef>
#include <cstdint>

#if defined(__FMA__)
#include <immintrin.h>
#endif

namespace natality::detail {

/// Doubles between two rows of a group of lanes: as many as the group has (rates/lanes.hpp).
inline constexpr std::ptrdiff_t lane_stride = 8;

template <int Width>
struct VectorTypes {
    using Double [[gnu::vector_size(Width * sizeof(double))]] = double;
    using Integer [[gnu::vector_size(Width * sizeof(double))]] = std::int64_t;
};

template <class V>
inline constexpr int width_of = static_cast<int>(sizeof(V) / sizeof(double));

template <class V>
using IntegerOf = typename VectorTypes<width_of<V>>::Integer;

template <class V>
[[gnu::always_inline]] inline V load(const double* from)
{
    V value;
    __builtin_memcpy(&value, from, sizeof(V));
    return value;
}

template <class V>
[[gnu::always_inline]] inline void store(double* to, V value)
{
    __builtin_memcpy(to, &value, sizeof(V));
}

template <class V>
[[gnu::always_inline]] inline V broadcast(double value)
{
    return value - V{};
}

/// a b + c, rounded once where the instructions have it.
template <class V>
[[gnu::always_inline]] inline V multiply_add(V a, V b, V c)
{
#if defined(__AVX512F__)
    if constexpr (width_of<V> == 8) {
        return _mm512_fmadd_pd(a, b, c);
    }
#elif defined(__FMA__)
    if constexpr (width_of<V> == 4) {
        return _mm256_fmadd_pd(a, b, c);
    }
#endif
    return a * b + c;
}

template <class V>
[[gnu::always_inline]] inline V multiply_add(V a, double b, V c)
{
    return multiply_add(a, broadcast<V>(b), c);
}

/// The smaller of two; \p b if either is not a number.
template <class V>
[[gnu::always_inline]] inline V minimum(V a, V b)
{
    return a < b ? a : b;
}

/// The larger of two; \p b if either is not a number.
template <class V>
[[gnu::always_inline]] inline V maximum(V a, V b)
{
    return a > b ? a : b;
}

/// The largest of all lanes.
template <class V>
inline double largest_lane(V value)
{
    double largest = value[0];
    for (int i = 1; i < width_of<V>; ++i) {
        largest = value[i] > largest ? value[i] : largest;
    }
    return largest;
}

/// (e^r − 1 − r) / r² for |r| <= ½ ln 2 by its Taylor series to r^11, in pairs of pairs so that few
/// steps wait for each other. The remainder is below 2e-17 of e^r − 1.
template <class V>
[[gnu::always_inline]] inline V exponential_series(V r)
{
    const auto pair = [r](double even, double odd) {
        return multiply_add(r, odd, broadcast<V>(even));
    };
    const V r2 = r * r;
    const V r4 = r2 * r2;
    const V low = multiply_add(pair(1.0 / 24.0, 1.0 / 120.0), r2, pair(1.0 / 2.0, 1.0 / 6.0));
    const V middle =
        multiply_add(pair(1.0 / 40320.0, 1.0 / 362880.0), r2, pair(1.0 / 720.0, 1.0 / 5040.0));
    const V high = multiply_add(pair(1.0 / 479001600.0, 1.0 / 6227020800.0), r2,
                                pair(1.0 / 3628800.0, 1.0 / 39916800.0));
    return multiply_add(multiply_add(high, r4, middle), r4, low);
}

/// How far from zero the argument of \ref exponential_minus_one may lie.
inline constexpr double exponent_bound = 708.0;

/// e^x − 1, to within 2 units in the last place. \pre |x| <= exponent_bound.
///
/// With x = k ln 2 + r, |r| <= ½ ln 2, it is 2^k (e^r − 1) + (2^k − 1).
template <class V>
[[gnu::always_inline]] inline V exponential_minus_one(V x)
{
    using Integer = IntegerOf<V>;
    constexpr double round_to_integer = 0x1.8p52;
    constexpr double log2_e = 1.44269504088896340736;
    // ln 2 in two parts, the first with enough zeros at the end to be multiplied exactly.
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;

    const V shifted = multiply_add(x, log2_e, broadcast<V>(round_to_integer));
    const V k = shifted - round_to_integer;
    const V r = multiply_add(k, -ln2_low, multiply_add(k, -ln2_high, x));
    const V fraction = multiply_add(r * r, exponential_series(r), r);
    // The low bits of the shifted value are k: moved into the exponent of 1 they make 2^k.
    const V scale = (V)(((Integer)shifted << 52) + (Integer)broadcast<V>(1.0));
    return multiply_add(scale, fraction, scale - 1.0);
}

}  // namespace natality::detail
