// Compiled for avx512 where the machine's family has it (see lib/CMakeLists.txt), else
// empty-handed.
#include <natality/batch/detail/batch_functions.hpp>

namespace natality::detail {

const BatchFunctions* avx512_functions()
{
#if defined(__AVX512F__)
    return &BatchInstance<8>::functions;
#else
    return nullptr;
#endif
}

}  // namespace natality::detail
