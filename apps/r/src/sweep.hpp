#pragma once

/// \file
/// What R calls for sweeps in memory and for what is made of them.

#include <Rcpp.h>

namespace natality::r {

/// A sweep of the files of one.
/// \param measures ids of those whose packages alone are wanted; none for all.
/// \param seed another seed, or none.
SEXP sweep_of_files(SEXP files, SEXP measures, SEXP seed);

/// The sweep over all packages of a package's measures.
/// \param package its id; none for the largest.
/// \param indicators what is kept of each, of every year, besides its cost.
SEXP sweep_of_study(SEXP study, SEXP package, SEXP indicators);

/// The measures of a sweep, its regions, birth orders and number of scenarios, whether it is of all
/// packages, and the years of each of its variables.
SEXP sweep_axes(SEXP sweep);

/// Levels of every scenario, arrays of every variable, and the scenarios that could not be run.
/// \param most_values how many values may be held.
SEXP run_sweep_in_memory(SEXP sweep, SEXP threads, SEXP most_values);

/// The scenarios that could not be run, after \p sink was called with every block: its number, its
/// first scenario, levels and a list of arrays.
SEXP run_sweep_into(SEXP sweep, SEXP sink, SEXP threads, SEXP block_size);

/// First-in, Shapley, last-in and interactions of measures from the values of all packages.
SEXP attribution(SEXP values);

/// The package chosen by target or by budget (the other one is none), whether that is reached, and
/// the front with its marginal costs; packages counted from 0.
SEXP selection(SEXP values, SEXP costs, SEXP target, SEXP budget);

}  // namespace natality::r
