/// Sweep files that say something else than natality writes, to be read.

#include "altered_copy.hpp"
#include "sample_files.hpp"
#include "several_files.hpp"

#include <natality/archive/sweep_reader.hpp>

namespace {

using namespace natality;

/// What the commands ask a sweep file for.
void read_all(const std::filesystem::path& file)
{
    const io::SweepReader sweep(file);
    for (const std::string& indicator : sweep.indicators()) {
        const std::vector<int> years = sweep.years(indicator);
        if (!years.empty()) {
            static_cast<void>(sweep.values(indicator, 0, 0));
            static_cast<void>(sweep.sums_through(indicator, years.size() - 1, 0));
            static_cast<void>(sweep.most_through(indicator, years.size() - 1, 0));
        }
    }
    static_cast<void>(sweep.holding(std::vector<bool>(sweep.measures().size(), true)));
    static_cast<void>(sweep.completion());
    static_cast<void>(sweep.levels(0));
    static_cast<void>(sweep.inputs());
    static_cast<void>(io::damaged_blocks(file));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Folder folder;
    static const std::filesystem::path sample = [] {
        fuzz::write_sample_sweep(folder / "sample.h5");
        return folder / "sample.h5";
    }();
    fuzz::Choices choices({data, size});
    const std::filesystem::path file = folder / "altered.h5";
    if (fuzz::copy_altered(sample, file, choices)) {
        fuzz::expect_a_promised_end([&] { read_all(file); });
    }
    return 0;
}
