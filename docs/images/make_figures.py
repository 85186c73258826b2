#!/usr/bin/env python3
"""Draws births.svg and births.zh-CN.png from runs of natality.

Usage: make_figures.py NATALITY

NATALITY is the program. It is run three times on the built-in scenarios, with the low, the central and the high figures
of the evidence. Needs python3-matplotlib, python3-xarray, python3-h5netcdf, fonts-noto-core and fonts-noto-cjk.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import xarray
from fontTools.ttLib import TTCollection
from matplotlib import font_manager

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
LEVELS = ("low", "central", "high")
FROM, THROUGH = 2027, 2050

# Okabe and Ito's colours, told apart by every kind of colour vision.
INK, GREY, BLUE, ORANGE = "#1d2b36", "#7c8791", "#0072b2", "#d55e00"
PAPER = "#fbfaf7"


@dataclass
class Words:
    """The texts of one language."""

    file: str
    font: str
    births: str
    gained: str
    unit: float
    observed: str
    baseline: str
    everything: str
    band: str
    note: str


ENGLISH = Words(
    file="births.svg",
    font="Noto Sans",
    births="Births a year, million",
    gained=f"Births gained, {FROM}–{THROUGH}, million",
    unit=1e6,
    observed="observed",
    baseline="baseline",
    everything="all twenty measures",
    band="low to high evidence",
    note="China. Baseline: births as counted to 2025, then their level. Packages phased in 2027–2031. "
    "Dots: central evidence; bars: low to high.",
)
CHINESE = Words(
    file="births.zh-CN.png",
    font="Noto Sans CJK SC",
    births="年出生人数（万人）",
    gained=f"{FROM}—{THROUGH}年多出生人数（万人）",
    unit=1e4,
    observed="实际",
    baseline="基线",
    everything="全部二十项措施",
    band="证据低值至高值",
    note="中国。基线：实际出生数至2025年，此后保持其水平；各组合于2027—2031年逐步到位。圆点为证据中值，横线为低值至高值。",
)


def add_chinese_fonts(folder):
    """Makes Noto Sans CJK SC known: of a font collection matplotlib reads the first face alone, the Japanese one."""
    for weight in ("Regular", "Bold"):
        collection = next(Path("/usr/share/fonts").rglob(f"NotoSansCJK-{weight}.ttc"))
        face = next(each for each in TTCollection(collection).fonts if "SC" in each["name"].getDebugName(1))
        face.save(folder / f"{weight}.otf")
        font_manager.fontManager.addfont(folder / f"{weight}.otf")


def run(natality, level, folder):
    """The results of the built-in scenarios at one evidence level."""
    scenarios = folder / f"{level}.toml"
    text = (DATA / "scenarios" / "scenarios.toml").read_text(encoding="utf-8")
    scenarios.write_text(f'evidence = "{level}"\n{text}', encoding="utf-8")
    output = folder / f"{level}.h5"
    subprocess.run([natality, "run", scenarios, "--output", output, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    with xarray.open_dataset(output, engine="h5netcdf") as results:
        return results.load()


def observed_births():
    """Announced births by year."""
    rows = [line.split(",") for line in (DATA / "china-2020" / "observed.csv").read_text().splitlines()[1:]]
    births = [(int(year), float(value)) for year, indicator, value in rows if indicator == "births"]
    return list(zip(*births))


def draw_births(axes, births, words):
    """Births by year: observed, baseline, everything with its range."""
    year = births["central"].year
    everything = {level: births[level].sel(scenario="everything") / words.unit for level in LEVELS}
    axes.fill_between(year, everything["low"], everything["high"], color=BLUE, alpha=0.2, linewidth=0)
    axes.plot(year, everything["central"], color=BLUE, linewidth=2)
    axes.plot(year, births["central"].sel(scenario="baseline") / words.unit, color=INK, linewidth=2)
    years, values = observed_births()
    axes.plot(years, [value / words.unit for value in values], "o", color=ORANGE, markersize=4.5)
    axes.set_xlim(2019, 2100)
    axes.set_ylim(0, None)
    axes.set_title(words.births, loc="left", color=INK)

    def label(x, y, text, colour, **how):
        axes.annotate(text, (x, y), color=colour, **how)

    top = axes.get_ylim()[1]
    label(2026, values[0] / words.unit, words.observed, ORANGE, va="center")
    label(2043, float(everything["high"].sel(year=2043)) + 0.035 * top, words.everything, BLUE)
    label(2066, float(everything["high"].sel(year=2070)) + 0.03 * top, words.band, BLUE, fontsize=9)
    label(2050, float(births["central"].sel(scenario="baseline", year=2050)) / words.unit - 0.08 * top, words.baseline,
          INK, ha="right")


def draw_gains(axes, births, names, words):
    """Births gained by package: central and range."""
    gained = {}
    for level in LEVELS:
        total = births[level].sel(year=slice(FROM, THROUGH)).sum("year")
        gained[level] = (total - total.sel(scenario="baseline")).drop_sel(scenario="baseline") / words.unit
    order = gained["central"].sortby(gained["central"]).scenario.values
    for row, scenario in enumerate(order):
        low, central, high = (float(gained[level].sel(scenario=scenario)) for level in LEVELS)
        colour = BLUE if scenario == "everything" else GREY
        axes.plot([low, high], [row, row], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        axes.plot(central, row, "o", color=BLUE if scenario == "everything" else INK, markersize=7)
        decimals = 1 if words.unit == 1e6 else 0
        low_text, text, high_text = (f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "−")
                                     for value in (low, central, high))
        text = f"{text}  ({low_text} … {high_text})"
        axes.annotate(text, (high, row), xytext=(9, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_yticks(range(len(order)), [names[scenario] for scenario in order])
    axes.set_ylim(-0.6, len(order) - 0.4)
    axes.set_xlim(None, 1.32 * axes.get_xlim()[1])
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.set_title(words.gained, loc="left", color=INK)


def draw(results, words, names):
    """One figure."""
    plt.rcParams.update({
        "font.family": [words.font, "DejaVu Sans"], "font.size": 10.5, "axes.titlesize": 12, "axes.titleweight": "bold",
        "axes.titlepad": 12, "axes.edgecolor": GREY, "axes.spines.top": False, "axes.spines.right": False,
        "xtick.color": INK, "ytick.color": INK, "svg.hashsalt": "natality", "axes.facecolor": PAPER,
        "figure.facecolor": PAPER,
    })
    births = {level: results[level]["births_total"].isel(region=0) for level in LEVELS}
    figure, (left, right) = plt.subplots(1, 2, figsize=(11.5, 4.7), gridspec_kw={"width_ratios": [1.15, 1]})
    draw_births(left, births, words)
    draw_gains(right, births, names, words)
    for axes, direction in ((left, "y"), (right, "x")):
        axes.grid(axis=direction, color=GREY, alpha=0.25, linewidth=0.7)
        axes.set_axisbelow(True)
    figure.tight_layout(rect=(0.01, 0.05, 0.99, 0.99), w_pad=3)
    figure.text(0.018, 0.03, words.note, fontsize=8.5, color="#59646e")
    metadata = {"Date": None} if words.file.endswith(".svg") else None
    figure.savefig(HERE / words.file, dpi=200, metadata=metadata)
    plt.close(figure)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        results = {level: run(sys.argv[1], level, Path(folder)) for level in LEVELS}
        add_chinese_fonts(Path(folder))
        central = results["central"]
        ids = central.scenario.values
        draw(results, ENGLISH, dict(zip(ids, central["scenario_name"].values)))
        draw(results, CHINESE, dict(zip(ids, central["scenario_name_zh"].values)))


if __name__ == "__main__":
    main()
