#pragma once

/// \file
/// What carries messages between processes that work together.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// What another process has sent.
struct Message {
    /// Rank of the sender.
    int from = 0;
    /// What the message is about; a matter of those who talk.
    int kind = 0;
    std::vector<std::byte> content;
};

/// Messages between processes that were started together. They arrive in the order in which one
/// process sends them to another. Used by one thread at a time.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    /// Number of this process, from 0.
    [[nodiscard]] virtual int rank() const = 0;
    /// How many there are.
    [[nodiscard]] virtual int processes() const = 0;

    /// Sends a message. May wait until the other takes it.
    virtual void send(int to, int kind, std::span<const std::byte> content) = 0;

    /// The next message that is there, whoever sent it; nothing if there is none. Does not wait.
    [[nodiscard]] virtual std::optional<Message> poll() = 0;
};

}  // namespace natality
