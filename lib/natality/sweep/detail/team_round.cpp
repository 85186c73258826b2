#include <natality/sweep/detail/team_round.hpp>

#include <exception>
#include <thread>

namespace natality::detail {

void lead_round(TeamLeader& team, const SharedRound& round, const std::function<void()>& work)
{
    std::exception_ptr here;
    std::exception_ptr elsewhere;
    {
        const std::jthread server([&] {
            try {
                team.serve(round);
            } catch (...) {
                elsewhere = std::current_exception();
            }
        });
        try {
            work();
        } catch (...) {
            here = std::current_exception();
            round.fail();
        }
    }
    for (const std::exception_ptr& error : {here, elsewhere}) {
        if (error) {
            std::rethrow_exception(error);
        }
    }
}

void assist_round(TeamMember& team, const std::function<void()>& work)
{
    try {
        work();
    } catch (const std::exception& error) {
        team.fail_round(error);
        throw;
    }
    team.end_round();
}

}  // namespace natality::detail
