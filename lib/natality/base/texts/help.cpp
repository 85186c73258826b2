#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What `--help` says.
constexpr auto help_lines = by_english(std::to_array<Translation>({
    {"Finds the cheapest package for a target, or the best for a budget, among all packages of\n"
     "some measures, and shows the front between value and cost. Exact: every package is\n"
     "looked at, from a sweep file or run on the spot. With draws, how certain that is.",
     "在若干措施的全部组合中，求达到目标费用最低的组合，或预算内成效最大的组合，并给出\n成效与费用"
     "的前沿。结果精确：逐个考察全部组合，取自扫描文件或当场推算。\n加上抽样，可知结果有多可靠。"},
    {"Holds the births that a data set observed after the start of a package against"
     " the\n"
     "projections of a results file, without measures and under the package, and splits "
     "the\n"
     "deviation among number of women, ages, unions and parities, and rates.",
     "将数据集在组合开始之后观测到的出生人数与结果文件的预测（无措施的和组合之下的）"
     "\n"
     "对照，并把偏差分解为女性人数、年龄、婚姻与孩次状态、生育率四部分。"},
    {"K/N: part K of N of the sweep alone, to be joined with the others (natality "
     "join)",
     "K/N：只运行N个部分中的第K个，之后与其他部分合并（natality join）"},
    {"Lists the measures of a catalogue, or shows those named in full: levels, "
     "effects, costs,\n"
     "needs and the evidence for each figure; or checks what each does to births by "
     "itself.",
     "列出目录中的措施，或显示所列措施的全部内容：水平、效应、费用、资源需求以及每个"
     "数值\n"
     "的依据；或检查每项措施单独对出生的影响。"},
    {"Makes a data set from files of others: the United Nations' World Population "
     "Prospects\n"
     "(wpp), tables of the R packages wpp20XX and bayesPop (wide), the Human Mortality "
     "and\n"
     "Human Fertility Databases (hmd, hfd). Says what was chosen and derived, and writes"
     " it\n"
     "to SOURCES.md of the data set, beside baseline.toml, which projects it.",
     "用他方的文件建立数据集：联合国《世界人口展望》（wpp）、R包wpp20XX和bayesPop的"
     "表\n"
     "（wide）、人类死亡率数据库和人类生育率数据库（hmd、hfd）。选取和推算的内容写入\n"
     "数据集的SOURCES.md，另附可直接推算的baseline.toml。"},
    {"Makes a data set from the files of others, or tables of one from other "
     "sources:\n"
     "  wpp     World Population Prospects: the United Nations' bulk CSV files, or long"
     "\n"
     "          tables by country code\n"
     "  wide    tables with a column a year, of the R packages wpp20XX and bayesPop\n"
     "  hmd     Human Mortality Database: Population, Mx_1x1 or Mx_5x1\n"
     "  hfd     Human Fertility Database: asfrRR, asfrRRbo, exposRRpa, beside those of "
     "hmd\n"
     "  states  women by life-course state from censuses, marriages and births\n"
     "\n"
     "The options are those of data sets; states takes output and force alone.",
     "用他方的文件建立数据集，或由其他来源建立其中的表：\n"
     "  wpp     《世界人口展望》：联合国的批量CSV文件，或按国家代码的长表\n"
     "  wide    每年一列的表，来自R包wpp20XX和bayesPop\n"
     "  hmd     人类死亡率数据库：Population、Mx_1x1或Mx_5x1\n"
     "  hfd     人类生育率数据库：asfrRR、asfrRRbo、exposRRpa，与hmd的文件并用\n"
     "  states  由普查、结婚和出生推出各生命历程状态的女性\n"
     "\n"
     "所列选项用于数据集；states只接受output和force。"},
    {"Makes one HTML file of a results file, to read, click through, mail and print,"
     " in English\n"
     "and Chinese: charts with their tables, pyramids, money, evidence. With a sweep of "
     "all\n"
     "packages also which measure did it, the front, and a builder of packages.",
     "由结果文件生成一个HTML文件，可阅读、点选、邮寄和打印，中英双语：图及其数据表、"
     "\n"
     "人口金字塔、资金、依据。另给全部组合的扫描时，还有各措施的贡献、前沿和组合生成器。"},
    {"measures by id, number or name, joined by commas: all packages of these alone",
     "各措施的id、编号或名称，用逗号连接：只扫描这些措施的全部组合"},
    {"Predicts reforms that happened from a catalogue, and scores the predictions by"
     " what was\n"
     "observed, against no effect and against a power law in money.",
     "用措施目录预测真实发生过的改革，并按观测结果评分，与“无效应”和资金幂律对照。"},
    {"Projects the scenarios of a scenario file, writes them to a results file and "
     "compares them\n"
     "with the baseline. Without a scenario file: the built-in China data and packages.",
     "推算情景文件中的各情景，写入结果文件并与基线比较。不给情景文件时：使用内置的\n"
     "中国数据和组合。"},
    {"Puts the parts of a sweep (natality sweep --part) together into one sweep "
     "file, bit for\n"
     "bit that of one run. The parts must be of one sweep by the same program, complete,"
     " and\n"
     "all there; they are given in any order and are left as they are.",
     "把扫描的各部分（natality sweep --part）合并为一个扫描文件，与一次运行所得逐位"
     "相同。\n"
     "各部分须属于同一扫描、由同一程序生成、均已完成且齐全；给出的次序不限，原文件不变。"},
    {"Rebuilds women by life-course state from censuses, marriages and births by "
     "order, writes the\n"
     "tables of a data set and shows how the estimate closes against published figures.",
     "由普查、结婚和分孩次出生重建各生命历程状态的女性，写出数据集的各表，并显示估计"
     "值\n"
     "与公布数值的吻合程度。"},
    {"Runs all scenarios of a design and keeps chosen indicators of each in one "
     "file, which is\n"
     "whole at any instant: what is done is kept whatever happens, and --resume goes on."
     "\n"
     "Processes that mpirun has started share the work; machines that share nothing run "
     "a\n"
     "--part each, which 'natality join' puts together.\n"
     "Without a sweep file: every package of the twenty measures of the built-in "
     "catalogue.",
     "运行一个设计的全部情景，把每个情景的所选指标保存在一个文件中；文件随时完整：\n"
     "无论发生什么，已完成的都会保留，可用 --resume 继续。由mpirun启动的进程\n"
     "共同完成；互不相干的机器可各运行一个 --part，再由“natality "
     "join”合并。不给扫描文件时：内置目录二十项措施的全部组合。"},
    {"Shows the scenarios of a results file side by side: births, fertility, population, "
     "age\nstructure and cost, each against the baseline. Of a sweep file: the packages that do "
     "best.\nSeveral results files, such as countries: beside each other, in one year.\nWith "
     "--by-region: every region in one table, by one indicator.\nWith --rules: each package of a "
     "results or scenario file under every rule by which\nmeasures combine.",
     "并排显示结果文件的各情景：出生、生育率、人口、年龄结构和费用，均与基线对照。\n对扫描文件：显"
     "示成效最好的组合。给出几个结果文件（例如几个国家）：在同一年并列显示。\n加 "
     "--by-region：按一个指标在一张表中列出所有地区。\n加 "
     "--rules：结果文件或情景文件中的每个组合在各种组合规则下的结果。"},
    {"Shows what a package needs besides money, in full and beyond the baseline's: "
     "places, beds,\n"
     "staff, and the standards to hold them against.",
     "显示组合除资金以外需要什么，包括全部需求和超出基线的部分：托位、床位、人员，以"
     "及可供\n"
     "对照的标准。"},
    {"Shows what a results or sweep file holds and how it was made: provenance, "
     "scenarios, variables with\n"
     "their dimensions and names. With --indicators: all indicators, or those named, in "
     "full.",
     "显示结果文件或扫描文件的内容和来历：生成过程、情景、变量及其维度和名称。\n"
     "加 --indicators：全部指标或所列指标的详情。"},
    {"Tells what each measure of a package contributes, and which work well together: exact\n"
     "Shapley values and interactions over all packages of its measures, from a sweep file or\n"
     "run on the spot. With draws, how certain that is.",
     "说明组合中每项措施的贡献，以及哪些措施相互增强：对其各项措施的全部组合\n精确计算沙普利值和交"
     "互项，取自扫描文件或当场推算。加上抽样，可知结果有多可靠。"},
    {"Tells which input the spread of a figure comes from: first-order and total Sobol indices\n"
     "of the levels and effects of a sweep of Saltelli's design or, of a scenario file, of what\n"
     "its draws are made of.",
     "说明结果的离散程度来自哪个输入：对萨尔泰利设计的扫描，计算各项措施水平和效应的\n一阶与总效应"
     "索博尔指数；对情景文件，计算抽样各来源的指数。"},
    {"Validates inputs and reports everything wrong with them. An input is a data "
     "set (folder),\n"
     "a catalogue (folder or TOML file), a scenario or sweep file (TOML) or a results "
     "file\n"
     "(HDF5).",
     "检查输入并报告其中的全部错误。输入可以是数据集（文件夹）、措施目录（文件夹或\n"
     "TOML文件）、情景或扫描文件（TOML）、结果文件（HDF5）。"},
    {"a second value on the front: population_2050, or -old_age_dependency_ratio_2050 where less "
     "is better",
     "前沿上的另一指标：population_2050；以少为优的前加减号，如 -old_age_dependency_ratio_2050"},
    {"an indicator and a year: births_2050 of the year, births_to_2050 summed "
     "through it",
     "指标和年份：births_2050 为当年，births_to_2050 为累计至该年"},
    {"another seed for a design that draws at random", "随机抽取的设计所用的另一随机种子"},
    {"boys per girl at birth where the files do not say (default: 1.05)",
     "文件未给出时的出生性别比（默认：1.05）"},
    {"cost beyond the baseline's, summed through the year of --of, to get the most "
     "for; 2e11/year: no more in any year up to it",
     "超出基线的费用，累计至 --of 的年份，求其最大成效；2e11/year：此前任何一年都不"
     "超过"},
    {"file for the evaluation (default: none)", "写入评估结果的文件（默认：不写）"},
    {"find the cheapest package for a target, or the best for a budget",
     "求达到目标费用最低或预算内成效最大的组合"},
    {"first age of the last group (default: that of the files, 100 at most)",
     "最后年龄组的起始年龄（默认：与文件相同，至多100）"},
    {"first year (default: the package's first)", "首年（默认：组合的首年）"},
    {"folder for the data set; made if it is not there", "存放数据集的文件夹；没有则新建"},
    {"folder for the tables; made if it is not there", "存放各表的文件夹；没有则新建"},
    {"folder of the data set to show or check them on (default: the built-in China)",
     "用于显示或检查措施的数据集文件夹（默认：内置中国数据）"},
    {"folder of the reforms (default: the built-in ones)", "改革所在的文件夹（默认：内置改革）"},
    {"folder or file of measures that replace or join those of the catalogue",
     "替换或补充目录中措施的文件夹或文件"},
    {"folder or file of the catalogue (default: the built-in one)",
     "措施目录所在的文件夹或文件（默认：内置目录）"},
    {"go on with a sweep that was interrupted, or begin it", "继续中断的扫描，或从头开始"},
    {"hold a catalogue against reforms that happened", "用真实发生过的改革检验措施目录"},
    {"hold observed births against the projections of a results file",
     "把观测到的出生与结果文件的预测对照"},
    {"indicator of observed.csv with births", "observed.csv 中出生人数的指标"},
    {"indicator of observed.csv with the total fertility rate", "observed.csv 中总和生育率的指标"},
    {"language of results and names: en or zh", "结果和名称所用的语言：en 或 zh"},
    {"last population point (default: the end of the last rates)",
     "最后的人口时点（默认：各率的最后一年）"},
    {"list the indicators, without a file", "列出各项指标，不需要文件"},
    {"list the measures, or show some in full", "列出各项措施，或显示其全部内容"},
    {"make births by order where the files have none, as if women of an age bore "
     "alike whatever their number of children",
     "文件没有分孩次出生时予以补充，假设同龄女性不论已有几个孩子生育水平相同"},
    {"make one HTML page of results, to read and to mail",
     "把结果做成一个可阅读、可邮寄的HTML页面"},
    {"make tables of a data set from other sources", "由其他来源建立数据集的表"},
    {"name, number or three letters of a country or region to take; may be given "
     "again",
     "要取用的国家或地区的名称、数字代码或三字母代码；可多次给出"},
    {"natality attribute [options] SWEEP.h5|SCENARIO.toml",
     "natality attribute [选项] SWEEP.h5|SCENARIO.toml"},
    {"natality backtest [options]", "natality backtest [选项]"},
    {"natality check [options] INPUT …", "natality check [选项] 输入……"},
    {"natality choose [options] SWEEP.h5|SCENARIO.toml",
     "natality choose [选项] SWEEP.h5|SCENARIO.toml"},
    {"natality compare [options] RESULTS.h5 …", "natality compare [选项] RESULTS.h5 …"},
    {"natality evaluate [options] DATASET RESULTS.h5",
     "natality evaluate [选项] DATASET RESULTS.h5"},
    {"natality export [options] RESULTS.h5", "natality export [选项] RESULTS.h5"},
    {"natality import states [options] FOLDER", "natality import states [选项] FOLDER"},
    {"natality import wpp|wide|hmd|hfd [options] FILE … -o FOLDER",
     "natality import wpp|wide|hmd|hfd [选项] FILE … -o FOLDER"},
    {"natality import wpp|wide|hmd|hfd [options] FILE … -o FOLDER\n"
     "       natality import states [options] FOLDER",
     "natality import wpp|wide|hmd|hfd [选项] FILE … -o FOLDER\n"
     "      natality import states [选项] FOLDER"},
    {"natality info [options] RESULTS.h5", "natality info [选项] RESULTS.h5"},
    {"natality join [options] PART.h5 …", "natality join [选项] PART.h5 …"},
    {"natality measures [options] [ID or NUMBER …]", "natality measures [选项] [id或编号……]"},
    {"natality needs [options] RESULTS.h5", "natality needs [选项] RESULTS.h5"},
    {"natality report [options] RESULTS.h5 [SWEEP.h5]",
     "natality report [选项] RESULTS.h5 [SWEEP.h5]"},
    {"natality run [options] [SCENARIO.toml]", "natality run [选项] [SCENARIO.toml]"},
    {"natality sensitivity [options] SWEEP.h5|SWEEP.toml|SCENARIO.toml",
     "natality sensitivity [选项] SWEEP.h5|SWEEP.toml|SCENARIO.toml"},
    {"natality sweep [options] [SWEEP.toml]", "natality sweep [选项] [SWEEP.toml]"},
    {"name of a region to add, the sum of all that are taken",
     "另加一个地区的名称，为所取全部地区之和"},
    {"net migrants by age: automatic, from the files, else as schedule; schedule, "
     "totals spread by Rogers and Castro; residual, what populations leave over; none",
     "分年龄净迁移：automatic，取自文件，否则同schedule；schedule，总数按Rogers和"
     "Castro的年龄分布分配；residual，由各期人口之余推出；none，无"},
    {"no messages but errors", "除错误外不显示消息"},
    {"of a scenario file: how many samples, each of two draws and one for each source",
     "用于情景文件：样本数，每个样本含两次抽样，并为每个来源另加一次"},
    {"of a scenario file: sample orders and run the packages they pass through alone, with "
     "standard errors; for packages of more than 20 measures",
     "用于情景文件：抽取加入次序，只推算其经过的组合，并给出标准误；适用于超过20项措施的组合"},
    {"of a scenario file: the package of whose measures to choose (default: the "
     "largest)",
     "情景文件中从其措施中选择的组合（默认：最大的一个）"},
    {"of a scenario file: the package that is drawn (default: the largest)",
     "情景文件中要抽样的组合（默认：最大的一个）"},
    {"of a scenario file: the package to take apart (default: the largest)",
     "情景文件中要分解的组合（默认：最大的一个）"},
    {"of a scenario file: these of the package's measures alone, by id, number or name: 3,5,12",
     "用于情景文件：只取组合中的这些措施，按编号、序号或名称：3,5,12"},
    {"of a sweep: how many packages to show (default: 20)", "用于扫描：显示多少个组合（默认：20）"},
    {"of a sweep: only packages that cost no more through that year",
     "用于扫描：只看累计至该年费用不超过此数的组合"},
    {"of a sweep: rank by cost also packages with measures of unknown price, as if "
     "these were free",
     "用于扫描：按费用排名时也包括含价格未知措施的组合，视其为免费"},
    {"of a sweep: what to rank by, an indicator and a year (default: births_2050, or"
     " in the last year kept)",
     "用于扫描：按哪个指标和年份排名（默认：births_2050，或所保存的最后一年）"},
    {"of populations and migrants: persons or thousands (default: thousands of wpp, "
     "else persons)",
     "人口和迁移的单位：persons 或 thousands（默认：wpp为thousands，其余为persons）"},
    {"of wide tables: december, the end of the year that heads them (default), or "
     "january",
     "用于宽表：december，表头年份之末（默认）；january，年初"},
    {"package to show (may be left out if there is one)", "要显示的组合（只有一个时可省略）"},
    {"portable, avx2 or avx512 (default: the widest that the machine has)",
     "portable、avx2 或 avx512（默认：本机最宽的一种）"},
    {"project scenarios and write a results file", "推算各情景并写入结果文件"},
    {"put the parts of a sweep together", "合并扫描的各个部分"},
    {"region (default: the first)", "地区（默认：第一个）"},
    {"region of the sweep whose packages are shown (default: the first)",
     "显示其组合的扫描地区（默认：第一个）"},
    {"region to compare (default: the sum of all, or the first)",
     "要比较的地区（默认：合计，没有合计则为第一个）"},
    {"region to evaluate (default: the first)", "要评估的地区（默认：第一个）"},
    {"region to show (default: the first)", "要显示的地区（默认：第一个）"},
    {"regions in one table by an indicator, and a year if wanted: births_total_2035",
     "按一个指标在同一张表中列出各地区，可加年份：births_total_2035"},
    {"replace tables that exist", "覆盖已有的表"},
    {"replace that file if it exists", "文件已存在时覆盖"},
    {"replace the report if it exists", "报告已存在时覆盖"},
    {"replace the results file if it exists", "结果文件已存在时覆盖"},
    {"replace the sweep file if it exists", "扫描文件已存在时覆盖"},
    {"replace what an import wrote to the folder before", "覆盖以前导入到该文件夹的内容"},
    {"results as JSON", "以JSON输出结果"},
    {"results file", "结果文件"},
    {"run again what a results or sweep file was made from",
     "重新运行结果文件或扫描文件所由来的输入"},
    {"run all scenarios of a design into one file", "把一个设计的全部情景写入一个文件"},
    {"run the packages again under every rule of combination", "按每一种组合规则重新推算各组合"},
    {"run this many draws of the baseline and of the evidence; 0 for none (default: as the file "
     "says)",
     "对基线和证据抽样多少次；0表示不抽样（默认：按文件所定）"},
    {"show how large the sweep is and how long it takes", "显示扫描的规模和所需时间"},
    {"show the scenarios of a results file side by side", "并排显示结果文件的各情景"},
    {"show this help", "显示本帮助"},
    {"show what a package needs besides money", "显示组合除资金以外的需求"},
    {"show what a results file holds and how it was made", "显示结果文件的内容和来历"},
    {"sweep file", "扫描文件"},
    {"sweep file (default: sweep.h5, of a part sweep-K-of-N.h5)",
     "扫描文件（默认：sweep.h5，某一部分则为 sweep-K-of-N.h5）"},
    {"take every country or region, as regions of one data set",
     "取用每个国家或地区，作为同一数据集的各地区"},
    {"take measures of unknown price as free", "价格未知的措施视为免费"},
    {"tell which input the spread of a figure comes from", "说明结果的离散程度来自哪个输入"},
    {"tell which measure of a package did it", "说明组合中哪项措施起了多大作用"},
    {"the package that was carried out", "实际实施的组合"},
    {"the report", "报告文件"},
    {"threads (default: all there are)", "线程数（默认：全部）"},
    {"title of the data set", "数据集的标题"},
    {"validate data sets, catalogues, scenario and results files",
     "检查数据集、措施目录、情景文件和结果文件"},
    {"variables to write, separated by commas (default: all that are not by age)",
     "要写出的变量，用逗号分隔（默认：全部不分年龄的变量）"},
    {"what each measure does to births by itself, if plausible",
     "每项措施单独对出生的影响，以及是否合理"},
    {"what the packages cost at the lowest, central and highest unit costs",
     "各组合在最低、中等和最高单价下的费用"},
    {"what to reach at least cost: births_2035=+5%, births_to_2050=2.5e8",
     "要以最低费用达到的目标：births_2035=+5%、births_to_2050=2.5e8"},
    {"with --budget: what is to be the most, an indicator and a year",
     "与 --budget 合用：要使之最大的指标和年份"},
    {"with --from: one scenario of a sweep, in full", "与 --from 合用：扫描中的一个情景，全部输出"},
    {"with draws: how many to use (default: all)", "用于抽样：使用多少线程（默认：全部）"},
    {"then search levels between today's and the full ones that do better",
     "再在现有水平与完全水平之间搜索更优的水平"},
    {"with draws: other draws", "用于抽样：换一组抽样"},
    {"with draws: what is drawn, such as effects,overlap (default: as the file says)",
     "用于抽样：抽哪些来源，如 effects,overlap（默认：按文件所定）"},
    {"write all variables, those by age too", "写出全部变量，包括分年龄的"},
    {"year of the first population (default: the last that is not projected)",
     "起始人口的年份（默认：最后一个非预测年份）"},
    {"years to show, as 2030,2040: what happens in each and what is summed through "
     "it",
     "要显示的年份，例如 2030,2040：各年当年的数和累计至该年的数"},
    {"Writes the variables of a results file as CSV tables, or as the sheets of a workbook, one\n"
     "row an observation, with what each variable is and the names of scenarios, regions and\n"
     "measures in both languages.",
     "把结果文件中的变量写成CSV表，或写成工作簿中的工作表，每行一个观测值，并附各变量的\n"
     "说明，以及情景、地区和措施的中英文名称。"},
    {"write results as CSV tables or as a workbook", "将结果写成CSV表或工作簿"},
    {"draw a variable of a results file as a picture", "把结果文件中的一个变量画成图"},
    {"folder for the tables, made if it is not there; or the workbook",
     "存放表格的文件夹，不存在时新建；或工作簿"},
    {"csv or xlsx (default: as the output's name says, otherwise csv)",
     "csv 或 xlsx（默认按输出文件的名称，否则为csv）"},
    {"natality plot [options] RESULTS.h5 INDICATOR", "natality plot [选项] 结果.h5 指标"},
    {"Draws a variable of a results file as a picture: scenarios over the years, with what 80 %\n"
     "of the draws lie between where there are draws; parts of one scenario, such as births by\n"
     "order; 'population' as a pyramid. Needs the program gnuplot.",
     "把结果文件中的一个变量画成图：各情景的逐年数值，有抽样时附80%的抽样所在区间；一个\n"
     "情景的分项，例如分孩次出生；“population”画成人口金字塔。需要gnuplot程序。"},
    {"the picture, .svg or .png (default: INDICATOR.svg)", "图片，.svg 或 .png（默认：指标.svg）"},
    {"scenarios to draw, ids or names separated by commas (default: all)",
     "要画的情景，标识或名称以逗号分隔（默认：全部）"},
    {"year of a pyramid (default: half way)", "金字塔的年份（默认：推算期的中点）"},
    {"what the results hold too: life_tables, asfr, deaths (by age at death), or all, separated "
     "by commas (default: as the file says)",
     "结果另含：life_tables（生命表）、asfr（年龄别生育率）、deaths（按死亡年龄分的死亡人数）"
     "或 all（全部），以逗号分隔（默认：按文件所写）"},
    {"draw differences from the baseline", "画与基线之差"},
    {"replace the picture if it exists", "图片已存在时替换"},
}));

}  // namespace

std::span<const Translation> help()
{
    return help_lines;
}

}  // namespace natality::texts
