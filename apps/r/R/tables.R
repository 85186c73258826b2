# Tables and lists in memory as the files that the library reads, so that both are checked by the same rules.

bytes_of <- function(lines) charToRaw(enc2utf8(paste0(paste(lines, collapse = "\n"), "\n")))

# The cells of a column: numbers to their last bit, nothing for what is missing.
cells_of <- function(column, table, name) {
    if (is.factor(column)) {
        column <- as.character(column)
    }
    if (!(is.character(column) || is.numeric(column)) || !is.null(dim(column))) {
        refuse(table, ": column '", name, "' holds neither numbers nor texts")
    }
    cells <- if (is.numeric(column)) sprintf("%.17g", as.double(column)) else enc2utf8(column)
    is_quoted <- is.character(column) & grepl("[\",\r\n]", cells)
    cells[is_quoted] <- paste0("\"", gsub("\"", "\"\"", cells[is_quoted], fixed = TRUE), "\"")
    cells[is.na(column)] <- ""
    cells
}

# A data frame, or a list of columns, as CSV.
csv_of <- function(table, name) {
    columns <- names(table)
    if (!is.list(table) || length(table) == 0 || is.null(columns) || anyNA(columns) || !all(nzchar(columns))) {
        refuse(name, ": a data frame, or a list of columns with their names, is needed")
    }
    cells <- Map(cells_of, table, name, columns)
    if (length(unique(lengths(cells))) > 1) {
        refuse(name, ": columns differ in length")
    }
    rows <- if (length(cells[[1]]) > 0) do.call(paste, c(unname(cells), sep = ","))
    bytes_of(c(paste(cells_of(columns, name, "names"), collapse = ","), rows))
}

toml_text <- function(text) {
    text <- gsub("\"", "\\\"", gsub("\\", "\\\\", enc2utf8(text), fixed = TRUE), fixed = TRUE)
    for (control in utf8ToInt(text)[utf8ToInt(text) < 32 | utf8ToInt(text) == 127]) {
        text <- gsub(intToUtf8(control), sprintf("\\u%04X", control), text, fixed = TRUE)
    }
    paste0("\"", text, "\"")
}

# One value in TOML; whole numbers are integers, which stand for any number there.
toml_value <- function(value, name) {
    if (is.list(value) || length(value) != 1 || !is.null(names(value))) {
        if (!is.list(value) && !is.atomic(value)) {
            refuse(name, ": holds what has no form in TOML")
        }
        if (is.null(names(value))) {
            return(paste0("[", paste(vapply(value, toml_value, "", name = name), collapse = ", "), "]"))
        }
        return(paste0("{ ", paste(toml_pairs(as.list(value), name), collapse = ", "), " }"))
    }
    if (is.factor(value) || is.character(value) && !is.na(value)) {
        toml_text(as.character(value))
    } else if (is.logical(value) && !is.na(value)) {
        tolower(value)
    } else if (is.numeric(value) && is.finite(value)) {
        sprintf(if (value == round(value) && abs(value) < 2^53) "%.0f" else "%.17g", value)
    } else {
        refuse(name, ": holds what has no form in TOML")
    }
}

toml_pairs <- function(content, name) {
    if (anyNA(names(content)) || !all(nzchar(names(content)))) {
        refuse(name, ": every entry of a list needs a name")
    }
    paste(vapply(names(content), toml_text, ""), "=", vapply(content, toml_value, "", name = name))
}

# A list with names as TOML; lines of text are TOML already.
toml_of <- function(content, name) {
    if (is.character(content) && length(content) > 0 && !anyNA(content) && is.null(names(content))) {
        return(bytes_of(content))
    }
    if (!is.list(content) || is.data.frame(content) || is.null(names(content)) && length(content) > 0) {
        refuse(name, ": a list with names, or lines of TOML, is needed")
    }
    bytes_of(if (length(content) > 0) toml_pairs(content, name) else "")
}
