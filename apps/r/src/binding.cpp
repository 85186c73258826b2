#include "binding.hpp"

#include <limits>

namespace natality::r {

SEXP failure(const char* condition, const std::string& text, const Problems& problems)
{
    std::vector<std::string> files;
    std::vector<std::string> messages;
    Rcpp::IntegerVector lines;
    for (const Problem& problem : problems.all()) {
        files.push_back(problem.place.file);
        lines.push_back(static_cast<int>(problem.place.line));
        messages.push_back(problem.message.en);
    }
    Rcpp::List made = Rcpp::List::create(
        Rcpp::Named("condition") = condition, Rcpp::Named("message") = texts({text}),
        Rcpp::Named("file") = texts(files), Rcpp::Named("line") = lines,
        Rcpp::Named("problem") = texts(messages));
    made.attr("class") = "natality_failure";
    return made;
}

Rcpp::CharacterVector texts(const std::vector<std::string>& utf8)
{
    Rcpp::CharacterVector marked(static_cast<R_xlen_t>(utf8.size()));
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        marked[static_cast<R_xlen_t>(i)] =
            Rf_mkCharLenCE(utf8[i].data(), static_cast<int>(utf8[i].size()), CE_UTF8);
    }
    return marked;
}

Rcpp::NumericVector array_of(const std::vector<R_xlen_t>& shape)
{
    R_xlen_t size = 1;
    Rcpp::IntegerVector extents;
    for (const R_xlen_t extent : shape) {
        if (extent > std::numeric_limits<int>::max()) {
            throw InputError({}, "an axis is too long for an array of R");
        }
        size *= extent;
        extents.push_back(static_cast<int>(extent));
    }
    Rcpp::NumericVector made(size, NA_REAL);
    made.attr("dim") = extents;
    return made;
}

}  // namespace natality::r
