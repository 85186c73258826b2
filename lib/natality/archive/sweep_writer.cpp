#include <natality/archive/sweep_writer.hpp>

#include <natality/archive/detail/sweep_chunks.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <functional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace natality::io {

namespace {

RunError failed(const std::filesystem::path& file, const char* what)
{
    return RunError(localized("{}: cannot {}: {}", file.string(), localized_text(what),
                              localized_text(std::generic_category().message(errno))));
}

}  // namespace

SweepWriter::SweepWriter(const std::filesystem::path& file)
    : SweepWriter(file, files::WriteLock(file))
{
}

SweepWriter::SweepWriter(std::filesystem::path file, files::WriteLock lock)
    : file_(std::move(file)), lock_(std::move(lock))
{
    const SweepReader reader(file_);
    if (reader.is_packed()) {
        throw InputError(Place{file_.string(), 0}, "is finished and has no room for other values");
    }
    if (!reader.is_sealed()) {
        throw InputError(
            Place{file_.string(), 0},
            localized("has no seal, because another program or an older version wrote it: its room "
                      "for blocks cannot be trusted; give --force to begin it anew"));
    }
    block_size_ = reader.block_size();
    part_ = reader.part();
    first_block_ = reader.first_block();
    for (const bool done : reader.completion()) {
        done_.push_back(done ? 1 : 0);
    }
    std::vector<files::VariablePlaces> places = detail::block_places(reader, file_);
    completion_offset_ =
        files::find_places(file_, {detail::completion_variable}).front().places.front().offset;
    std::vector<SweepEncoder::ChunkShape> shapes;
    for (files::VariablePlaces& variable : places) {
        shapes.push_back({variable.type, detail::values_per_chunk(variable)});
        std::vector<std::byte> blank = detail::blank_chunk(variable.type, shapes.back().values);
        blank.resize(files::page_size);
        variables_.push_back({std::move(variable), std::move(blank)});
    }
    encoder_.emplace(std::move(shapes));
}

std::function<void()> SweepWriter::take(const SweepBlock& block)
{
    require_place(block.number);
    return [this, position = block.number - first_block_, chunks = encoder_->encode(block)] {
        write_block(position, chunks);
    };
}

void SweepWriter::put(std::uint64_t block, const BlockChunks& chunks)
{
    require_place(block);
    const std::uint64_t position = block - first_block_;
    const bool fits = std::equal(chunks.begin(), chunks.end(), variables_.begin(), variables_.end(),
                                 [&](const Bytes& chunk, const Chunked& variable) {
                                     return chunk.size() <= variable.places.places[position].size;
                                 });
    if (!fits) {
        throw std::invalid_argument("the block is of another sweep than the file");
    }
    write_block(position, chunks);
}

void SweepWriter::require_place(std::uint64_t block) const
{
    if (!has_place(block)) {
        throw std::invalid_argument("the sweep file has no place for the block");
    }
}

void SweepWriter::write_block(std::uint64_t position, const BlockChunks& chunks)
{
    require_name();
    const auto offset_of = [&](std::size_t v) {
        return variables_[v].places.places[position].offset;
    };
    // What is past its first page cannot be seen as long as that page says that nothing is there.
    for (std::size_t v = 0; v < chunks.size(); ++v) {
        write(variables_[v].blank, offset_of(v));
        if (chunks[v].size() > files::page_size) {
            write(std::span(chunks[v]).subspan(files::page_size), offset_of(v) + files::page_size);
        }
    }
    for (std::size_t v = 0; v < chunks.size(); ++v) {
        write(std::span(chunks[v]).first(std::min(chunks[v].size(), files::page_size)),
              offset_of(v));
    }
    mark(position, 1);
}

void SweepWriter::require_name() const
{
    if (!lock_.is_under(file_)) {
        throw RunError(
            localized("{}: was removed or replaced while it was being written", file_.string()));
    }
}

void SweepWriter::mark(std::uint64_t position, std::int32_t done)
{
    static_assert(std::endian::native == std::endian::little, "the file is little-endian");
    done_[position] = done;
    write(std::as_bytes(std::span(&done_[position], 1)),
          completion_offset_ + position * sizeof(std::int32_t));
}

void SweepWriter::write(std::span<const std::byte> bytes, std::uint64_t offset) const
{
    while (!bytes.empty()) {
        const ssize_t count =
            ::pwrite(lock_.descriptor(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw failed(file_, "write");
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

bool SweepWriter::is_whole(std::uint64_t position) const
{
    return std::all_of(variables_.begin(), variables_.end(), [&](const Chunked& variable) {
        return detail::is_whole_at(lock_.descriptor(), variable.places, position);
    });
}

std::uint64_t SweepWriter::verify()
{
    std::uint64_t taken_back = 0;
    for (std::uint64_t position = 0; position < done_.size(); ++position) {
        if (done_[position] != 0 && !is_whole(position)) {
            mark(position, 0);
            ++taken_back;
        }
    }
    return taken_back;
}

void SweepWriter::synchronise()
{
    if (::fsync(lock_.descriptor()) != 0) {
        throw failed(file_, "write");
    }
}

}  // namespace natality::io
