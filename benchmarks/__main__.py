"""Prints the table: `python -m benchmarks [--only NAME] [--rows N]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib import import_module

from . import people, process
from .table import Row, show

GROUPS = ("start_up", "listing", "search", "today", "calling", "person", "importing")
PEOPLE = 100_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What is fast, against its floors.")
    parser.add_argument("--only", choices=GROUPS, action="append", help="this group of rows (may be repeated)")
    parser.add_argument("--rows", type=int, default=PEOPLE, metavar="N", help=f"people in the file ({PEOPLE:,})")
    wanted = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    screen = os.environ.get("QT_QPA_PLATFORM") or "a display"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}, {screen}\n")
    people.CACHE.mkdir(parents=True, exist_ok=True)
    found: list[Row] = []
    failed = 0
    for group in wanted.only or GROUPS:
        print(f"{group} …", file=sys.stderr, flush=True)
        try:
            found += import_module(f"benchmarks.{group}").rows(wanted.rows)
        except process.Failed as failure:
            failed += 1
            print(f"{group} could not be measured:\n{failure}", file=sys.stderr)
    show(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
