#include "workbook.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace natality::app {

namespace {

constexpr double narrowest_column = 12.0;
constexpr double widest_column = 60.0;

/// Room for a head with the button of its filter.
double column_width(const std::string& head)
{
    return std::clamp(static_cast<double>(head.size()) + 4.0, narrowest_column, widest_column);
}

}  // namespace

/// The library's workbook. It is written when it is closed, and closed whatever happens: only then
/// are its parts given back.
class Workbook::Implementation {
public:
    explicit Implementation(const std::filesystem::path& file) : shown_as_(file.string())
    {
        lxw_workbook_options options{};
        // Rows go to a temporary file as they come, so that large tables take no memory.
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(shown_as_.c_str(), &options);
        if (book_ == nullptr) {
            throw RunError(localized("{}: a workbook cannot be begun", shown_as_));
        }
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;
    ~Implementation()
    {
        if (book_ != nullptr) {
            workbook_close(book_);
        }
    }

    void begin_sheet(const std::string& name, const std::vector<std::string>& columns)
    {
        end_sheet();
        sheet_ = workbook_add_worksheet(book_, name.c_str());
        if (sheet_ == nullptr) {
            throw std::invalid_argument(name + ": no name of a sheet");
        }
        columns_ = columns.size();
        row_ = 0;
        worksheet_freeze_panes(sheet_, 1, 0);
        for (std::size_t i = 0; i < columns_; ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, column_width(columns[i]), nullptr);
            check(worksheet_write_string(sheet_, 0, column, columns[i].c_str(), head_));
        }
    }

    void add_row(const std::vector<io::TableCell>& cells)
    {
        if (++row_ >= LXW_ROW_MAX) {
            throw InputError({shown_as_, 0},
                             "a sheet has room for 1,048,576 rows, and a variable has more; choose "
                             "others by --variables, or write CSV tables");
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            check(write(static_cast<lxw_col_t>(i), cells[i]));
        }
    }

    void close()
    {
        end_sheet();
        check(workbook_close(std::exchange(book_, nullptr)));
    }

private:
    void end_sheet()
    {
        if (sheet_ != nullptr && columns_ > 0) {
            worksheet_autofilter(sheet_, 0, 0, row_, static_cast<lxw_col_t>(columns_ - 1));
        }
    }

    lxw_error write(lxw_col_t column, const io::TableCell& cell)
    {
        if (const auto* const text = std::get_if<std::string>(&cell)) {
            return worksheet_write_string(sheet_, row_, column, text->c_str(), nullptr);
        }
        const double number = std::get<double>(cell);
        if (std::isnan(number)) {
            return LXW_NO_ERROR;
        }
        return std::isfinite(number)
                   ? worksheet_write_number(sheet_, row_, column, number, nullptr)
                   : worksheet_write_string(sheet_, row_, column, fmt::format("{}", number).c_str(),
                                            nullptr);
    }

    void check(lxw_error error) const
    {
        if (error != LXW_NO_ERROR) {
            throw RunError(localized("{}: {}", shown_as_, lxw_strerror(error)));
        }
    }

    std::string shown_as_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* head_ = nullptr;
    std::size_t columns_ = 0;
    lxw_row_t row_ = 0;
};

Workbook::Workbook(const std::filesystem::path& file)
    : implementation_(std::make_unique<Implementation>(file))
{
}

Workbook::~Workbook() = default;

void Workbook::begin_sheet(const std::string& name, const std::vector<std::string>& columns)
{
    implementation_->begin_sheet(name, columns);
}

void Workbook::add_row(const std::vector<io::TableCell>& cells)
{
    implementation_->add_row(cells);
}

void Workbook::close()
{
    implementation_->close();
}

}  // namespace natality::app
