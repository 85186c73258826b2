#include <natality/measures/names.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <array>

namespace natality {

namespace {

/// One enumerator with its names.
template <class Enum>
struct Named {
    Enum value;
    std::string_view id;
    std::string_view en;
};

constexpr std::array<Named<Target>, 5> targets{{
    {Target::union_formation, "union", "unions"},
    {Target::birth, "birth", "births"},
    {Target::infant_mortality, "infant_mortality", "infant mortality"},
    {Target::maternal_mortality, "maternal_mortality", "maternal mortality"},
    {Target::sex_ratio_at_birth, "sex_ratio_at_birth", "sex ratio at birth"},
}};

constexpr std::array<Named<ObservedOn>, 3> observations{{
    {ObservedOn::births, "births", "births"},
    {ObservedOn::completed_fertility, "completed_fertility", "completed fertility"},
    {ObservedOn::rates, "rates", "rates"},
}};

constexpr std::array<Named<Beneficiaries>, 8> beneficiaries{{
    {Beneficiaries::children, "children", "children"},
    {Beneficiaries::women, "women", "women"},
    {Beneficiaries::pupils, "pupils", "pupils"},
    {Beneficiaries::renters, "renters", "renters"},
    {Beneficiaries::population, "population", "population"},
    {Beneficiaries::births, "births", "births"},
    {Beneficiaries::women_on_leave, "women_on_leave", "women on leave"},
    {Beneficiaries::fixed, "fixed", "fixed"},
}};

constexpr std::array<Named<LineCoverage>, 3> coverages{{
    {LineCoverage::dose, "dose", {}},
    {LineCoverage::level, "level", {}},
    {LineCoverage::standard, "standard", {}},
}};

constexpr std::array<Named<LineKind>, 2> line_kinds{{
    {LineKind::running, "running", {}},
    {LineKind::capital, "capital", {}},
}};

constexpr std::array<Named<Growth>, 3> growths{{
    {Growth::none, "none", "growth\004none"},
    {Growth::price, "price", "prices"},
    {Growth::wage, "wage", "wages"},
}};

constexpr std::array<Named<Payer>, 5> payers{{
    {Payer::central, "central", "central government"},
    {Payer::local, "local", "local government"},
    {Payer::insurance, "insurance", "insurance fund"},
    {Payer::employer, "employer", "employers"},
    {Payer::family, "family", "families"},
}};

template <class Enum, std::size_t Size>
const Named<Enum>& entry(const std::array<Named<Enum>, Size>& names, Enum value)
{
    return *std::find_if(names.begin(), names.end(),
                         [&](const Named<Enum>& name) { return name.value == value; });
}

template <class Enum, std::size_t Size>
std::optional<Enum> named(const std::array<Named<Enum>, Size>& names, std::string_view id)
{
    for (const Named<Enum>& name : names) {
        if (name.id == id) {
            return name.value;
        }
    }
    return std::nullopt;
}

template <class Enum, std::size_t Size>
std::vector<std::string> ids(const std::array<Named<Enum>, Size>& names)
{
    std::vector<std::string> list;
    for (const Named<Enum>& name : names) {
        list.emplace_back(name.id);
    }
    return list;
}

template <class Enum, std::size_t Size>
LocalText local_name(const std::array<Named<Enum>, Size>& names, Enum value)
{
    return localized_text(entry(names, value).en);
}

}  // namespace

std::string target_id(Target target)
{
    return std::string(entry(targets, target).id);
}

LocalText target_name(Target target)
{
    return local_name(targets, target);
}

std::optional<Target> target_named(std::string_view id)
{
    return named(targets, id);
}

std::vector<std::string> target_ids()
{
    return ids(targets);
}

std::string observed_on_id(ObservedOn on)
{
    return std::string(entry(observations, on).id);
}

LocalText observed_on_name(ObservedOn on)
{
    return local_name(observations, on);
}

std::optional<ObservedOn> observed_on_named(std::string_view id)
{
    return named(observations, id);
}

std::vector<std::string> observed_on_ids()
{
    return ids(observations);
}

std::string beneficiaries_id(Beneficiaries who)
{
    return std::string(entry(beneficiaries, who).id);
}

std::optional<Beneficiaries> beneficiaries_named(std::string_view id)
{
    return named(beneficiaries, id);
}

std::vector<std::string> beneficiaries_ids()
{
    return ids(beneficiaries);
}

bool counts_ages(Beneficiaries who)
{
    return who != Beneficiaries::births && who != Beneficiaries::women_on_leave &&
           who != Beneficiaries::fixed;
}

bool tells_orders(Beneficiaries who)
{
    return who == Beneficiaries::births || who == Beneficiaries::women_on_leave ||
           who == Beneficiaries::children || who == Beneficiaries::pupils;
}

std::string coverage_id(LineCoverage coverage)
{
    return std::string(entry(coverages, coverage).id);
}

std::optional<LineCoverage> coverage_named(std::string_view id)
{
    return named(coverages, id);
}

std::vector<std::string> coverage_ids()
{
    return ids(coverages);
}

std::string line_kind_id(LineKind kind)
{
    return std::string(entry(line_kinds, kind).id);
}

std::optional<LineKind> line_kind_named(std::string_view id)
{
    return named(line_kinds, id);
}

std::vector<std::string> line_kind_ids()
{
    return ids(line_kinds);
}

std::string growth_id(Growth growth)
{
    return std::string(entry(growths, growth).id);
}

std::optional<Growth> growth_named(std::string_view id)
{
    return named(growths, id);
}

std::vector<std::string> growth_ids()
{
    return ids(growths);
}

std::string payer_id(Payer payer)
{
    return std::string(entry(payers, payer).id);
}

LocalText payer_name(Payer payer)
{
    return local_name(payers, payer);
}

std::optional<Payer> payer_named(std::string_view id)
{
    return named(payers, id);
}

std::vector<std::string> payer_ids()
{
    return ids(payers);
}

}  // namespace natality
