#include "altered_copy.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/files/sha256.hpp>

#include <array>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <utility>

namespace natality::fuzz {

namespace {

/// One change in so many places: most of a file stays what it was.
constexpr std::size_t seldom = 24;

double altered_number(double number, Choices& choices)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::array<double, 8> odd{
        0.0,   -1.0,     1.0,       std::numeric_limits<double>::quiet_NaN(),
        1e300, infinity, -infinity, number + 1.0};
    return choices.one_in(seldom) ? odd[choices.below(odd.size())] : number;
}

std::string altered_text(std::string text, Choices& choices)
{
    if (!choices.one_in(seldom) || text.empty()) {
        return text;
    }
    switch (choices.below(4)) {
    case 0:
        return {};
    case 1:
        return text.substr(0, choices.below(text.size()));
    case 2:
        return text + text;
    default:
        text[choices.below(text.size())] = static_cast<char>(choices.below(256));
        return text;
    }
}

void alter(files::AttributeValue& value, Choices& choices)
{
    if (choices.one_in(seldom)) {
        value =
            choices.one_in(2) ? files::AttributeValue(1.5) : files::AttributeValue(std::string());
    } else if (auto* const text = std::get_if<std::string>(&value)) {
        *text = altered_text(std::move(*text), choices);
    } else if (auto* const whole = std::get_if<std::int32_t>(&value)) {
        constexpr std::array<std::int32_t, 5> odd{0, -1, 1,
                                                  std::numeric_limits<std::int32_t>::max(),
                                                  std::numeric_limits<std::int32_t>::min()};
        *whole = choices.one_in(seldom / 4) ? odd[choices.below(odd.size())] : *whole;
    } else if (auto* const number = std::get_if<double>(&value)) {
        *number = altered_number(*number, choices);
    } else if (auto* const texts = std::get_if<std::vector<std::string>>(&value)) {
        if (choices.one_in(seldom) && texts->size() > 1) {
            texts->pop_back();
        }
    }
}

files::Attributes altered(files::Attributes attributes, Choices& choices)
{
    files::Attributes kept;
    for (files::Attribute& attribute : attributes) {
        // The writer says by itself what stands for a missing value.
        if (attribute.name != files::missing_value_attribute && !choices.one_in(seldom)) {
            alter(attribute.value, choices);
            kept.push_back(std::move(attribute));
        }
    }
    return kept;
}

/// The attributes that the writer adds by itself are of the netCDF model, not of natality.
class Copy {
public:
    Copy(const std::filesystem::path& source, const std::filesystem::path& target, Choices& choices)
        : reader_(source), writer_(target, target.string()), choices_(choices)
    {
    }

    void make()
    {
        writer_.add(altered(reader_.attributes(), choices_));
        for (const std::string& name : reader_.variables()) {
            const files::VariableDescription what = reader_.describe(name);
            const bool is_axis = what.dimensions == std::vector{name};
            if (choices_.one_in(seldom * 2)) {
                continue;
            }
            is_axis ? copy_axis(what) : copy_variable(what);
        }
        for (files::EmbeddedFile file : reader_.embedded_files()) {
            if (choices_.one_in(seldom)) {
                continue;
            }
            file.content = altered_text(std::move(file.content), choices_);
            file.sha256 = choices_.one_in(seldom) ? file.sha256 : files::sha256(file.content);
            writer_.embed(file);
        }
        writer_.close();
    }

private:
    void copy_axis(const files::VariableDescription& axis)
    {
        files::Dimension copy{axis.name, {}, altered(axis.attributes, choices_)};
        const bool is_shorter = choices_.one_in(seldom) && axis.shape.front() > 1;
        const std::size_t length = axis.shape.front() - (is_shorter ? 1 : 0);
        lengths_.emplace_back(axis.name, length);
        if (axis.type == files::ValueType::text) {
            std::vector<std::string> labels = reader_.texts(axis.name);
            labels.resize(length);
            for (std::string& label : labels) {
                label = altered_text(std::move(label), choices_);
            }
            copy.coordinates = labels;
        } else {
            std::vector<double> labels = reader_.numbers(axis.name);
            labels.resize(length);
            for (double& label : labels) {
                label = altered_number(label, choices_);
            }
            const bool is_whole = axis.type == files::ValueType::int32 && !choices_.one_in(seldom);
            copy.coordinates =
                is_whole ? files::Coordinates(whole(labels)) : files::Coordinates(labels);
        }
        writer_.add(copy);
    }

    static std::vector<std::int32_t> whole(const std::vector<double>& numbers)
    {
        std::vector<std::int32_t> rounded;
        for (const double number : numbers) {
            const bool fits = number >= std::numeric_limits<std::int32_t>::min() &&
                              number <= std::numeric_limits<std::int32_t>::max();
            rounded.push_back(fits ? static_cast<std::int32_t>(number)
                                   : std::numeric_limits<std::int32_t>::max());
        }
        return rounded;
    }

    [[nodiscard]] std::size_t length_of(const std::string& axis) const
    {
        for (const auto& [name, length] : lengths_) {
            if (name == axis) {
                return length;
            }
        }
        throw std::invalid_argument("no axis of that name");
    }

    void copy_variable(const files::VariableDescription& what)
    {
        files::Variable copy{
            what.name, what.type, what.dimensions, altered(what.attributes, choices_), {}};
        if (choices_.one_in(seldom) && !copy.dimensions.empty()) {
            copy.dimensions.pop_back();
        }
        if (choices_.one_in(seldom) && what.type != files::ValueType::text) {
            copy.type = files::ValueType::int32;
        }
        files::Slab whole_of_it;
        for (const std::string& axis : copy.dimensions) {
            whole_of_it.offset.push_back(0);
            whole_of_it.count.push_back(length_of(axis));
        }
        if (copy.dimensions.size() > 1) {
            copy.storage.chunk = whole_of_it.count;
            copy.storage.chunk.front() = 1 + choices_.below(copy.storage.chunk.front());
        }
        writer_.add(copy);
        if (what.type == files::ValueType::text) {
            std::vector<std::string> texts = reader_.texts(what.name);
            texts.resize(files::size(whole_of_it));
            for (std::string& text : texts) {
                text = altered_text(std::move(text), choices_);
            }
            writer_.write(copy.name, texts);
            return;
        }
        std::vector<double> values = reader_.numbers(what.name);
        values.resize(files::size(whole_of_it));
        if (!values.empty()) {
            double& value = values[choices_.below(values.size())];
            value = altered_number(value, choices_);
        }
        writer_.write(copy.name, whole_of_it, values);
    }

    files::NetcdfReader reader_;
    files::NetcdfWriter writer_;
    Choices& choices_;
    std::vector<std::pair<std::string, std::size_t>> lengths_;
};

}  // namespace

bool copy_altered(const std::filesystem::path& source, const std::filesystem::path& target,
                  Choices& choices)
{
    try {
        Copy(source, target, choices).make();
        return true;
    } catch (const std::invalid_argument&) {
        return false;
    }
}

void change_chunks(const std::filesystem::path& sweep, Choices& choices)
{
    std::vector<std::string> names = io::SweepReader(sweep).indicators();
    names.emplace_back("package");
    std::fstream file(sweep, std::ios::in | std::ios::out | std::ios::binary);
    for (const files::VariablePlaces& variable : files::find_places(sweep, names)) {
        for (const files::FilePlace& place : variable.places) {
            if (place.size > 0 && choices.one_in(2)) {
                file.seekp(static_cast<std::streamoff>(place.offset + choices.below(place.size)));
                file.put(static_cast<char>(choices.below(256)));
            }
        }
    }
}

}  // namespace natality::fuzz
