#include <natality/archive/sweep_reader.hpp>

#include <natality/archive/detail/embedded_inputs.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/archive/detail/sweep_values.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace natality::io {

namespace {

/// Values of one scenario, step by step, each with its birth orders: their sum.
double sum_of(std::span<const double> values, std::size_t /*orders*/)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The largest sum over birth orders of a step; missing where one of them is.
double largest_of(std::span<const double> values, std::size_t orders)
{
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t first = 0; first < values.size(); first += orders) {
        const double of_step = sum_of(values.subspan(first, orders), orders);
        largest = std::isnan(of_step) ? of_step : std::max(largest, of_step);
    }
    return largest;
}

}  // namespace

bool is_sweep_file(const std::filesystem::path& file)
{
    return files::find_attribute(files::NetcdfReader(file).attributes(),
                                 detail::sweep_format_attribute) != nullptr;
}

SweepReader::SweepReader(const std::filesystem::path& file)
    : shown_as_(file.string()), file_(file), attributes_(file_.attributes())
{
    if (files::find_attribute(attributes_, detail::sweep_format_attribute) == nullptr) {
        throw problem(localized("is an HDF5 file, but holds no sweep of natality"));
    }
    if (const auto version = number(detail::sweep_format_attribute);
        version != detail::sweep_format) {
        throw problem(localized("is of sweep format version {}; this program reads version {}",
                                version, detail::sweep_format));
    }
    check_axes();
    scenarios_ = file_.describe("scenario").shape.front();
    const std::int32_t block_size = number(detail::block_size_attribute);
    if (block_size < 1 || static_cast<std::size_t>(block_size) > scenarios_) {
        throw problem(
            localized("is damaged: {} scenarios per block of {} in all", block_size, scenarios_));
    }
    block_size_ = static_cast<std::size_t>(block_size);
    const std::vector<std::size_t> blocks = file_.describe(detail::completion_variable).shape;
    if (blocks != std::vector{(scenarios_ + block_size_ - 1) / block_size_}) {
        throw problem(localized("is damaged: '{}' does not say of each block whether it is there",
                                detail::completion_variable));
    }
    check_indicators();
    read_part();
    check_completion();
    if (!file_.is_sealed()) {
        detail::require_sweep_content(*this, file_, shown_as_);
    }
}

void SweepReader::check_completion() const
{
    for (const double done : file_.numbers(detail::completion_variable)) {
        if (done != 0.0 && done != 1.0) {
            throw problem(localized("is damaged: '{}' holds {}, which is neither 0 nor 1",
                                    detail::completion_variable, done));
        }
    }
}

void SweepReader::read_part()
{
    all_scenarios_ = scenarios_;
    if (files::find_attribute(attributes_, detail::part_attribute) == nullptr) {
        return;
    }
    const auto counted = [&](const char* attribute) {
        return static_cast<std::uint64_t>(std::max(number(attribute), 0));
    };
    part_ = {counted(detail::part_attribute), counted(detail::parts_attribute)};
    all_scenarios_ = counted(detail::all_scenarios_attribute);
    const bool there_is = part_.number >= 1 && part_.number <= part_.of &&
                          part_.of <= most_parts(all_scenarios_, block_size_);
    const BlockRange blocks =
        there_is ? blocks_of(part_, all_scenarios_, block_size_) : BlockRange{};
    if (scenarios_of(blocks, all_scenarios_, block_size_) != scenarios_) {
        throw problem(localized("is damaged: its {} scenarios are not part {} of {} of {}",
                                scenarios_, part_.number, part_.of, all_scenarios_));
    }
    first_block_ = blocks.first;
}

std::optional<std::string> SweepReader::multiply_add() const
{
    const bool is_said =
        files::find_attribute(attributes_, detail::multiply_add_attribute) != nullptr;
    return is_said ? std::optional(text(detail::multiply_add_attribute)) : std::nullopt;
}

void SweepReader::require_all_parts() const
{
    if (!part_.is_whole()) {
        throw problem(localized("is part {} of {} of a sweep; put the parts together first "
                                "(natality join)",
                                part_.number, part_.of));
    }
}

void SweepReader::check_axes() const
{
    for (const char* const axis : {"scenario", "region", "measure"}) {
        const std::vector<std::size_t> shape = file_.describe(axis).shape;
        if (shape.size() != 1 || shape.front() == 0) {
            throw problem(localized("is damaged: '{}' is no axis", axis));
        }
    }
    const std::vector<std::size_t> measures = file_.describe("measure").shape;
    for (const char* const label : {"measure_name", "measure_name_zh", detail::number_variable}) {
        if (file_.describe(label).shape != measures) {
            throw problem(localized("is damaged: '{}' has not one entry a measure", label));
        }
    }
}

void SweepReader::check_indicators() const
{
    const std::size_t regions = file_.describe("region").shape.front();
    for (const std::string& name : indicators()) {
        const files::VariableDescription variable = file_.describe(name);
        const std::vector<std::size_t> years = file_.describe(variable.dimensions[1]).shape;
        const bool fits = variable.shape.size() <= 4 && variable.shape[0] == scenarios_ &&
                          years.size() == 1 && variable.shape[1] == years.front() &&
                          variable.shape[2] == regions;
        if (!fits) {
            throw problem(localized("is damaged: '{}' does not have the shape of its axes", name));
        }
    }
}

std::string SweepReader::currency() const
{
    return text("currency");
}

bool SweepReader::is_packed() const
{
    const std::string storage = text(detail::storage_attribute);
    if (storage != detail::storage_packed && storage != detail::storage_with_room) {
        throw problem(localized("is damaged: '{}' is neither '{}' nor '{}'",
                                detail::storage_attribute, detail::storage_packed,
                                detail::storage_with_room));
    }
    return storage == detail::storage_packed;
}

bool SweepReader::has_drawn_evidence() const
{
    return file_.contains(detail::quantile_variable);
}

std::vector<bool> SweepReader::completion() const
{
    std::vector<bool> complete;
    for (const double done : file_.numbers(detail::completion_variable)) {
        complete.push_back(done != 0.0);
    }
    return complete;
}

std::vector<std::string> SweepReader::regions() const
{
    return file_.texts("region");
}

std::vector<SweepMeasure> SweepReader::measures() const
{
    const std::vector<std::string> ids = file_.texts("measure");
    const std::vector<std::string> names = file_.texts("measure_name");
    const std::vector<std::string> names_zh = file_.texts("measure_name_zh");
    const std::vector<double> numbers = file_.numbers(detail::number_variable);
    std::vector<SweepMeasure> measures;
    for (std::size_t m = 0; m < ids.size(); ++m) {
        measures.push_back({ids[m], {names[m], names_zh[m]}, static_cast<int>(numbers[m])});
    }
    return measures;
}

std::vector<std::string> SweepReader::indicators() const
{
    std::vector<std::string> ids;
    for (const std::string& name : file_.variables()) {
        const std::vector<std::string> axes = file_.describe(name).dimensions;
        if (axes.size() >= 3 && axes.front() == "scenario") {
            ids.push_back(name);
        }
    }
    return ids;
}

bool SweepReader::contains(const std::string& indicator) const
{
    const std::vector<std::string> ids = indicators();
    return std::find(ids.begin(), ids.end(), indicator) != ids.end();
}

std::vector<int> SweepReader::years(const std::string& indicator) const
{
    std::vector<int> years;
    for (const double year : file_.numbers(file_.describe(indicator).dimensions.at(1))) {
        years.push_back(static_cast<int>(year));
    }
    return years;
}

bool SweepReader::has_every_year(const std::string& indicator) const
{
    return file_.describe(indicator).dimensions.at(1).find("_every_") == std::string::npos;
}

std::vector<files::VariableDescription> SweepReader::variables() const
{
    std::vector<files::VariableDescription> descriptions;
    for (const std::string& name : file_.variables()) {
        descriptions.push_back(file_.describe(name));
    }
    return descriptions;
}

std::vector<double> SweepReader::values(const std::string& indicator, std::size_t step,
                                        std::size_t region) const
{
    return over_steps(indicator, step, step, region, sum_of);
}

std::vector<double> SweepReader::sums_through(const std::string& indicator, std::size_t step,
                                              std::size_t region) const
{
    return over_steps(indicator, 0, step, region, sum_of);
}

std::vector<double> SweepReader::most_through(const std::string& indicator, std::size_t step,
                                              std::size_t region) const
{
    return over_steps(indicator, 0, step, region, largest_of);
}

std::vector<double> SweepReader::over_steps(const std::string& indicator, std::size_t first,
                                            std::size_t last, std::size_t region,
                                            OverSteps reduced) const
{
    const std::vector<std::size_t> shape = file_.describe(indicator).shape;
    const std::size_t orders = shape.size() > 3 ? shape[3] : 1;
    const std::size_t per_scenario = (last - first + 1) * orders;
    std::vector<double> all;
    all.reserve(scenarios_);
    // A block at a time: each chunk is read once, and little of the file is in memory.
    for (std::size_t scenario = 0; scenario < scenarios_; scenario += block_size_) {
        const std::size_t count = std::min(block_size_, scenarios_ - scenario);
        files::Slab slab{{scenario, first, region}, {count, last - first + 1, 1}};
        if (shape.size() > 3) {
            slab.offset.push_back(0);
            slab.count.push_back(orders);
        }
        const std::vector<double> values = file_.numbers(indicator, slab);
        for (std::size_t s = 0; s < count; ++s) {
            all.push_back(
                reduced(std::span(values).subspan(s * per_scenario, per_scenario), orders));
        }
    }
    return all;
}

std::vector<double> SweepReader::levels(std::size_t scenario) const
{
    const std::size_t measures = file_.describe("measure").shape.front();
    return file_.numbers(detail::package_variable, {{scenario, 0}, {1, measures}});
}

std::vector<bool> SweepReader::holding(const std::vector<bool>& measures) const
{
    std::vector<bool> holding;
    holding.reserve(scenarios_);
    for (std::size_t scenario = 0; scenario < scenarios_; scenario += block_size_) {
        const std::size_t count = std::min(block_size_, scenarios_ - scenario);
        const std::vector<double> levels =
            file_.numbers(detail::package_variable, {{scenario, 0}, {count, measures.size()}});
        for (std::size_t s = 0; s < count; ++s) {
            bool holds = false;
            for (std::size_t m = 0; m < measures.size(); ++m) {
                holds = holds || (measures[m] && !std::isnan(levels[s * measures.size() + m]));
            }
            holding.push_back(holds);
        }
    }
    return holding;
}

files::InputFiles SweepReader::inputs() const
{
    return detail::embedded_inputs(file_, shown_as_);
}

std::string SweepReader::text(const char* attribute) const
{
    return files::text_attribute(attributes_, attribute).value_or("");
}

std::int32_t SweepReader::number(const char* attribute) const
{
    const std::optional<std::int32_t> number = files::number_attribute(attributes_, attribute);
    if (!number) {
        throw problem(localized("lacks the number '{}'", attribute));
    }
    return *number;
}

InputError SweepReader::problem(const LocalText& sentence) const
{
    return {Place{shown_as_, 0}, sentence};
}

}  // namespace natality::io
