# Files as the library takes them: a list of name, shown_as and content, by file.
no_files <- list(name = character(), shown_as = character(), content = list())

with_file <- function(files, name, shown_as, content) {
    list(name = c(files$name, name), shown_as = c(files$shown_as, shown_as), content = c(files$content, list(content)))
}

# Both together, the second ones under a folder.
with_files_below <- function(files, folder, others) {
    list(
        name = c(files$name, sprintf("%s/%s", folder, others$name)), shown_as = c(files$shown_as, others$shown_as),
        content = c(files$content, others$content)
    )
}

new_dataset <- function(files) {
    structure(list(files = files, regions = call_library(C_regions_of_dataset, files)), class = "natality_dataset")
}

read_dataset <- function(folder) {
    new_dataset(call_library(C_dataset_files, path.expand(one_text(folder, "folder"))))
}

dataset_from_tables <- function(description, ...) {
    tables <- Filter(Negate(is.null), list(...))
    names <- some_texts(names(tables), "...")
    if (length(names) != length(tables) || anyDuplicated(names)) {
        refuse("...: every table is given once and by its name, such as population = persons")
    }
    table_files <- call_library(C_files_of_tables, names)
    if (anyNA(table_files)) {
        refuse("there is no table ", paste0("'", names[is.na(table_files)], "'", collapse = ", "))
    }
    files <- with_file(no_files, "dataset.toml", "description", toml_of(description, "description"))
    for (i in seq_along(tables)) {
        files <- with_file(files, table_files[i], names[i], csv_of(tables[[i]], names[i]))
    }
    tryCatch(new_dataset(files), natality_input_error = function(error) by_row(error, names))
}

# The same error, its lines counted without the names of the columns.
by_row <- function(error, tables) {
    problems <- error$problems
    is_of_row <- problems$file %in% tables & problems$line > 0
    problems$line[is_of_row] <- problems$line[is_of_row] - 1L
    place <- paste0(problems$file, ifelse(nzchar(problems$file), ": ", ""), ifelse(problems$line > 0, paste0("row ", problems$line, ": "), ""))
    raise("natality_input_error", paste0(place, problems$message, collapse = "\n"), problems)
}

require_dataset <- function(dataset) {
    if (!inherits(dataset, "natality_dataset") || !is.list(dataset)) {
        refuse("dataset: what read_dataset() or dataset_from_tables() gives is needed")
    }
}

# The files of a study or a sweep with another data set.
with_dataset <- function(files, dataset) {
    if (is.null(dataset)) {
        return(files)
    }
    require_dataset(dataset)
    kept <- !startsWith(files$name, "dataset/")
    with_files_below(lapply(files, function(column) column[kept]), "dataset", dataset$files)
}

# The files of a study or a sweep whose own file is a list, or lines of TOML.
files_in_memory <- function(dataset, content, catalogue, name) {
    require_dataset(dataset)
    path <- if (is.null(catalogue)) file.path(data_folder(), "measures") else one_text(catalogue, "catalogue")
    in_memory <- "in memory"
    content <- if (is.list(content)) c(list(dataset = in_memory), content) else c(paste("dataset =", toml_text(in_memory)), some_texts(content, name))
    files <- with_file(no_files, name, name, toml_of(content, name))
    files <- with_files_below(files, "catalogue", call_library(C_catalogue_files, path.expand(path)))
    with_files_below(files, "dataset", dataset$files)
}

print.natality_dataset <- function(x, ...) {
    cat("data set of", paste(x$regions, collapse = ", "), "\n")
    cat(strwrap(paste(x$files$shown_as, collapse = ", "), indent = 2, exdent = 2), sep = "\n")
    invisible(x)
}
