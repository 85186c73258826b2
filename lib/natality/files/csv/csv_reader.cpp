#include <natality/files/csv/csv_reader.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/text_limits.hpp>

#include <algorithm>
#include <utility>

namespace natality::files {

CsvReader::CsvReader(std::string_view text, std::string file, Problems& problems, char separator)
    : text_(text), file_(std::move(file)), problems_(problems), separator_(separator)
{
}

bool CsvReader::read(CsvRecord& record)
{
    record.fields.clear();
    unescaped_.clear();
    while (!at_end() && at_line_end()) {
        pass_line_end();
    }
    record.line = line_;
    if (at_end()) {
        return false;
    }
    record.fields.push_back(field());
    while (!at_end() && text_[position_] == separator_) {
        if (record.fields.size() == most_fields) {
            problems_.add(
                {file_, record.line},
                localized("more than {} fields in one line, the most that are read", most_fields));
            position_ = text_.size();
            return false;
        }
        ++position_;
        record.fields.push_back(field());
    }
    pass_line_end();
    return !is_broken_;
}

bool CsvReader::at_line_end() const
{
    const std::string_view rest = text_.substr(position_);
    return rest.empty() || rest.starts_with('\n') || rest.starts_with("\r\n") || rest == "\r";
}

void CsvReader::pass_line_end()
{
    const std::size_t newline = text_.find('\n', position_);
    position_ = newline == std::string_view::npos ? text_.size() : newline + 1;
    ++line_;
}

std::string_view CsvReader::field()
{
    const bool is_quoted = !at_end() && text_[position_] == '"';
    return is_quoted ? quoted_field() : plain_field();
}

std::size_t CsvReader::field_end() const
{
    const std::string_view rest = text_.substr(position_);
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [this](char c) { return c == separator_ || c == '\n'; });
    return position_ + static_cast<std::size_t>(end - rest.begin());
}

std::string_view CsvReader::plain_field()
{
    const std::size_t end = field_end();
    std::string_view found = text_.substr(position_, end - position_);
    position_ = end;
    const bool ends_line = at_end() || text_[position_] == '\n';
    if (ends_line && found.ends_with('\r')) {
        found.remove_suffix(1);
    }
    return found;
}

std::string_view CsvReader::quoted_field()
{
    const std::size_t start = ++position_;
    const std::size_t start_line = line_;
    bool has_doubled_quotes = false;
    std::size_t quote = text_.find('"', position_);
    while (quote != std::string_view::npos && text_.substr(quote).starts_with("\"\"")) {
        has_doubled_quotes = true;
        quote = text_.find('"', quote + 2);
    }
    if (quote == std::string_view::npos) {
        problems_.add({file_, start_line}, "the quote opened in this line is never closed");
        position_ = text_.size();
        is_broken_ = true;
        return {};
    }
    const std::string_view found = text_.substr(start, quote - start);
    line_ += static_cast<std::size_t>(std::count(found.begin(), found.end(), '\n'));
    position_ = quote + 1;
    check_after_quote();
    if (!has_doubled_quotes) {
        return found;
    }
    std::string& unescaped = unescaped_.emplace_back();
    for (std::size_t i = 0; i < found.size(); ++i) {
        unescaped += found[i];
        i += found[i] == '"' ? 1 : 0;
    }
    return unescaped;
}

void CsvReader::check_after_quote()
{
    if (at_line_end() || text_[position_] == separator_) {
        return;
    }
    problems_.add({file_, line_},
                  "text follows a closing quote; a quote inside a field is written twice");
    position_ = field_end();
}

}  // namespace natality::files
