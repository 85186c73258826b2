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
refused(choose(swept, budget = "all"))
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
