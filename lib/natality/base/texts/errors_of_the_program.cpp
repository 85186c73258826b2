#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What is wrong with a command line.
constexpr auto errors_of_the_program_lines = by_english(std::to_array<Translation>({
    {"--threads: from 1 to {}, or 0 for all there are; not {}",
     "--threads：从1到{}，或0表示使用全部线程；不能是{}"},
    {"this is a mistake of the program, not of its input; please report it with the command and "
     "its files ({})",
     "这是程序的错误，而不是输入的错误；请连同命令和文件一起报告（{}）"},
    {"there is no {} between {:.6g} and {:.6g}: at these it is missed by {:.6g} and {:.6g}",
     "在{1}与{2}之间不存在{0}：两端的偏差为{3}和{4}"},
    {"'{}' is no indicator; {}", "没有指标“{}”；{}"},
    {"'{}' is not an indicator and a year, such as births_2050, or births_to_2050 "
     "for the sum",
     "“{}”不是“指标_年份”的形式，例如 births_2050；求累计数写作 births_to_2050"},
    {"'{}': {} is known from {} to {}", "“{}”：{}只有{}至{}年的数值"},
    {"--budget: '{}' is not an amount, such as 2e12 or 2e11/year",
     "--budget：“{}”不是金额，例如 2e12 或 2e11/year"},
    {"--by: '{}' is not an indicator and a year, such as births_2050",
     "--by：“{}”不是“指标_年份”的形式，例如 births_2050"},
    {"--by: the sweep does not keep '{}'; {}", "--by：这次扫描没有保存“{}”；{}"},
    {"--by: the sweep keeps {} from {} to {}, every {} years; {} is not among them",
     "--by：这次扫描保存了{1}至{2}年每{3}年一次的{0}，其中没有{4}年"},
    {"--check is for the whole catalogue; it takes no measures",
     "--check 针对整个目录，不能再指定措施"},
    {"--country and --all: give one of them", "--country 和 --all 只能给一个"},
    {"--from takes the place of a scenario file; give one of them",
     "--from 代替情景文件；二者只能给一个"},
    {"--instructions: '{}' is not among those of this machine: {}",
     "--instructions：本机没有“{}”；可用：{}"},
    {"--lang: '{}' is not a language the program speaks; en or zh",
     "--lang：程序没有“{}”这种语言；可用 en 或 zh"},
    {"--max-cost: the sweep does not keep the cost of every year",
     "--max-cost：这次扫描没有保存每年的费用"},
    {"--output: '{}' is the folder of the sources; give another",
     "--output：“{}”是来源文件所在的文件夹；请另选一个"},
    {"--output: a folder for the data set is needed", "--output：需要给出存放数据集的文件夹"},
    {"--package: the file holds {} packages; name one of them",
     "--package：文件中有{}个组合；请指明其中一个"},
    {"--package: the results hold {} packages; name the one that was carried out",
     "--package：结果中有{}个组合；请指明实际实施的是哪一个"},
    {"--part: '{}' is no part of a sweep; as 3/64, the third of 64 parts",
     "--part：“{}”不是扫描的一部分；应写成 3/64，即64个部分中的第3个"},
    {"--part: the sweep of {} scenarios in blocks of {} has at most {} parts",
     "--part：{}个情景、每块{}个，最多可分为{}个部分"},
    {"--region is for a sweep; the page shows every region of the results",
     "--region 用于扫描文件；页面本身显示结果中的所有地区"},
    {"--scenario names a scenario of a sweep; give its file by --from",
     "--scenario 指扫描中的一个情景；请用 --from 给出扫描文件"},
    {"--scenario: the sweep has scenarios 0 to {}", "--scenario：这次扫描的情景编号为0至{}"},
    {"--scenario: {} is not of a sweep", "--scenario：{}不是扫描文件"},
    {"--target: '{}' is not an indicator, a year and a number, such as "
     "births_2035=+5%",
     "--target：“{}”不是“指标_年份=数值”的形式，例如 births_2035=+5%"},
    {"--target: '{}' needs a number, such as births_2035=+5%",
     "--target：“{}”缺少数值，应写成 births_2035=+5% 这样的形式"},
    {"--variables and --all: give one of them", "--variables 和 --all 只能给一个"},
    {"--years is for results files; rank a sweep --by an indicator and a year",
     "--years 用于结果文件；对扫描请用 --by 按指标和年份排名"},
    {"--years: '{}' is not a year; as 2030,2040", "--years：“{}”不是年份；应写成 2030,2040"},
    {"--years: one to {} years, as 2030,2040", "--years：可给一至{}个年份，例如 2030,2040"},
    {"--years: {} does not come after {}", "--years：{}不晚于{}；年份须由早到晚"},
    {"--years: {} is not a year of the projection, {} to {}",
     "--years：{}不在推算的年份{}至{}之内"},
    {"--{} is for draws; ask for some by --draws", "--{} 只用于抽样；请先用 --draws 指定抽样次数"},
    {"--{} is for sweep files", "--{} 只用于扫描文件"},
    {"--{}: '{}' is not in the file; {}", "--{}：文件中没有“{}”；{}"},
    {"--{}: '{}' is not known; {}", "--{}：没有“{}”；{}"},
    {"--{}: '{}' is not there; {}", "--{}：没有“{}”；{}"},
    {"Common options", "通用选项"},
    {"NATALITY_DATA names a folder without 'measures' in it",
     "NATALITY_DATA所指的文件夹里没有“measures”"},
    {"Options", "选项"},
    {"SOURCE_DATE_EPOCH: '{}' is not a number of seconds since 1970",
     "SOURCE_DATE_EPOCH：“{}”不是自1970年起的秒数"},
    {"Usage: natality COMMAND [options] [inputs]\n"
     "\n"
     "Projects a population under packages of fertility supports.\n"
     "\n"
     "Commands:\n",
     "用法：natality 命令 [选项] [输入]\n"
     "\n"
     "推算在各种生育支持措施组合之下的人口。\n"
     "\n"
     "命令：\n"},
    {"Usage: {}", "用法：{}"},
    {"\n"
     "'natality COMMAND --help' shows the options of a command; --version the version.\n",
     "\n"
     "“natality 命令 --help”显示该命令的选项；--version 显示版本。\n"},
    {"a command is needed", "需要给出一个命令"},
    {"a data set and a results file are needed, in this order",
     "需要依次给出一个数据集和一个结果文件"},
    {"a results file is needed; 'natality run' makes one",
     "需要一个结果文件；结果文件由“natality run”生成"},
    {"a whole sweep", "完整的扫描"},
    {"at least one input is needed", "至少需要一个输入"},
    {"backtest takes no inputs; --catalogue and --reforms name them",
     "backtest不接受输入文件；改革和措施目录由 --reforms 和 --catalogue 指定"},
    {"exactly one folder of state sources is needed", "需要且只需要一个存放状态来源的文件夹"},
    {"exactly one {} is needed", "需要且只需要一个{}"},
    {"give either --target, such as births_2035=+5%, or --budget",
     "请给出 --target（例如 births_2035=+5%）或 --budget，二者只取其一"},
    {"has no observed '{}' from {} to {} (observed.csv), and its base year, {}, lies"
     " outside them; --from chooses another first year",
     "没有{1}至{2}年的“{0}”观测值（observed.csv），而基年{3}不在此范围内；可用 "
     "--from 另选起始年"},
    {"interrupted; nothing was written, the same command starts again",
     "已中断；没有写入任何内容，重新运行同一命令即可从头开始"},
    {"is {}, and what is asked for is {}; give another sweep file",
     "是{}，而要求的是{}；请另选扫描文件"},
    {"measure '{}' is not in the catalogue; {}", "目录中没有措施“{}”；{}"},
    {"no built-in data here; set NATALITY_DATA to the folder that holds them",
     "这里没有内置数据；请把NATALITY_DATA设为存放数据的文件夹"},
    {"not enough memory", "内存不足"},
    {"one results file and at most one sweep file make a report",
     "报告由一个结果文件和至多一个扫描文件生成"},
    {"one scenario file at a time; it holds as many packages as you like",
     "一次只能给一个情景文件；其中可写任意多个组合"},
    {"one sweep file at a time", "一次只能给一个扫描文件"},
    {"option '{}' cannot be used as it is given", "选项“{}”的写法或取值有误"},
    {"package '{}' has {} measures; 1 to {} can be taken apart",
     "组合“{}”有{}项措施；可分解的为1至{}项"},
    {"part {} of {}", "{1}个部分中的第{0}个"},
    {"region of the results in the data set: '{}' is not there; {}",
     "数据集中没有结果所用的地区“{}”；{}"},
    {"results file or scenario file", "结果文件或情景文件"},
    {"results or sweep file", "结果文件或扫描文件"},
    {"standard output: the result could not be written", "标准输出：结果无法写出"},
    {"sweep or scenario file", "扫描文件或情景文件"},
    {"that file is of a sweep; choose one of its scenarios by --scenario",
     "该文件是扫描文件；请用 --scenario 选择其中一个情景"},
    {"the files to import are needed", "需要给出要导入的文件"},
    {"the parts of a sweep are needed", "需要给出扫描的各个部分"},
    {"the results have age groups wider than a year; an evaluation needs single "
     "years",
     "结果的年龄组宽于一岁；评估需要单岁分组"},
    {"the scenario file has no package to take apart", "情景文件中没有可分解的组合"},
    {"the sweep keeps no indicator to rank by", "这次扫描没有保存可供排名的指标"},
    {"this build has no report: it was made without Node.js and npm",
     "本程序编译时没有Node.js和npm，因此不含报告"},
    {"this version of natality does not reproduce these results from their inputs; "
     "run them again with 'natality run --from'",
     "本版本的natality无法由输入重现这些结果；请用“natality run --from”重新推算"},
    {"unknown command '{}'; {}", "没有命令“{}”；{}"},
    {"unknown option '{}'; {}", "没有选项“{}”；{}"},
    {"was begun with {} multiply-add, and the instructions {} have {}: the last "
     "digits would differ; resume with --instructions {}",
     "开始时用的是{}乘加，而指令集{}用的是{}：末位数字会不同；请加 --instructions {}"
     " 继续"},
    {"was made with another {}; resume with the inputs it was made from, or give "
     "another sweep file",
     "是用另一个{}生成的；请用原来的输入继续，或另选扫描文件"},
    {"what is to be imported? known: wpp, wide, hmd, hfd, states",
     "要导入什么？可用：wpp、wide、hmd、hfd、states"},
    {"{}: a report needs a sweep that keeps births_total of every year",
     "{}：报告需要保存了每年births_total的扫描"},
    {"{}: a report takes a sweep of all packages of at most 20 measures",
     "{}：报告只接受至多20项措施的全部组合的扫描"},
    {"{}: could not be written", "{}：无法写入"},
    {"{}: does not keep '{}'; {}", "{}：没有保存“{}”；{}"},
    {"{}: does not keep incremental_cost of every year, which choosing needs; add it"
     " to [output.indicators] of the sweep",
     "{}：没有保存每年的incremental_cost，选择组合时需要它；请把它加入扫描文件的 "
     "[output.indicators]"},
    {"{}: holds other scenarios than all packages of its measures",
     "{}：其中的情景不是各项措施的全部组合"},
    {"{}: is no results file; 'natality run' makes one",
     "{}：不是结果文件；结果文件由“natality run”生成"},
    {"{}: is no sweep; give a sweep file or a scenario file",
     "{}：不是扫描文件；请给出扫描文件或情景文件"},
    {"{}: is not complete; 'natality sweep --resume' goes on with it",
     "{}：尚未完成；可用“natality sweep --resume”继续"},
}));

}  // namespace

std::span<const Translation> errors_of_the_program()
{
    return errors_of_the_program_lines;
}

}  // namespace natality::texts
