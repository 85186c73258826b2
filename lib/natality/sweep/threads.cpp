#include <natality/sweep/threads.hpp>

#include <algorithm>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace natality {

#ifdef _OPENMP

int available_threads()
{
    return std::min(omp_get_num_procs(), most_threads);
}

void on_threads(int threads, const std::function<void()>& work)
{
#pragma omp parallel num_threads(std::min(threads, most_threads))
    work();
}

#else

int available_threads()
{
    return 1;
}

void on_threads(int, const std::function<void()>& work)
{
    work();
}

#endif

}  // namespace natality
