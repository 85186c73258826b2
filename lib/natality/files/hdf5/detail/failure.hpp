#pragma once

/// \file
/// Failures of HDF5 calls as exceptions. They stay inside this folder: the writer and the reader
/// translate them into the errors of the project, adding the name of the file.

#include <stdexcept>
#include <string>

#include <hdf5.h>

namespace natality::files::detail {

/// A call to HDF5 failed; what() is the reason HDF5 gives, without the file's name.
class CallFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Keeps HDF5 from printing its error stack while in scope; then restores what was set before.
class QuietErrors {
public:
    QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    ~QuietErrors();

private:
    H5E_auto2_t printer_ = nullptr;
    void* printer_data_ = nullptr;
};

/// The innermost sentence of HDF5's error stack.
[[nodiscard]] std::string innermost_reason();

/// The result of an HDF5 call that signals failure by a negative value.
/// \throws CallFailure with HDF5's reason.
template <class Result>
Result checked(Result result)
{
    if (result < 0) {
        throw CallFailure(innermost_reason());
    }
    return result;
}

}  // namespace natality::files::detail
