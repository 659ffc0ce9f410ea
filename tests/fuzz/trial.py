"""What a list that went wrong does to a real file: it is taken in whole, or refused in words, and nothing else."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.importing import ImportCancelled, Plan, Report

from .mutations import BOOKS, mutated
from .seeds import seeds

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
A_FILE = 40  # lists that one file takes before a new one is begun
LONGEST = 5.0  # s, of the processor, for taking in a list twice


@dataclass(slots=True)
class Figures:
    """Of many lists; `wrong` names each that did what none may: its number, what it was made of, and what happened."""

    files: int = 0
    taken: int = 0
    refused: int = 0
    cancelled: int = 0
    read: int = 0
    added: int = 0
    bad: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def with_(self, other: Figures) -> Figures:
        return Figures(
            self.files + other.files, self.taken + other.taken, self.refused + other.refused,
            self.cancelled + other.cancelled, self.read + other.read, self.added + other.added, self.bad + other.bad,
            max(self.slowest, other.slowest), self.wrong + other.wrong,
        )  # fmt: skip


def run(numbers: range, seed: int) -> Figures:
    """The lists with these numbers: each is the same whenever it is made of the same seed."""
    figures = Figures()
    for start in range(0, len(numbers), A_FILE):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "data" / "reengage.db"
            services = open_services(path, lambda: NOW, lambda: "America/New_York", lambda: 5_000.0)
            try:
                for number in numbers[start : start + A_FILE]:
                    _one(services, Path(folder), number, seed, figures)
            finally:
                services.close()
    return figures


def _one(services: Services, folder: Path, number: int, seed: int, figures: Figures) -> None:
    dice = Random(f"{seed} {number}")
    lists = seeds()
    name = dice.choice([each for each in lists if dice.random() < 0.3 or not each.endswith(BOOKS)])
    done, data = mutated(name, lists[name], dice, lists[dice.choice(sorted(lists))])
    path = folder / f"list{Path(name).suffix}"
    path.write_bytes(data)
    before = _count(services)
    started = _spent()
    try:
        wrong = list(_taken_in(services, path, dice, figures, before))
    except Exception as error:
        wrong = [f"{type(error).__name__}: {error}"]
    took = _spent() - started
    figures.files += 1
    figures.slowest = max(figures.slowest, took)
    if took > LONGEST:
        wrong.append(f"took {took:.1f} s")
    figures.wrong += [f"{number} ({name}: {done}): {each}" for each in wrong]


def _taken_in(services: Services, path: Path, dice: Random, figures: Figures, before: int) -> Iterator[str]:
    """What is wrong with how this list was taken."""
    importing = services.importing
    try:
        sheet = importing.open(path)
        plan = importing.plan(sheet)
        if dice.random() < 0.1:
            calls = iter(range(dice.randrange(20)))
            report = importing.write(plan, cancelled=lambda: next(calls, None) is None)
        else:
            report = importing.write(plan)
    except (Fault, ImportCancelled) as stopped:
        figures.refused += isinstance(stopped, Fault)
        figures.cancelled += isinstance(stopped, ImportCancelled)
        if _count(services) != before:
            yield "refused, and something of it is there"
        if isinstance(stopped, Fault) and "{" in str(stopped):
            yield f"told in no words: {stopped.template}"
        return
    figures.taken += 1
    figures.read += report.read
    figures.added += report.added
    figures.bad += len(report.bad)
    if not _adds_up(report):
        yield f"counts do not add up: {report.read} {report.added} {report.updated} {report.skipped} {len(report.bad)}"
    if _count(services) != before + report.added:
        yield "another number of people than was told"
    if not services.checking.check().is_whole:
        yield "the file is not whole"
    again = importing.plan(sheet)
    if again.added or not _adds_up(again):
        yield f"the same list again adds {again.added}"


def _spent() -> float:
    """Seconds of the processor, those of the processes that read workbooks among them."""
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def _adds_up(told: Report | Plan) -> bool:
    return told.read == told.added + told.updated + told.skipped + len(told.bad)


def _count(services: Services) -> int:
    return services.checking.check().counts["prospects"]
