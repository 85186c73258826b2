# The folder of the built-in data.
data_folder <- function() {
    chosen <- Sys.getenv("NATALITY_DATA")
    if (nzchar(chosen)) chosen else call_library(C_built_in_data)
}

indicators <- function() {
    columns <- call_library(C_indicator_columns)
    columns$by_order <- columns$by_order == "TRUE"
    as.data.frame(columns)
}

new_study <- function(files) {
    pointer <- call_library(C_study_of_files, files)
    structure(list(pointer = pointer, axes = call_library(C_study_axes, pointer)), class = "natality_study")
}

read_study <- function(scenario = NULL, dataset = NULL) {
    data <- data_folder()
    file <- if (is.null(scenario)) file.path(data, "scenarios", "scenarios.toml") else one_text(scenario, "scenario")
    new_study(with_dataset(call_library(C_study_files, path.expand(file), data), dataset))
}

study_of <- function(dataset, scenario, catalogue = NULL) {
    new_study(files_in_memory(dataset, scenario, catalogue, "scenario.toml"))
}

run <- function(study, indicators = NULL, draws = 0, seed = NULL, threads = 0) {
    if (!inherits(study, "natality_study") || !is.list(study)) {
        refuse("study: what read_study() or study_of() gives is needed")
    }
    draws <- one_whole_number(draws, "draws", 0)
    seed <- if (is.null(seed)) numeric() else one_number(seed, "seed", 0)
    threads <- one_whole_number(threads, "threads", 0)
    arrays <- call_library(C_run_study, study$pointer, some_texts(indicators, "indicators"))
    axes <- call_library(C_study_axes, study$pointer)
    rows <- natality::indicators()
    for (id in names(arrays)) {
        row <- rows[rows$id == id, ]
        dimensions <- c("scenario", row$axis, "region", if (row$by_order) "order")
        dimnames(arrays[[id]]) <- lapply(axes[dimensions], as.character)
    }
    structure(c(arrays, if (draws > 0) drawn(study$pointer, axes, draws, seed, threads)), class = "natality_results")
}

# What draws give besides, as a results file names it.
drawn <- function(pointer, axes, draws, seed, threads) {
    drawn <- call_library(C_draw_study, pointer, draws, seed, threads)
    axes <- c(axes, drawn[c("quantile", "source")], list(other_scenario = axes$scenario))
    for (i in seq_along(drawn$arrays)) {
        dimensions <- c("scenario", drawn$axes[i], "region", drawn$last_axes[i][nzchar(drawn$last_axes[i])])
        dimnames(drawn$arrays[[i]]) <- lapply(axes[dimensions], as.character)
    }
    drawn$arrays
}

as.data.frame.natality_results <- function(x, row.names = NULL, optional = FALSE, ..., indicator = names(x)[1]) {
    indicator <- one_of(indicator, names(x), "indicator")
    table <- as.data.frame.table(x[[indicator]], responseName = indicator, stringsAsFactors = FALSE)
    table[[2]] <- as.integer(table[[2]])
    table
}

print.natality_study <- function(x, ...) {
    years <- x$axes$year
    cat("study of ", length(x$axes$scenario), " scenarios, ", years[1], " to ", years[length(years)], "\n", sep = "")
    cat(strwrap(paste(x$axes$scenario, collapse = ", "), indent = 2, exdent = 2), sep = "\n")
    invisible(x)
}

print.natality_results <- function(x, ...) {
    for (id in names(x)) {
        cat(id, " (", paste(names(dimnames(x[[id]])), dim(x[[id]]), collapse = ", "), ")\n", sep = "")
    }
    invisible(x)
}
