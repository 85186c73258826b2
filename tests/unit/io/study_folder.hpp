#pragma once

/// \file
/// Built-in data and a user's folder beside it, for the files of one test.

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace natality::test {

/// Built-in data `tiny` and `measures` in `builtin/`, and a user's folder `my/`.
class StudyFolder : public ScratchFolder {
public:
    StudyFolder()
    {
        write_files(*this / "builtin/tiny", tiny_dataset());
        write_files(*this / "builtin/measures", tiny_catalogue());
        std::filesystem::create_directories(*this / "builtin/scenarios");
        std::filesystem::create_directories(*this / "my");
    }

    /// What \p call refuses its input with, the folder left out of the lines.
    template <class Call>
    [[nodiscard]] std::vector<std::string> faults_of(const Call& call) const
    {
        std::vector<std::string> lines = problems_of(call);
        const std::string prefix = path().string() + "/";
        for (std::string& line : lines) {
            for (std::size_t at = line.find(prefix); at != std::string::npos;
                 at = line.find(prefix)) {
                line.erase(at, prefix.size());
            }
        }
        return lines;
    }
};

}  // namespace natality::test
