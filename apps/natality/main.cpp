#include "program.hpp"

#include <unistd.h>

#include <iostream>

int main(int argc, char** argv)
{
    natality::app::Console console{std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    const natality::app::Arguments arguments(argv + 1, argv + argc);
    return static_cast<int>(natality::app::run_program(arguments, console));
}
