#include <natality/imports/read_human_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/csv/csv_text.hpp>
#include <natality/imports/foreign_table.hpp>
#include <natality/io/csv/cells.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natality::io {

namespace {

/// A column of figures.
struct HumanColumn {
    std::size_t position = 0;
    FigureKind kind = FigureKind::population;
    Sex sex = Sex::female;
    /// Order of birth or number of children; empty for none.
    std::string variant;
};

std::vector<std::string_view> words_of(std::string_view line)
{
    std::vector<std::string_view> words;
    constexpr std::string_view blanks = " \t\r";
    std::size_t at = line.find_first_not_of(blanks);
    while (at != std::string_view::npos && words.size() < files::most_fields) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
    return words;
}

/// `ASFR1` is order 1, `ASFR5p` order `5+`, `E0x` parity 0, `E4px` parity `4+`; nothing for
/// another.
std::optional<std::string> numbered(std::string_view heading, std::string_view beginning,
                                    std::string_view end)
{
    if (!heading.starts_with(beginning) || !heading.ends_with(end) ||
        heading.size() <= beginning.size() + end.size()) {
        return std::nullopt;
    }
    std::string number(
        heading.substr(beginning.size(), heading.size() - beginning.size() - end.size()));
    if (number.ends_with('p')) {
        number.back() = '+';
    }
    const bool is_number = std::isdigit(static_cast<unsigned char>(number.front())) != 0;
    return is_number ? std::optional(number) : std::nullopt;
}

/// Of a table with the columns Female and Male: what its title, or else its name, says it is of.
std::optional<FigureKind> kind_by_sex(const std::string& title, const std::string& file)
{
    for (const std::string& text : {lower_case(title), lower_case(file)}) {
        const auto says = [&text](std::string_view word) {
            return text.find(word) != std::string::npos;
        };
        if (says("cohort") || says("cmx_")) {
            return std::nullopt;
        }
        if (says("death rate") || says("mx_")) {
            return FigureKind::death_rate;
        }
        if (says("population size") || says("population.txt")) {
            return FigureKind::population;
        }
        if (says("exposure") || says("deaths") || says("life expect")) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Reads one text.
class HumanTable {
public:
    HumanTable(const files::InputFile& file, std::string_view text, FigureGatherer& gatherer,
               Problems& problems)
        : file_(file), text_(text), gatherer_(gatherer), problems_(problems)
    {
    }

    void read()
    {
        if (!find_heading()) {
            problems_.add(file_.place(), "has no line that begins with Year and Age, which heads "
                                         "the columns in files of the two databases");
            return;
        }
        find_columns();
        if (columns_.empty() || has_cohorts()) {
            gatherer_.leave_out();
            return;
        }
        place_ = code_ ? 0 : gatherer_.place({country(), {}, country()});
        if (!code_ && !gatherer_.is_wanted(place_)) {
            gatherer_.remark(
                localized("{}: is of {}, which was not asked for", file_.name, country()));
            return;
        }
        std::vector<FigureKind> kinds;
        for (const HumanColumn& column : columns_) {
            kinds.push_back(column.kind);
        }
        gatherer_.expect(kinds, rows_at_most());
        while (next_line()) {
            read_row();
        }
        if (old_territory_rows_ > 0) {
            gatherer_.remark(localized("{}: {} rows of the territory before a change (years with "
                                       "'-') were left out, those with '+' taken",
                                       file_.name, old_territory_rows_));
        }
    }

private:
    bool next_line()
    {
        if (position_ >= text_.size()) {
            return false;
        }
        const std::size_t end = std::min(text_.find('\n', position_), text_.size());
        words_ = words_of(text_.substr(position_, end - position_));
        position_ = end + 1;
        ++line_;
        return true;
    }

    /// The most rows that can follow: each has as many words as the heading, with blanks between.
    [[nodiscard]] std::size_t rows_at_most() const
    {
        const std::string_view rest = text_.substr(std::min(position_, text_.size()));
        const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1;
        return std::min(lines, rest.size() / (2 * heading_.size()) + 1);
    }

    bool find_heading()
    {
        std::size_t before = 0;
        while (next_line()) {
            const auto has = [this](std::string_view word) {
                return std::find(words_.begin(), words_.end(), word) != words_.end();
            };
            if (has("Year") && has("Age")) {
                heading_.assign(words_.begin(), words_.end());
                return true;
            }
            if (title_.empty()) {
                title_ = text_.substr(before, position_ - 1 - before);
            }
            before = position_;
        }
        return false;
    }

    void find_columns()
    {
        const auto by_sex = kind_by_sex(title_, file_.name);
        for (std::size_t i = 0; i < heading_.size(); ++i) {
            const std::string& name = heading_[i];
            year_ = name == "Year" ? i : year_;
            code_ = name == "Code" || name == "PopName" ? std::optional(i) : code_;
            age_ = name == "Age" ? i : age_;
            if (by_sex && (name == "Female" || name == "Male")) {
                columns_.push_back(
                    {i, *by_sex, name == "Male" ? Sex::male : Sex::female, std::string{}});
            } else if (name == "ASFR" && !has_orders()) {
                columns_.push_back({i, FigureKind::birth_rate, Sex::female, std::string{}});
            } else if (const auto order = numbered(name, "ASFR", "")) {
                columns_.push_back({i, FigureKind::births_by_order, Sex::female, *order});
            } else if (const auto parity = numbered(name, "E", "x")) {
                columns_.push_back(
                    {i, FigureKind::women_by_parity, Sex::female, children_of(*parity)});
            }
        }
    }

    /// Women are numbered by their children or, where no column is E0x, by the birth that they are
    /// exposed to: the first is that of women without any.
    [[nodiscard]] std::string children_of(const std::string& number) const
    {
        const bool by_children =
            std::find(heading_.begin(), heading_.end(), "E0x") != heading_.end();
        const int count = number.front() - (by_children ? '0' : '1');
        return std::to_string(count) + (number.ends_with('+') ? "+" : "");
    }

    /// Of Lexis triangles, by cohort within the year, none are taken.
    [[nodiscard]] bool has_cohorts() const
    {
        return std::find(heading_.begin(), heading_.end(), "Cohort") != heading_.end();
    }

    /// Of a table by order the rate of all orders is left out: it is in another file.
    [[nodiscard]] bool has_orders() const
    {
        return std::find(heading_.begin(), heading_.end(), "ASFR1") != heading_.end();
    }

    /// The title up to its first comma; the beginning of the file's name where it has none.
    [[nodiscard]] std::string country() const
    {
        const std::size_t comma = title_.find(',');
        return comma == std::string::npos ? file_.name.substr(0, 3) : title_.substr(0, comma);
    }

    void read_row()
    {
        if (words_.empty()) {
            return;
        }
        if (words_.size() != heading_.size()) {
            report(
                localized("{} fields where the heading names {}", words_.size(), heading_.size()));
            return;
        }
        if (code_) {
            place_ = gatherer_.place({words_[*code_], {}, words_[*code_]});
            if (!gatherer_.is_wanted(place_)) {
                return;
            }
        }
        Figure figure;
        figure.place = place_;
        figure.line = static_cast<std::uint32_t>(line_);
        if (take_year(figure) && take_age(figure)) {
            take_values(figure);
        }
    }

    /// \return false for years that are left out or cannot be read.
    bool take_year(Figure& figure)
    {
        std::string_view cell = words_[year_];
        if (cell.ends_with('-')) {
            cell.remove_suffix(1);
            if (const auto year = year_in(cell)) {
                gatherer_.note_territory_change(place_, *year);
                ++old_territory_rows_;
                return false;
            }
        }
        if (cell.ends_with('+')) {
            cell.remove_suffix(1);
        }
        constexpr std::size_t digits = 4;
        const auto first = year_in(cell.substr(0, digits));
        const auto last = cell.size() > digits ? year_in(cell.substr(digits + 1)) : first;
        if (!first || !last || *last < *first) {
            report(localized("Year: '{}' is not a year, for instance 1990, 1990+ or 1990-1994",
                             words_[year_]));
            return false;
        }
        figure.year = *first;
        figure.span = last->value - first->value + 1;
        return true;
    }

    bool take_age(Figure& figure)
    {
        const bool is_of_mothers = columns_.front().kind != FigureKind::population &&
                                   columns_.front().kind != FigureKind::death_rate;
        std::string_view cell = words_[age_];
        if (is_of_mothers && (cell.ends_with('-') || cell.ends_with('+'))) {
            cell.remove_suffix(1);
        }
        const auto age = age_in(cell);
        if (!age) {
            report(
                localized("Age: '{}' is not an age, for instance 27, 25-29 or 110+", words_[age_]));
            return false;
        }
        figure.age = *age;
        return true;
    }

    void take_values(Figure figure)
    {
        for (const HumanColumn& column : columns_) {
            const std::string_view cell = words_[column.position];
            if (cell == ".") {
                continue;
            }
            const auto value = number_in(cell);
            if (!value) {
                report(localized("{}: '{}' is not a number", heading_[column.position], cell));
                continue;
            }
            figure.sex = column.sex;
            figure.variant = gatherer_.variant(column.variant);
            figure.value = *value;
            gatherer_.add(column.kind, figure);
        }
    }

    void report(LocalText message) { problems_.add(file_.place(line_), std::move(message)); }

    const files::InputFile& file_;
    std::string_view text_;
    FigureGatherer& gatherer_;
    Problems& problems_;
    std::size_t position_ = 0;
    std::size_t line_ = 0;
    std::string title_;
    std::vector<std::string> heading_;
    std::vector<std::string_view> words_;
    std::vector<HumanColumn> columns_;
    std::size_t year_ = 0;
    std::size_t age_ = 0;
    /// Of the files of all countries together, the column of their codes.
    std::optional<std::size_t> code_;
    std::uint32_t place_ = 0;
    std::size_t old_territory_rows_ = 0;
};

}  // namespace

bool is_human_table(const files::InputFile& file)
{
    constexpr std::size_t beginning = 2000;
    std::string_view rest = std::string_view(file.content).substr(0, beginning);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const auto words = words_of(rest.substr(0, end));
        const auto has = [&words](std::string_view word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        if (has("Year") && has("Age")) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

void read_human_table(const files::InputFile& file, FigureGatherer& gatherer, Problems& problems)
{
    const files::CsvText text(file, problems, files::largest_foreign_text);
    if (text.is_good()) {
        HumanTable(file, text.view(), gatherer, problems).read();
    }
}

}  // namespace natality::io
