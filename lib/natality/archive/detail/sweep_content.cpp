#include <natality/archive/detail/sweep_content.hpp>

#include <natality/files/sha256.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace natality::io::detail {

namespace {

std::vector<std::int32_t> measure_numbers(const SweepPlan& plan)
{
    std::vector<std::int32_t> numbers;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        numbers.push_back(plan.study().catalogue().measures()[use.measure].number);
    }
    return numbers;
}

}  // namespace

SweepShape sweep_shape(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                       std::uint64_t block_size, const SweepPart& part)
{
    const std::uint64_t all = plan.design().size();
    const BlockRange blocks = blocks_of(part, all, block_size);
    return {plan, variables, static_cast<std::size_t>(block_size),
            static_cast<std::size_t>(scenarios_of(blocks, all, block_size)),
            static_cast<std::size_t>(blocks.first)};
}

void write_sweep_content(files::NetcdfWriter& file, const SweepShape& shape,
                         const SweepContent& content)
{
    file.add(content.attributes);
    for (const files::Dimension& dimension : sweep_dimensions(shape)) {
        file.add(dimension);
    }
    for (const Labels& labels : sweep_labels(shape)) {
        file.add(labels.variable);
        file.write(labels.variable.name, labels.texts);
    }
    for (const files::Variable& variable : sweep_fixed_variables()) {
        file.add(variable);
    }
    file.write(completion_variable, {{0}, {content.completion.size()}}, content.completion);
    const std::vector<std::int32_t> numbers = measure_numbers(shape.plan);
    file.write(number_variable, {{0}, {numbers.size()}}, numbers);
    for (const files::InputFile& input : content.inputs.all()) {
        file.embed({input.name, input.content, files::sha256(input.content)});
    }
    const std::vector<files::Variable> by_block = sweep_block_variables(shape);
    std::vector<std::string> rewritten;
    for (std::size_t v = 0; v < by_block.size(); ++v) {
        file.add(by_block[v]);
        for (std::size_t block = 0; block < shape.blocks(); ++block) {
            file.write_chunk(by_block[v].name, block, content.chunk(v, block));
        }
        rewritten.push_back(by_block[v].name);
    }
    rewritten.emplace_back(completion_variable);
    file.close(content.is_to_be_filled ? rewritten : std::vector<std::string>{});
}

std::vector<std::byte> without_room(std::vector<std::byte> chunk)
{
    // A stream may end with zeros, four at most.
    constexpr std::size_t zeros_of_stream = 4;
    const auto last = std::find_if(chunk.rbegin(), chunk.rend(),
                                   [](std::byte byte) { return byte != std::byte{0}; });
    chunk.resize(
        std::min(chunk.size(), static_cast<std::size_t>(chunk.rend() - last) + zeros_of_stream));
    return chunk;
}

std::vector<std::byte> packed_chunk(std::istream& file, const files::FilePlace& place)
{
    std::vector<std::byte> bytes(place.size);
    file.seekg(static_cast<std::streamoff>(place.offset));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return without_room(std::move(bytes));
}

}  // namespace natality::io::detail
