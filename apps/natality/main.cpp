#include "printable_stream.hpp"
#include "program.hpp"

#include <malloc.h>
#include <unistd.h>

#include <iostream>

namespace {

/// Keeps the memory of one projection's tables for the next. The C library otherwise returns it to
/// the system each time and has every page of it made anew: a seventh of the time of draws.
void keep_freed_memory()
{
    constexpr int megabyte = 1 << 20;
    mallopt(M_TRIM_THRESHOLD, 16 * megabyte);
    mallopt(M_MMAP_THRESHOLD, 8 * megabyte);
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace natality::app;
    keep_freed_memory();
    PrintableBuffer out_buffer(std::cout);
    PrintableBuffer err_buffer(std::cerr);
    std::ostream out(&out_buffer);
    std::ostream err(&err_buffer);
    // Messages are seen when they are said.
    err << std::unitbuf;
    Console console{out, err, isatty(STDERR_FILENO) == 1 ? &std::cerr : nullptr};
    const Arguments arguments(argv + 1, argv + argc);
    return static_cast<int>(run_program(arguments, console));
}
