#include <natality/batch/batch_step.hpp>

#include <natality/batch/detail/batch_tables.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

/// One instruction set.
struct InstructionSetEntry {
    InstructionSet set;
    std::string_view name;
    MultiplyAdd rounding;
};

/// From the narrowest to the widest. The portable set is compiled for no fused multiply-add, and on
/// other processors than x86-64 the compiler fuses nothing by itself.
constexpr std::array<InstructionSetEntry, 3> instruction_sets{{
    {InstructionSet::portable, "portable", MultiplyAdd::separate},
    {InstructionSet::avx2, "avx2", MultiplyAdd::fused},
    {InstructionSet::avx512, "avx512", MultiplyAdd::fused},
}};

const InstructionSetEntry& entry_of(InstructionSet set)
{
    return instruction_sets.at(static_cast<std::size_t>(set));
}

/// \throws std::invalid_argument for a set that this machine or build does not have.
InstructionSet supported(InstructionSet set)
{
    if (!is_supported(set)) {
        throw std::invalid_argument("this machine, or this build, does not have the instructions " +
                                    to_string(set));
    }
    return set;
}

const detail::BatchFunctions* functions_of(InstructionSet set)
{
    switch (set) {
    case InstructionSet::avx512:
        return detail::avx512_functions();
    case InstructionSet::avx2:
        return detail::avx2_functions();
    case InstructionSet::portable:
        break;
    }
    return detail::portable_functions();
}

bool machine_has(InstructionSet set)
{
#if defined(__x86_64__)
    switch (set) {
    case InstructionSet::avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
    case InstructionSet::avx2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case InstructionSet::portable:
        break;
    }
#endif
    return set == InstructionSet::portable;
}

/// Hands out the lines of a kernel's working memory.
class WorkspaceLines {
public:
    explicit WorkspaceLines(Lanes* next) : next_(next) {}

    double* take(Index lines)
    {
        taken_ += lines;
        return next_ == nullptr ? nullptr : (next_ + (taken_ - lines))->values.data();
    }
    [[nodiscard]] Index taken() const { return taken_; }

private:
    Lanes* next_;
    Index taken_ = 0;
};

/// Lays out the working memory of one group from \p lines.
detail::WorkspaceView workspace(const detail::BatchTables& tables, WorkspaceLines& lines)
{
    const Index slots = tables.states ? tables.states->view().slots + 1 : 0;
    const Index states = tables.states ? tables.states->view().states : 0;
    return {.ratio = lines.take(tables.shape().ratios),
            .women = lines.take(states * slots),
            .inflow = lines.take(states * slots),
            .half_rate = lines.take(slots),
            .other_half_rate = lines.take(slots),
            .present = lines.take(slots),
            .arriving = lines.take(slots),
            .growth = lines.take(slots),
            .inverse_exposure = lines.take(slots)};
}

/// \throws std::invalid_argument as BatchKernel::run does.
void require_fit(const BatchProblem& problem, const RateLevers& levers, const BatchResult& result)
{
    const LeverLayout& layout = problem.levers();
    const bool fits = levers.scenarios() == result.scenarios() &&
                      levers.log_effects().rows() == layout.years * layout.log_effects &&
                      levers.advances().rows() == (layout.clock ? layout.years + 1 : 0) &&
                      levers.newborn().rows() == (layout.newborn ? 2 * layout.years : 0) &&
                      result.births().rows() == problem.years() &&
                      result.events().rows() == problem.years() * problem.rates();
    if (!fits) {
        throw std::invalid_argument(
            "levers and result are of another batch problem, or of other scenarios, than it");
    }
}

std::vector<Lanes> working_memory(const detail::BatchTables& tables)
{
    WorkspaceLines lines(nullptr);
    workspace(tables, lines);
    return std::vector<Lanes>(static_cast<std::size_t>(lines.taken()));
}

}  // namespace

std::string to_string(InstructionSet set)
{
    return std::string(entry_of(set).name);
}

std::optional<InstructionSet> instruction_set_named(std::string_view name)
{
    for (const InstructionSetEntry& entry : instruction_sets) {
        if (entry.name == name) {
            return entry.set;
        }
    }
    return std::nullopt;
}

std::vector<InstructionSet> supported_instruction_sets()
{
    std::vector<InstructionSet> supported;
    for (const InstructionSetEntry& entry : instruction_sets) {
        if (is_supported(entry.set)) {
            supported.push_back(entry.set);
        }
    }
    return supported;
}

MultiplyAdd multiply_add_of(InstructionSet set)
{
    return entry_of(set).rounding;
}

std::string to_string(MultiplyAdd rounding)
{
    return rounding == MultiplyAdd::fused ? "fused" : "separate";
}

bool is_supported(InstructionSet set)
{
    return machine_has(set) && functions_of(set) != nullptr;
}

InstructionSet widest_instruction_set()
{
    return supported_instruction_sets().back();
}

std::optional<InstructionSet> widest_instruction_set(MultiplyAdd rounding)
{
    std::optional<InstructionSet> widest;
    for (const InstructionSet set : supported_instruction_sets()) {
        widest = multiply_add_of(set) == rounding ? set : widest;
    }
    return widest;
}

BatchResult::BatchResult(const BatchProblem& problem, Index scenarios, KeepWomen keep)
    : rates_(problem.rates()),
      states_(problem.states()),
      cohorts_(problem.cohorts()),
      births_(problem.years(), scenarios),
      girls_(problem.years(), scenarios),
      boys_(problem.years(), scenarios),
      events_(problem.years() * rates_, scenarios),
      rate_sums_(problem.years() * rates_, scenarios),
      fewest_women_(1, scenarios),
      women_(keep == KeepWomen::yes ? (problem.years() + 1) * states_ * cohorts_ : 0, scenarios),
      exact_(static_cast<std::size_t>(scenarios), 0)
{
}

SurvivingBirths BatchResult::surviving_births(Index scenario) const
{
    SurvivingBirths births{ByYear(births_.rows()), ByYear(births_.rows())};
    for (Index t = 0; t < births_.rows(); ++t) {
        births.girls(t) = girls_(t, scenario);
        births.boys(t) = boys_(t, scenario);
    }
    return births;
}

BatchKernel::BatchKernel(BatchProblem problem, InstructionSet set)
    : problem_(std::move(problem)),
      functions_(functions_of(supported(set))),
      work_(working_memory(problem_.tables()))
{
}

void BatchKernel::run(const RateLevers& levers, BatchResult& result)
{
    require_fit(problem_, levers, result);
    for (Index group = 0; group < result.births_.groups(); ++group) {
        run_group(levers, group, result);
    }
    mark_exact(result);
}

void BatchKernel::run_group(const RateLevers& levers, Index group, BatchResult& result)
{
    const detail::BatchTables& tables = problem_.tables();
    WorkspaceLines lines(work_.data());
    const detail::WorkspaceView work = workspace(tables, lines);
    const detail::LeversView own_levers{levers.log_effects().group(group),
                                        levers.advances().group(group),
                                        levers.newborn().group(group)};
    const detail::OutputView out{.events = result.events_.group(group),
                                 .rate_sums = result.rate_sums_.group(group),
                                 .births = result.births_.group(group),
                                 .girls = result.girls_.group(group),
                                 .boys = result.boys_.group(group),
                                 .fewest_women = result.fewest_women_.group(group),
                                 .women = result.women_.group(group)};
    if (tables.states) {
        functions_->advance_by_state(tables.states->view(), own_levers, work, out);
    } else {
        functions_->bear_by_order(tables.births->view(), own_levers, work, out);
    }
}

void BatchKernel::mark_exact(BatchResult& result) const
{
    const BySex<ByYear>& fewest = problem_.renewal().fewest_births();
    const bool needs_women = problem_.tables().migrants_have_states();
    for (Index s = 0; s < result.scenarios(); ++s) {
        bool exact = !needs_women || result.fewest_women_(0, s) > 0.0;
        for (Index t = 0; t < problem_.years(); ++t) {
            exact &= result.girls_(t, s) >= fewest.female(t);
            exact &= result.boys_(t, s) >= fewest.male(t);
        }
        result.exact_[static_cast<std::size_t>(s)] = exact ? 1 : 0;
    }
}

LaneTable BatchKernel::evaluate(const BatchFunctional& functional, const BatchResult& result) const
{
    LaneTable sum(functional.rows(), result.scenarios());
    const Eigen::ArrayXd zeros = Eigen::ArrayXd::Zero(functional.rows());
    const double* fixed = functional.fixed_.data();
    const auto add = [&](const BatchFunctional::Part& part, const LaneTable& births) {
        if (part.per_birth.size() == 0) {
            return;
        }
        const detail::FunctionalView view{.rows = static_cast<int>(functional.rows()),
                                          .cohorts = static_cast<int>(part.per_birth.cols()),
                                          .fixed = std::exchange(fixed, zeros.data()),
                                          .coefficients = part.per_birth.data(),
                                          .first = part.first.data(),
                                          .last = part.last.data()};
        for (Index group = 0; group < births.groups(); ++group) {
            functions_->add_functional(view, births.group(group), sum.group(group));
        }
    };
    add(functional.births_, result.births_);
    add(functional.girls_, result.girls_);
    add(functional.boys_, result.boys_);
    return sum;
}

}  // namespace natality
