#pragma once

/// \file
/// What all functions that R calls have in common: errors that become conditions, and C++ values
/// that R holds.

#include <natality/base/problems.hpp>

#include <Rcpp.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace natality::r {

/// What the R side turns into a condition: its class, the text, and the problems of an input.
[[nodiscard]] SEXP failure(const char* condition, const std::string& text,
                           const Problems& problems);

/// Runs what R asked for. What natality throws on purpose comes back as a failure(), everything
/// else as Rcpp has it; nothing leaves C++ as an exception.
template <class Work>
SEXP guarded(const Work& work)
{
    BEGIN_RCPP
    try {
        return work();
    } catch (const InputError& error) {
        return failure("natality_input_error", error.what(), error.problems());
    } catch (const RunError& error) {
        return failure("natality_run_error", error.what(), {});
    }
    END_RCPP
}

/// Texts in UTF-8, marked as such.
[[nodiscard]] Rcpp::CharacterVector texts(const std::vector<std::string>& utf8);

/// Hands a value to R, which frees it when it is no longer used.
/// \param kind what it is, so that nothing else is taken for it.
template <class Value>
SEXP given_to_r(Value value, const char* kind)
{
    auto owned = std::make_unique<Value>(std::move(value));
    const Rcpp::XPtr<Value> pointer(owned.get(), true, Rf_install(kind), R_NilValue);
    static_cast<void>(owned.release());
    return pointer;
}

/// A value that R holds.
/// \throws InputError if it is none of that kind, or was saved and read again.
template <class Value>
const Value& held_by_r(SEXP pointer, const char* kind)
{
    const bool is_of_kind =
        TYPEOF(pointer) == EXTPTRSXP && R_ExternalPtrTag(pointer) == Rf_install(kind);
    if (!is_of_kind || R_ExternalPtrAddr(pointer) == nullptr) {
        throw InputError({}, std::string("this is no ") + kind +
                                 " that can be used; one that was saved must be read again");
    }
    return *static_cast<const Value*>(R_ExternalPtrAddr(pointer));
}

/// A position in an array of R of four axes, the first of which is the fastest.
[[nodiscard]] inline R_xlen_t position(const std::vector<R_xlen_t>& shape,
                                       const std::array<R_xlen_t, 4>& at)
{
    R_xlen_t found = 0;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        found = found * shape[axis] + at[axis];
    }
    return found;
}

/// An array of missing values.
[[nodiscard]] Rcpp::NumericVector array_of(const std::vector<R_xlen_t>& shape);

}  // namespace natality::r
