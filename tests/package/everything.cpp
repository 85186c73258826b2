// All public headers in one source: no two of them use one name for different things.

#include <natality/io.hpp>
#include <natality/natality.hpp>
#include <natality/sweep.hpp>

#include <exception>
#include <iostream>

int main()
{
    try {
        static_cast<void>(natality::io::read_dataset("no such folder"));
    } catch (const natality::InputError& error) {
        std::cout << error.what() << '\n';
        const natality::SweepOptions options;
        return natality::indicators().empty() || options.threads < 0 ? 1 : 0;
    } catch (const std::exception& error) {
        std::cout << "another error than was expected: " << error.what() << '\n';
    }
    return 1;
}
