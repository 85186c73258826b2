"""Holds the sentences of lib and apps/natality against the catalogue of texts (lib/natality/base/texts).

Usage: check_texts.py ROOT
Prints one line for each sentence that is said without a Chinese line in the catalogue, each error that is put together
in a way that cannot be said in Chinese, each Chinese text outside the catalogue and each line of the catalogue that
nothing says; exits with 1 if there is any. To mend the first, add a line {"English", "中文"} to a file of the catalogue.
"""

import re
import sys
from pathlib import Path

CATALOGUE = "lib/natality/base/texts"
# Sentences of the system and of other libraries, which no source of ours says.
FOREIGN = "of_others.cpp"
LITERAL = r'"(?:\\.|[^"\\\n])*"'
LITERALS = re.compile(rf"{LITERAL}(?:\s*{LITERAL})*")
CHARACTER = re.compile(r"'(?:\\.|[^'\\])'")
HAN = re.compile(r"[\u4e00-\u9fff]")
# Calls whose first argument is a sentence, and those whose last one is.
SAID_FIRST = re.compile(r"\blocalized(?:_text)?\(")
SAID_LAST = re.compile(
    r"\bproblems?_?(?:\.|->)add\(|\bthrow (?:InputError|RunError|UsageError)\(|\breturn (?:InputError|RunError|UsageError)\(")
DESCRIPTION = re.compile(r"\badd\((?=[^;]*po::)")
HELP = re.compile(r'\{\s*"natality ')


def without_comments(source):
    """The source with comments as blanks; texts keep what looks like one."""
    def blanked(match):
        return match.group() if match.group().startswith(('"', "'")) else re.sub(r"[^\n]", " ", match.group())
    return re.sub(rf"{LITERAL}|{CHARACTER.pattern}|//[^\n]*", blanked, source)


def joined(literals):
    """Texts that stand side by side are one."""
    return "".join(part[1:-1] for part in re.findall(LITERAL, literals))


def literal_in(argument):
    """The text, if the argument is one and nothing else."""
    return joined(argument) if LITERALS.fullmatch(argument.strip()) else None


def arguments_from(source, start):
    """The arguments of a call or a list in braces that opens at start, split at its own commas."""
    arguments, depth, begin, at = [], 0, start + 1, start
    while at < len(source):
        text = LITERALS.match(source, at) or CHARACTER.match(source, at)
        if text:
            at = text.end()
            continue
        depth += (source[at] in "({[") - (source[at] in ")}]")
        if depth == 0 or (depth == 1 and source[at] == ","):
            arguments.append(source[begin:at])
            begin = at + 1
        if depth == 0:
            return arguments
        at += 1
    return []


def sentences_of(source):
    """(sentence, line) of all that a source says."""
    for pattern, chosen in ((SAID_FIRST, slice(0, 1)), (SAID_LAST, slice(-1, None)), (DESCRIPTION, slice(2, 3)),
                            (HELP, slice(0, None))):
        for call in pattern.finditer(source):
            opening = call.start() if pattern is HELP else call.end() - 1
            for argument in arguments_from(source, opening)[chosen]:
                sentence = literal_in(argument)
                if sentence and re.search("[A-Za-z]", sentence):
                    yield sentence, source.count("\n", 0, call.start()) + 1


def unsayable_in(source):
    """(line, what) of errors whose sentence is formatted before both languages are known."""
    for call in SAID_LAST.finditer(source):
        last = (arguments_from(source, call.end() - 1) or [""])[-1].strip()
        is_joined = re.search(r'""\s*\+|\+\s*""', re.sub(LITERAL, '""', last))
        if last.startswith("fmt::format(") or (is_joined and not last.startswith("localized(")):
            yield source.count("\n", 0, call.start()) + 1, " ".join(last.split())[:60]


def catalogue_lines(root):
    """English -> (Chinese, file name), of every line of the catalogue."""
    pair = re.compile(rf"\{{\s*((?:{LITERAL}\s*)+),\s*((?:{LITERAL}\s*)+)\}}")
    lines = {}
    for file in sorted((root / CATALOGUE).glob("*.cpp")):
        for match in pair.finditer(file.read_text(encoding="utf-8")):
            lines[joined(match.group(1))] = (joined(match.group(2)), file.name)
    return lines


def violations(root):
    known = catalogue_lines(root)
    found = []
    literals = set()
    for folder in ("lib/natality", "apps/natality"):
        for file in sorted((root / folder).rglob("*.[ch]pp")):
            name = file.relative_to(root).as_posix()
            if name.startswith(CATALOGUE):
                continue
            source = without_comments(file.read_text(encoding="utf-8"))
            literals.update(joined(match.group()) for match in LITERALS.finditer(source))
            for sentence, line in sentences_of(source):
                if sentence not in known:
                    found.append(f'{name}:{line}: no Chinese in the catalogue of texts: "{sentence}"')
            for line, what in unsayable_in(source):
                found.append(f"{name}:{line}: use localized(…), so that it is said in both languages: {what}")
            for number, line in enumerate(source.split("\n"), 1):
                if HAN.search(line):
                    found.append(f"{name}:{number}: Chinese belongs in the catalogue of texts: {line.strip()}")
    for english, (chinese, file) in known.items():
        if file != FOREIGN and english not in literals:
            found.append(f'{CATALOGUE}/{file}: nothing says "{english}"')
        if not chinese:
            found.append(f'{CATALOGUE}/{file}: no Chinese for "{english}"')
    return found


def main():
    found = violations(Path(sys.argv[1]))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
