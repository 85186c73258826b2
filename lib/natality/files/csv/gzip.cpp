#include <natality/files/csv/gzip.hpp>

#include <natality/base/problems.hpp>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace natality::files {

namespace {

/// A zlib stream that reads gzip and is always closed.
class Inflater {
public:
    Inflater()
    {
        // 16 asks for the gzip wrapper around the largest window.
        if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) {
            throw RunError("zlib cannot be started: out of memory");
        }
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Unpacks one member from the front of \p bytes, which then holds what follows it, as long as
    /// \p text has no more than \p largest bytes.
    /// \return why it failed, or an empty text.
    std::string unpack_member(std::string_view& bytes, std::string& text, std::size_t largest)
    {
        inflateReset(&stream_);
        int status = Z_OK;
        while (status == Z_OK && text.size() <= largest) {
            status = unpack_some(bytes, text);
        }
        if (status == Z_STREAM_END || text.size() > largest) {
            return {};
        }
        if (status == Z_BUF_ERROR) {
            return "the gzip stream breaks off";
        }
        return std::string("the gzip stream is damaged (") +
               (stream_.msg != nullptr ? stream_.msg : "unknown reason") + ")";
    }

private:
    int unpack_some(std::string_view& bytes, std::string& text)
    {
        const std::size_t offered =
            std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
        // zlib's interface predates const; it does not write here.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(offered);
        stream_.next_out = buffer_.get();
        stream_.avail_out = buffer_size;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        text.append(reinterpret_cast<const char*>(buffer_.get()), buffer_size - stream_.avail_out);
        bytes.remove_prefix(offered - stream_.avail_in);
        return status;
    }

    static constexpr uInt buffer_size = 1 << 16;

    z_stream stream_{};
    std::unique_ptr<Bytef[]> buffer_ = std::make_unique_for_overwrite<Bytef[]>(buffer_size);
};

}  // namespace

Unpacked unpack_gzip(std::string_view bytes, std::size_t largest)
{
    Unpacked unpacked;
    Inflater inflater;
    do {
        unpacked.fault = inflater.unpack_member(bytes, unpacked.text, largest);
        unpacked.is_too_large = unpacked.text.size() > largest;
    } while (unpacked.fault.empty() && !unpacked.is_too_large && !bytes.empty());
    return unpacked;
}

}  // namespace natality::files
