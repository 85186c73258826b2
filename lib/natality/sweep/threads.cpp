#include <natality/sweep/threads.hpp>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace natality {

#ifdef _OPENMP

int available_threads()
{
    return omp_get_num_procs();
}

void on_threads(int threads, const std::function<void()>& work)
{
#pragma omp parallel num_threads(threads)
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
