#pragma once

/// \file
/// The netCDF-4 data model as far as results need it: named axes with labels, variables on them,
/// attributes on both, and files carried along. Reading and writing share these words; HDF5 stays
/// behind \ref natality::files::NetcdfWriter and \ref natality::files::NetcdfReader.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace natality::files {

/// Value of an attribute. Text is UTF-8.
using AttributeValue = std::variant<std::string, std::int32_t, double, std::vector<std::string>,
                                    std::vector<std::int32_t>, std::vector<double>>;

/// A named fact about a variable or about the whole file.
struct Attribute {
    std::string name;
    AttributeValue value;

    bool operator==(const Attribute&) const = default;
};

/// Every variable of floating-point numbers that is no axis says with this what stands for a value
/// that it does not have: NaN.
inline constexpr const char* missing_value_attribute = "_FillValue";

/// In the order in which they are shown.
using Attributes = std::vector<Attribute>;

/// The value of the attribute of that name, or null. Valid as long as \p attributes.
[[nodiscard]] const AttributeValue* find_attribute(const Attributes& attributes,
                                                   const std::string& name);

/// The value of an attribute of one text, or nothing. Tools of netCDF make arrays of one element of
/// single values; those count as the value.
[[nodiscard]] std::optional<std::string> text_attribute(const Attributes& attributes,
                                                        const std::string& name);

/// The same of a whole number.
[[nodiscard]] std::optional<std::int32_t> number_attribute(const Attributes& attributes,
                                                           const std::string& name);

/// The texts of an attribute of several, or none; a single text is a list of one.
[[nodiscard]] std::vector<std::string> texts_attribute(const Attributes& attributes,
                                                       const std::string& name);

/// True if two values are the same, whether single or an array of one element.
[[nodiscard]] bool are_alike(const AttributeValue& one, const AttributeValue& other);

/// Numbers one after another, for axes that are too long to be held.
struct NumberRun {
    std::int32_t first = 0;
    std::size_t count = 0;

    [[nodiscard]] std::size_t size() const { return count; }
};

/// The labels along an axis, one for each position.
using Coordinates = std::variant<std::vector<std::int32_t>, std::vector<double>,
                                 std::vector<std::string>, NumberRun>;

/// Number of labels.
[[nodiscard]] std::size_t size(const Coordinates& coordinates);

/// An axis. Its labels are stored as a variable of the same name.
struct Dimension {
    std::string name;
    Coordinates coordinates;
    Attributes attributes;
};

/// Type of the values in the file.
enum class ValueType { float64, float32, int32, text };

/// How the values of a variable lie in the file.
struct Storage {
    /// Extents of a chunk, one for each axis; empty for one unfiltered stretch. A chunk is
    /// shuffled, deflated and given a checksum.
    std::vector<std::size_t> chunk;
    /// 1 is fast, 9 is small.
    int deflate_level = 4;
    /// False leaves it at the checksum that a deflated chunk has within itself.
    bool with_checksum = true;
};

/// Bytes that a system writes at once or not at all as far as other programs can tell.
inline constexpr std::size_t page_size = 4096;

/// Where the parts of a file begin: anywhere, or, if they are as large as a page, on a page.
enum class Placement { anywhere, on_pages };

/// A variable. Missing values of floating-point variables are NaN.
struct Variable {
    std::string name;
    ValueType type = ValueType::float64;
    /// Names of its axes, slowest first; none for a single value.
    std::vector<std::string> dimensions;
    Attributes attributes;
    Storage storage;
};

/// A box of a variable: where it starts and how far it goes along each axis.
struct Slab {
    std::vector<std::size_t> offset;
    std::vector<std::size_t> count;
};

/// Number of values in the box.
[[nodiscard]] std::size_t size(const Slab& slab);

/// A file carried inside another, whole.
struct EmbeddedFile {
    /// Relative, parts joined by `/`, without `.` and `..`.
    std::string path;
    std::string content;
    /// SHA-256 of the content in hexadecimal digits.
    std::string sha256;

    bool operator==(const EmbeddedFile&) const = default;
};

}  // namespace natality::files
