#include <natality/io/sweep_writer.hpp>

#include <natality/base/problems.hpp>
#include <natality/io/detail/sweep_chunks.hpp>
#include <natality/io/detail/sweep_layout.hpp>
#include <natality/io/sweep_reader.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <functional>
#include <numeric>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace natality::io {

namespace {

/// Fast: compressing must not take longer than computing.
constexpr int block_level = 1;

RunError failed(const std::filesystem::path& file, const char* what)
{
    return RunError(fmt::format("{}: cannot {}: {}", file.string(), what,
                                std::generic_category().message(errno)));
}

/// Keeps other writers out; readers, which HDF5 makes lock the file in another way, are not.
bool lock(int descriptor)
{
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &whole) == 0;
}

std::size_t values_of(const files::VariablePlaces& places)
{
    return std::accumulate(places.chunk.begin(), places.chunk.end(), std::size_t{1},
                           std::multiplies<>());
}

}  // namespace

SweepWriter::SweepWriter(std::filesystem::path file) : file_(std::move(file)), encoder_(block_level)
{
    const SweepReader reader(file_);
    block_size_ = reader.block_size();
    for (const bool done : reader.completion()) {
        done_.push_back(done ? 1 : 0);
    }
    std::vector<std::string> names{detail::completion_variable, detail::package_variable};
    if (reader.has_drawn_evidence()) {
        names.emplace_back(detail::quantile_variable);
    }
    for (const std::string& name : reader.indicators()) {
        names.push_back(name);
    }
    std::vector<files::VariablePlaces> places = files::find_places(file_, names);
    completion_offset_ = places.front().places.front().offset;
    for (std::size_t v = 1; v < places.size(); ++v) {
        const std::size_t values = values_of(places[v]);
        std::vector<std::byte> blank = detail::blank_chunk(places[v].type, values);
        blank.resize(files::page_size);
        variables_.push_back({std::move(places[v]), values, std::move(blank)});
    }
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0) {
        throw failed(file_, "write");
    }
    if (!lock(descriptor_)) {
        ::close(descriptor_);
        throw InputError(Place{file_.string(), 0}, "is being written by another program");
    }
}

SweepWriter::~SweepWriter()
{
    ::close(descriptor_);
}

std::function<void()> SweepWriter::take(const SweepBlock& block)
{
    std::vector<Bytes> chunks;
    const auto encode = [&](const std::vector<double>& values) {
        const Chunked& variable = variables_[chunks.size()];
        chunks.push_back(encoder_.encode(values, variable.places.type, variable.values_a_chunk));
    };
    encode(block.levels);
    if (!block.effect_quantiles.empty()) {
        encode(block.effect_quantiles);
    }
    for (const std::vector<double>& values : block.values) {
        encode(values);
    }
    return
        [this, number = block.number, chunks = std::move(chunks)] { write_block(number, chunks); };
}

void SweepWriter::write_block(std::uint64_t number, const std::vector<Bytes>& chunks)
{
    const auto offset_of = [&](std::size_t v) {
        return variables_[v].places.places[number].offset;
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
    mark(number, 1);
}

void SweepWriter::mark(std::uint64_t block, std::int32_t done)
{
    static_assert(std::endian::native == std::endian::little, "the file is little-endian");
    done_[block] = done;
    write(std::as_bytes(std::span(&done_[block], 1)),
          completion_offset_ + block * sizeof(std::int32_t));
}

void SweepWriter::write(std::span<const std::byte> bytes, std::uint64_t offset) const
{
    while (!bytes.empty()) {
        const ssize_t count =
            ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
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

bool SweepWriter::is_whole(std::uint64_t block) const
{
    return std::all_of(variables_.begin(), variables_.end(), [&](const Chunked& variable) {
        const files::FilePlace place = variable.places.places[block];
        Bytes bytes(place.size);
        const ssize_t count =
            ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place.offset));
        return count > 0 &&
               files::is_whole_chunk(std::span(bytes).first(static_cast<std::size_t>(count)),
                                     variable.places.type, variable.values_a_chunk);
    });
}

std::uint64_t SweepWriter::verify()
{
    std::uint64_t taken_back = 0;
    for (std::uint64_t block = 0; block < done_.size(); ++block) {
        if (is_done(block) && !is_whole(block)) {
            mark(block, 0);
            ++taken_back;
        }
    }
    return taken_back;
}

void SweepWriter::synchronise()
{
    if (::fsync(descriptor_) != 0) {
        throw failed(file_, "write");
    }
}

}  // namespace natality::io
