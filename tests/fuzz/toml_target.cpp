/// TOML alone: what the parser makes of any text.

#include "several_files.hpp"

#include <natality/files/toml/toml_value.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    Problems problems;
    static_cast<void>(files::parse_toml(
        {"any.toml", "any.toml", std::string(fuzz::text_of(data, size))}, problems));
    static_cast<void>(problems.text());
    return 0;
}
