/// Results files that say something else than natality writes.

#include "altered_copy.hpp"
#include "sample_files.hpp"
#include "several_files.hpp"

#include <natality/archive/check_results.hpp>
#include <natality/archive/read_results.hpp>

namespace {

using namespace natality;

/// What the commands ask a results file for.
void read_all(const std::filesystem::path& file)
{
    const io::ResultsReader results(file);
    for (std::size_t region = 0; region < results.regions().size(); ++region) {
        static_cast<void>(results.scenario_series(region));
        for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
            static_cast<void>(results.needs(scenario, region));
            static_cast<void>(results.series("tfr", scenario, region));
        }
    }
    static_cast<void>(results.money());
    static_cast<void>(results.inputs());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Folder folder;
    static const std::filesystem::path sample = [] {
        fuzz::write_sample_results(folder / "sample.h5");
        return folder / "sample.h5";
    }();
    fuzz::Choices choices({data, size});
    const std::filesystem::path file = folder / "altered.h5";
    if (fuzz::copy_altered(sample, file, choices)) {
        const bool is_checked = choices.one_in(2);
        fuzz::expect_a_promised_end(
            [&] { is_checked ? static_cast<void>(io::check_results(file)) : read_all(file); });
    }
    return 0;
}
