#pragma once

/// \file
/// Going on after a part of an input is refused, so that the faults of its other parts are told
/// with it.

#include <natality/base/problems.hpp>

#include <optional>

namespace natality {

/// What \p make returns, or nothing if it throws InputError, whose problems are added to
/// \p problems.
template <class Make>
[[nodiscard]] auto gathered(Problems& problems, const Make& make) -> std::optional<decltype(make())>
{
    try {
        return make();
    } catch (const InputError& error) {
        problems.append(error.problems());
        return std::nullopt;
    }
}

}  // namespace natality
