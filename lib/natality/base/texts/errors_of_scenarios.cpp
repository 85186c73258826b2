#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What is wrong with scenarios and sweeps, and what a projection cannot do.
constexpr auto errors_of_scenarios_lines = by_english(std::to_array<Translation>({
    {"factor for the {} ({})", "使{}相符的系数（{}）"},
    {"shift of death rates for a life expectancy", "使预期寿命相符的死亡率平移量"},
    {"factor for the women who want a birth", "使生育妇女比例达到意愿的系数"},
    {"factor for the desired family size", "使子女数达到意愿的系数"},
    {"intrinsic growth rate", "内在增长率"},
    {"rate of first births", "一孩生育率"},
    {"share of earlier unions", "较早结婚者的份额"},
    {"level of past first births", "以往一孩生育的水平"},
    {"shift of the share of single women", "未婚妇女比例的平移量"},
    {"coverage of the marriage register", "结婚登记的覆盖率"},
    {"'{}' cannot be drawn; {}", "“{}”不能抽样；{}"},
    {"'{}' is no detail of results; {}", "结果没有名为“{}”的详细内容；{}"},
    {"detail: mortality is given as survival ratios (sx), which do not say at which age within a "
     "step people die; life tables and deaths by age need mx or qx",
     "detail：死亡水平以存活比（sx）给出，没有说明人在一步之内的哪个年龄死亡；"
     "生命表和按年龄分的死亡人数需要 mx 或 qx"},
    {"'{}' is no indicator; {} ('natality info --indicators' lists all)",
     "没有指标“{}”；{}（“natality info --indicators”列出全部）"},
    {"\"all-packages\", \"grid\", \"table\", \"latin-hypercube\" or \"sobol\"",
     "\"all-packages\"、\"grid\"、\"table\"、\"latin-hypercube\"或\"sobol\""},
    {"a package needs an id", "组合须有id"},
    {"a sweep cannot be restricted to no measure at all", "扫描不能限定为没有措施"},
    {"the first [[baseline]] is the scenario 'baseline', which packages act on; leave its id and "
     "name out",
     "第一个 [[baseline]] 就是情景“baseline”，各组合都建立在它之上；请省去它的 id 和 name"},
    {"a sweep has one baseline; write [baseline]", "扫描只有一个基线；请写 [baseline]"},
    {"{}: {} {} lies within the step of {} years from {} on; give the first year of a step, {} "
     "or {}",
     "{0}：{1} {2}落在自{4}年起的{3}年步长之内；请给出步长的第一年，{5}或{6}"},
    {"currency: {}, where other files of the catalogue count in {}",
     "currency：{}，而目录的其他文件以{}计"},
    {"baseline id '{}' is taken; every baseline and package has an id of its own",
     "基线id“{}”已被使用；每个基线和组合须有自己的id"},
    {"baseline.fertility: '{}' is neither dataset, constant, trend, observed or "
     "replacement nor a path of tfr_paths; {}",
     "baseline.fertility：“{}”不是dataset、constant、trend、observed或replacement，也不是"
     "tfr_paths中的路径；{}"},
    {"baseline.fertility: \"observed\" is for steps of one year",
     "baseline.fertility：\"observed\"用于一年的步长"},
    {"baseline.fertility: \"observed\" needs the observed births of {} (indicator "
     "births), which region {} does not have",
     "baseline.fertility：\"observed\"需要{}年的观测出生数（指标births），而地区{}没"
     "有"},
    {"baseline.toward: '{}' is no path of the total fertility rate of region {}",
     "baseline.toward：“{}”不是地区{}总和生育率的路径"},
    {"baseline: level_years and union_years must be at least 1",
     "baseline：level_years和union_years至少为1"},
    {"baseline: toward and by go together: the path and the year in which it is "
     "reached",
     "baseline：toward和by须同时给出：路径以及到达的年份"},
    {"baseline: women = \"states\" needs women_by_state, which the data set does not"
     " have",
     "baseline：women = \"states\"需要women_by_state，而数据集没有"},
    {"baseline: yearly_change must be a relative change in (-0.5, 0.5)",
     "baseline：yearly_change须为 (-0.5, 0.5) 之内的相对变动"},
    {"belongs to fertility = \"observed\"", "只用于 fertility = \"observed\""},
    {"birth rates by state are outside {} to {} times those of the base year in {} "
     "years from {} on, at the furthest {:.2f} times",
     "{3}年起有{2}年的分状态生育率在基年的{0}至{1}倍之外，最远为{4}倍"},
    {"block: {} is not a number of scenarios from 1 on", "block：{}不是从1起的情景数"},
    {"draw_evidence: the design draws the effects already; leave \"effects\" out of [draws]",
     "draw_evidence：设计已抽取效应；请从 [draws] 中去掉 \"effects\""},
    {"ceiling: the data set has no [desired_family_size]; give it there, or set "
     "ceiling = \"none\"",
     "ceiling：数据集没有 [desired_family_size]；请在其中给出，或设 ceiling = \"none"
     "\""},
    {"constraint: region {} tells women apart by state, and only births of all women alike can be "
     "scaled to a nation's; run it with women = \"alike\", or with mode = \"report\"",
     "constraint：地区{}的女性分状态，而只有不分状态的出生数才能按全国调整；请用women = "
     "\"alike\"，或用mode = \"report\"运行"},
    {"draws: nothing varies; the data set has none of tfr_bounds, "
     "life_expectancy_bounds and net_migration_bounds that is asked for, and effects are"
     " not drawn",
     "draws：没有可变的内容；数据集缺少所要求的tfr_bounds、life_expectancy_bounds和"
     "net_migration_bounds，效应也未抽样"},
    {"draws: other baselines are not drawn; give each a scenario file of its own",
     "draws：其他基线不参与抽样；请各用一个情景文件"},
    {"draws: regions that are sums or exchange migrants are not drawn; run the regions without "
     "them",
     "draws：作为合计或相互有迁移流的地区不能抽样；请去掉合计和迁移流后再运行"},
    {"draws: {} is not a number of draws from 0 to {}", "draws：{}不是0至{}的抽样次数"},
    {"draws: {} {} is not in [0, 1]", "draws：{} {}不在 [0, 1] 之内"},
    {"events at a rate of {:.3g} a year, above {:g}", "每年发生率达{}，超过{}"},
    {"fewer than no women", "的女性人数为负"},
    {"has no place beside level or level_by_region", "与level或level_by_region不能并存"},
    {"has no place beside level_by_year, which says the level of every year from its"
     " first one on",
     "与level_by_year不能并存；后者从首年起给出每年的水平"},
    {"horizon: {} is not a year after the base year {} in steps of {}, up to {}",
     "horizon：{0}不是基年{1}之后每隔{2}年的年份，最晚{3}"},
    {"is not an indicator; {}", "不是指标；{}"},
    {"measure '{}' acts on certain birth orders, and region {} has no "
     "births_by_order",
     "措施“{}”作用于特定孩次，而地区{}没有births_by_order"},
    {"measure '{}' is not in the sweep; {}", "扫描中没有措施“{}”；{}"},
    {"measure '{}': its other effects and its tempo bring {:+.3g} % already, more "
     "than the {:+.3g} % stated here; state a larger change, or one of the rates "
     "(observed = {{ on = \"rates\" }})",
     "措施“{}”：其其他效应和进度效应已带来{} %，超过此处给出的{} %；请给出更大的变动"
     "，或改为率的变动（observed = {{ on = \"rates\" }}）"},
    {"measure '{}': level_by_order: region {} has no births_by_order",
     "措施“{}”：level_by_order：地区{}没有births_by_order"},
    {"measure '{}': level_by_order: the line '{}' counts persons that are not told "
     "apart by order of birth",
     "措施“{}”：level_by_order：“{}”所计的人群不区分孩次"},
    {"measure '{}': no change of rates brings the stated change of {:+.3g} %; the "
     "largest that rates can bring is {:+.3g} %",
     "措施“{}”：率的任何变动都达不到所给出的{} %；率最多能带来{} %"},
    {"measure '{}': region '{}' is not in the data set; {}", "措施“{}”：数据集中没有地区“{}”；{}"},
    {"measures: a Sobol sequence draws the levels of {} at most, not of {}",
     "measures：Sobol序列最多抽取{}项措施的水平，而不是{}项"},
    {"measures: a design needs at least one", "measures：设计至少需要一项措施"},
    {"measures: all packages can be made of {} at most, not of {}",
     "measures：全部组合最多用于{}项措施，而不是{}项"},
    {"measures: every one is held at a level; there is nothing to draw",
     "measures：每项都固定在一个水平，没有可抽取的"},
    {"measures: the grid has more than 2^62 scenarios", "measures：网格的情景超过2^62个"},
    {"more events than women who live through the year", "的事件多于活过当年的人数"},
    {"must be a whole number of at least 0", "须为不小于0的整数"},
    {"must name a level at least", "至少须给出一个水平"},
    {"net emigration leaves {}: {}; lower it, or set the data set's migration to "
     "negative = \"clip\"",
     "净迁出后剩下{}：{}；请降低净迁出，或在数据集的迁移设置中写 negative = \"clip\""},
    {"no birth rates by state meet the asfr {:.6g}: region {}, year {}, age {}; the "
     "women by state do not bear so many children",
     "分状态的生育率无法符合年龄别生育率{}：地区{}，{}年，{}岁；各状态的女性生不出这"
     "么多孩子"},
    {"no factor on the birth rates meets the total fertility rate {:.6g} ({})",
     "没有一个系数能使生育率符合总和生育率{}（{}）"},
    {"no factor on the birth rates meets the {} {:.6g}: {:g} times the rates give "
     "{:.6g} ({})",
     "没有一个系数能使生育率符合{0} {1:.6g}：生育率乘以{2:g}时为{3:.6g}（{4}）"},
    {"no factors on the birth rates by order meet the shares counted ({})",
     "没有一组系数能使分孩次生育率符合统计的孩次比例（{}）"},
    {"only a sweep of all packages can be restricted to some measures",
     "只有全部组合的扫描才能限定于部分措施"},
    {"order: {} birth orders do not fit states up to {}; give {} orders, the last "
     "one open ({})",
     "order：{}个孩次与最高为{}的状态不匹配；应给出{}个孩次，最后一个为开放组（{}）"},
    {"package id '{}' is taken; every package has an id of its own, and 'baseline' "
     "is the scenario without measures",
     "组合id“{}”已被使用；每个组合须有自己的id，“baseline”是没有措施的情景"},
    {"price_growth, wage_growth: the data set names no price_year in [money] to grow"
     " from",
     "price_growth、wage_growth：数据集的 [money] 没有给出起算的price_year"},
    {"region {}, age {}: women by state have births and unions at ages from 1 to {} "
     "only, two below the open age",
     "地区{}，{}岁：分状态的女性只在1至{}岁（比开放年龄低两岁）生育和结婚"},
    {"region {}, year {}", "地区{}，{}年"},
    {"region {}: no birth rates to meet the births counted",
     "地区{}：没有生育率可用来符合统计的出生人数"},
    {"samples: {} is not a number from 1 on", "samples：{}不是从1起的整数"},
    {"seed: {} is not a number from 0 on", "seed：{}不是从0起的整数"},
    {"stands beside level, which is the only one of a measure that has it",
     "与level并存；该措施只能有level"},
    {"table: a design needs at least one scenario", "table：设计至少需要一个情景"},
    {"the births and unions ask of women in state {} {}: there are too few of them "
     "({}, age {})",
     "出生和结婚所要求的状态“{}”女性{}：人数不足（{}，{}岁）"},
    {"the first year of the measure, for instance 2027", "措施的首年，例如2027"},
    {"the levels of a measure stand in the table, in the column of its id",
     "各措施的水平写在表中，列名为措施的id"},
    {"the name of a built-in data set or a folder", "内置数据集的名称或文件夹"},
    {"there are no births of order {} to meet the share {:g} counted ({})",
     "没有{}孩的出生可用来符合统计的比例{}（{}）"},
    {"total fertility rate", "总和生育率"},
    {"{:.6g} persons", "{}人"},
    {"{} to {} hold the values of {}", "{}至{}年沿用{}年的数值"},
    {"{}: a death rate too high for the width of its group gives a probability of "
     "dying above 1, taken as 1: nobody survives the group (years: {}, first {})",
     "{}：死亡率相对于年龄组宽度过高，死亡概率超过1，按1处理：该组无人存活（{}年，始"
     "于{}年）"},
    {"{}: from {} lies after the horizon, {}; a measure must begin by then",
     "{}：from {}晚于推算终年{}；措施须在此之前开始"},
    {"{}: level {} stands twice", "{}：水平{}出现两次"},
    {"{}: level_by_order is for scenario files; a sweep does not tell children apart"
     " by order of birth",
     "{}：level_by_order只用于情景文件；扫描不区分孩次"},
    {"{}: level_by_year and level_by_region have no place in a design that chooses "
     "levels",
     "{}：level_by_year和level_by_region不能用于自选水平的设计"},
    {"{}: low {} is not below high {}", "{}：low {}不小于high {}"},
    {"{}: {} is not a number of years from 1 on", "{}：{}不是从1起的年数"},
    {"{}: {} is not a yearly rate in (-0.5, 0.5)", "{}：{}不是 (-0.5, 0.5) 之内的年率"},
}));

}  // namespace

std::span<const Translation> errors_of_scenarios()
{
    return errors_of_scenarios_lines;
}

}  // namespace natality::texts
