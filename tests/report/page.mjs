// What the page of a report must keep, in Chromium: node page.mjs REPORT.html EXPECTED.json CHROMIUM
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [report, expected_file, executable] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(expected_file, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
const complaints = [];

/** The report in a window of its own, with all its charts drawn. */
async function opened(options = {}, file = report) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: "en-GB", bypassCSP: false, ...options });
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
        if (!request.url().startsWith("file:") && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) {
            complaints.push(`request: ${request.url()}`);
        }
    });
    await page.goto(`file://${file}`);
    await page.locator("#summary").waitFor();
    return page;
}

/** Draws every chart as printing does, then as it is in the window. */
async function all_drawn(page) {
    await page.evaluate(() => {
        window.dispatchEvent(new Event("beforeprint"));
        window.dispatchEvent(new Event("afterprint"));
    });
    const empty = await page
        .locator(".chart")
        .evaluateAll((charts) => charts.filter((chart) => !chart.querySelector("svg path")).map((chart) => chart.ariaLabel));
    assert.deepEqual(empty, []);
}

/** A number as the page prints it. */
function printed(value, unit, decimals, is_difference = false) {
    const scaled = value / unit;
    const text = Math.abs(scaled).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return (scaled < 0 ? "−" : is_difference ? "+" : "") + text;
}

async function downloaded(page, locator) {
    const waiting = page.waitForEvent("download");
    await locator.click();
    return readFileSync(await (await waiting).path(), "utf8");
}

/** Rows of the CSV of a figure. */
function cells(text) {
    return text
        .replace(/^\ufeff/, "")
        .trim()
        .split("\r\n")
        .map((line) =>
            (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
                cell
                    .replace(/,$/, "")
                    .replace(/^"(.*)"$/s, "$1")
                    .replaceAll('""', '"'),
            ),
        );
}

async function set_package(page, number) {
    for (const [bit, measure] of expected.packages.measures.entries()) {
        const control = page.locator(`[data-measure="${measure}"]`);
        const is_on = (await control.getAttribute("aria-checked")) === "true";
        if (is_on !== (((number >> bit) & 1) === 1)) {
            await control.click();
        }
    }
}

const fact = async (page, id) => (await page.locator(`[data-fact="${id}"]`).textContent()).trim();

const checks = {
    async "every chart is drawn, and nothing is said on the console or asked for"() {
        const page = await opened();
        await all_drawn(page);
        assert.ok((await page.locator(".chart svg").count()) > 20);
        await page.context().close();
    },

    async "the page changes its language and leaves no text behind"() {
        const page = await opened();
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        assert.equal(await page.locator("#summary-head").textContent(), "Summary");
        await page.getByRole("button", { name: "中文" }).click();
        assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
        assert.equal(await page.locator("#summary-head").textContent(), "摘要");
        assert.equal(await page.evaluate(() => document.activeElement.textContent), "中文");
        const heads = await page.locator("h2, h3, .subtitle, nav a, .tools button").allTextContents();
        const foreign = heads.filter((text) => /[a-z]{4,}/.test(text.replaceAll(expected.hostile, "").replaceAll(expected.formula, "")));
        assert.deepEqual(foreign, []);
        await page.context().close();
        const chinese = await opened({ locale: "zh-CN" });
        assert.equal(await chinese.locator("#summary-head").textContent(), "摘要");
        await chinese.context().close();
    },

    async "the builder's figures are those of the sweep for every package"() {
        const page = await opened();
        const { births, tfr, costs } = expected.packages;
        const priced = (number) => (number & (1 << expected.packages.measures.indexOf("compulsory_education"))) === 0;
        for (let i = 0; i < births.length; ++i) {
            // From one to the next a single measure changes.
            const number = i ^ (i >> 1);
            await set_package(page, number);
            assert.equal(await fact(page, "births"), `${printed(births[number], 1e6, 3)} million`);
            assert.equal(await fact(page, "tfr"), printed(tfr[number], 1, 4));
            const cost = printed(costs[number] - costs[0], 1e12, 2);
            const shown =
                costs[number] === costs[0] && priced(number)
                    ? "–"
                    : priced(number)
                      ? `${cost} trillion CNY`
                      : costs[number] < costs[0]
                        ? "?"
                        : `≥ ${cost} trillion CNY`;
            assert.equal(await fact(page, "cost"), shown, `package ${number}`);
        }
        await page.context().close();
    },

    async "contributions within the package of all are those of the program"() {
        const page = await opened();
        await set_package(page, expected.packages.births.length - 1);
        const figure = page.locator("#figure-built");
        const rows = cells(await downloaded(page, figure.getByRole("button", { name: /CSV/ })));
        const found = rows
            .slice(1)
            .map((row) => Number(row[1]))
            .sort((one, other) => one - other);
        const wanted = [...expected.contributions].sort((one, other) => one - other);
        found.forEach((value, i) =>
            assert.ok(Math.abs(value - wanted[i]) < 1e-3 + 1e-9 * Math.abs(wanted[i]), `${value} for ${wanted[i]}`),
        );
        await page.context().close();
    },

    async "the bars of the pyramid add up to the population"() {
        const page = await opened();
        for (const [scenario, total] of expected.population_2050.entries()) {
            await page.locator('[data-focus="pyramid-scenario"]').selectOption(String(scenario));
            const rows = cells(await downloaded(page, page.locator("#figure-pyramid-chart").getByRole("button", { name: /CSV/ }))).slice(1);
            const sum = (column) => rows.reduce((all, row) => all + Number(row[column]), 0);
            assert.ok(Math.abs(sum(1) + sum(2) - total) < 1e-7 * total);
            assert.ok(Math.abs(sum(1) - expected.women_2050[scenario]) < 1e-7 * total);
            const shown = await page.locator("#pyramid-sum").textContent();
            assert.ok(shown.includes(`${printed(total, 1e6, 2)} million`), shown);
        }
        await page.context().close();
    },

    async "a download holds the numbers of the file to the last digit"() {
        const page = await opened();
        const rows = cells(await downloaded(page, page.locator("#figure-births").getByRole("button", { name: /CSV/ })));
        const row = rows.find((one) => one[0] === "2030");
        assert.deepEqual(row.slice(1, 1 + expected.births_2030.length).map(Number), expected.births_2030);
        await page.context().close();
    },

    async "intervals are those of the draws, in the table, the fans and the ranking"() {
        const page = await opened();
        const housing = expected.scenarios.indexOf("housing");
        const [low, high] = expected.gained_10_90[housing];
        const row = page.locator("#figure-intervals tbody tr").filter({ has: page.locator("th", { hasText: /^Housing$/ }) });
        const text = `${printed(low, 1e6, 2, true)} … ${printed(high, 1e6, 2, true)}`;
        assert.ok((await row.textContent()).includes(text), `${await row.textContent()} has no ${text}`);
        const ranking = cells(await downloaded(page, page.locator("#figure-ranking").getByRole("button", { name: /CSV/ })));
        const ranked = ranking.find((one) => one[0] === "Housing").slice(2).map(Number);
        assert.ok(Math.abs(ranked[0] - low) < 1e-9 * Math.abs(low) && Math.abs(ranked[1] - high) < 1e-9 * Math.abs(high));
        await page.locator('[data-focus="certainty-scenario"]').selectOption(String(housing));
        const fan = cells(await downloaded(page, page.locator("#figure-drawn-births").getByRole("button", { name: /CSV/ })));
        const heads = ["80 % of the draws, lower end (births)", "80 % of the draws, upper end (births)"].map((head) => fan[0].indexOf(head));
        const found = fan.find((one) => one[0] === "2050");
        heads.forEach((column, i) => {
            const wanted = expected.births_10_90[housing][i];
            assert.ok(Math.abs(Number(found[column]) - wanted) < 1e-6 * wanted, `${found[column]} for ${wanted}`);
        });
        await page.context().close();
    },

    async "another baseline is no package, and sums are headed by the year they end with"() {
        const page = await opened({}, expected.short);
        assert.ok((await page.locator("#figure-packages tbody th").allTextContents()).includes("UN high"));
        const ranking = await downloaded(page, page.locator("#figure-ranking").getByRole("button", { name: /CSV/ }));
        assert.ok(!ranking.includes("UN high"));
        assert.ok(!(await page.locator(".cards").first().textContent()).includes("UN high"));
        const heads = await page.locator("#figure-packages thead th, #figure-cost-ranges thead th, .card-head").allTextContents();
        const sums = heads.filter((head) => /\bto \d{4}/.test(head));
        assert.ok(sums.length > 8);
        assert.deepEqual(
            sums.filter((head) => !head.includes("to 2031")),
            [],
        );
        await page.context().close();
    },

    async "a dark page prints in light, and what is open stays open"() {
        const page = await opened({ colorScheme: "dark" });
        await page.locator('[data-focus="births-table"]').click();
        await page.locator("details.measure summary").first().click();
        const band = () => page.locator("#figure-drawn-tfr .mark.fill").first().getAttribute("style");
        const dark = await band();
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
        const light = await band();
        assert.notEqual(light, dark);
        assert.ok((await page.locator("#births-rows tbody tr").count()) > 30);
        assert.equal(await page.locator("details.measure[open]").count(), 1);
        await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
        assert.equal(await band(), dark);
        await page.context().close();
    },

    async "every figure says of which year or span it is, in both languages"() {
        for (const locale of ["en-GB", "zh-CN"]) {
            const page = await opened({ locale });
            for (const toggle of await page.locator('[aria-controls$="-rows"]').all()) {
                await toggle.click();
            }
            const figures = await page.locator("main figure[id]").evaluateAll((all) =>
                all.map((figure) => ({
                    id: figure.id,
                    head: figure.querySelector("figcaption").textContent,
                    columns: [...figure.querySelectorAll("thead th")].map((cell) => cell.textContent),
                })),
            );
            // What evidence says is of no year.
            const timeless = ["figure-effects", "figure-backtests"];
            const by_year = ["Year", "Year of birth", "年份", "出生年份"];
            const undated = figures.filter(
                ({ id, head, columns }) =>
                    !timeless.includes(id) &&
                    !by_year.includes(columns[0]) &&
                    !/\d{4}/.test(head) &&
                    !columns.slice(1).every((name) => /\d{4}|^Unit$|^单位$/.test(name)),
            );
            assert.ok(figures.length > 25);
            assert.deepEqual(undated, []);
            await page.context().close();
        }
    },

    async "names stay text, on the page and in downloads"() {
        const page = await opened();
        await all_drawn(page);
        assert.equal(await page.locator("main img, main b, main script").count(), 0);
        assert.ok((await page.locator(".chip").allTextContents()).includes(expected.hostile));
        const text = await downloaded(page, page.locator("#figure-births").getByRole("button", { name: /CSV/ }));
        assert.ok(text.includes(`"'${expected.formula.replaceAll('"', '""')} (births)"`), text.slice(0, 300));
        const svg = await downloaded(page, page.locator("#figure-births").getByRole("button", { name: /SVG/ }));
        assert.ok(svg.startsWith("<svg") && !svg.includes("<img"));
        assert.equal(
            await page.evaluate(
                (source) => new DOMParser().parseFromString(source, "image/svg+xml").querySelector("parsererror")?.textContent ?? "",
                svg,
            ),
            "",
        );
        await page.locator("#figure-births .chart").hover();
        assert.equal(await page.locator("#figure-births img").count(), 0);
        await page.context().close();
    },

    async "a picture can be had as PNG"() {
        const page = await opened();
        const waiting = page.waitForEvent("download");
        await page.locator("#figure-births").getByRole("button", { name: /PNG/ }).click();
        const bytes = readFileSync(await (await waiting).path());
        assert.equal(bytes.subarray(1, 4).toString(), "PNG");
        await page.context().close();
    },

    async "the keyboard opens a table, turns a measure off and moves the year"() {
        const page = await opened();
        await page.locator('[data-focus="births-table"]').focus();
        await page.keyboard.press("Enter");
        assert.ok((await page.locator("#births-rows tbody tr").count()) > 30);
        await page.locator("[data-measure]").first().focus();
        const before = await fact(page, "births");
        await page.keyboard.press("Space");
        assert.notEqual(await fact(page, "births"), before);
        await page.locator('[data-focus="pyramid-year"]').focus();
        await page.keyboard.press("ArrowRight");
        assert.equal(await page.locator("#pyramid output").textContent(), "2051");
        await page.context().close();
    },

    async "no serious fault is found by axe, in light and dark, on a desk and a phone"() {
        for (const options of [{}, { colorScheme: "dark", viewport: { width: 390, height: 800 }, locale: "zh-CN" }]) {
            const page = await opened({ ...options, bypassCSP: true });
            await all_drawn(page);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() =>
                globalThis.axe.run({ exclude: [[".chart svg"]] }, { resultTypes: ["violations"] }),
            );
            const serious = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
            assert.deepEqual(
                serious.map(
                    (one) =>
                        `${one.id}: ${one.nodes
                            .slice(0, 3)
                            .map((node) => node.html)
                            .join(" | ")}`,
                ),
                [],
            );
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            assert.ok(overflow <= 0, `${overflow} pixels too wide`);
            await page.context().close();
        }
    },

    async "it prints with every chart"() {
        const page = await opened();
        const pdf = await page.pdf({ format: "A4" });
        assert.ok(pdf.length > 100_000);
        await page.context().close();
    },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
    complaints.length = 0;
    const began = Date.now();
    try {
        await check();
        assert.deepEqual(complaints, []);
        console.log(`ok      ${name} (${Date.now() - began} ms)`);
    } catch (error) {
        ++failed;
        console.log(`FAILED  ${name}\n${error.stack ?? error}`);
    }
}
await browser.close();
process.exitCode = failed === 0 ? 0 : 1;
