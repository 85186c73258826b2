#pragma once

/// \file
/// Numbered work on many threads.

#include <cstdint>
#include <functional>
#include <optional>

namespace natality::detail {

/// Works on numbers until there are no more: each thread takes the next one.
/// \param threads 0 for all that the machine offers.
/// \param next gives the next number, nothing at the end; asked by one thread at a time.
/// \param work called from several threads at once.
/// \throws what \p work, or \p next, throws first; no number is taken after that.
void share_numbers(int threads, const std::function<std::optional<std::uint64_t>()>& next,
                   const std::function<void(std::uint64_t)>& work);

}  // namespace natality::detail
