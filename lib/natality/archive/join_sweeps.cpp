#include <natality/archive/join_sweeps.hpp>

#include <natality/archive/detail/results_attributes.hpp>
#include <natality/archive/detail/sweep_content.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_encoder.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/io/read_sweep.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace natality::io {

namespace {

using Path = std::filesystem::path;

std::string text_of(const files::Attributes& attributes, const char* name)
{
    return files::text_attribute(attributes, name).value_or("unknown");
}

/// What parts of one sweep have in common.
struct SweepIdentity {
    std::string file;
    files::InputFiles inputs;
    std::uint64_t parts = 0;
    std::uint64_t block_size = 0;
    std::uint64_t scenarios = 0;
    /// That are written by block.
    std::uint64_t variables = 0;
    std::string seed;
    std::string multiply_add;
    std::string program;

    explicit SweepIdentity(const SweepReader& part, const Path& path)
        : file(path.string()),
          inputs(part.inputs()),
          parts(part.part().of),
          block_size(part.block_size()),
          scenarios(part.all_scenarios()),
          variables(1 + part.indicators().size() + (part.has_drawn_evidence() ? 1 : 0)),
          seed(text_of(part.attributes(), "seed")),
          multiply_add(part.multiply_add().value_or("unknown")),
          program(fmt::format("natality {} ({}, {})",
                              text_of(part.attributes(), "natality_version"),
                              text_of(part.attributes(), "natality_revision"),
                              text_of(part.attributes(), "compiler")))
    {
    }
};

/// Names of the inputs that two sweeps do not have alike.
std::vector<std::string> differing_inputs(const files::InputFiles& one,
                                          const files::InputFiles& other)
{
    std::vector<std::string> names;
    for (const files::InputFile& input : one.all()) {
        const files::InputFile* const same = other.find(input.name);
        if (same == nullptr || same->content != input.content) {
            names.push_back(input.name);
        }
    }
    for (const files::InputFile& input : other.all()) {
        if (one.find(input.name) == nullptr) {
            names.push_back(input.name);
        }
    }
    return names;
}

/// What is different about a part, a sentence each.
std::vector<LocalText> differences(const SweepIdentity& part, const SweepIdentity& first)
{
    std::vector<LocalText> sentences;
    const auto told = [&](bool differs, const LocalText& sentence) {
        if (differs) {
            sentences.push_back(sentence);
        }
    };
    for (const std::string& name : differing_inputs(part.inputs, first.inputs)) {
        told(true, localized("was made with another {} than {}", name, first.file));
    }
    told(part.parts != first.parts,
         localized("is one of {} parts, {} one of {}", part.parts, first.file, first.parts));
    told(part.block_size != first.block_size,
         localized("has {} scenarios per block, {} has {}", part.block_size, first.file,
                   first.block_size));
    told(part.scenarios != first.scenarios,
         localized("is of a sweep of {} scenarios, {} of one of {}", part.scenarios, first.file,
                   first.scenarios));
    told(part.seed != first.seed,
         localized("has the seed {}, {} has {}", part.seed, first.file, first.seed));
    told(part.multiply_add != first.multiply_add,
         localized("was computed with {} multiply-add, {} with {}: the last digits differ; run it "
                   "again with other --instructions",
                   part.multiply_add, first.file, first.multiply_add));
    told(part.program != first.program,
         localized("was made by {}, {} by {}", part.program, first.file, first.program));
    return sentences;
}

/// `2, 5 to 9`
std::string numbers_text(const std::vector<std::uint64_t>& ascending)
{
    std::string text;
    for (std::size_t begin = 0; begin < ascending.size();) {
        std::size_t end = begin + 1;
        while (end < ascending.size() && ascending[end] == ascending[end - 1] + 1) {
            ++end;
        }
        text += text.empty() ? "" : ", ";
        text += end - begin == 1 ? fmt::format("{}", ascending[begin])
                                 : fmt::format("{} to {}", ascending[begin], ascending[end - 1]);
        begin = end;
    }
    return text;
}

/// Part files as they are looked at.
class PartsSeen {
public:
    void add(const Path& file)
    {
        try {
            look_at(SweepReader(file), file);
        } catch (const InputError& error) {
            problems_.append(error.problems());
        }
    }

    /// The files by number of the part.
    /// \throws InputError with all that was found.
    std::vector<Path> in_order()
    {
        if (first_) {
            report_missing();
        }
        problems_.throw_if_any();
        std::vector<Path> files;
        for (const auto& [number, file] : by_number_) {
            files.push_back(file);
        }
        return files;
    }

    [[nodiscard]] const SweepIdentity& identity() const { return *first_; }

private:
    void look_at(const SweepReader& reader, const Path& file)
    {
        const auto report = [&](const LocalText& sentence) {
            problems_.add(Place{file.string(), 0}, sentence);
        };
        if (reader.part().is_whole()) {
            report(localized("is a sweep of its own and no part of one"));
            return;
        }
        SweepIdentity identity(reader, file);
        if (!first_) {
            first_ = std::move(identity);
        } else if (const auto sentences = differences(identity, *first_); !sentences.empty()) {
            std::for_each(sentences.begin(), sentences.end(), report);
            return;
        }
        const SweepPart part = reader.part();
        const std::vector<bool> done = reader.completion();
        if (const auto open = std::count(done.begin(), done.end(), false); open > 0) {
            report(localized("is not complete: {} of its {} blocks are not there yet; go on with "
                             "'natality sweep --part {}/{} --resume'",
                             open, done.size(), part.number, part.of));
        }
        const auto [there, is_new] = by_number_.emplace(part.number, file);
        if (!is_new) {
            report(localized("is part {} of {}, as is {}", part.number, part.of,
                             there->second.string()));
        }
    }

    void report_missing()
    {
        std::vector<std::uint64_t> missing_ones;
        std::uint64_t next = 1;
        for (const auto& [number, file] : by_number_) {
            for (; next < number; ++next) {
                missing_ones.push_back(next);
            }
            next = number + 1;
        }
        for (; next <= first_->parts; ++next) {
            missing_ones.push_back(next);
        }
        if (!missing_ones.empty()) {
            problems_.add({}, localized("of the {} parts of the sweep {} {} not given: {}",
                                        first_->parts, missing_ones.size(),
                                        missing_ones.size() == 1 ? "is" : "are",
                                        numbers_text(missing_ones)));
        }
    }

    Problems problems_;
    std::optional<SweepIdentity> first_;
    std::map<std::uint64_t, Path> by_number_;
};

/// The chunks of all parts, of one part at a time.
class PartChunks {
public:
    PartChunks(const SweepParts& parts, std::vector<files::Variable> variables)
        : parts_(parts), variables_(std::move(variables))
    {
    }

    /// \param block counted over all parts.
    std::vector<std::byte> chunk(std::size_t variable, std::uint64_t block)
    {
        if (!blocks_.contains(block)) {
            open_part_with(block);
        }
        const files::Variable& described = variables_[variable];
        std::vector<std::size_t> corner(described.dimensions.size(), 0);
        corner.front() = static_cast<std::size_t>((block - blocks_.first) * parts_.block_size());
        std::vector<std::byte> bytes = detail::without_room(bytes_at(described.name, corner));
        if (!files::is_whole_chunk(bytes, described.type, detail::chunk_values(described))) {
            throw problem(localized("is damaged in block {}, '{}'; run the part again with "
                                    "--resume",
                                    block, described.name));
        }
        return bytes;
    }

private:
    /// Nothing where they cannot be read, which is no whole chunk either.
    [[nodiscard]] std::vector<std::byte> bytes_at(const std::string& variable,
                                                  const std::vector<std::size_t>& corner) const
    {
        try {
            return file_->chunk(variable, corner);
        } catch (const InputError&) {
            return {};
        }
    }

    void open_part_with(std::uint64_t block)
    {
        const std::uint64_t count = parts_.files().size();
        SweepPart part{1, count};
        while (!blocks_of(part, parts_.scenarios(), parts_.block_size()).contains(block)) {
            ++part.number;
        }
        path_ = parts_.files()[static_cast<std::size_t>(part.number - 1)];
        const SweepReader reader(path_);
        file_.emplace(path_);
        if (reader.part() != part || reader.all_scenarios() != parts_.scenarios() ||
            reader.block_size() != parts_.block_size() || !has_the_variables() ||
            !is_complete(reader)) {
            throw problem(localized("has changed since it was looked at"));
        }
        blocks_ = blocks_of(part, parts_.scenarios(), parts_.block_size());
    }

    [[nodiscard]] static bool is_complete(const SweepReader& reader)
    {
        const std::vector<bool> done = reader.completion();
        return std::find(done.begin(), done.end(), false) == done.end();
    }

    [[nodiscard]] bool has_the_variables() const
    {
        return std::all_of(variables_.begin(), variables_.end(),
                           [&](const files::Variable& variable) {
                               return file_->contains(variable.name) &&
                                      file_->describe(variable.name).type == variable.type;
                           });
    }

    [[nodiscard]] InputError problem(const LocalText& sentence) const
    {
        return {Place{path_.string(), 0}, sentence};
    }

    const SweepParts& parts_;
    std::vector<files::Variable> variables_;
    Path path_;
    BlockRange blocks_;
    std::optional<files::NetcdfReader> file_;
};

/// Those of a part, without what makes it one, and with who joined it.
files::Attributes joined_attributes(const files::Attributes& of_part, const Study& study,
                                    const Provenance& made)
{
    constexpr std::array of_joining{"command_line", "start_time", "date_created"};
    constexpr std::array of_parts{detail::part_attribute, detail::parts_attribute,
                                  detail::all_scenarios_attribute};
    const auto is_one_of = [](const auto& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const files::Attributes joining = detail::results_attributes(study, made);
    files::Attributes joined;
    for (files::Attribute attribute : of_part) {
        if (is_one_of(of_joining, attribute.name)) {
            attribute.value = *files::find_attribute(joining, attribute.name);
        } else if (attribute.name == "history") {
            attribute.value = text_of(joining, "history") + "\n" + text_of(of_part, "history");
        } else if (attribute.name == detail::storage_attribute) {
            attribute.value = std::string(detail::storage_packed);
        }
        if (!is_one_of(of_parts, attribute.name)) {
            joined.push_back(std::move(attribute));
        }
    }
    return joined;
}

}  // namespace

SweepParts SweepParts::checked(const std::vector<std::filesystem::path>& files)
{
    if (files.empty()) {
        throw std::invalid_argument("there are no parts to put together");
    }
    PartsSeen seen;
    for (const Path& file : files) {
        seen.add(file);
    }
    SweepParts parts;
    parts.files_ = seen.in_order();
    parts.scenarios_ = seen.identity().scenarios;
    parts.block_size_ = seen.identity().block_size;
    parts.chunks_ = seen.identity().variables * ((parts.scenarios_ - 1) / parts.block_size_ + 1);
    return parts;
}

void join_sweep_files(const SweepParts& parts, const files::OutputFile& output,
                      const Provenance& made,
                      const std::function<void(std::uint64_t copied)>& progress)
{
    const Path& first = parts.files().front();
    const SweepReader reader(first);
    const files::InputFiles inputs = reader.inputs();
    const SweepPlan plan = read_sweep(inputs);
    const std::vector<SweepVariable> variables = kept_variables(plan);
    if (plan.design().size() != parts.scenarios()) {
        throw InputError(Place{first.string(), 0},
                         localized("holds another sweep than its inputs say"));
    }
    const detail::SweepShape shape =
        detail::sweep_shape(plan, variables, parts.block_size(), SweepPart{});
    const std::vector<files::Variable> by_block = detail::sweep_block_variables(shape);
    PartChunks chunks(parts, by_block);
    files::NetcdfWriter writer(output.temporary(), output.file().string());
    detail::write_sweep_content(
        writer, shape,
        {.attributes = joined_attributes(reader.attributes(), plan.study(), made),
         .inputs = inputs,
         .completion = std::vector<std::int32_t>(shape.blocks(), 1),
         .chunk = [&](std::size_t variable, std::size_t block) {
             progress(variable * shape.blocks() + block);
             return chunks.chunk(variable, block);
         }});
}

}  // namespace natality::io
