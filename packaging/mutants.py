"""Breaks the reminder engine in every small way mutmut knows, and fails unless its tests see 95 in a hundred.

    python packaging/mutants.py

Works in build/mutants, on copies of the rules and their tests. What cannot be seen because nothing changes is listed
below with the reason; all others that survive are printed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = ROOT / "build/mutants"
WANTED = 95.0
KILLED = ("killed", "timeout", "segfault", "caught by type check")

# The line that is put in, of a mutant that changes nothing anybody could see.
SAME_ALL_THE_SAME = {
    "held = on_the_wall(None, hours, self.zone)": "only its start and end are read here",
    "return on_the_wall(None, hours, self.horizon.zone)": "only its start is read",
    "before = None if row else self._before_the_journey(None, hours)": "only its start is read",
    "reminder = Reminder(key, Kind.SLOT, slot.id, held.start, held.end, None, slot.name)": "its state is found later",
    "self._add(Reminder(key, thing.kind, thing.prospect_id, thing.at, end, None), self.ledger.get(key))": "likewise",
    "unseen = since >= self.now and held.end < since - LOOK_BACK": "then it lies behind the look-back as well",
    "new = {first + timedelta(days=count) for count in range((last - first).days + 2)}": "the margin is two days",
    "moved = {move.day for move in slot.moved if first < move.held_on <= last}": "the margin is two days",
    "moved = {move.day for move in slot.moved if first <= move.held_on < last}": "the margin is two days",
    "return self.every == 1 or (_monday(day) - _monday(self.from_date)).days / 7 % self.every == 0": "whole weeks",
}


def main() -> int:
    engine = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutmut"]["only_mutate"]
    lay_out(engine)
    environment = {**os.environ, "CI": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    print("Trying the tests of the engine on its mutants; it takes some minutes.", flush=True)
    command = [*mutmut("run"), "--max-children", str(os.cpu_count() or 2)]
    run = subprocess.run(command, cwd=WORKSPACE, env=environment, capture_output=True, text=True)
    if run.returncode:
        print(run.stdout[-2000:], run.stderr[-2000:])
        return run.returncode
    told = subprocess.run([*mutmut("results"), "--all", "true"], cwd=WORKSPACE, capture_output=True, text=True)
    found = dict(re.findall(r"^\s*(\S+): (.+)$", told.stdout, re.MULTILINE))
    survivors = {name: change(name) for name, state in found.items() if state not in KILLED}
    same = {name for name, lines in survivors.items() if lines[-1].removeprefix("+").strip() in SAME_ALL_THE_SAME}
    print(f"\n{'rules':48}{'mutants':>9}{'killed':>9}{'survived':>10}{'the same':>10}")
    for path in engine:
        module = path.removesuffix(".py").replace("/", ".") + "."
        states = Counter(outcome(name, found, same) for name in found if name.startswith(module))
        print(f"{path:48}{states.total():>9}{states['killed']:>9}{states['survived']:>10}{states['same']:>10}")
    states = Counter(outcome(name, found, same) for name in found)
    rate = 100 * states["killed"] / max(1, states["killed"] + states["survived"])
    print(f"{'all':48}{states.total():>9}{states['killed']:>9}{states['survived']:>10}{states['same']:>10}")
    for name in sorted(survivors.keys() - same):
        print(f"\n{name} ({found[name]})", *survivors[name], sep="\n  ")
    print(f"\n{rate:.1f} % killed, {WANTED:.0f} % wanted.")
    return 0 if rate >= WANTED else 1


def lay_out(engine: list[str]) -> None:
    """The rules, their tests of the same names, and the settings."""
    shutil.rmtree(WORKSPACE, ignore_errors=True)
    names = {Path(path).stem for path in engine}
    tests = [
        "tests/conftest.py",
        "tests/domain/conftest.py",
        *(f"tests/domain/test_{name}.py" for name in sorted(names)),
    ]
    rules = (path.relative_to(ROOT) for path in (ROOT / "reengage_desktop/domain").glob("*.py"))
    for path in ("pyproject.toml", "reengage_desktop/__init__.py", *rules, *tests):
        (WORKSPACE / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, WORKSPACE / path)


def mutmut(command: str) -> list[str]:
    return [sys.executable, "-m", "mutmut", command]


def change(name: str) -> list[str]:
    """The line taken out and the one put in."""
    shown = subprocess.run([*mutmut("show"), name], cwd=WORKSPACE, capture_output=True, text=True).stdout
    return [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)] or [""]


def outcome(name: str, found: dict[str, str], same: set[str]) -> str:
    return "same" if name in same else "killed" if found[name] in KILLED else "survived"


if __name__ == "__main__":
    sys.exit(main())
