#pragma once

/// \file
/// Messages between threads that play the processes of a team.

#include <natality/sweep/transport.hpp>

#include <deque>
#include <mutex>
#include <vector>

namespace natality::test {

/// The messages on their way, by receiver.
struct Post {
    explicit Post(int processes) : boxes(static_cast<std::size_t>(processes)) {}

    std::mutex mutex;
    std::vector<std::deque<Message>> boxes;
};

/// What one of the threads sends and receives by.
class ThreadTransport final : public Transport {
public:
    ThreadTransport(Post& post, int rank) : post_(post), rank_(rank) {}

    [[nodiscard]] int rank() const override { return rank_; }
    [[nodiscard]] int processes() const override { return static_cast<int>(post_.boxes.size()); }

    void send(int to, int kind, std::span<const std::byte> content) override
    {
        const std::lock_guard lock(post_.mutex);
        post_.boxes[static_cast<std::size_t>(to)].push_back(
            {rank_, kind, {content.begin(), content.end()}});
    }

    [[nodiscard]] std::optional<Message> poll() override
    {
        const std::lock_guard lock(post_.mutex);
        auto& box = post_.boxes[static_cast<std::size_t>(rank_)];
        if (box.empty()) {
            return std::nullopt;
        }
        Message message = std::move(box.front());
        box.pop_front();
        return message;
    }

private:
    Post& post_;
    int rank_;
};

}  // namespace natality::test
