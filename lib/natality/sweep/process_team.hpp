#pragma once

/// \file
/// Processes that share numbered work: one leads, the others take a number at a time and send back
/// what came of it.

#include <natality/base/local_text.hpp>
#include <natality/sweep/transport.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace natality {

/// Work that is shared out once. All of it is called by the thread that leads.
struct SharedRound {
    /// The next number to be worked on; nothing if there is none.
    std::function<std::optional<std::uint64_t>()> next;
    /// Takes what a member delivers.
    std::function<void(std::span<const std::byte> result)> take;
    /// Told as soon as something has failed. From then on nobody is given a number.
    std::function<void()> fail;
};

/// The process of rank 0. It alone knows what is to be done and gets all results.
class TeamLeader {
public:
    /// \param transport of rank 0; must outlive this.
    explicit TeamLeader(Transport& transport);
    TeamLeader(const TeamLeader&) = delete;
    TeamLeader& operator=(const TeamLeader&) = delete;

    /// Sends the members home and waits until they have gone.
    ~TeamLeader();

    /// Tells every member what the work is about.
    void brief(std::span<const std::byte> about);

    /// Serves the members until each of them has ended the round.
    /// \throws what \p round throws first, or RunError with what a member says went wrong.
    void serve(const SharedRound& round);

private:
    void dismiss();
    void answer_claim(int member, const std::function<std::optional<std::uint64_t>()>& next);

    [[nodiscard]] Message next_message();

    Transport& transport_;
    bool is_briefed_ = false;
    /// Ranks that are still there.
    std::set<int> members_;
    /// What members say who have ended a round before others: it is of the next one.
    std::deque<Message> early_;
};

/// A process of another rank. May be shared by the threads of the process.
class TeamMember {
public:
    /// \param transport of any rank but 0; must outlive this.
    explicit TeamMember(Transport& transport) : transport_(transport) {}
    TeamMember(const TeamMember&) = delete;
    TeamMember& operator=(const TeamMember&) = delete;
    ~TeamMember();

    /// Waits for what the leader says the work is about; nothing if there is none.
    [[nodiscard]] std::optional<std::vector<std::byte>> await_brief();

    /// The next number to work on; nothing if the round is over.
    [[nodiscard]] std::optional<std::uint64_t> claim();

    /// Sends what came of a number.
    void deliver(std::span<const std::byte> result);

    /// Ends the round: all results have been delivered.
    void end_round();

    /// Ends the round, and tells the leader what went wrong.
    void fail_round(const std::exception& error);

private:
    void end_round(const LocalText& error);

    std::mutex mutex_;
    Transport& transport_;
};

}  // namespace natality
