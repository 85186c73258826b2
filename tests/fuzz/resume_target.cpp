/// Sweep files that say something else than natality writes, to be gone on with.

#include "altered_copy.hpp"
#include "sample_files.hpp"
#include "several_files.hpp"

#include <natality/archive/sweep_reader.hpp>

namespace {

using namespace natality;

/// Goes on with a sweep as the command does: what is damaged is run again.
void resume(const std::filesystem::path& file)
{
    const Sweep sweep(io::read_sweep(io::SweepReader(file).inputs()));
    io::SweepWriter writer(file);
    static_cast<void>(writer.verify());
    static_cast<void>(run_sweep(sweep,
                                {.threads = 1,
                                 .block_size = writer.block_size(),
                                 .is_done =
                                     [&writer](std::uint64_t block) {
                                         return !writer.has_place(block) || writer.is_done(block);
                                     }},
                                [&writer](const SweepBlock& block) { return writer.take(block); }));
    io::pack_sweep_file(file, std::move(writer).release());
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
    // Room for every chunk is where natality puts it: half of the inputs change bytes in place.
    if (choices.one_in(2)) {
        std::filesystem::copy_file(sample, file, std::filesystem::copy_options::overwrite_existing);
        fuzz::change_chunks(file, choices);
    } else if (!fuzz::copy_altered(sample, file, choices)) {
        return 0;
    }
    fuzz::expect_a_promised_end([&] { resume(file); });
    return 0;
}
