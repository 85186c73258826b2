#include <natality/batch/detail/batch_functions.hpp>

namespace natality::detail {

const BatchFunctions* portable_functions()
{
    return &BatchInstance<2>::functions;
}

}  // namespace natality::detail
