#pragma once

/// \file
/// Whether R was interrupted while C++ runs on several threads.

#include <Rcpp.h>

#include <thread>

namespace natality::r {

/// Whether R was asked to stop; only the thread that R runs on may ask it.
class Interrupt {
public:
    bool asked()
    {
        if (!asked_ && std::this_thread::get_id() == thread_of_r_) {
            asked_ = R_ToplevelExec([](void*) { R_CheckUserInterrupt(); }, nullptr) == FALSE;
        }
        return asked_;
    }

private:
    std::thread::id thread_of_r_ = std::this_thread::get_id();
    bool asked_ = false;
};

}  // namespace natality::r
