#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What is wrong with results and sweep files.
constexpr auto errors_of_results_lines = by_english(std::to_array<Translation>({
    {"is damaged: '{}' of scenario {} is not what its inputs say",
     "已损坏：“{}”中情景{}的内容与输入不符"},
    {"is damaged: values of '{}' are missing in block {}, which is said to be there",
     "已损坏：标为完成的块{1}缺少“{0}”的数值"},
    {"is damaged: '{}' holds {}, which is neither 0 nor 1", "已损坏：“{}”含有{}，既不是0也不是1"},
    {"is damaged: '{}' is neither '{}' nor '{}'", "已损坏：“{}”既不是“{}”也不是“{}”"},
    {"variable '{}' lacks its attribute '{}', or has another",
     "变量“{}”缺少属性“{}”，或其内容不符"},
    {"lacks the variable '{}'", "缺少变量“{}”"},
    {"lacks the attribute '{}'", "缺少属性“{}”"},
    {"attribute '{}' does not say what its inputs say", "属性“{}”与文件所含的输入不符"},
    {"axis '{}' does not have the labels that its inputs say",
     "坐标轴“{}”的标签与文件所含的输入不符"},
    {"variable '{}' does not have the type and the axes that its inputs say",
     "变量“{}”的类型或坐标轴与文件所含的输入不符"},
    {"variable '{}' does not hold the texts that its inputs say",
     "变量“{}”的文字与文件所含的输入不符"},
    {"variable '{}' does not hold the values that its inputs say",
     "变量“{}”的数值与文件所含的输入不符"},
    {"is packed, and lacks {} of its {} blocks", "已压实，却缺少{}块（共{}块）"},
    {"has no seal, because another program or an older version wrote it: its room for blocks "
     "cannot "
     "be trusted; give --force to begin it anew",
     "没有封印（由其他程序或旧版本写成），为各块留出的空间不可信；可用 --force 重新开始"},
    {"'{}' is not a seed, a whole number", "“{}”不是随机种子（整数）"},
    {"an evaluation needs age groups of a single year", "评估需要单岁分组"},
    {"block: {} scenarios are too many at once for '{}'; a quarter of them will do",
     "block：对“{1}”来说{0}个情景太多；四分之一即可"},
    {"cannot be made or used as a folder", "无法创建或用作文件夹"},
    {"cannot be made or used as a folder: {}", "无法创建或用作文件夹：{}"},
    {"has changed since it was looked at", "在检查之后又发生了变化"},
    {"has the seed {}, {} has {}", "随机种子为{}，{}为{}"},
    {"has {} scenarios per block, {} has {}", "每块{}个情景，{}为{}个"},
    {"holds another sweep than its inputs say", "所含的扫描与其输入不符"},
    {"holds no input files", "没有内嵌输入文件"},
    {"holds no variable '{}'; {}", "没有变量“{}”；{}"},
    {"is a sweep of its own and no part of one", "是完整的扫描，不是某个扫描的一部分"},
    {"is an HDF5 file, but holds no results of natality", "是HDF5文件，但其中没有natality的结果"},
    {"is an HDF5 file, but holds no sweep of natality", "是HDF5文件，但其中没有natality的扫描"},
    {"is damaged in block {}, '{}'; run the part again with --resume",
     "第{}块的“{}”已损坏；请加 --resume 重新运行该部分"},
    {"is damaged: '{}' does not have a chunk for each block", "已损坏：“{}”不是每块都有数据"},
    {"is damaged: '{}' does not have the shape of its axes", "已损坏：“{}”与其坐标轴的形状不符"},
    {"is damaged: '{}' does not say of each block whether it is there",
     "已损坏：“{}”没有说明每块是否完成"},
    {"is damaged: '{}' has not one entry a measure", "已损坏：“{}”不是每项措施一个值"},
    {"is damaged: '{}' is no axis", "已损坏：“{}”不是坐标轴"},
    {"is damaged: its {} scenarios are not part {} of {} of {}",
     "已损坏：其{}个情景不是{3}个情景分{2}部分中的第{1}部分"},
    {"is damaged: {} scenarios per block of {} in all", "已损坏：共{1}个情景，每块{0}个"},
    {"is finished and has no room for other values", "已经完成，没有空间容纳其他数值"},
    {"is missing; a study has a scenario file", "缺少此文件；研究须有情景文件"},
    {"is missing; a sweep has a sweep file", "缺少此文件；扫描须有扫描文件"},
    {"is not complete: {} of its {} blocks are not there yet; go on with 'natality "
     "sweep --part {}/{} --resume'",
     "尚未完成：{1}块中还缺{0}块；请用“natality sweep --part {2}/{3} --resume”继续"},
    {"is of a sweep of {} scenarios, {} of one of {}", "属于{}个情景的扫描，{}属于{}个情景的扫描"},
    {"is of format version {}; this program reads version {}", "格式版本为{}；本程序读取版本{}"},
    {"is of sweep format version {}; this program reads version {}",
     "扫描格式版本为{}；本程序读取版本{}"},
    {"is one of {} parts, {} one of {}", "是{}个部分之一，{}是{}个部分之一"},
    {"is part {} of {} of a sweep; put the parts together first (natality join)",
     "是扫描的第{}部分（共{}部分）；请先合并（natality join）"},
    {"is part {} of {}, as is {}", "是第{}部分（共{}部分），与{}重复"},
    {"lacks the number '{}'", "缺少数值“{}”"},
    {"of the {} parts of the sweep {} {} not given: {}", "扫描共{0}个部分，缺少：{3}"},
    {"one file of a catalogue must say format = 1, and none does",
     "目录须有一个文件写明 format = 1，现在一个也没有"},
    {"plausibility: another file of the catalogue has one already",
     "plausibility：目录的另一个文件已经给出"},
    {"the axes 'time' and 'year' do not fit together", "轴“time”与“year”不相容"},
    {"the embedded file {} is damaged: its SHA-256 is not the one recorded",
     "内嵌文件{}已损坏：其SHA-256与记录的不符"},
    {"the names of axis '{}' do not fit it", "轴“{}”的名称与该轴不符"},
    {"the sweep has {} scenarios; a file holds at most {}", "扫描有{}个情景；一个文件最多容纳{}个"},
    {"the units of axis 'capacity_line' do not fit it", "轴“capacity_line”的单位与该轴不符"},
    {"variable '{}' does not fit its axis '{}'", "变量“{}”与其轴“{}”不符"},
    {"variable '{}' has not one value a year", "变量“{}”不是每年一个值"},
    {"variable '{}' has {} values along the axis '{}' of {}",
     "变量“{}”沿轴“{2}”有{1}个值，该轴长度为{3}"},
    {"variable '{}' has {} values for each scenario and region, where the years make"
     " {}",
     "变量“{}”每个情景和地区有{}个值，按年份应为{}个"},
    {"variable '{}' holds {} in the place of a number (value {} of {})",
     "变量“{}”在应为数值处是{}（{3}个值中的第{2}个）"},
    {"variable '{}' is not a series by year and region", "变量“{}”不是按年份和地区的序列"},
    {"variable '{}' is not of draws by year and region", "变量“{}”不是按年份和地区的抽样"},
    {"was computed with {} multiply-add, {} with {}: the last digits differ; run it "
     "again with other --instructions",
     "以{}乘加计算，{}为{}：末位数字不同；请换用其他 --instructions 重新运行"},
    {"was made by {}, {} by {}", "由{}生成，{}由{}生成"},
    {"was made with another {} than {}", "所用的{}与{}不同"},
    {"{} of scenario '{}', region {}, {} is not finite: the inputs hold figures too "
     "large or too small to project with",
     "情景“{1}”、地区{2}、{3}年的{0}不是有限的数：输入中有过大或过小而无法推算的数值"},
    {"{}: '{}' is neither built in nor at {}; {}", "{}：“{}”既不是内置的，也不在{}；{}"},
    {"{}: cannot write; is the disk full?", "{}：无法写入；磁盘满了吗？"},
    {"{}: cannot {}: {}", "{}：无法{}：{}"},
    {"{}: was removed or replaced while it was being written", "{}：写入期间被删除或替换"},
}));

}  // namespace

std::span<const Translation> errors_of_results()
{
    return errors_of_results_lines;
}

}  // namespace natality::texts
