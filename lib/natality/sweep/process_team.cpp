#include <natality/sweep/process_team.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/message.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

namespace natality {

namespace {

/// What messages are about.
enum Kind : int {
    briefing,
    dismissal,
    claim_of_number,
    number_given,
    none_left,
    result,
    round_end,
    farewell
};

constexpr int leader_rank = 0;

/// Waits without keeping a processor busy, which libraries that wait for messages do.
Message awaited(Transport& transport)
{
    constexpr std::chrono::microseconds least{20};
    constexpr std::chrono::microseconds most{500};
    auto pause = least;
    while (true) {
        if (auto message = transport.poll()) {
            return std::move(*message);
        }
        std::this_thread::sleep_for(pause);
        pause = std::min(2 * pause, most);
    }
}

std::vector<std::byte> number_message(std::uint64_t number)
{
    MessageWriter writer;
    writer.number(number);
    return std::move(writer).take();
}

std::vector<std::byte> text_message(const LocalText& text)
{
    MessageWriter writer;
    writer.text(text.en);
    writer.text(text.zh);
    return std::move(writer).take();
}

/// Calls the functions of a round until the first of anything that goes wrong.
class Guarded {
public:
    explicit Guarded(const SharedRound& round) : round_(round) {}

    [[nodiscard]] std::optional<std::uint64_t> next()
    {
        std::optional<std::uint64_t> number;
        attempt([&] { number = round_.next(); });
        return number;
    }

    void take(std::span<const std::byte> content)
    {
        attempt([&] { round_.take(content); });
    }

    void note_end(const Message& message)
    {
        MessageReader reader(message.content);
        LocalText error;
        error.en = reader.text();
        error.zh = reader.text();
        if (!error.en.empty()) {
            attempt([&] { throw RunError(localized("process {}: {}", message.from, error)); });
        }
    }

    void rethrow() const
    {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

private:
    void attempt(const std::function<void()>& call)
    {
        if (error_) {
            return;
        }
        try {
            call();
        } catch (...) {
            error_ = std::current_exception();
            round_.fail();
        }
    }

    const SharedRound& round_;
    std::exception_ptr error_;
};

}  // namespace

TeamLeader::TeamLeader(Transport& transport) : transport_(transport)
{
    for (int rank = leader_rank + 1; rank < transport.processes(); ++rank) {
        members_.insert(rank);
    }
}

TeamLeader::~TeamLeader()
{
    try {
        dismiss();
    } catch (...) {
        // Whoever cannot be reached needs not be sent home.
        members_.clear();
    }
}

void TeamLeader::brief(std::span<const std::byte> about)
{
    is_briefed_ = true;
    for (const int member : members_) {
        transport_.send(member, briefing, about);
    }
}

void TeamLeader::serve(const SharedRound& round)
{
    Guarded guarded(round);
    std::set<int> working = members_;
    std::deque<Message> of_next_round;
    while (!working.empty()) {
        Message message = next_message();
        if (!working.contains(message.from)) {
            of_next_round.push_back(std::move(message));
            continue;
        }
        if (message.kind == claim_of_number) {
            answer_claim(message.from, [&] { return guarded.next(); });
        } else if (message.kind == result) {
            guarded.take(message.content);
        } else {
            guarded.note_end(message);
            working.erase(message.from);
        }
        if (message.kind == farewell) {
            members_.erase(message.from);
        }
    }
    early_ = std::move(of_next_round);
    guarded.rethrow();
}

Message TeamLeader::next_message()
{
    if (early_.empty()) {
        return awaited(transport_);
    }
    Message message = std::move(early_.front());
    early_.pop_front();
    return message;
}

void TeamLeader::answer_claim(int member, const std::function<std::optional<std::uint64_t>()>& next)
{
    if (const auto number = next()) {
        transport_.send(member, number_given, number_message(*number));
    } else {
        transport_.send(member, none_left, {});
    }
}

void TeamLeader::dismiss()
{
    if (!is_briefed_) {
        for (const int member : members_) {
            transport_.send(member, dismissal, {});
        }
    }
    while (!members_.empty()) {
        const Message message = next_message();
        if (message.kind == claim_of_number) {
            answer_claim(message.from, [] { return std::nullopt; });
        } else if (message.kind == farewell) {
            members_.erase(message.from);
        }
    }
}

TeamMember::~TeamMember()
{
    try {
        transport_.send(leader_rank, farewell, text_message({}));
    } catch (...) {
        // The leader has gone already, and there is nobody else to tell.
        return;
    }
}

std::optional<std::vector<std::byte>> TeamMember::await_brief()
{
    const std::lock_guard lock(mutex_);
    Message message = awaited(transport_);
    return message.kind == briefing ? std::optional(std::move(message.content)) : std::nullopt;
}

std::optional<std::uint64_t> TeamMember::claim()
{
    const std::lock_guard lock(mutex_);
    transport_.send(leader_rank, claim_of_number, {});
    const Message message = awaited(transport_);
    return message.kind == number_given ? std::optional(MessageReader(message.content).number())
                                        : std::nullopt;
}

void TeamMember::deliver(std::span<const std::byte> content)
{
    const std::lock_guard lock(mutex_);
    transport_.send(leader_rank, result, content);
}

void TeamMember::end_round()
{
    end_round(LocalText{});
}

void TeamMember::fail_round(const std::exception& error)
{
    const auto* const of_ours = dynamic_cast<const Error*>(&error);
    end_round(of_ours == nullptr ? LocalText{error.what(), {}} : of_ours->message());
}

void TeamMember::end_round(const LocalText& error)
{
    const std::lock_guard lock(mutex_);
    transport_.send(leader_rank, round_end, text_message(error));
}

}  // namespace natality
