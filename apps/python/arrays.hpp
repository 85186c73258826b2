#pragma once

/// \file
/// Arrays of NumPy that own the numbers of C++; nothing is copied.

#include <memory>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

namespace natality::python {

/// An array of that shape, the last axis fastest, that owns the values.
/// \pre there are as many values as the shape says.
[[nodiscard]] inline pybind11::array_t<double> array_of(std::vector<double> values,
                                                        const std::vector<pybind11::ssize_t>& shape)
{
    auto owned = std::make_unique<std::vector<double>>(std::move(values));
    const double* const first = owned->data();
    const pybind11::capsule owner(owned.get(), [](void* held) {
        const std::unique_ptr<std::vector<double>> freed(static_cast<std::vector<double>*>(held));
    });
    static_cast<void>(owned.release());
    return pybind11::array_t<double>(shape, first, owner);
}

}  // namespace natality::python
