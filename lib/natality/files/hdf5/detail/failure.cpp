#include <natality/files/hdf5/detail/failure.hpp>

#include <natality/base/localized.hpp>

#include <utility>

namespace natality::files::detail {

namespace {

/// Walking upward, the first entry is the call that failed.
herr_t keep_first(unsigned depth, const H5E_error2_t* entry, void* reason)
{
    if (depth == 0 && entry->desc != nullptr) {
        *static_cast<std::string*>(reason) = entry->desc;
    }
    return 0;
}

}  // namespace

CallFailure::CallFailure(LocalText reason)
    : std::runtime_error(reason.en), reason_(std::move(reason))
{
}

CallFailure::CallFailure(const std::string& reason) : CallFailure(localized_text(reason)) {}

QuietErrors::QuietErrors()
{
    H5Eget_auto2(H5E_DEFAULT, &printer_, &printer_data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors()
{
    H5Eset_auto2(H5E_DEFAULT, printer_, printer_data_);
}

std::string innermost_reason()
{
    std::string reason = "HDF5 gives no reason";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
    return reason;
}

}  // namespace natality::files::detail
