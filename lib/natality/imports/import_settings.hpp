#pragma once

/// \file
/// What the user of an import may choose.

#include <natality/base/axes.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality::io {

/// The families of foreign files.
enum class ForeignFormat {
    /// Tables of the United Nations' World Population Prospects: the bulk CSV files, or long tables
    /// by country code.
    wpp,
    /// Tables with a column a year, as the R packages wpp20XX and bayesPop have them.
    wide,
    /// Text files of the Human Mortality Database and of the Human Fertility Database.
    human
};

/// Where net migrants by age come from.
enum class MigrationSource {
    /// By age from the files, else the total spread over ages by the schedule, else none.
    automatic,
    /// The total of the files spread over ages by the model schedule of Rogers and Castro.
    schedule,
    /// What the populations of the files leave over after births and deaths.
    residual,
    none
};

/// Whether populations are at the start of the year that heads them or at its end.
enum class PopulationDate { january, december };

/// Choices that hold for all files of an import.
struct ImportSettings {
    /// Names, codes or three letters of the countries or regions to take.
    std::vector<std::string> places;
    /// Take all there are that are not groups.
    bool takes_all = false;
    std::optional<Year> base_year;
    /// The last population point.
    std::optional<Year> horizon;
    std::optional<Age> open_age;
    MigrationSource migration = MigrationSource::automatic;
    /// Persons that a 1 in a population or migration table stands for; the format's own if not set.
    std::optional<double> unit;
    /// Make births by order of places without them, as if women of an age bore alike.
    bool orders_alike = false;
    /// Males per female at birth where the files say nothing of it.
    std::optional<double> sex_ratio_at_birth;
    /// Of the populations of wide tables; their own custom if not set.
    std::optional<PopulationDate> population_date;
    std::string title;
    /// Name of a region that is the sum of all that are taken; empty for none.
    std::string sum;
};

}  // namespace natality::io
