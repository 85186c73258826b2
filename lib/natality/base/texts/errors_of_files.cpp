#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What is wrong with files as such, whatever they say; and words that several rooms use.
constexpr auto errors_of_files_lines = by_english(std::to_array<Translation>({
    {"known: {}, …", "已知：{}等"},
    {"more than {} fields in one line, the most that are read",
     "一行超过{}个字段；这是最多可读的字段数"},
    {"unpacks to more than {}, the most that is read of such a file; divide it, or leave out what "
     "is not needed",
     "解压后超过{}，这类文件最多读这么多；请拆分文件，或去掉不需要的内容"},
    {"is no file but a device or a pipe", "不是普通文件，而是设备或管道"},
    {"is no file but a device or a pipe, which may have no end; save its text in a file",
     "不是普通文件，而是设备或管道，可能没有结尾；请把内容存为文件"},
    {"is larger than {}, the most that is read of such a file; divide it, or leave out what is not "
     "needed",
     "大于{}，这类文件最多读这么多；请拆分文件，或去掉不需要的内容"},
    {"is larger than {}, the most that is read of a TOML file", "大于{}；TOML文件最多读这么多"},
    {"tables and lists within each other, more than {} deep", "表和列表嵌套超过{}层"},
    {"a key of more than {} parts", "键超过{}节"},
    {"more than {} values, the most that are read of a TOML file",
     "超过{}个值；TOML文件最多读这么多"},
    {"'{}' is not known; {}", "没有“{}”；{}"},
    {"1 line", "1行"},
    {"HDF5 gives no reason", "HDF5没有给出原因"},
    {"SHA-256 is not available from OpenSSL", "OpenSSL不提供SHA-256"},
    {"a date", "日期"},
    {"a finite number", "有限的数"},
    {"a list", "列表"},
    {"a list of numbers, for instance [0.1, 0.2]", "数值列表，例如 [0.1, 0.2]"},
    {"a list of texts, for instance [\"a\", \"b\"]", "文本列表，例如 [\"a\", \"b\"]"},
    {"a list of whole numbers, for instance [1, 2]", "整数列表，例如 [1, 2]"},
    {"a number", "数"},
    {"a table", "一个表"},
    {"a text", "文本"},
    {"a text in quotes", "引号内的文本"},
    {"a whole number", "整数"},
    {"byte 0x{:02X} is not UTF-8 text; save the file as UTF-8",
     "字节 0x{} 不是UTF-8文本；请把文件另存为UTF-8"},
    {"cannot be read: {}", "无法读取：{}"},
    {"column '{}' is missing; the columns are {}", "缺少列“{}”；应有的列为：{}"},
    {"column '{}' stands twice", "列“{}”出现两次"},
    {"column {} has no name; if it holds row numbers, leave it out (pandas: "
     "index=False; R: row.names = FALSE)",
     "第{}列没有列名；如果是行号，请去掉（pandas：index=False；R：row.names = FALSE"
     "）"},
    {"did you mean '{}'?", "是否指“{}”？"},
    {"exists already; give --force to replace it", "已存在；加 --force 可覆盖"},
    {"has no variable '{}'", "没有变量“{}”"},
    {"has no variable '{}'; {}", "没有变量“{}”；{}"},
    {"holds no rows, only the names of the columns", "只有列名，没有数据行"},
    {"is a folder, not a results file", "是文件夹，不是结果文件"},
    {"is a folder; give the name of a file", "是文件夹；请给出文件名"},
    {"is being written by another program", "正被其他程序写入"},
    {"is not an HDF5 file", "不是HDF5文件"},
    {"is not an ordinary file; give another name", "不是普通文件；请换一个文件名"},
    {"known: {}", "可用：{}"},
    {"nan or inf", "nan或inf"},
    {"not TOML", "不是合法的TOML：此处写法有误"},
    {"not TOML: a key of other letters than a-z stands in quotes, \"…\"",
     "不是合法的TOML：含有a-z以外文字的键须用半角引号括起，即 \"…\""},
    {"not TOML: signs such as = , {{ }} [ ] are those of a Latin keyboard, not the "
     "wide ones",
     "不是合法的TOML：= , {{ }} [ ] 等符号须用半角，不能用全角"},
    {"not TOML: texts stand in straight quotes, \"…\", not in “…”",
     "不是合法的TOML：文本须用半角引号 \"…\"，不能用全角的“…”"},
    {"one or more [[{}]]", "一个或多个 [[{}]]"},
    {"semicolons", "分号"},
    {"so large a number", "过大的数"},
    {"tabs", "制表符"},
    {"text follows a closing quote; a quote inside a field is written twice",
     "闭合引号之后还有文字；字段内的引号应写两次"},
    {"the columns are separated by {}; save the table with commas",
     "列是用{}分隔的；请把表格保存为逗号分隔"},
    {"the file is empty; its first line names the columns", "文件是空的；第一行应为列名"},
    {"the quote opened in this line is never closed", "本行打开的引号没有闭合"},
    {"there is no folder {}", "没有文件夹{}"},
    {"true or false", "true或false"},
    {"two numbers, for instance [0.1, 0.2]", "两个数，例如 [0.1, 0.2]"},
    {"two texts, for instance [\"a\", \"b\"]", "两个文本，例如 [\"a\", \"b\"]"},
    {"two whole numbers, for instance [20, 44]", "两个整数，例如 [20, 44]"},
    {"unknown column '{}'; {}", "没有列“{}”；{}"},
    {"unknown key '{}'; {}", "没有键“{}”；{}"},
    {"variable '{}' holds numbers, not text", "变量“{}”是数值，不是文本"},
    {"variable '{}' holds text, not numbers", "变量“{}”是文本，不是数值"},
    {"variable '{}' is smaller than its axes say", "变量“{}”小于其坐标轴的长度"},
    {"variable '{}' lacks a chunk", "变量“{}”缺少数据块"},
    {"vertical bars", "竖线"},
    {"was replaced by another program in the meantime", "期间已被其他程序替换"},
    {"zlib cannot be started: out of memory", "zlib无法启动：内存不足"},
    {"{} after {} of text; is the file complete?", "解压到{1}时出错（{0}）；文件完整吗？"},
    {"{} fields where the header names {}", "有{}个字段，而表头有{}列"},
    {"{} is missing; it must be {}", "缺少{}；应为{}"},
    {"{} lines", "{}行"},
    {"{}: '{}' is not {}", "{}：“{}”不是{}"},
    {"{}: cannot write: {}", "{}：无法写入：{}"},
    {"{}: must be {}, not {}", "{}：应为{}，而不是{}"},
    {"{}: the cell is empty; it must hold {}", "{}：单元格为空；应填{}"},
    {"{}: {}", "{}：{}"},
    {"… and {} more", "……另有{}处"},
}));

}  // namespace

std::span<const Translation> errors_of_files()
{
    return errors_of_files_lines;
}

}  // namespace natality::texts
