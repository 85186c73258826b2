new_sweep <- function(pointer) {
    structure(list(pointer = pointer, axes = call_library(C_sweep_axes, pointer)), class = "natality_sweep")
}

read_sweep <- function(sweep = NULL, measures = NULL, seed = NULL, dataset = NULL) {
    data <- data_folder()
    file <- if (is.null(sweep)) file.path(data, "scenarios", "all-packages.toml") else one_text(sweep, "sweep")
    seed <- if (is.null(seed)) integer() else one_whole_number(seed, "seed", 0)
    files <- with_dataset(call_library(C_sweep_files, path.expand(file), data), dataset)
    new_sweep(call_library(C_sweep_of_files, files, some_texts(measures, "measures"), seed))
}

sweep_of <- function(dataset, design, catalogue = NULL) {
    files <- files_in_memory(dataset, design, catalogue, "sweep.toml")
    new_sweep(call_library(C_sweep_of_files, files, character(), integer()))
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

# Labels for arrays of some scenarios, counted from 0.
labelled <- function(swept, axes, first) {
    scenarios <- format(first + seq_len(nrow(swept$levels)) - 1, scientific = FALSE, trim = TRUE)
    dimnames(swept$levels) <- list(scenario = scenarios, measure = axes$measure)
    for (v in seq_along(swept$values)) {
        labels <- list(scenario = scenarios, as.character(axes$years[[v]]), region = axes$region, order = axes$order)
        names(labels)[2] <- axes$axes[v]
        dimnames(swept$values[[v]]) <- labels[seq_along(dim(swept$values[[v]]))]
    }
    swept
}

# With a sink: calls it with one block after the other, in order, and gives the scenarios that could not be run.
sweep_into <- function(pointer, axes, sink, threads, block_size) {
    if (!is.function(sink)) {
        refuse("sink: a function of one block is needed")
    }
    give <- function(number, first, levels, values) {
        block <- labelled(list(levels = levels, values = values), axes, first)
        sink(c(list(number = number, first = first), block))
    }
    call_library(C_run_sweep_into, pointer, give, threads, one_whole_number(block_size, "block_size", 1))
}

warn_of <- function(failures) {
    if (failures$count > 0) {
        warning(failures$count, " scenarios could not be run; their values are missing (failures)", call. = FALSE)
    }
}

sweep.natality_sweep <- function(x, sink = NULL, threads = 0, max_values = 2e8, block_size = 1024, ...) {
    threads <- one_whole_number(threads, "threads", 0)
    pointer <- if (is.list(x)) x$pointer
    axes <- call_library(C_sweep_axes, pointer)
    if (!is.null(sink)) {
        failures <- sweep_into(pointer, axes, sink, threads, block_size)
        warn_of(failures)
        return(invisible(failures))
    }
    swept <- call_library(C_run_sweep, pointer, threads, one_number(max_values, "max_values", 1))
    warn_of(swept$failures)
    structure(c(labelled(swept, axes, 0), list(axes = axes)), class = "natality_packages")
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
