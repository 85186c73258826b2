read_sweep <- function(sweep = NULL, measures = NULL, seed = NULL) {
    data <- data_folder()
    file <- if (is.null(sweep)) file.path(data, "scenarios", "all-packages.toml") else one_text(sweep, "sweep")
    seed <- if (is.null(seed)) integer() else one_whole_number(seed, "seed", 0)
    pointer <- call_library(C_read_sweep, path.expand(file), data, some_texts(measures, "measures"), seed)
    structure(list(pointer = pointer, axes = call_library(C_sweep_axes, pointer)), class = "natality_sweep")
}

# R has a function of this name, which everything that is no sweep still goes to.
sweep <- function(x, ...) UseMethod("sweep")
sweep.default <- function(x, ...) base::sweep(x, ...)

# All packages of the measures of a study's package, the largest if none is named.
sweep.natality_study <- function(x, package = NULL, indicators = "births_total", ...) {
    package <- if (is.null(package)) character() else one_text(package, "package")
    pointer <- if (is.list(x)) x$pointer
    plan <- call_library(C_sweep_of_study, pointer, package, some_texts(indicators, "indicators"))
    sweep.natality_sweep(structure(list(pointer = plan), class = "natality_sweep"), ...)
}

sweep.natality_sweep <- function(x, threads = 0, max_values = 2e8, ...) {
    threads <- one_whole_number(threads, "threads", 0)
    pointer <- if (is.list(x)) x$pointer
    axes <- call_library(C_sweep_axes, pointer)
    swept <- call_library(C_run_sweep, pointer, threads, one_number(max_values, "max_values", 1))
    scenarios <- format(seq_len(axes$scenarios) - 1, scientific = FALSE, trim = TRUE)
    dimnames(swept$levels) <- list(scenario = scenarios, measure = axes$measure)
    for (v in seq_along(swept$values)) {
        labels <- list(scenario = scenarios, as.character(axes$years[[v]]), region = axes$region, order = axes$order)
        names(labels)[2] <- axes$axes[v]
        dimnames(swept$values[[v]]) <- labels[seq_along(dim(swept$values[[v]]))]
    }
    if (swept$failures$count > 0) {
        warning(swept$failures$count, " scenarios could not be run; their values are missing (failures)", call. = FALSE)
    }
    structure(c(swept, list(axes = axes)), class = "natality_packages")
}

print.natality_sweep <- function(x, ...) {
    cat("sweep of ", format(x$axes$scenarios, big.mark = ","), " scenarios\n", sep = "")
    cat(strwrap(paste(x$axes$measure, collapse = ", "), indent = 2, exdent = 2), sep = "\n")
    invisible(x)
}

print.natality_packages <- function(x, ...) {
    cat(format(x$axes$scenarios, big.mark = ","), "scenarios of", length(x$axes$measure), "measures\n")
    for (id in names(x$values)) {
        cat("  ", id, " (", paste(names(dimnames(x$values[[id]])), dim(x$values[[id]]), collapse = ", "), ")\n", sep = "")
    }
    invisible(x)
}
