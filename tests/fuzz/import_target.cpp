/// Foreign tables, from their text to a data set. The name of a file is that of the family and its
/// own: `wpp/…`, `wide/…` or `human/…`.

#include "several_files.hpp"

#include <natality/imports/import_dataset.hpp>
#include <natality/imports/read_figures.hpp>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace natality;

constexpr std::array<std::pair<std::string_view, io::ForeignFormat>, 3> families{{
    {"wpp", io::ForeignFormat::wpp},
    {"wide", io::ForeignFormat::wide},
    {"human", io::ForeignFormat::human},
}};

void import(io::ForeignFormat format, const files::InputFiles& files)
{
    io::ImportSettings settings;
    settings.takes_all = true;
    settings.title = "Fuzzed";
    std::vector<files::InputFile> own(files.all().begin(), files.all().end());
    const io::Figures figures = io::read_figures(format, own, settings);
    static_cast<void>(io::import_dataset(figures, format, settings));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const files::InputFiles files = fuzz::files_in(fuzz::text_of(data, size));
    for (const auto& family : families) {
        const files::InputFiles own = files.below(family.first);
        if (!own.empty()) {
            fuzz::expect_a_promised_end([&] { import(family.second, own); });
        }
    }
    return 0;
}
