// Builds the page of the report: one HTML file with its script and style within, and the same page as a C++ source for the
// program. `node build.mjs FOLDER` writes report.html and report_page_parts.cpp there.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? "dist";

async function bundled(entry, loader) {
    const result = await build({
        entryPoints: [join(here, "src", entry)],
        bundle: true,
        minify: true,
        charset: "utf8",
        format: "iife",
        target: ["es2020", "safari15"],
        legalComments: "none",
        loader,
        write: false,
    });
    return result.outputFiles[0].text.trim();
}

/** The notices of what is bundled; nothing in them ends a comment. */
function notices() {
    const packages = dirname(dirname(createRequire(import.meta.url).resolve("echarts/package.json")));
    const read = (path) => readFileSync(join(packages, path), "utf8").trim();
    const subcomponents = read("echarts/LICENSE").split(/=+\nApache ECharts Subcomponents:/i)[1] ?? "";
    const texts = [
        read("echarts/NOTICE"),
        "Apache License, Version 2.0",
        subcomponents.trim(),
        "zrender:",
        read("zrender/LICENSE"),
        "tslib:",
        read("tslib/LICENSE.txt"),
    ];
    return texts.join("\n\n").replaceAll("--", "- -");
}

function filled(template, values) {
    return template.replace(/@([A-Z_]+)@/g, (mark, name) => values[name] ?? mark);
}

/** A C++ source that holds a text in parts short enough for any compiler. */
function cpp_source(text) {
    const bytes = Buffer.from(text, "utf8");
    const parts = [];
    for (let first = 0; first < bytes.length; first += 8000) {
        const part = bytes.subarray(first, first + 8000);
        let literal = "";
        for (const byte of part) {
            const is_plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
            literal += is_plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
        }
        parts.push(`    std::string_view("${literal}", ${part.length}),`);
    }
    return `// Written by apps/report/build.mjs.
#include "report_page.hpp"

#include <array>

namespace natality::app {

namespace {

constexpr std::array<std::string_view, ${parts.length}> page_parts{{
${parts.join("\n")}
}};

}  // namespace

std::span<const std::string_view> report_page_parts()
{
    return page_parts;
}

}  // namespace natality::app
`;
}

const script = await bundled("main.ts", {});
const page = filled(readFileSync(join(here, "src", "page.html"), "utf8"), {
    NOTICES: notices(),
    SCRIPT: script,
    SCRIPT_HASH: createHash("sha256").update(script, "utf8").digest("base64"),
    STYLE: await bundled("style.css", {}),
});
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "report.html"), page);
writeFileSync(join(folder, "report_page_parts.cpp"), cpp_source(page));
