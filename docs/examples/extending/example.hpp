#pragma once

// What all of these programs do with their arguments and with errors.

#include <natality/base/problems.hpp>

#include <cstdio>
#include <functional>

/// Calls \p work with the arguments if there are as many as its usage has.
inline int example(int argc, char** argv, int arguments, const char* usage,
                   const std::function<void(char** arguments)>& work)
{
    if (argc != arguments + 1) {
        std::fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    try {
        work(argv + 1);
    } catch (const natality::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
