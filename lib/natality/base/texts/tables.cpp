#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What tables and messages of the program say.
constexpr auto tables_lines = by_english(std::to_array<Translation>({
    {"valid", "有效"},
    {"readable, and made as its inputs say; it has no checksums, so that changed figures cannot be "
     "told",
     "可读，结构与其输入一致；没有校验和，无法判断数值是否被改动"},
    {"; of {} blocks {} are there", "；共{}块，已完成{}块"},
    {"level and effect of each measure", "各项措施的水平与效应"},
    {"level", "水平"},
    {"levels in between", "中间水平"},
    {"of full", "占全面落实"},
    {"searching levels of {} measures\n", "正在搜索{}项措施的水平\n"},
    {"{}: {} ({:+.2f} %); {}: {}. {} packages of levels were tried.",
     "{}：{}（{:+.2f} %）；{}：{}。共试算{}种水平组合。"},
    {"source of the draws", "抽样来源"},
    {"   together", "   合计"},
    {" (not counted)", "（未计入）"},
    {"* is the best within the budget.", "标*者为预算内最优。"},
    {"* is the cheapest that reaches the target.", "标*者为达到目标的最低费用组合。"},
    {", ages ", "，年龄 "},
    {"10 k", "万"},
    {"100 m", "亿"},
    {"80 % of draws", "80 %区间"},
    {": written\n", "：已写入\n"},
    {": {} tables written\n", "：已写入{}个表\n"},
    {"All measures at full strength: central {} % by the evidence.",
     "全部措施的中值，证据建议为{} %。"},
    {"All measures together", "全部措施"},
    {"All reforms", "全部改革"},
    {"Back-tests\n", "回测\n"},
    {"Change in {}, alone and at full response, in %\n", "在{}单独实施、完全响应时的变动（%）\n"},
    {"Cost: beyond\n"
     "the baseline's, summed through the year.",
     "费用为超出基线的部分，累计至该年。"},
    {"Costs a unit and year", "单价"},
    {"Costs were not kept.", "未保存每年的费用。"},
    {"Effects at full dose", "全面落实时的效应"},
    {"For: ", "适用："},
    {"Level: {}, today {}, full {}", "水平：{}，现状{}，目标值{}"},
    {"Mean of these reforms", "以上改革平均"},
    {"Needs", "资源需求"},
    {"No package can be chosen.", "没有可选的组合。"},
    {"Not used to set a figure", "未用于设定数值"},
    {"Plausible change of births: ", "证据支持的出生变动范围："},
    {"Sources", "来源"},
    {"TFR", "总和生育率"},
    {"cost", "费用"},
    {"Costs are in each file's own currency ({}) and prices; they do not compare without exchange "
     "rates.",
     "费用以各文件自己的货币（{}）和价格计算；没有汇率不能相互比较。"},
    {"TFR {}", "{}年总和生育率"},
    {"TFR\n"
     "in\n"
     "{}",
     "总和\n"
     "生育率\n"
     "{}年"},
    {"The target is out of reach; * comes nearest.", "目标无法达到；标*者最接近。"},
    {"Used to set a figure", "用于设定数值"},
    {"\n"
     "Measures by number, see 'natality measures'. ",
     "\n"
     "措施为编号，名称见 natality measures；"},
    {"\n"
     "Scenarios: {}, in {} blocks, of which {} are complete\n",
     "\n"
     "情景：{}，分块：{}，已完成{}\n"},
    {"\n"
     "Scenarios\n",
     "\n"
     "情景\n"},
    {"\n"
     "Variables\n",
     "\n"
     "变量\n"},
    {"\n"
     "stand in for each other\n",
     "\n"
     "相互替代\n"},
    {"\n"
     "work well together\n",
     "\n"
     "相互增强\n"},
    {"added last", "最后加入"},
    {"ages", "年龄"},
    {"all", "全部"},
    {"all orders", "各孩次"},
    {"alone", "单独"},
    {"also", "兼看"},
    {"also: {}\n", "兼看：{}\n"},
    {"anyway", "照付"},
    {"baseline fertility", "基线生育率"},
    {"best on average: {}\n", "平均最优：{}\n"},
    {"births of year 10", "第10年出生数"},
    {"births of year 30", "第30年出生数"},
    {"births of years 1-5", "前5年出生数"},
    {"births summed", "累计出生"},
    {"births to {}, {}", "至{}年多出生，{}"},
    {"births\n"
     "to\n"
     "{}\n"
     "{}",
     "\n"
     "出生\n"
     "至{}\n"
     "{}"},
    {"blocks", "分块"},
    {"by year of events", "年度"},
    {"central", "中"},
    {"central\n"
     "pays\n"
     "to {}\n"
     "{}",
     "中央\n"
     "负担\n"
     "至{}\n"
     "{}"},
    {"change", "相对基线"},
    {"change by the package", "组合引起的变动"},
    {"check", "检验"},
    {"combination rule", "组合规则"},
    {"completed fertility", "终身生育率"},
    {"contribution", "贡献"},
    {"cost a\n"
     "birth to\n"
     "{}\n"
     "{} {}",
     "每多生\n"
     "一孩\n"
     "至{}\n"
     "{}"},
    {"cost summed, {}", "累计费用，{}"},
    {"cost to {}", "至{}年累计费用"},
    {"cost\n"
     "to\n"
     "{}\n"
     "{} {}",
     "\n"
     "费用\n"
     "至{}\n"
     "{}"},
    {"desired family size", "理想子女数"},
    {"diff.", "偏差"},
    {"difference", "差"},
    {"diminishing", "部分重叠"},
    {"effects", "效应"},
    {"effects of measures", "措施效应"},
    {"family\n"
     "pays\n"
     "to {}\n"
     "{}",
     "家庭\n"
     "负担\n"
     "至{}\n"
     "{}"},
    {"figure", "指标"},
    {"file, about", "文件（约）"},
    {"file, at most", "文件（最多）"},
    {"firms\n"
     "pay\n"
     "to {}\n"
     "{}",
     "单位\n"
     "负担\n"
     "至{}\n"
     "{}"},
    {"first order (95 %)", "一阶（95 %区间）"},
    {"first unions per registered first marriage", "每例登记初婚对应的首次结合数"},
    {"fitted", "拟合"},
    {"front", "在前沿"},
    {"fund's\n"
     "balance\n"
     "in {}\n"
     "{}",
     "基金\n"
     "当期结余\n"
     "{}年\n"
     "{}"},
    {"gain", "增加"},
    {"heading", "类别"},
    {"heading: its measures come in one after another (Owen values).\n",
     "类别：其各项措施相继加入（欧文值）。\n"},
    {"heading\004rates", "生育率"},
    {"high", "高"},
    {"in {}", "{}年"},
    {"in {}-{}", "{}—{}年"},
    {"inside", "在内"},
    {"insurer\n"
     "pays\n"
     "to {}\n"
     "{}",
     "基金\n"
     "支付\n"
     "至{}\n"
     "{}"},
    {"interacting", "含交互"},
    {"kept", "不超支"},
    {"known", "已知"},
    {"lags", "滞后"},
    {"later_birth_ratio, for dataset.toml", "later_birth_ratio（写入 dataset.toml）"},
    {"least regret in its worst draw: {}\n", "最大后悔最小：{}\n"},
    {"life expectancy", "预期寿命"},
    {"local\n"
     "pays\n"
     "to {}\n"
     "{}",
     "地方\n"
     "负担\n"
     "至{}\n"
     "{}"},
    {"low", "低"},
    {"measure", "措施"},
    {"measures", "措施"},
    {"memory, about", "内存（约）"},
    {"money", "资金类"},
    {"more", "新增"},
    {"multiplicative", "相乘"},
    {"net migration", "净迁移"},
    {"no", "否"},
    {"no effect", "无效应"},
    {"no figure", "未找到数据"},
    {"no package", "无"},
    {"none", "无"},
    {"obs.", "实际"},
    {"observed", "观测"},
    {"of births\004observed", "实际"},
    {"of it", "其中"},
    {"of it a\n"
     "birth\n"
     "to {}\n"
     "{}",
     "每多生\n"
     "一孩现值\n"
     "至{}\n"
     "{}"},
    {"of women\004women", "人数"},
    {"offset", "扣除口径差异后检验"},
    {"old-age\n"
     "in\n"
     "{}\n"
     "%",
     "老年\n"
     "抚养比\n"
     "{}年\n"
     "%"},
    {"on 1 January", "年初"},
    {"orders ", "孩次 "},
    {"overlap of measures", "措施重叠"},
    {"pair terms", "成对项"},
    {"people", "人"},
    {"people on 1 January", "年初人口"},
    {"people\n"
     "in\n"
     "{}\n"
     "{}",
     "年初\n"
     "人口\n"
     "{}年\n"
     "{}"},
    {"per birth", "每多生一孩"},
    {"plausible", "证据范围"},
    {"power law", "幂律"},
    {"present\n"
     "value\n"
     "to {}\n"
     "{} {}",
     "\n"
     "现值\n"
     "至{}\n"
     "{}"},
    {"proj.", "预测"},
    {"published", "公布值"},
    {"rank", "名次"},
    {"reached", "达标"},
    {"rebuilt", "重建值"},
    {"reform", "改革"},
    {"region", "地区"},
    {"regions", "地区"},
    {"regions ", "地区"},
    {"scenario", "情景"},
    {"scenarios", "情景"},
    {"scenarios are run one by one, which is slow: {}\n", "情景逐个运行，较慢：{}\n"},
    {"share", "占比"},
    {"share\n"
     "of GDP\n"
     "in {}\n"
     "%",
     "占\n"
     "GDP\n"
     "{}年\n"
     "%"},
    {"skill", "技巧得分"},
    {"standard error", "标准误"},
    {"states", "婚育"},
    {"strongest", "取最强"},
    {"tempo shares", "进度效应占比"},
    {"tfr", "生育率"},
    {"thousand births", "万人"},
    {"threads", "线程"},
    {"time, about", "时间（约）"},
    {"to {}", "至{}年"},
    {"total (95 %)", "总效应（95 %区间）"},
    {"unit", "单位"},
    {"unit {}; {}; formula: {}", "单位：{}；{}；公式：{}"},
    {"unit\004births", "人"},
    {"use", "用途"},
    {"value", "数值"},
    {"value under the package", "组合下的数值"},
    {"year", "年份"},
    {"years", "年数"},
    {"yes", "是"},
    {"{} and birth order", "{}、孩次"},
    {"{} in {}, {}: the best {} of {} scenarios\n"
     "\n",
     "{1}年{0}，{2}：{4}个情景中的前{3}个\n"
     "\n"},
    {"{} packages of {} measures\n", "{1}项措施的{0}个组合\n"},
    {"{} in {}", "{1}年{0}"},
    {"{} to {}", "至{1}年累计{0}"},
    {"{}, {}: what all measures change, and which did it\n"
     "\n",
     "{}，{}：全部措施相对无措施的变动\n"
     "\n"},
    {"{}, {}: where the spread comes from, by {}\n"
     "\n",
     "{}，{}：离散程度的来源，按{}\n\n"},
    {"{}: CRPS {}, no effect {} (points).", "{}：CRPS {}，无效应{}（百分点）。"},
    {"{}: effect", "{}：效应"},
    {"{}: level", "{}：水平"},
    {"{}: written, {} {}, {} to {}; to project it: natality run {}",
     "{}：已写入，{}个{}，{}年至{}年；推算：natality run {}"},
    {"{}: {} parts joined, {} scenarios\n", "{}：已由{}个部分合并{}个情景\n"},
    {"{}: {} scenarios written\n", "{}：已写入{}个情景\n"},
    {"≥: at least; the package has measures of unknown price.\n",
     "≥：至少，组合含价格未知的措施。\n"},
    {": {} sheets written\n", "：已写入{}个工作表\n"},
    {"parts\004; ", "；"},
    {"difference from the baseline", "与基线之差"},
    {"shaded: 80 % of the draws", "色带：80%的抽样"},
    {"Women", "女性"},
    {"Men", "男性"},
    {"by age, 1 January {}", "{}年初，分年龄"},
    {"Source: natality {}, {}", "来源：natality {}，{}"},
    {"unit\004persons", "人"},
    {"unit\004deaths", "人"},
    {"unit\004unions", "对"},
    {"unit\004years", "岁"},
    {"unit\004per person and year", "每人每年"},
    {"unit\004CNY", "元"},
}));

}  // namespace

std::span<const Translation> tables()
{
    return tables_lines;
}

}  // namespace natality::texts
