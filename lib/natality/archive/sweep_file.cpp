#include <natality/archive/sweep_file.hpp>

#include <natality/archive/detail/results_attributes.hpp>
#include <natality/archive/detail/sweep_chunks.hpp>
#include <natality/archive/detail/sweep_content.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/io/read_sweep.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace natality::io {

namespace {

using Bytes = std::vector<std::byte>;

void check_size(const SweepPlan& plan, const std::vector<files::Variable>& variables)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
    if (plan.design().size() > most) {
        throw InputError({}, localized("the sweep has {} scenarios; a file holds at most {}",
                                       plan.design().size(), most));
    }
    for (const files::Variable& variable : variables) {
        const Bytes blank = detail::blank_chunk(variable.type, detail::chunk_values(variable));
        if (blank.size() > files::page_size) {
            throw InputError({}, localized("block: {} scenarios are too many at once for '{}'; "
                                           "a quarter of them will do",
                                           variable.storage.chunk.front(), variable.name));
        }
    }
}

files::Attributes attributes_of(const SweepPlan& plan, const Provenance& provenance,
                                std::uint64_t block_size, const SweepPart& part)
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
    const std::optional<SobolLayout> layout = plan.design().layout();
    if (layout) {
        attributes.push_back({detail::samples_attribute, std::to_string(plan.design().samples())});
        attributes.push_back({detail::layout_attribute, *layout == SobolLayout::saltelli
                                                            ? detail::saltelli_layout
                                                            : detail::plain_layout});
    }
    if (const DrawSettings& draws = plan.study().settings().draws; draws.count > 0) {
        attributes.push_back({detail::draw_seed_attribute, std::to_string(draws.seed)});
    }
    if (!part.is_whole()) {
        attributes.push_back({detail::part_attribute, static_cast<std::int32_t>(part.number)});
        attributes.push_back({detail::parts_attribute, static_cast<std::int32_t>(part.of)});
        attributes.push_back(
            {detail::all_scenarios_attribute, static_cast<std::int32_t>(plan.design().size())});
    }
    return attributes;
}

/// A chunk and the room for any other.
Bytes with_room(Bytes chunk, const files::Variable& variable)
{
    chunk.resize(detail::chunk_room(variable.type, detail::chunk_values(variable)));
    return chunk;
}

Bytes blank_with_room(const files::Variable& variable)
{
    return with_room(detail::blank_chunk(variable.type, detail::chunk_values(variable)), variable);
}

/// A sweep file that is there, to be written anew in another storage.
class Rewriting {
public:
    explicit Rewriting(const std::filesystem::path& file)
        : reader_(file),
          inputs_(reader_.inputs()),
          plan_(read_sweep(inputs_)),
          variables_(kept_variables(plan_)),
          places_(detail::block_places(reader_, file)),
          chunks_(file, std::ios::binary)
    {
        if (plan_.design().size() != reader_.all_scenarios() ||
            places_.size() != detail::sweep_block_variables(shape()).size()) {
            throw InputError(Place{file.string(), 0},
                             localized("holds another sweep than its inputs say"));
        }
    }

    [[nodiscard]] detail::SweepShape shape() const
    {
        return detail::sweep_shape(plan_, variables_, reader_.block_size(), reader_.part());
    }
    [[nodiscard]] std::vector<bool> completion() const { return reader_.completion(); }
    [[nodiscard]] const std::vector<files::VariablePlaces>& places() const { return places_; }
    [[nodiscard]] Bytes chunk(std::size_t variable, std::size_t block)
    {
        return detail::packed_chunk(chunks_, places_[variable].places[block]);
    }

    void write(files::NetcdfWriter& writer, const char* storage, const std::vector<bool>& done,
               const std::function<Bytes(std::size_t, std::size_t)>& chunk) const
    {
        files::Attributes attributes = reader_.attributes();
        for (files::Attribute& attribute : attributes) {
            if (attribute.name == detail::storage_attribute) {
                attribute.value = std::string(storage);
            }
        }
        detail::write_sweep_content(
            writer, shape(),
            {.attributes = std::move(attributes),
             .inputs = inputs_,
             .completion = std::vector<std::int32_t>(done.begin(), done.end()),
             .chunk = chunk,
             .is_to_be_filled = storage == std::string_view(detail::storage_with_room)});
    }

private:
    SweepReader reader_;
    files::InputFiles inputs_;
    SweepPlan plan_;
    std::vector<SweepVariable> variables_;
    std::vector<files::VariablePlaces> places_;
    std::ifstream chunks_;
};

/// By block: true if it is said to be there and all its chunks are whole.
std::vector<bool> whole_blocks(int descriptor, const std::vector<bool>& completion,
                               const std::vector<files::VariablePlaces>& places)
{
    std::vector<bool> whole = completion;
    for (std::size_t block = 0; block < whole.size(); ++block) {
        whole[block] =
            whole[block] &&
            std::all_of(places.begin(), places.end(), [&](const files::VariablePlaces& variable) {
                return detail::is_whole_at(descriptor, variable, block);
            });
    }
    return whole;
}

}  // namespace

std::uint64_t largest_sweep_file(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                                 std::uint64_t block_size, const SweepPart& part)
{
    const detail::SweepShape shape = detail::sweep_shape(plan, variables, block_size, part);
    check_size(plan, detail::sweep_block_variables(shape));
    std::uint64_t bytes = shape.scenarios * sizeof(std::int32_t);
    for (const files::Variable& variable : detail::sweep_block_variables(shape)) {
        bytes += shape.blocks() * detail::chunk_room(variable.type, detail::chunk_values(variable));
    }
    return bytes;
}

void create_sweep_file(const files::OutputFile& output, const SweepPlan& plan,
                       const std::vector<SweepVariable>& variables, std::uint64_t block_size,
                       const Provenance& provenance, const SweepPart& part)
{
    const detail::SweepShape shape = detail::sweep_shape(plan, variables, block_size, part);
    const std::vector<files::Variable> by_block = detail::sweep_block_variables(shape);
    check_size(plan, by_block);
    std::vector<Bytes> blank;
    std::transform(by_block.begin(), by_block.end(), std::back_inserter(blank), blank_with_room);
    files::NetcdfWriter file(output.temporary(), output.file().string(),
                             files::Placement::on_pages);
    detail::write_sweep_content(
        file, shape,
        {.attributes = attributes_of(plan, provenance, block_size, part),
         .inputs = provenance.inputs,
         .completion = std::vector<std::int32_t>(shape.blocks(), 0),
         .chunk = [&](std::size_t variable, std::size_t) { return blank[variable]; },
         .is_to_be_filled = true});
}

void pack_sweep_file(const std::filesystem::path& file, files::WriteLock lock)
{
    if (SweepReader(file).is_packed()) {
        return;
    }
    Rewriting sweep(file);
    files::OutputFile output(file, std::move(lock));
    files::NetcdfWriter writer(output.temporary(), file.string());
    sweep.write(
        writer, detail::storage_packed, sweep.completion(),
        [&](std::size_t variable, std::size_t block) { return sweep.chunk(variable, block); });
    output.commit();
}

std::uint64_t damaged_blocks(const std::filesystem::path& file)
{
    const files::WriteLock lock(file);
    const SweepReader reader(file);
    const std::vector<bool> said = reader.completion();
    const std::vector<bool> whole =
        whole_blocks(lock.descriptor(), said, detail::block_places(reader, file));
    return static_cast<std::uint64_t>(std::count(said.begin(), said.end(), true) -
                                      std::count(whole.begin(), whole.end(), true));
}

files::WriteLock make_room_again(const std::filesystem::path& file)
{
    files::WriteLock lock(file);
    Rewriting sweep(file);
    const std::vector<bool> whole =
        whole_blocks(lock.descriptor(), sweep.completion(), sweep.places());
    const std::vector<files::Variable> by_block = detail::sweep_block_variables(sweep.shape());
    files::OutputFile output(file, std::move(lock));
    files::NetcdfWriter writer(output.temporary(), file.string(), files::Placement::on_pages);
    sweep.write(
        writer, detail::storage_with_room, whole, [&](std::size_t variable, std::size_t block) {
            return whole[block] ? with_room(sweep.chunk(variable, block), by_block[variable])
                                : blank_with_room(by_block[variable]);
        });
    return output.commit();
}

}  // namespace natality::io
