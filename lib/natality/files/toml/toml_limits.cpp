#include <natality/files/toml/toml_limits.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace natality::files {

namespace {

/// Goes over a text sign by sign and counts what makes it deep or large.
class LimitScan {
public:
    explicit LimitScan(std::string_view text) : text_(text) {}

    /// The first limit that is passed; nothing if none is.
    std::optional<LocalText> fault()
    {
        while (position_ < text_.size()) {
            take(text_[position_]);
            if (depth_ > deepest_toml) {
                return localized("tables and lists within each other, more than {} deep",
                                 deepest_toml);
            }
            if (dots_ >= deepest_toml) {
                return localized("a key of more than {} parts", deepest_toml);
            }
            if (values_ > most_toml_values) {
                return localized("more than {} values, the most that are read of a TOML file",
                                 most_toml_values);
            }
        }
        return std::nullopt;
    }

    /// The line that the scan has come to, from 1.
    [[nodiscard]] std::size_t line() const
    {
        const std::string_view passed = text_.substr(0, position_);
        return static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n')) + 1;
    }

private:
    void take(char sign)
    {
        if (sign == '"' || sign == '\'') {
            pass_text(sign);
            return;
        }
        if (sign == '#') {
            position_ = std::min(text_.find('\n', position_), text_.size());
            return;
        }
        const bool opens = sign == '[' || sign == '{';
        const bool closes = sign == ']' || sign == '}';
        const bool parts = sign == ',' || sign == '=' || sign == '\n';
        depth_ += opens ? 1 : 0;
        depth_ -= closes && depth_ > 0 ? 1 : 0;
        values_ += opens || sign == ',' || sign == '=' ? 1 : 0;
        dots_ = opens || closes || parts ? 0 : dots_ + (sign == '.' ? 1 : 0);
        ++position_;
    }

    /// A text in quotes: over several lines in three of them, else to the end of the line at most.
    void pass_text(char quote)
    {
        const std::string three(3, quote);
        const bool is_long = text_.substr(position_).starts_with(three);
        const std::string_view end =
            is_long ? std::string_view(three) : std::string_view(&quote, 1);
        position_ += end.size();
        while (position_ < text_.size() && !text_.substr(position_).starts_with(end)) {
            if (text_[position_] == '\n' && !is_long) {
                return;
            }
            position_ += text_[position_] == '\\' && quote == '"' ? 2 : 1;
        }
        position_ = std::min(position_ + end.size(), text_.size());
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t depth_ = 0;
    /// In the key that is being passed.
    std::size_t dots_ = 0;
    std::size_t values_ = 0;
};

}  // namespace

bool is_within_toml_limits(const InputFile& file, Problems& problems)
{
    if (file.content.size() > largest_toml) {
        problems.add(file.place(), localized("is larger than {}, the most that is read of a TOML "
                                             "file",
                                             size_in_words(largest_toml)));
        return false;
    }
    LimitScan scan(file.content);
    const auto fault = scan.fault();
    if (fault) {
        problems.add(file.place(scan.line()), *fault);
    }
    return !fault;
}

}  // namespace natality::files
