#pragma once

/// \file
/// Failures of HDF5 calls as exceptions. They stay inside this folder: the writer and the reader
/// translate them into the errors of the project, adding the name of the file.

#include <natality/base/local_text.hpp>

#include <stdexcept>
#include <string>

#include <hdf5.h>

namespace natality::files::detail {

/// A call to HDF5 or to the system failed, or what a file says cannot be so.
class CallFailure : public std::runtime_error {
public:
    /// \param reason without the file's name.
    explicit CallFailure(LocalText reason);
    /// \param reason as HDF5 or the system gives it, or the program says it without arguments.
    explicit CallFailure(const std::string& reason);

    [[nodiscard]] const LocalText& reason() const { return reason_; }

private:
    LocalText reason_;
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
