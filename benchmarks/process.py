"""Figures from processes of their own: started by the runner, told as one line of JSON."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PSS = Path("/proc/self/smaps_rollup")
STATUS = Path("/proc/self/status")
ENDLESS_S = 120


class Failed(Exception):
    """A part could not be measured; the words are the last that it said."""


def run(module: str, *arguments: object, also: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the module's process told by `tell`; `started` is the clock of `now_ms` just before it was started.

    `also`: what its environment holds besides.
    """
    around = {**os.environ, **(also or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
    started = now_ms()
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=ENDLESS_S, check=False, env=around)
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise Failed("\n".join(done.stderr.strip().splitlines()[-3:]) or f"{module} said nothing")
    told: dict[str, Any] = json.loads(lines[-1])
    return told | {"started": started}


def tell(**figures: Any) -> None:
    print(json.dumps(figures), flush=True)


def now_ms() -> float:
    """Of the clock that all processes of this machine share."""
    return time.clock_gettime(time.CLOCK_MONOTONIC) * 1000


def pss_mb() -> float:
    """Memory of this process, with what it shares counted in part."""
    for line in PSS.read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def peak_mb() -> float:
    """Of this program alone: what `getrusage` tells begins with the peak of the process that started it."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024
