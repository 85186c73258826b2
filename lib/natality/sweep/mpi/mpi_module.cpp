#include <natality/sweep/detail/mpi_module.hpp>

#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>

#include <limits>
#include <memory>
#include <stdexcept>

#include <mpi.h>

namespace {

/// Messages between all processes that were started together. What MPI itself cannot do ends all
/// of them, which is MPI's own way.
class MpiTransport final : public natality::Transport {
public:
    MpiTransport()
    {
        int level = MPI_THREAD_SINGLE;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &level);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &processes_);
    }
    MpiTransport(const MpiTransport&) = delete;
    MpiTransport& operator=(const MpiTransport&) = delete;
    ~MpiTransport() override { MPI_Finalize(); }

    [[nodiscard]] int rank() const override { return rank_; }
    [[nodiscard]] int processes() const override { return processes_; }

    void send(int to, int kind, std::span<const std::byte> content) override
    {
        if (content.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
            throw std::length_error("a message of MPI holds at most 2 GB; take smaller blocks");
        }
        MPI_Send(content.data(), static_cast<int>(content.size()), MPI_BYTE, to, kind,
                 MPI_COMM_WORLD);
    }

    [[nodiscard]] std::optional<natality::Message> poll() override
    {
        int is_there = 0;
        MPI_Message message{};
        MPI_Status status{};
        MPI_Improbe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &is_there, &message, &status);
        if (is_there == 0) {
            return std::nullopt;
        }
        int size = 0;
        MPI_Get_count(&status, MPI_BYTE, &size);
        natality::Message found{status.MPI_SOURCE, status.MPI_TAG,
                                std::vector<std::byte>(static_cast<std::size_t>(size))};
        MPI_Mrecv(found.content.data(), size, MPI_BYTE, &message, &status);
        return found;
    }

private:
    int rank_ = 0;
    int processes_ = 1;
};

}  // namespace

const char* natality_mpi_build()
{
    return natality::build_info.revision.data();
}

natality::Transport* natality_mpi_start()
{
    return std::make_unique<MpiTransport>().release();
}
