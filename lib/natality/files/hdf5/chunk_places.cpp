#include <natality/files/hdf5/chunk_places.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/dataset_places.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/readable_file.hpp>

namespace natality::files {

std::vector<VariablePlaces> find_places(const std::filesystem::path& file,
                                        const std::vector<std::string>& variables)
{
    const detail::QuietErrors quiet;
    try {
        const detail::ReadableFile opened(file);
        return opened.read([&](hid_t id) {
            std::vector<VariablePlaces> all;
            for (const std::string& variable : variables) {
                all.push_back(detail::places_of(id, opened.disk(), variable));
            }
            return all;
        });
    } catch (const detail::CallFailure& failure) {
        throw InputError(Place{file.string(), 0},
                         localized("cannot be read: {}", failure.reason()));
    }
}

}  // namespace natality::files
