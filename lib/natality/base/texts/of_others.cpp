#include <natality/base/texts/translation.hpp>

namespace natality::texts {

namespace {

// What the system says when a file cannot be read or written.
constexpr auto of_others_lines = by_english(std::to_array<Translation>({
    {"Broken pipe", "管道已断开"},
    {"Disk quota exceeded", "超出磁盘配额"},
    {"File exists", "文件已存在"},
    {"File too large", "文件过大"},
    {"Input/output error", "读写错误"},
    {"Is a directory", "是文件夹"},
    {"No space left on device", "磁盘已满"},
    {"No such file or directory", "没有这个文件或文件夹"},
    {"Not a directory", "不是文件夹"},
    {"Permission denied", "没有权限"},
    {"Read-only file system", "文件系统只读"},
    {"Success", "成功"},
    {"Too many open files", "打开的文件过多"},
}));

}  // namespace

std::span<const Translation> of_others()
{
    return of_others_lines;
}

}  // namespace natality::texts
