#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What is said about tables: notes, warnings, messages.
constexpr auto notes_lines = by_english(std::to_array<Translation>({
    {"Baseline in full; the other rows are differences from it, cost is beyond the "
     "baseline's, undiscounted, only what has a known price. to: summed from the base "
     "year to the end of the year named; in: of that year alone.",
     "基线为绝对值，其余各行为与基线之差；费用为超出基线的部分，未贴现，只计有单价的"
     "项目。“至”：自基年累计至该年末，否则为当年。"},
    {"Baseline in full; the other rows are differences from it. to: summed from the "
     "base year to the end of the year named; in: of that year, people on its 1 January."
     " old-age: persons 65 and over per 100 aged 15-64. Cost: beyond the baseline's, "
     "undiscounted, only what has a known price; present value: discounted, a birth's "
     "with the births discounted as well. Who pays: of the undiscounted. fund's balance:"
     " contributions to the insurance fund less all it pays. Effects are evidence with "
     "uncertainty, not truth.",
     "基线为绝对值，其余各行为与基线之差。“至”：自基年累计至该年末，否则为当年。老年"
     "抚养比：每百名15-64岁人口对应的65岁及以上人口。费用为超出基线的部分，未贴现，只计"
     "有单价的项目；现值为贴现后的费用和出生。基金当期结余为当年缴费减全部支付。效应取自"
     "文献，有不确定性，并非定论。"},
    {"Births of {} to {}, change in %, with each measure alone at its full level "
     "from {} on.",
     "{}—{}年出生人数变动（%）：各项措施自{}年起单独全面落实。"},
    {"CRPS: score of the predicted distribution in points, 0 is perfect. skill: what"
     " it gains on no effect, and on a power law in money; 1 is perfect, 0 no gain. *: a"
     " figure of the catalogue was set by it. ?: the observation was not checked in its "
     "source.",
     "CRPS：预测分布的得分，百分点，0为完美；技巧得分：相对“无效应”和资金幂律的改进"
     "，1为完美，0为无改进。*：目录的数值据此设定。?：观测未在来源中核实。"},
    {"Change of all births of {} to {} with the measure alone at its full level from {} on: "
     "central (low … high). 'natality measures NUMBER' shows one in full.",
     "右列：{}至{}年全部出生人数的变动，各项措施单独自{}年起全面落实：中值（低至高）。“"
     "natality measures 编号”显示全部内容。"},
    {"Change after reforms that happened, in %, over the years after each: what the "
     "catalogue predicts with the low, central and high figures of its evidence, and "
     "what was observed.",
     "真实改革之后若干年内的变动（%）：目录按低、中、高三档证据的预测，与观测对照。"},
    {"Cost from the base year to the end of {}, beyond the baseline's, undiscounted;"
     " low, high: at the lowest and highest unit costs, where a line has a range; "
     "anyway: part of it paid for children who would be born without the package. ≥: at "
     "least, for measures of unknown price; ?: not known.",
     "费用自基年累计至{}年末，超出基线，未贴现；低、高：按各项单价的下限、上限计，没"
     "有范围的单价不变；照付：其中为没有这些措施也会出生的孩子支付的部分。≥：至少（含价"
     "格未知的措施）；?：未知。"},
    {"Cost: all that\n"
     "is paid, today's level included, summed through the year.",
     "费用为全部费用（含现行水平），累计至该年。"},
    {"Differences from the baseline. strongest: of each barrier the largest effect "
     "alone; diminishing: effects on one barrier overlap in part; interacting: with "
     "named pairs as well; multiplicative: nothing overlaps. *: the rule of the scenario"
     " file. No rule is proven; read them as a range.",
     "各行为组合与基线之差。取最强：每类障碍只计最大的效应；部分重叠：同类障碍的效应"
     "部分重叠；含交互：另加指定成对项；相乘：各效应互不重叠。“*”为情景文件所用规则。没"
     "有哪种规则得到证实，宜看其范围。"},
    {"In {}. diff.: observed less projected, split symmetrically (Das Gupta) among "
     "number of women, their ages, their unions and parities, and rates; the parts add "
     "up to it. known states: all four are told apart; ages: rates hold unions and "
     "parities; tfr: women hold their ages as well; births: nothing is told apart. The "
     "data set has women by age on 1 January {}, carried forward from there, and by "
     "state in that year alone. A deviation is not the effect of the measures.",
     "单位：{}。偏差为实际减预测，按Das Gupta对称分解为四个因素：育龄妇女人数、年龄"
     "结构、婚姻与孩次构成、生育率；各因素之和等于偏差。已知“婚育”：四者可分；“年龄”：生"
     "育率中含婚姻与孩次构成；“生育率”：人数中含年龄结构，生育率中含婚姻与孩次构成；“出"
     "生”：不可分。数据集自{}年1月1日起有分年龄人口，此后按其死亡与迁移推算；分状态只有"
     "该年。偏差不等于措施的效果。"},
    {"Response: lag {} years, quantum share {}, tempo halves in {} years",
     "反应：滞后{}年，数量效应占比{}，进度效应半衰期{}年"},
    {"Rows lie on the front: no other package brings as much for less. Cost: beyond"
     "\n"
     "the baseline's, of the dearest year up to that year.\n",
     "各行均为帕累托前沿上的组合：没有别的组合花费更少而成效不低。\n"
     "费用为超出基线的部分，取至该年为止最高的一年。\n"},
    {"Rows lie on the front: no other package brings as much for less. Cost: beyond"
     "\n"
     "the baseline's, summed through the year.\n",
     "各行均为帕累托前沿上的组合：没有别的组合花费更少而成效不低。\n"
     "费用为超出基线的部分，累计至该年。\n"},
    {"The samples are no power of two: a Sobol sequence is less even then.",
     "样本数不是2的幂，此时索博尔序列不够均匀。"},
    {"Warning: {}: births of {} to {} change by {:+.1f} %, beyond the {} to {} % "
     "that the evidence allows.",
     "警告：{}：{}—{}年出生变动{} %，超出证据所支持的{}—{} %。"},
    {"\n"
     "Shapley values estimated from {} pairs of random orders; {} packages were run.\n",
     "\n沙普利值，由{}对随机次序估计，共推算{}个组合。\n"},
    {"\n"
     "contribution: the Shapley value, what a measure adds on average over all orders\n"
     "of coming in; they make up the whole.\n",
     "\n"
     "贡献：沙普利值，即按所有加入次序平均的增量，合计等于总变动。\n"},
    {"all: what the package takes in the year; more: beyond today's level in the "
     "baseline. A standard (a plan's target, staffing, class sizes) moves with the "
     "population alone, and is there to hold needs against. Lines without a figure are "
     "left out.",
     "全部：组合之下当年所需；新增加：超出基线现状水平的部分。标准即规划目标、编制或"
     "班额，不随措施水平变动，只随人口变动，用来对照需求。没有数据的项目不列。"},
    {"first births in unions before the base year, times the base year's",
     "基年以前结合内一孩生育水平与基年之比"},
    {"hard to believe: {}", "存疑：{}"},
    {"low, central, high: the figures of the evidence. plausible: what the evidence "
     "allows at full dose, sources by 'natality measures NUMBER'; a central change below"
     " or above it is marked !, of all measures one outside their central band.",
     "低、中、高为证据的三档取值。证据范围：证据允许的全面落实时的变动，来源见 "
     "natality measures 编号；中值低于或高于范围者标“!”。"},
    {"  and {} more\n", "  另有{}个\n"},
    {"  scenario {}: {}\n", "  情景{}：{}\n"},
    {"natality: {}\n"
     "What was done is kept; go on with:\n"
     "  {}\n",
     "natality：{}\n"
     "已完成的部分已保存；继续请用：\n"
     "  {}\n"},
    {"'{}' needs every scenario in full", "“{}”需要完整运行每个情景"},
    {"effects on '{}'", "对“{}”的效应"},
    {"not all women below age {} are in state {}", "{}岁以下的女性并非全部处于状态“{}”"},
    {"the data set has regions that are sums or exchange migrants",
     "数据集中有合计地区或地区间迁移"},
    {"the rule '{}'", "规则“{}”"},
    {"net migration is given as rates", "净迁移以率给出"},
    {"women of the first or the open age group give birth", "首个或开放年龄组的女性有生育"},
    {"{} cannot be run side by side", "{}不能并行运行"},
    {"the sweep is complete, but its file could not be packed: {}\n",
     "扫描已完成，但文件未能压缩整理：{}\n"},
    {"{} of {} scenarios are there\n", "{1}个情景中已有{0}个\n"},
    {"{} scenarios could not be run; their values are missing\n", "{}个情景未能运行，其数值缺失\n"},
    {"{}: {} damaged blocks will be run again\n", "{}：{}个损坏的块将重新运行\n"},
    {"natality: interrupted; {} of {} scenarios are done and kept; go on with:\n"
     "  {}\n",
     "natality：已中断；{1}个情景中已完成并保存{0}个；继续请用：\n"
     "  {2}\n"},
    {"{} begins in {}, before the base year {}: its effect begins with the projection",
     "{0}从{1}年开始，早于基年{2}：其效果从推算开始时计起"},
    {"money is {}: the catalogue's costs, in {}, are left out",
     "货币为{}：措施目录的费用以{}计，未计入"},
    {"no [desired_family_size]: packages have no ceiling",
     "没有 [desired_family_size]：组合不受意愿生育数的上限约束"},
    {"net emigration takes more persons than there are of their ages in {} of {} regions, most in "
     "{}: {:.2g} % of its persons are added (clipped_persons)",
     "{}个地区（共{}个）净迁出人数超过该年龄现有人数，{}最多：补入其人口的{:.2g} "
     "%（clipped_persons）"},
    {"region {}: net emigration to {} takes {:.6g} persons more than there are of their ages, "
     "{:.2g} % of all",
     "地区{}：至{}年净迁出人数比该年龄现有人数多{:.6g}人，占总人口{:.2g} %"},
    {"counted on {}, moved half a year ahead to 1 January {} by the rates of {}",
     "统计于{}，推至半年后的{}年1月1日，按{}年的各项率"},
    {"counted on {}, taken as of 1 January {}", "统计于{}，视为{}年1月1日"},
    {"ages beyond {} were joined to it, {}", "{}以上各年龄已并入该组，{}"},
    {"summed", "加总"},
    {"by the life table of their rates", "按其死亡率的生命表"},
    {"no [money]: the catalogue's costs, in {}, are left out",
     "没有 [money]：措施目录的费用以{}计，未计入"},
    {"[money] names no currency: amounts are in {}", "[money] 未说明货币：金额以{}计"},
    {"the last age group is {}: figures of ages that begin or end within it are not known",
     "最后的年龄组为{}：起止于该组之内的年龄的指标未知"},
    {"no [money]: costs are the catalogue's figures, in its currency and at its prices, whatever "
     "the data set's country",
     "没有 [money]：不论数据集属于哪个国家，费用均为措施目录的数值，用其货币和价格"},
    {"no net migration of {} of {} regions, which it does not name",
     "{1}个地区中有{0}个未列出，按没有净迁移处理"},
    {"region {}: a life expectancy of {:.1f} years ({}) in {}",
     "地区{0}：{3}年出生预期寿命为{1:.1f}岁（{2}）"},
    {"region {}: {:.3g} children per woman in {}; asfr counts births per woman, not per 1000",
     "地区{0}：{2}年每名女性生育{1:.3g}个孩子；asfr为每名女性的生育率，而不是每千名"},
    {"region {}: {:.3g} births a year per woman ({}) in {}; are the women by state those of the "
     "births by order?",
     "地区{}：每名女性每年生育{:.3g}次（{}，{}"
     "年）；分状态女性人数与分孩次出生数是否来自同一来源？"},
    {"region {}: {:.6g} net migrants of {}, age {}, in {} beside {:.6g} persons: more than a tenth "
     "a year",
     "地区{0}：{4}年{2}{3}岁净迁移{1:.6g}人，而该年龄仅有{5:.6g}人：每年超过十分之一"},
    {"region {}: {}; the population counts persons, not thousands",
     "地区{}：{}；人口以人计，而不是千人"},
    {"totals are spread over ages by the standard model schedule of Rogers and Castro (1981), half "
     "to each sex",
     "净迁移总数按Rogers和Castro（1981）的标准模式分配到各年龄，两性各半"},
    {"with their own rates the regions are {:+.2f} % of {} in {}, {:+.2f} % in {}, their births "
     "{:+.2f} %, their deaths {:+.2f} %",
     "按各地区自身的率，各地区合计与{1}相比：{2}年人口{0:+.2f}%，{4}年人口{3:+.2f}%，出生数{5:+.2f}"
     "%，死亡数{6:+.2f}%"},
    {"{:.6g} persons in all", "共{:.6g}人"},
    {"{:.6g} persons in all, most cells not whole ones", "共{:.6g}人，且多数格不是整数"},
    {"{} draws, the same for every package; changes are from the same draw's baseline.\n",
     "{}次抽样，各组合用同一套随机数；变动相对同次抽样的基线。\n"},
    {"{} draws: before the brackets the run without draws, in them where 80 % of the"
     " draws lie; the baseline in full, the others as differences from the baseline of "
     "the same draw, from the base year to the end of the year named. effects: part of "
     "the variance of the births gained that effects alone bring. gain: draws with more "
     "births than the baseline.",
     "{}次抽样：括号外为不抽样的结果，括号内为80 %的抽样所在区间；基线为总数，其余为"
     "与同一次抽样的基线之差，自基年累计至该年末。效应：所增出生的方差中仅由效应的不确定"
     "性产生的部分。增加：出生多于基线的抽样比例。"},
    {"{} draws: where 80 % of them lie; rank: that in 80 % of them, in brackets how\n"
     "often it is the first.\n",
     "{}次抽样：80 %的抽样落在区间内；名次为80 %的抽样中的名次，括号内为排第一的比例。\n"},
    {"{} packages have measures of unknown price and are left out (--count-unpriced"
     "\n"
     "takes them as free).\n",
     "另有{}个组合含价格未知的措施，未参加排名（加 --count-unpriced 则视为免费）。\n"},
    {"{} packages with a measure of unknown price are left out (--count-unpriced\n"
     "takes them as free).\n",
     "{}个组合含价格未知的措施，未参加比较（加 --count-unpriced 则按零计入）。\n"},
    {"{} regions within are not shown: natality compare {} --by-region births, or --region ID",
     "{}个下级地区未显示：natality compare {} --by-region births，或 --region ID"},
    {"{}: {:.0f} persons, total fertility rate {:.2f}, life expectancy {:.1f} (women) and {:.1f} "
     "years (men)",
     "{}：{:.0f}人，总和生育率{:.2f}，出生预期寿命女{:.1f}岁、男{:.1f}岁"},
    {"{}; births, deaths and migrants are scaled to its own",
     "{}；出生、死亡和迁移均已按其数值调整"},
    {"{} samples. First order: the share of the variance that would be gone if the input were "
     "known; total: what would be left if all others were (Saltelli's design, Jansen's estimators, "
     "bootstrap intervals).",
     "{}"
     "个样本。一阶：已知该输入可消除的方差比例；总效应：已知其余输入后剩余的方差比例（萨尔泰利设计"
     "，扬森估计量，自助法区间）。"},
    {"≥: at least; ?: not known. Packages with measures of unknown price cost more "
     "than is counted: {}.",
     "≥：至少；?：未知。组合含价格未知的措施，其费用未计入：{}。"},
}));

}  // namespace

std::span<const Translation> notes()
{
    return notes_lines;
}

}  // namespace natality::texts
