# Calls the library. What it throws on purpose becomes a condition of class natality_input_error, whose `problems` is a
# data frame of everything that is wrong, or natality_run_error; both are of class natality_error.
call_library <- function(routine, ...) {
    result <- .Call(routine, ...)
    if (inherits(result, "natality_failure")) {
        problems <- data.frame(file = result$file, line = result$line, message = result$problem)
        raise(result$condition, result$message, problems)
    }
    result
}

raise <- function(condition, message, problems) {
    stop(structure(
        class = c(condition, "natality_error", "error", "condition"),
        list(message = message, call = NULL, problems = problems)
    ))
}

# An argument that cannot be used, told in the same way.
refuse <- function(...) {
    message <- paste0(...)
    raise("natality_input_error", message, data.frame(file = "", line = 0L, message = message))
}

one_text <- function(value, name) {
    if (!is.character(value) || length(value) != 1 || is.na(value)) {
        refuse(name, ": one text is needed")
    }
    enc2utf8(value)
}

some_texts <- function(value, name) {
    if (is.null(value)) {
        return(character())
    }
    if (!is.character(value) || anyNA(value)) {
        refuse(name, ": texts are needed, none of them missing")
    }
    enc2utf8(value)
}

one_number <- function(value, name, least = -Inf) {
    if (!is.numeric(value) || length(value) != 1 || !is.finite(value) || value < least) {
        refuse(name, ": one number is needed", if (is.finite(least)) paste0(", at least ", least))
    }
    as.double(value)
}

one_whole_number <- function(value, name, least) {
    number <- one_number(value, name, least)
    if (number != round(number) || number > .Machine$integer.max) {
        refuse(name, ": a whole number is needed")
    }
    as.integer(number)
}

one_of <- function(value, known, name) {
    value <- one_text(value, name)
    if (!value %in% known) {
        refuse(name, ": '", value, "' is not known; known: ", paste(known, collapse = ", "))
    }
    value
}
