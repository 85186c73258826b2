#pragma once

/// \file
/// The few calls into OpenMP, with a serial form for builds without it.

#include <functional>

namespace natality {

/// The most threads that work is shared among; a system may refuse many more, and OpenMP then ends
/// the program.
inline constexpr int most_threads = 1024;

/// Threads this machine offers; 1 without OpenMP.
[[nodiscard]] int available_threads();

/// Runs \p work once on each of some threads and waits for all of them. Exceptions must not leave
/// \p work.
/// \param threads at least 1; of more than \ref most_threads so many are used, and without OpenMP
///        the work is done by the caller alone.
void on_threads(int threads, const std::function<void()>& work);

}  // namespace natality
