# What a user of the package may rely on: shapes, names, conditions, and that no argument brings R down.
library(natality)

refused <- function(expression, class = "natality_input_error") {
    condition <- tryCatch(expression, error = identity)
    stopifnot(inherits(condition, "error"), inherits(condition, class), nzchar(conditionMessage(condition)))
    invisible(condition)
}

scenario <- tempfile(fileext = ".toml")
text <- c(
    'dataset = "china-2020"', "horizon = 2030", "[[package]]", 'id = "late"', 'name.en = "Childcare from 2025"',
    "measures.childcare_places = { from = 2025, phase_in = 5 }"
)
writeLines(text, scenario)

# Studies
study <- read_study(scenario)
results <- run(study, c("tfr", "population_total", "births_by_order"))
stopifnot(
    identical(names(results), c("tfr", "population_total", "births_by_order")),
    identical(dim(results$tfr), c(2L, 10L, 1L)),
    identical(names(dimnames(results$births_by_order)), c("scenario", "year", "region", "order")),
    identical(dimnames(results$population_total)$time, as.character(2020:2030)),
    identical(rownames(results$tfr), c("baseline", "late")),
    setequal(names(run(study)), indicators()$id)
)
table <- as.data.frame(results, indicator = "tfr")
stopifnot(
    identical(names(table), c("scenario", "year", "region", "tfr")), nrow(table) == 20,
    table$tfr[table$scenario == "late" & table$year == 2029] == results$tfr["late", "2029", 1]
)
capture.output(print(study), print(results))

with_draws <- run(study, "tfr", draws = 5, threads = 1)
stopifnot(
    identical(names(dimnames(with_draws$tfr_quantile)), c("scenario", "year", "region", "quantile")),
    identical(dimnames(with_draws$tfr_quantile)$quantile[4], "0.5"), !anyNA(with_draws$births_cumulative_mean)
)
for (wrong in list(-1, NA, "2", 1.5, c(1, 2))) refused(run(study, "tfr", draws = wrong))
refused(run(study, "tfr", draws = 1e8))
refused(run(study, "tfr", draws = 1, seed = "one"))

# Data sets of tables in memory
folder <- file.path(data_folder(), "china-2020")
table_names <- setdiff(sub("[.]csv$", "", list.files(folder, "[.]csv$")), "reference_un_medium")
tables <- lapply(setNames(table_names, table_names), function(name) read.csv(file.path(folder, paste0(name, ".csv"))))
description <- readLines(file.path(folder, "dataset.toml"), encoding = "UTF-8")
made <- do.call(dataset_from_tables, c(list(description), tables))
scenario_list <- list(horizon = 2030, package = list(list(
    id = "late", name = list(en = "Childcare from 2025"), measures = list(childcare_places = list(from = 2025, phase_in = 5))
)))
stopifnot(
    identical(made$regions, "CN"),
    identical(unclass(run(study_of(made, scenario_list))), unclass(run(study))),
    identical(unclass(run(study_of(read_dataset(folder), text[-1]))), unclass(run(study)))
)
capture.output(print(made))
doubled <- tables
doubled$population$persons <- doubled$population$persons * 2
doubled <- read_study(scenario, dataset = do.call(dataset_from_tables, c(list(description), doubled)))
stopifnot(all.equal(run(doubled, "population_total")[[1]][1, 1, 1], 2 * sum(tables$population$persons)))
wrong_tables <- tables
wrong_tables$population$persons <- as.character(wrong_tables$population$persons)
wrong_tables$population$persons[4] <- "few"
wrong_tables$fertility$age[1] <- "no age"
wrong_tables$mortality <- NULL
condition <- refused(do.call(dataset_from_tables, c(list(description), wrong_tables)))
told <- paste(condition$problems$file, condition$problems$line)
stopifnot(c("population 4", "fertility 1") %in% told, any(grepl("mortality", condition$problems$message)))
refused(do.call(dataset_from_tables, c(list(description), tables, list(no_table = tables$fertility))))
refused(do.call(dataset_from_tables, c(list(description), unname(tables))))
for (wrong in list(3, "a", list(), list(1), list(a = 1:2, b = 1), list(a = list(1)), list(a = matrix(1)), mean, list(a = 1i))) {
    refused(dataset_from_tables(description, population = wrong))
}
for (wrong in list(3, NA, list(1), list(a = 1, 2), list(a = NULL), list(a = mean), list(a = 1i), list(a = NA), mean, tables$population)) {
    refused(do.call(dataset_from_tables, c(list(wrong), tables)))
    refused(study_of(made, wrong))
    refused(sweep_of(made, wrong))
    refused(study_of(wrong, scenario_list))
}
refused(read_study(scenario, dataset = "china-2020"))
refused(read_dataset("no such folder"))
refused(study_of(structure(list(files = 1), class = "natality_dataset"), scenario_list), "error")

# Everything that is wrong is told at once
writeLines(sub("phase_in", "phase", sub("2030", '"soon"', text)), scenario)
condition <- refused(read_study(scenario))
stopifnot(
    inherits(condition, "natality_error"), nrow(condition$problems) >= 2,
    setequal(condition$problems$line, c(2, 6)), all(basename(condition$problems$file) == basename(scenario))
)
condition <- refused(run(study, c("tfrr", "tfr", "nonsense")))
stopifnot(nrow(condition$problems) == 2, grepl("did you mean 'tfr'", condition$problems$message[1]))

# Wrong arguments
wrong_ones <- list(3, NA, NA_character_, c("a", "b"), list(), mean, quote(x), new.env(), 1i, raw(2))
for (wrong in wrong_ones) {
    refused(read_study(wrong))
    refused(read_sweep(wrong))
    refused(run(wrong))
    refused(run(study, wrong))
    refused(attribute(wrong))
}
other_pointer <- structure(list(pointer = read_sweep(measures = "cash_and_tax")$pointer), class = "natality_study")
refused(run(other_pointer))
saved <- unserialize(serialize(study, NULL))
condition <- refused(run(saved))
stopifnot(grepl("saved", conditionMessage(condition)))
refused(run(structure(list(pointer = 7), class = "natality_study")))
refused(run(structure(1, class = "natality_study")))
refused(read_study("no such file.toml"))

# Sweeps
swept <- sweep(read_sweep(measures = c("childcare_places", "cash_and_tax", "flexible_work")))
stopifnot(
    identical(dim(swept$levels), c(8L, 3L)), all(is.na(swept$levels["0", ])), !anyNA(swept$levels["7", ]),
    identical(rownames(swept$values$tfr), as.character(0:7)), !anyNA(swept$values$births_total),
    identical(names(dimnames(swept$values$births_by_order)), c("scenario", "year", "region", "order")),
    swept$failures$count == 0
)
capture.output(print(swept), print(read_sweep(measures = "cash_and_tax")))
plan <- read_sweep(measures = c("childcare_places", "cash_and_tax"))
for (wrong in list(-1, NA, "2", 1.5, c(1, 2), Inf, NULL, list())) {
    refused(sweep(plan, threads = wrong))
    refused(sweep(plan, max_values = wrong), if (identical(wrong, 1.5)) "error" else "natality_input_error")
}
condition <- refused(sweep(plan, max_values = 10))
stopifnot(grepl("max_values", conditionMessage(condition)))
refused(sweep(structure(list(pointer = study$pointer), class = "natality_sweep")))
for (wrong in list(0, -1, NA, "2", c(1, 2))) refused(sweep(plan, sink = identity, block_size = wrong))
for (wrong in list(1, "print", list())) refused(sweep(plan, sink = wrong))
refused(sweep(structure(1, class = "natality_sweep")))
refused(read_sweep(measures = "no_such_measure"))
refused(read_sweep(seed = "one"))
stopifnot(identical(sweep(matrix(1:4, 2), 2, 1:2), base::sweep(matrix(1:4, 2), 2, 1:2)), choose(5, 2) == 10)

# What is made of them
sweep_of <- function(...) {
    writeLines(c(
        'dataset = "china-2020"', "horizon = 2060", 'design = "all-packages"', "[measures]",
        paste(c("childcare_places", "cash_and_tax", "flexible_work"), "= { from = 2027, phase_in = 5 }"),
        "[output.indicators]", ...
    ), file <- tempfile(fileext = ".toml"))
    sweep(read_sweep(file), threads = 1)
}
stopifnot(inherits(refused(choose(sweep_of("births_total = 1"), budget = 1)), "natality_input_error")) # without a cost
swept <- sweep_of("births_total = 1", "incremental_cost = 1", "population_65_over = 5")
parts <- attribute(swept, of = "births_to_2050")

# A sweep into a function: every block once and in order, on the thread of R
three <- c("childcare_places", "cash_and_tax", "flexible_work")
in_memory <- sweep_of(made, list(
    horizon = 2060, design = "all-packages",
    measures = sapply(three, function(measure) list(from = 2027, phase_in = 5), simplify = FALSE),
    output = list(indicators = list(births_total = 1, incremental_cost = 1, population_65_over = 5))
))
blocks <- list()
failures <- sweep(in_memory, sink = function(block) blocks[[length(blocks) + 1]] <<- block, block_size = 3, threads = 2)
stopifnot(
    failures$count == 0, identical(vapply(blocks, `[[`, 0, "first"), c(0, 3, 6)),
    identical(unname(do.call(rbind, lapply(blocks, `[[`, "levels"))), unname(swept$levels)),
    identical(unlist(lapply(blocks, function(block) block$values$births_total[, "2050", 1])), swept$values$births_total[, "2050", 1])
)
calls <- 0
condition <- refused(sweep(in_memory, sink = function(block) {
    calls <<- calls + 1
    stop(structure(class = c("enough", "error", "condition"), list(message = "enough", call = NULL)))
}, block_size = 1), "enough")
stopifnot(calls == 1)
stopifnot(
    all.equal(sum(parts$measures$shapley), parts$package - parts$baseline),
    identical(rownames(parts$pairs), parts$measures$measure), isSymmetric(parts$pairs)
)
answer <- choose(swept, target = "births_2050=+0.5%")
stopifnot(
    answer$is_reached, nrow(answer$chosen) == 1, answer$chosen$change >= 0.005,
    !"flexible_work" %in% answer$chosen$measures[[1]], answer$left_out == 4,
    !is.unsorted(answer$front$cost), is.na(answer$front$marginal_cost[1])
)
stopifnot(
    choose(swept, budget = 0)$chosen$scenario == 0, nrow(choose(swept, budget = -1)$chosen) == 0,
    choose(swept, target = "births_2050=0.5", count_unpriced = TRUE)$left_out == 0,
    !choose(swept, target = "births_2050=+500%")$is_reached
)
for (wrong in list("births", "births_2050", "births_2050=", "births_2050=x", "births_1900=+1%", "birth_2050=+1%", 3, NA)) {
    refused(choose(swept, target = wrong))
}
refused(choose(swept))
refused(choose(swept, target = "births_2050=+1%", budget = 1))
for (wrong in list("all", "2e12", "all/year", "/year", NA, c(1, 2), list(1))) refused(choose(swept, budget = wrong))
refused(choose(swept, budget = 1, region = "nowhere"))
refused(choose(swept, budget = 1, count_unpriced = NA))
within <- sweep(study, package = "late", indicators = c("births_total", "tfr"), threads = 1)
stopifnot(
    identical(names(within$values), c("births_total", "tfr", "incremental_cost")),
    all.equal(within$values$tfr["1", , 1], results$tfr["late", , 1], tolerance = 1e-12)
)
refused(sweep(study, package = "early"))
refused(sweep(study, indicators = "nonsense"))
refused(sweep(other_pointer))
refused(attribute(swept, of = "population_65_over_to_2050"))
