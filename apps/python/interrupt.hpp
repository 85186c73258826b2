#pragma once

/// \file
/// Whether Python was interrupted while C++ ran without its lock.

#include <memory>
#include <thread>
#include <utility>

#include <pybind11/pybind11.h>

namespace natality::python {

/// Asks Python for signals, on the thread that made this alone: others cannot handle any.
class Interrupt {
public:
    /// True once a signal came that Python raises an exception for. Without the lock.
    [[nodiscard]] bool asked()
    {
        if (!raised_ && std::this_thread::get_id() == thread_) {
            const pybind11::gil_scoped_acquire lock;
            if (PyErr_CheckSignals() != 0) {
                raised_ = std::make_unique<pybind11::error_already_set>();
            }
        }
        return raised_ != nullptr;
    }

    /// \throws the exception, if there is one. Without the lock.
    void rethrow()
    {
        if (raised_) {
            const std::unique_ptr<pybind11::error_already_set> raised = std::move(raised_);
            throw pybind11::error_already_set(std::move(*raised));
        }
    }

private:
    std::thread::id thread_ = std::this_thread::get_id();
    std::unique_ptr<pybind11::error_already_set> raised_;
};

}  // namespace natality::python
