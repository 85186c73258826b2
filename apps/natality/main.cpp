#include "printable_stream.hpp"
#include "program.hpp"

#include <unistd.h>

#include <iostream>

int main(int argc, char** argv)
{
    using namespace natality::app;
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
