"""Takes in many lists that went wrong, prints what became of them, and fails if one did what none may.

    python -m tests.fuzz [--files N] [--seed N] [--only N]

What is promised: no crash, no hang, all or nothing of each, counts that add up, nobody twice.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from functools import partial
from multiprocessing import cpu_count, get_context

from .trial import A_FILE, Figures, run

_MEGABYTE = 1024  # of what the system counts, kilobytes


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Lists that went wrong.")
    asked.add_argument("--files", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument("--only", type=int, help="the number of one list")
    said = asked.parse_args()
    first, last = (said.only, said.only + 1) if said.only is not None else (0, said.files)
    parts = [range(start, min(start + A_FILE, last)) for start in range(first, last, A_FILE)]
    started = time.perf_counter()
    figures = Figures()
    with get_context("spawn").Pool(min(cpu_count(), len(parts))) as pool:
        for part in pool.imap_unordered(partial(run, seed=said.seed), parts):
            figures = figures.with_(part)
            _say(*part.wrong)
        pool.close()
        pool.join()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // _MEGABYTE
    _say(
        f"{figures.files} lists, seed {said.seed}, in {time.perf_counter() - started:.0f} s",
        f"  taken in whole          {figures.taken:>8}",
        f"  refused in words        {figures.refused:>8}",
        f"  cancelled in the middle {figures.cancelled:>8}",
        f"  rows read               {figures.read:>8}, people {figures.added}, bad rows {figures.bad}",
        f"  slowest                 {figures.slowest:>8.2f} s, largest process {memory} MB",
        f"  wrong                   {len(figures.wrong):>8}",
    )
    return 1 if figures.wrong else 0


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
