#include <natality/files/hdf5/chunk_encoder.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <mutex>
#include <new>
#include <stdexcept>

#include <libdeflate.h>

namespace natality::files {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const
    {
        libdeflate_free_compressor(compressor);
    }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const
    {
        libdeflate_free_decompressor(decompressor);
    }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

std::size_t width_of(ValueType type)
{
    switch (type) {
    case ValueType::float32:
        return sizeof(float);
    case ValueType::float64:
        return sizeof(double);
    case ValueType::int32:
    case ValueType::text:
        break;
    }
    throw std::invalid_argument("only floating-point numbers are compressed");
}

/// The values' first bytes, then all their second bytes, and so on, little-endian: HDF5's shuffle.
template <class Float, class Bits>
std::vector<std::byte> shuffled(std::span<const double> values, std::size_t count)
{
    std::vector<std::byte> bytes(count * sizeof(Bits));
    std::array<std::byte*, sizeof(Bits)> planes{};
    for (std::size_t plane = 0; plane < planes.size(); ++plane) {
        planes[plane] = bytes.data() + plane * count;
    }
    const auto put = [&planes](std::size_t i, Float value) {
        const auto bits = std::bit_cast<Bits>(value);
        for (std::size_t plane = 0; plane < planes.size(); ++plane) {
            planes[plane][i] = static_cast<std::byte>(bits >> (8 * plane));
        }
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        put(i, static_cast<Float>(values[i]));
    }
    for (std::size_t i = values.size(); i < count; ++i) {
        put(i, std::numeric_limits<Float>::quiet_NaN());
    }
    return bytes;
}

}  // namespace

/// Compressors are not for sharing: each is lent to one thread at a time.
class ChunkEncoder::Compressors {
public:
    explicit Compressors(int level) : level_(level) {}

    [[nodiscard]] Compressor take()
    {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                Compressor compressor = std::move(idle_.back());
                idle_.pop_back();
                return compressor;
            }
        }
        Compressor compressor(libdeflate_alloc_compressor(level_));
        if (compressor == nullptr) {
            throw std::bad_alloc();
        }
        return compressor;
    }

    void give_back(Compressor compressor)
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(compressor));
    }

private:
    int level_;
    std::mutex mutex_;
    std::vector<Compressor> idle_;
};

ChunkEncoder::ChunkEncoder(int deflate_level)
    : compressors_(std::make_unique<Compressors>(deflate_level))
{
}

ChunkEncoder::~ChunkEncoder() = default;

std::vector<std::byte> ChunkEncoder::encode(std::span<const double> values, ValueType type,
                                            std::size_t count) const
{
    if (values.size() > count) {
        throw std::invalid_argument("more values than the chunk holds");
    }
    return encode(width_of(type) == sizeof(float) ? shuffled<float, std::uint32_t>(values, count)
                                                  : shuffled<double, std::uint64_t>(values, count));
}

std::vector<std::byte> ChunkEncoder::encode(std::span<const std::byte> bytes) const
{
    std::vector<std::byte> encoded(libdeflate_zlib_compress_bound(nullptr, bytes.size()));
    Compressor compressor = compressors_->take();
    encoded.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                            encoded.data(), encoded.size()));
    compressors_->give_back(std::move(compressor));
    return encoded;
}

std::size_t largest_encoded_size(ValueType type, std::size_t count)
{
    return libdeflate_zlib_compress_bound(nullptr, count * width_of(type));
}

bool is_whole_chunk(std::span<const std::byte> bytes, ValueType type, std::size_t count)
{
    const Decompressor decompressor(libdeflate_alloc_decompressor());
    if (decompressor == nullptr) {
        throw std::bad_alloc();
    }
    std::vector<std::byte> decoded(count * width_of(type));
    std::size_t used = 0;
    return libdeflate_zlib_decompress_ex(decompressor.get(), bytes.data(), bytes.size(),
                                         decoded.data(), decoded.size(), &used,
                                         nullptr) == LIBDEFLATE_SUCCESS;
}

}  // namespace natality::files
