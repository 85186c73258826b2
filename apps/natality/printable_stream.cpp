#include "printable_stream.hpp"

#include <natality/base/utf8.hpp>

#include <string_view>

namespace natality::app {

PrintableBuffer::~PrintableBuffer()
{
    PrintableBuffer::sync();
}

PrintableBuffer::int_type PrintableBuffer::overflow(int_type sign)
{
    if (traits_type::eq_int_type(sign, traits_type::eof())) {
        return traits_type::not_eof(sign);
    }
    const char letter = traits_type::to_char_type(sign);
    return PrintableBuffer::xsputn(&letter, 1) == 1 ? sign : traits_type::eof();
}

std::streamsize PrintableBuffer::xsputn(const char* text, std::streamsize size)
{
    kept_.append(text, static_cast<std::size_t>(size));
    const std::size_t end = kept_.rfind('\n');
    if (end != std::string::npos) {
        hand_on(end + 1);
    }
    return target_ ? size : 0;
}

int PrintableBuffer::sync()
{
    hand_on(kept_.size());
    target_.flush();
    return target_ ? 0 : -1;
}

void PrintableBuffer::hand_on(std::size_t size)
{
    target_ << printable(std::string_view(kept_).substr(0, size), LineEnds::keep);
    kept_.erase(0, size);
}

}  // namespace natality::app
