# Run by the build: writes the manual pages, natality.1 and natality-<command>.1, and the completion for bash from what
# the program says of itself, so that they cannot say anything else.
# Needs: PROGRAM, VERSION, OUTPUT (a folder); GZIP, a program, or nothing to leave the pages as they are.

function(help_of output)
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C LANG=C ${PROGRAM} ${ARGN} --help
        OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
    set(${output} "${help}" PARENT_SCOPE)
endfunction()

# Text as a formatter of manual pages wants it.
function(escape variable)
    set(text "${${variable}}")
    string(REPLACE "\\" "\\e" text "${text}")
    string(REPLACE "-" "\\-" text "${text}")
    string(REGEX REPLACE "\n([.'])" "\n\\\\&\\1" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# `  --name arg   what it is`, going on in further lines, as a tagged paragraph.
function(tag_lines variable first)
    set(text "${${variable}}")
    string(REGEX REPLACE "\n  (${first}[^ \n]*( [^ \n]+)*)(   *|\n   +)" "\n.TP\n.B \\1\n" text "${text}")
    string(REGEX REPLACE "\n   +" "\n" text "${text}")
    string(REGEX REPLACE " +\n" "\n" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

function(write_page name page)
    string(REGEX REPLACE "\n\n+" "\n" page "${page}")
    file(WRITE ${OUTPUT}/man1/${name}.1 "${page}")
    if(GZIP)
        execute_process(COMMAND ${GZIP} -9nf ${OUTPUT}/man1/${name}.1 COMMAND_ERROR_IS_FATAL ANY)
    endif()
endfunction()

function(header output name summary)
    string(TOUPPER ${name} title)
    set(${output} ".TH ${title} 1 \"\" \"natality ${VERSION}\" \"natality\"\n.SH NAME\n${name} \\- ${summary}\n" PARENT_SCOPE)
endfunction()

function(write_command_page command summary)
    help_of(help ${command})
    string(REGEX MATCH "^Usage: ([^\n]*)\n(.*)\nOptions:(\n.*)\nCommon options:(\n.*)$" matched "${help}")
    if(NOT matched)
        message(FATAL_ERROR "natality ${command} --help: not usage, description, Options and Common options")
    endif()
    set(usage "${CMAKE_MATCH_1}")
    set(description "${CMAKE_MATCH_2}")
    set(own "${CMAKE_MATCH_3}")
    set(common "${CMAKE_MATCH_4}")
    set(words "${own}${common}")
    foreach(part IN ITEMS usage description own common)
        escape(${part})
    endforeach()
    tag_lines(own "\\\\-")
    tag_lines(common "\\\\-")
    header(page natality-${command} "${summary}")
    write_page(natality-${command} "${page}.SH SYNOPSIS\n${usage}\n.SH DESCRIPTION\n${description}
.SH OPTIONS${own}\n.SH COMMON OPTIONS${common}\n.SH SEE ALSO\n.BR natality (1)\n")
    string(REGEX MATCHALL "--[a-z][a-z-]*" options "${words}")
    list(REMOVE_DUPLICATES options)
    list(JOIN options " " options)
    set(options "${options}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${OUTPUT})
help_of(help)
string(REGEX MATCH "^Usage: ([^\n]*)\n(.*)\nCommands:(\n.*)\n\n[^\n]*\n$" matched "${help}")
set(usage "${CMAKE_MATCH_1}")
set(description "${CMAKE_MATCH_2}")
set(commands "${CMAKE_MATCH_3}")

set(cases "")
string(REGEX MATCHALL "\n  [a-z]+" names "${commands}")
list(TRANSFORM names STRIP)
foreach(name IN LISTS names)
    string(REGEX MATCH "\n  ${name}  +([^\n]*)" matched "${commands}")
    write_command_page(${name} "${CMAKE_MATCH_1}")
    string(APPEND cases "        ${name}) words='${options}' ;;\n")
endforeach()

list(TRANSFORM names REPLACE "(.+)" ".BR natality\\\\-\\1 (1)" OUTPUT_VARIABLE references)
list(JOIN references ",\n" references)
foreach(part IN ITEMS usage description commands)
    escape(${part})
endforeach()
tag_lines(commands "[a-z]")
header(page natality "project a population under packages of fertility supports")
write_page(natality "${page}.SH SYNOPSIS\n${usage}\n.SH DESCRIPTION\n${description}\n.SH COMMANDS${commands}
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
failed while running
.TP
.B 2
the command line or an input cannot be used; nothing was written
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B NATALITY_DATA
folder of the built\\-in data
.TP
.B LC_ALL, LC_MESSAGES, LANG
Chinese if the first of them that is set begins with zh, else English
.TP
.B SOURCE_DATE_EPOCH
the time that output files are marked with, in seconds since 1970
.SH SEE ALSO
${references}\n")

list(JOIN names " " names)
file(WRITE ${OUTPUT}/bash-completion "# bash completion of natality: commands, their options, and files.
_natality()
{
    local current=\${COMP_WORDS[COMP_CWORD]} words
    case \${COMP_WORDS[1]} in
${cases}        *) words='${names} --help --version' ;;
    esac
    if ((COMP_CWORD == 1)); then
        words='${names} --help --version'
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)) || [[ \$current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W \"\$words\" -- \"\$current\")
    fi
}
complete -o default -F _natality natality
")
