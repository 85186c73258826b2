#include <natality/sweep/mpi_transport.hpp>

#include <natality/base/problems.hpp>

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(MpiTransport, NamesTheModuleThatIsNotThere)
{
    EXPECT_THAT(
        [] { static_cast<void>(mpi_transport("/no/such/module.so")); },
        testing::ThrowsMessage<RunError>(testing::AllOf(testing::HasSubstr("/no/such/module.so"),
                                                        testing::HasSubstr("run parts (--part)"))));
}

TEST(MpiTransport, CountsTheProcessesThatALauncherHasStarted)
{
    for (const char* const variable :
         {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "SLURM_STEP_NUM_TASKS"}) {
        ::unsetenv(variable);
    }
    EXPECT_EQ(launched_processes(), 1);
    ::setenv("SLURM_STEP_NUM_TASKS", "8", 1);
    EXPECT_EQ(launched_processes(), 1);  // a job that knows nothing of MPI
    ::setenv("PMIX_RANK", "3", 1);
    EXPECT_EQ(launched_processes(), 8);
    ::setenv("PMI_SIZE", "many", 1);
    EXPECT_EQ(launched_processes(), 8);
    ::setenv("OMPI_COMM_WORLD_SIZE", "4", 1);
    EXPECT_EQ(launched_processes(), 4);
    for (const char* const variable :
         {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "SLURM_STEP_NUM_TASKS"}) {
        ::unsetenv(variable);
    }
}

}  // namespace
}  // namespace natality
