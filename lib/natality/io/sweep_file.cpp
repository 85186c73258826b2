#include <natality/io/sweep_file.hpp>

#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/files/sha256.hpp>
#include <natality/io/detail/results_attributes.hpp>
#include <natality/io/detail/sweep_chunks.hpp>
#include <natality/io/detail/sweep_layout.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/io/sweep_reader.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <limits>
#include <string>

#include <fmt/format.h>

namespace natality::io {

namespace {

using Bytes = std::vector<std::byte>;

detail::SweepShape shape_of(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                            std::uint64_t block_size)
{
    return {plan, variables, static_cast<std::size_t>(block_size),
            static_cast<std::size_t>(plan.design().size())};
}

void check_size(const SweepPlan& plan, const std::vector<files::Variable>& variables)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
    if (plan.design().size() > most) {
        throw InputError({}, fmt::format("the sweep has {} scenarios; a file holds at most {}",
                                         plan.design().size(), most));
    }
    for (const files::Variable& variable : variables) {
        const Bytes blank = detail::blank_chunk(variable.type, detail::chunk_values(variable));
        if (blank.size() > files::page_size) {
            throw InputError({}, fmt::format("block: {} scenarios are too many at once for '{}'; "
                                             "a quarter of them will do",
                                             variable.storage.chunk.front(), variable.name));
        }
    }
}

files::Attributes attributes_of(const SweepPlan& plan, const Provenance& provenance,
                                std::uint64_t block_size)
{
    files::Attributes attributes = detail::results_attributes(plan.study(), provenance);
    for (files::Attribute& attribute : attributes) {
        if (attribute.name == detail::results_format_attribute) {
            attribute.name = detail::sweep_format_attribute;
            attribute.value = detail::sweep_format;
        }
    }
    attributes.push_back({detail::block_size_attribute, static_cast<std::int32_t>(block_size)});
    attributes.push_back({detail::storage_attribute, detail::storage_with_room});
    return attributes;
}

std::vector<std::int32_t> measure_numbers(const SweepPlan& plan)
{
    std::vector<std::int32_t> numbers;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        numbers.push_back(plan.study().catalogue().measures()[use.measure].number);
    }
    return numbers;
}

/// What goes into a file besides what its shape says.
struct Content {
    files::Attributes attributes;
    const files::InputFiles& inputs;
    /// By block.
    std::vector<std::int32_t> completion;
    /// The bytes of a chunk of a variable that is written by block.
    std::function<Bytes(std::size_t variable, std::size_t block)> chunk;
};

void write_file(files::NetcdfWriter& file, const detail::SweepShape& shape, const Content& content)
{
    file.add(content.attributes);
    for (const files::Dimension& dimension : detail::sweep_dimensions(shape)) {
        file.add(dimension);
    }
    for (const detail::Labels& labels : detail::sweep_labels(shape)) {
        file.add(labels.variable);
        file.write(labels.variable.name, labels.texts);
    }
    for (const files::Variable& variable : detail::sweep_fixed_variables()) {
        file.add(variable);
    }
    file.write(detail::completion_variable, {{0}, {content.completion.size()}}, content.completion);
    const std::vector<std::int32_t> numbers = measure_numbers(shape.plan);
    file.write(detail::number_variable, {{0}, {numbers.size()}}, numbers);
    for (const files::InputFile& input : content.inputs.all()) {
        file.embed({input.name, input.content, files::sha256(input.content)});
    }
    const std::vector<files::Variable> by_block = detail::sweep_block_variables(shape);
    for (std::size_t v = 0; v < by_block.size(); ++v) {
        file.add(by_block[v]);
        for (std::size_t block = 0; block < shape.blocks(); ++block) {
            file.write_chunk(by_block[v].name, block, content.chunk(v, block));
        }
    }
    file.close();
}

/// The bytes of a chunk without the room after it. A stream may end with zeros, four at most.
Bytes packed_chunk(std::ifstream& file, const files::FilePlace& place)
{
    constexpr std::size_t zeros_of_stream = 4;
    Bytes bytes(place.size);
    file.seekg(static_cast<std::streamoff>(place.offset));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto last = std::find_if(bytes.rbegin(), bytes.rend(),
                                   [](std::byte byte) { return byte != std::byte{0}; });
    bytes.resize(
        std::min(bytes.size(), static_cast<std::size_t>(bytes.rend() - last) + zeros_of_stream));
    return bytes;
}

}  // namespace

std::uint64_t largest_sweep_file(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                                 std::uint64_t block_size)
{
    const detail::SweepShape shape = shape_of(plan, variables, block_size);
    std::uint64_t bytes = shape.scenarios * sizeof(std::int32_t);
    for (const files::Variable& variable : detail::sweep_block_variables(shape)) {
        bytes += shape.blocks() * detail::chunk_room(variable.type, detail::chunk_values(variable));
    }
    return bytes;
}

void create_sweep_file(const files::OutputFile& output, const SweepPlan& plan,
                       const std::vector<SweepVariable>& variables, std::uint64_t block_size,
                       const Provenance& provenance)
{
    const detail::SweepShape shape = shape_of(plan, variables, block_size);
    const std::vector<files::Variable> by_block = detail::sweep_block_variables(shape);
    check_size(plan, by_block);
    std::vector<Bytes> blank;
    for (const files::Variable& variable : by_block) {
        const std::size_t values = detail::chunk_values(variable);
        blank.push_back(detail::blank_chunk(variable.type, values));
        blank.back().resize(detail::chunk_room(variable.type, values));
    }
    files::NetcdfWriter file(output.temporary(), output.file().string(),
                             files::Placement::on_pages);
    write_file(file, shape,
               {.attributes = attributes_of(plan, provenance, block_size),
                .inputs = provenance.inputs,
                .completion = std::vector<std::int32_t>(shape.blocks(), 0),
                .chunk = [&](std::size_t variable, std::size_t) { return blank[variable]; }});
}

void pack_sweep_file(const std::filesystem::path& file)
{
    const SweepReader reader(file);
    if (reader.is_packed()) {
        return;
    }
    const files::InputFiles inputs = reader.inputs();
    const SweepPlan plan = read_sweep(inputs);
    if (plan.design().size() != reader.scenarios()) {
        throw InputError(Place{file.string(), 0}, "holds another sweep than its inputs say");
    }
    const std::vector<SweepVariable> variables = sweep_variables(plan);
    const detail::SweepShape shape = shape_of(plan, variables, reader.block_size());
    std::vector<std::string> names;
    for (const files::Variable& variable : detail::sweep_block_variables(shape)) {
        names.push_back(variable.name);
    }
    const std::vector<files::VariablePlaces> places = files::find_places(file, names);
    std::ifstream chunks(file, std::ios::binary);
    files::Attributes attributes = reader.attributes();
    for (files::Attribute& attribute : attributes) {
        if (attribute.name == detail::storage_attribute) {
            attribute.value = std::string(detail::storage_packed);
        }
    }
    const std::vector<bool> done = reader.completion();
    files::OutputFile output(file, files::ExistingOutput::replace);
    files::NetcdfWriter writer(output.temporary(), file.string());
    write_file(writer, shape,
               {.attributes = std::move(attributes),
                .inputs = inputs,
                .completion = std::vector<std::int32_t>(done.begin(), done.end()),
                .chunk = [&](std::size_t variable, std::size_t block) {
                    return packed_chunk(chunks, places[variable].places[block]);
                }});
    output.commit();
}

}  // namespace natality::io
