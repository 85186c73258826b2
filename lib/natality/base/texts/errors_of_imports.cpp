#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What an import found, chose and could not do.
constexpr auto errors_of_imports_lines = by_english(std::to_array<Translation>({
    {"an age group of {} years", "宽度为{}年的年龄组"},
    {"more than {} files, the most of one import", "超过{}个文件；一次最多导入这么多"},
    {"names more than {} variants; is another column meant?", "所列方案超过{}种；是否选错了列？"},
    {"'{}' is not a year, or a period such as 2020-2025",
     "“{}”不是年份，也不是2020-2025这样的时期"},
    {"'{}' is not an age", "“{}”不是年龄"},
    {"--base-year: no population of {} for every place; the years are {} to {}",
     "--base-year：没有每个地方{}年的人口；可用年份为{}至{}"},
    {"--base-year: the rates begin in {}, after {}", "--base-year：各率从{}年开始，晚于{}年"},
    {"--base-year: {} is not the first year of a period; these begin every {} years "
     "from {} on",
     "--base-year：{}不是时期的第一年；时期从{2}年起每{1}年一个"},
    {"--country: no file knows '{}'; a name, code or three letters as the files have"
     " them",
     "--country：没有文件含有“{}”；请按文件中的名称、代码或三字母代码给出"},
    {"--country: no file knows '{}'; did you mean '{}'?",
     "--country：没有文件含有“{}”；是否指“{}”？"},
    {"--horizon: {} is after {}, the last year of a projection",
     "--horizon：{}晚于推算的最后一年{}"},
    {"--horizon: {} is not after the base year {} by steps of {}",
     "--horizon：{0}不是基年{1}之后每隔{2}年的年份"},
    {"--migration residual: the files give no population at the end of the first "
     "step",
     "--migration residual：文件没有第一步末的人口"},
    {"--migration residual: the territory of {} changes in {}; choose a base year "
     "from then on, or a horizon before",
     "--migration residual：{}的领土在{}年变动；请选该年以后的基年，或此前的终年"},
    {"--migration schedule: the files give no totals of net migration to spread",
     "--migration schedule：文件没有可供分配的净迁移总数"},
    {"--open-age: {} is not a multiple of {} up to {}, where the lowest open group "
     "of the files begins",
     "--open-age：{}不是{}的倍数，或超过{}（文件中最低的开放组起点）"},
    {"Age: '{}' is not an age, for instance 27, 25-29 or 110+",
     "Age：“{}”不是年龄，例如27、25-29或110+"},
    {"Year: '{}' is not a year, for instance 1990, 1990+ or 1990-1994",
     "Year：“{}”不是年份，例如1990、1990+或1990-1994"},
    {"age {} goes past the open age {}; choose another by --open-age",
     "年龄{}超过开放年龄{}；可用 --open-age 另选"},
    {"birth rates by age (or shares by age and total fertility rates)",
     "年龄别生育率（或年龄分布和总和生育率）"},
    {"birth rates by age are shares of the total fertility rate by age, times that "
     "rate, over the width of the group",
     "年龄别生育率由总和生育率的年龄分布乘以总和生育率、除以年龄组宽度得到"},
    {"births by order are a stand-in, as if women of an age bore alike whatever "
     "their number of children (--orders-alike)",
     "分孩次出生数是替代值，假设同龄女性不论已有几个孩子生育水平相同（--orders-alike"
     "）"},
    {"death and birth rates end in {}; their last are held to {}",
     "死亡率和生育率到{}年为止；此后沿用最后的数值至{}年"},
    {"death rates from age {} on were joined, each weighed by the persons of its age"
     " at both ends of its time",
     "{}岁及以上的死亡率已合并，各按期初和期末该年龄的人数加权"},
    {"death rates from age {} on were joined, where persons of these ages are not "
     "known each weighed by the years lived in its own life table",
     "{}岁及以上的死亡率已合并；这些年龄人数未知处，各按自身生命表的存活人年加权"},
    {"exists already; give --force to replace what an import writes",
     "已存在；加 --force 可覆盖导入所写的内容"},
    {"files that hold nothing that is taken: {}", "没有取用任何内容的文件：{}"},
    {"has no line that begins with Year and Age, which heads the columns in files of"
     " the two databases",
     "没有以Year和Age开头的表头行；这两个数据库的文件都有这样一行"},
    {"its populations are at 1 July (MidPeriod), and a year's rates need those of 1 "
     "January: take the file whose name says 1January",
     "其人口为7月1日（MidPeriod），而各年的率需要1月1日的人口：请使用名称含1January"
     "的文件"},
    {"left out, as they lack population, death rates or birth rates: {}",
     "因缺少人口、死亡率或生育率而略去：{}"},
    {"net migrants by age: as the files give them", "分年龄净迁移：按文件所给"},
    {"net migrants by age: the files' totals, half to each sex, spread over ages by "
     "the standard model schedule of Rogers and Castro (1981)",
     "分年龄净迁移：文件总数男女各半，按Rogers和Castro（1981）的标准模型年龄分布分配"},
    {"net migrants by age: the population at the end of a step less the survivors of"
     " the one at its start and of its births, to {}",
     "分年龄净迁移：期末人口减去期初人口和期内出生者的存活人数，至{}"},
    {"no net migration", "没有净迁移"},
    {"no year has a population of every place that was chosen", "没有一年具备所选全部地方的人口"},
    {"populations of a year are taken as those of its 31 December, 1 January of the "
     "next (--population-date)",
     "各年人口视为该年12月31日即次年1月1日的人口（--population-date）"},
    {"region {}, year {}, {}", "地区{}，{}年，{}"},
    {"the files hold no place with population, death rates and birth rates by age",
     "文件中没有一个地方同时具备分年龄的人口、死亡率和生育率"},
    {"the files hold {} places; name some by --country, or take all by --all",
     "文件中有{}个地方；请用 --country 指定几个，或用 --all 全取"},
    {"the heading names no column LocID or country_code, or none of Time, year or "
     "period_start",
     "表头没有LocID或country_code列，或没有Time、year或period_start列"},
    {"the heading names no column reg_code or country_code, or no year",
     "表头没有reg_code或country_code列，或没有年份列"},
    {"the residual's sums differ from the files' own totals of net migration by "
     "{:.3f} per 1000 persons and step at the median, {:.2f} at most; children whom "
     "migrants bear in the step they come in count as migrants",
     "余项合计与文件自身的净迁移总数之差，每步每千人中位数为{}，最多{}；迁移者当步所"
     "生子女计为迁移者"},
    {"the sex ratio at birth is not in the files and was taken as {} (--sex-ratio)",
     "文件中没有出生性别比，取为{}（--sex-ratio）"},
    {"women by number of children on 1 January of the base year: the mean of the "
     "woman-years of that year and of the one before, by age",
     "基年1月1日分孩子数的女性：当年与上年人年数的平均，按年龄"},
    {"women by number of children were left out, as they do not go with the births "
     "by order: {}",
     "略去了分孩子数的女性，因为与分孩次出生数不相容：{}"},
    {"{} fields where the heading names {}", "有{}个字段，而表头有{}列"},
    {"{} is taken as {}", "{}取作{}"},
    {"{} of calendar years were brought to periods from 1 July to 1 July",
     "日历年的{}已换算为7月1日至次年7月1日的时期"},
    {"{} of {} years stand beside death rates of {}; give both by the same times",
     "{0}以{1}年为期，而死亡率以{2}年为期；两者须用相同的时期"},
    {"{} of {}, {}, age {} stand here and in {}, and differ",
     "{1}、{2}年、{3}岁的{0}在此处和{4}都有，而且不同"},
    {"{}: '{}' is not a number", "{}：“{}”不是数"},
    {"{}: is of {}, which was not asked for", "{}：属于未要求的{}"},
    {"{}: the files hold no {}", "{}：文件中没有{}"},
    {"{}: those of {}, the last, stand for the base year {}", "{0}：以最后的{1}年代替基年{2}"},
    {"{}: {} rows of the territory before a change (years with '-') were left out, "
     "those with '+' taken",
     "{}：略去领土变动前的{}行（年份带“-”），取用变动后的（带“+”）"},
}));

}  // namespace

std::span<const Translation> errors_of_imports()
{
    return errors_of_imports_lines;
}

}  // namespace natality::texts
