#!/usr/bin/env python3
"""Draws tempo_and_quantum.svg from a run of natality on docs/examples/tempo-and-quantum.

Usage: make_tempo_figure.py NATALITY

NATALITY is the program. Needs python3-matplotlib, python3-xarray, python3-h5netcdf and fonts-noto-core.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import xarray

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parent / "examples" / "tempo-and-quantum" / "scenarios.toml"

# Okabe and Ito's colours, told apart by every kind of colour vision.
INK, GREY, BLUE, ORANGE = "#1d2b36", "#7c8791", "#0072b2", "#d55e00"
PAPER = "#fbfaf7"

LINES = {
    "quantum": (ORANGE, "-"),
    "tempo": (BLUE, "-"),
    "tempo-withdrawn": (BLUE, (0, (4, 2))),
}
NOTE = ("China, birth rates by state of 2020 and union rates of 2024 held. Made-up measures of 0.1 in the log, felt from "
        "2030 on: “earlier” moves the clock\nof unions and births, “more” raises birth rates.")


def run(natality):
    """The results of the example."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "results.h5"
        subprocess.run([natality, "run", SCENARIOS, "--output", output, "--quiet"], check=True,
                       stdout=subprocess.DEVNULL)
        with xarray.open_dataset(output, engine="h5netcdf") as results:
            return results.load()


def change(results, indicator):
    """Per cent of the baseline, by scenario and year."""
    values = results[indicator].isel(region=0)
    return 100 * (values / values.sel(scenario="baseline") - 1)


def draw_changes(axes, changes, title, years):
    """The three packages against the baseline."""
    axes.axhline(0, color=INK, linewidth=1.2)
    for scenario, (colour, style) in LINES.items():
        axes.plot(changes.year, changes.sel(scenario=scenario), color=colour, linestyle=style, linewidth=2)
    axes.set_title(title, loc="left", color=INK)
    axes.set_xlim(*years)
    axes.set_ylim(-11, 11)
    axes.set_yticks(range(-10, 11, 5))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:+.0f} %".replace("-", "−").replace("+0", "0"))
    axes.grid(axis="y", color=GREY, alpha=0.25, linewidth=0.7)
    axes.set_axisbelow(True)


def draw(results):
    """Both panels."""
    plt.rcParams.update({
        "font.family": ["Noto Sans", "DejaVu Sans"], "font.size": 10.5, "axes.titlesize": 12, "axes.titleweight": "bold",
        "axes.titlepad": 12, "axes.edgecolor": GREY, "axes.spines.top": False, "axes.spines.right": False,
        "xtick.color": INK, "ytick.color": INK, "svg.hashsalt": "natality", "axes.facecolor": PAPER,
        "figure.facecolor": PAPER,
    })
    figure, (left, right) = plt.subplots(1, 2, figsize=(11.5, 4.5), sharey=True)
    draw_changes(left, change(results, "tfr"), "Total fertility rate, against the baseline", (2025, 2110))
    draw_changes(right, change(results, "completed_cohort_fertility"),
                 "Completed fertility of the cohort reaching 50", (2025, 2110))
    left.annotate("more births", (2084, 6.6), color=ORANGE, fontweight="bold")
    left.annotate("births earlier", (2046, 1.5), color=BLUE, fontweight="bold")
    left.annotate("… until 2069", (2075, -6.0), color=BLUE, fontweight="bold")
    right.annotate("more births", (2084, 6.6), color=ORANGE, fontweight="bold")
    right.annotate("births earlier: nobody has more", (2064, -1.6), color=BLUE, fontweight="bold")
    figure.tight_layout(rect=(0.01, 0.08, 0.99, 0.99), w_pad=3)
    figure.text(0.018, 0.025, NOTE, fontsize=8.5, color="#59646e")
    figure.savefig(HERE / "tempo_and_quantum.svg", metadata={"Date": None})
    plt.close(figure)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    draw(run(sys.argv[1]))


if __name__ == "__main__":
    main()
