// Compiled for avx2 where the machine's family has it (see lib/CMakeLists.txt), else empty-handed.
#include <natality/batch/detail/batch_functions.hpp>

namespace natality::detail {

const BatchFunctions* avx2_functions()
{
#if defined(__AVX2__)
    return &BatchInstance<4>::functions;
#else
    return nullptr;
#endif
}

}  // namespace natality::detail
