"""Prints the figures of the long run, and fails unless they are what is promised.

    python -m tests.simulation [--seed N] [--years N] [--zones N]

What is promised: over 12 zones and 10 years, with random sleep, restarts, crashes and journeys, none missed, none said
twice without a cause, none at a wrong instant; with a clock that is wrong by up to twenty days at times, none missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from multiprocessing import cpu_count, get_context

from .audit import Figures
from .walk import ZONES, walk

Column = tuple[str, Callable[[Figures], int]]
RIGHT: tuple[Column, ...] = (
    ("knocks", lambda each: each.knocks),
    ("occurrences", lambda each: each.occurrences),
    ("said", lambda each: each.said),
    ("missed", lambda each: each.missed),
    ("double", lambda each: each.double),
    ("wrong instant", lambda each: each.wrong_instant),
)
WRONG = RIGHT[:4]


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.simulation", description="The long run of the reminders.")
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--zones", type=int, default=len(ZONES), help="the first so many of the zones")
    given = asked.parse_args()
    zones = ZONES[: given.zones]
    tasks = [(given.seed, zone, given.years, wrong) for wrong in (False, True) for zone in zones]
    begun = time.monotonic()
    with get_context("spawn").Pool(min(cpu_count(), len(tasks))) as pool:
        found = {(home, wrong): figures for home, wrong, figures in pool.imap_unordered(walk, tasks)}
    print(f"{len(zones)} zones, {given.years} years, seed {given.seed}, {time.monotonic() - begun:.0f} s")
    right = [(zone, found[zone, False]) for zone in zones]
    wrong = [(zone, found[zone, True]) for zone in zones]
    table("With a right clock; sleep, restarts, crashes, journeys, things put off", right, RIGHT)
    table("With clocks that are wrong by up to 20 days at times", wrong, WRONG)
    faults = [line for _, figures in right + wrong for line in figures.examples]
    for line in faults:
        print(line)
    promised = all(not each.missed + each.double + each.wrong_instant for each in found.values())
    print("As promised." if promised and not faults else "NOT as promised.")
    return 0 if promised and not faults else 1


def table(title: str, rows: list[tuple[str, Figures]], columns: tuple[Column, ...]) -> None:
    print(f"\n{title}\n")
    print(f"{'zone':22}" + "".join(f"{name:>15}" for name, _ in columns))
    for zone, figures in rows:
        print(f"{zone:22}" + "".join(f"{value(figures):>15,}" for _, value in columns))
    print(f"{'all':22}" + "".join(f"{sum(value(each) for _, each in rows):>15,}" for _, value in columns) + "\n")


if __name__ == "__main__":
    sys.exit(main())
