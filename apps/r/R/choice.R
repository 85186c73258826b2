# `births_2050`, of that year, or `births_to_2050`, summed through it.
parse_question <- function(text) {
    parts <- regmatches(text, regexec("^(.*)_([0-9]{1,4})$", text))[[1]]
    if (length(parts) == 0) {
        refuse("'", text, "' is not an indicator and a year, such as births_2050, or births_to_2050 for the sum")
    }
    is_sum <- endsWith(parts[2], "_to")
    id <- if (is_sum) substr(parts[2], 1, nchar(parts[2]) - 3) else parts[2]
    if (id %in% c("births", "population")) {
        id <- paste0(id, "_total")
    }
    list(text = text, id = id, year = as.integer(parts[3]), is_sum = is_sum)
}

require_all_packages <- function(x) {
    if (!inherits(x, "natality_packages") || !is.list(x) || !isTRUE(x$axes$all_packages)) {
        refuse("x: what sweep() gives of a sweep of all packages is needed")
    }
}

# Values of every scenario at some steps, added up in the order of the program: years, and in each the birth orders.
add_up <- function(values, region, steps) {
    sum <- numeric(dim(values)[1])
    for (step in steps) {
        if (length(dim(values)) == 3) {
            sum <- sum + values[, step, region]
        } else {
            for (order in seq_len(dim(values)[4])) {
                sum <- sum + values[, step, region, order]
            }
        }
    }
    unname(sum)
}

values_of <- function(x, question, region) {
    id <- one_of(question$id, names(x$values), "of")
    years <- x$axes$years[[id]]
    last <- match(question$year, years)
    if (is.na(last)) {
        refuse("'", question$text, "': ", id, " is known from ", min(years), " to ", max(years))
    }
    if (question$is_sum && any(diff(years) != 1)) {
        refuse("'", question$text, "': ", id, " is not known of every year")
    }
    add_up(x$values[[id]], region, if (question$is_sum) seq_len(last) else last)
}

# Cost beyond the baseline's, summed through the year, or the most of one year until then; missing for packages with a
# measure of unknown price.
costs_of <- function(x, question, region, of_a_year, count_unpriced) {
    years <- x$axes$years$incremental_cost
    if (is.null(years) || any(diff(years) != 1) || years[1] > question$year) {
        refuse("x: the sweep does not keep incremental_cost of every year, which choosing needs")
    }
    steps <- which(years <= question$year)
    of_steps <- function(steps) add_up(x$values$incremental_cost, region, steps)
    costs <- if (of_a_year) do.call(pmax, lapply(steps, of_steps)) else of_steps(steps)
    if (!count_unpriced) {
        unpriced <- x$levels[, !x$axes$priced, drop = FALSE]
        costs[rowSums(!is.na(unpriced)) > 0] <- NaN
    }
    costs
}

region_of <- function(x, region) {
    if (is.null(region)) x$axes$region[1] else one_of(region, x$axes$region, "region")
}

# What each measure of all packages contributes.
attribute <- function(x, of = "births_to_2050", region = NULL) {
    require_all_packages(x)
    question <- parse_question(one_text(of, "of"))
    values <- values_of(x, question, region_of(x, region))
    found <- call_library(C_attribution, values)
    dimnames(found$pairs) <- list(x$axes$measure, x$axes$measure)
    list(
        of = question$text, baseline = values[1], package = values[length(values)],
        measures = data.frame(measure = x$axes$measure, alone = found$alone, shapley = found$shapley, last = found$last),
        pairs = found$pairs
    )
}

# R has a function of this name, which everything that is no sweep still goes to.
choose <- function(n, ...) UseMethod("choose")
choose.default <- function(n, k, ...) base::choose(n, k)

choose.natality_packages <- function(n, target = NULL, budget = NULL, of = "births_to_2050", region = NULL,
                                     count_unpriced = FALSE, ...) {
    require_all_packages(n)
    if (is.null(target) == is.null(budget)) {
        refuse("give either target, such as \"births_2035=+5%\", or budget")
    }
    if (!isTRUE(count_unpriced) && !isFALSE(count_unpriced)) {
        refuse("count_unpriced: TRUE or FALSE is needed")
    }
    region <- region_of(n, region)
    asked <- if (is.null(target)) list(of = one_text(of, "of")) else parse_target(target)
    question <- parse_question(asked$of)
    values <- values_of(n, question, region)
    limit <- if (is.null(budget)) list(amount = numeric(), of_a_year = FALSE) else parse_budget(budget)
    costs <- costs_of(n, question, region, limit$of_a_year, count_unpriced)
    at_least <- if (is.null(target)) numeric() else if (asked$relative) values[1] * (1 + asked$number) else asked$number
    found <- call_library(C_selection, values, costs, at_least, limit$amount)
    list(
        of = question$text, baseline = values[1], is_reached = found$is_reached,
        left_out = sum(is.nan(costs)),
        chosen = packages_table(n, values, costs, found$package[!is.na(found$package)]),
        front = cbind(packages_table(n, values, costs, found$front),
                      marginal_cost = c(NA, found$marginal)[seq_along(found$front)])
    )
}

# `births_2035=+5%` or `births_2035=8e6`
parse_target <- function(target) {
    parts <- regmatches(target <- one_text(target, "target"), regexec("^([^=]*)=([^=%]+)(%?)$", target))[[1]]
    number <- if (length(parts) > 0) suppressWarnings(as.numeric(parts[3])) else NA
    if (!is.finite(number)) {
        refuse("target: '", target, "' is not an indicator, a year and a number, such as births_2035=+5%")
    }
    relative <- parts[4] == "%"
    list(of = parts[2], number = if (relative) number / 100 else number, relative = relative)
}

# An amount, or `2e11/year` for no more in any year.
parse_budget <- function(budget) {
    of_a_year <- is.character(budget) && length(budget) == 1 && isTRUE(endsWith(budget, "/year"))
    amount <- if (of_a_year) suppressWarnings(as.numeric(sub("/year$", "", budget))) else budget
    list(amount = one_number(amount, "budget"), of_a_year = of_a_year)
}

# Packages by number, counted from 0, whose bits are their measures.
packages_table <- function(x, values, costs, numbers) {
    held <- !is.na(x$levels[numbers + 1, , drop = FALSE])
    table <- data.frame(
        scenario = numbers, value = values[numbers + 1], change = values[numbers + 1] / values[1] - 1,
        cost = costs[numbers + 1]
    )
    table$measures <- lapply(seq_along(numbers), function(row) x$axes$measure[held[row, ]])
    table
}
