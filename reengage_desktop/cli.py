"""The same services without a window: import, today, check, doctor."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reengage_desktop import paths
from reengage_desktop.domain.fault import Fault, StoreFault

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import datetime

    from reengage_desktop.domain.day_plan import TodayCall
    from reengage_desktop.services.around import NowClock
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.importing import Sheet

DONE, WORLD, USAGE = 0, 1, 2
NOWHERE = Path(":memory:")
NO_FOLDER = "{path} cannot be used: {cause}. Nothing was written; choose another folder with --data-dir."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `command` is empty for the window."""

    command: str = ""
    file: Path | None = None
    dry_run: bool = False
    as_json: bool = False
    data_dir: Path | None = None
    demo: bool = False
    smoke: bool = False
    theme: str = ""
    background: bool = False


def parse(arguments: list[str]) -> Wanted:
    """Exits with status 2 and one line on stderr for what it does not know."""
    if not arguments:  # the window opens without paying for the parser
        return Wanted()
    found = _parser().parse_args(arguments)
    return Wanted(**vars(found))


@contextmanager
def data_folder(wanted: Wanted) -> Iterator[Path]:
    """Where the file lies; for --demo a folder of its own that goes away afterwards."""
    if wanted.demo and wanted.data_dir is None:
        with tempfile.TemporaryDirectory(prefix="reengage-demo-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    else:
        try:
            data = paths.data_dir(wanted.data_dir)
        except OSError as error:
            raise StoreFault(NO_FOLDER, path=wanted.data_dir or "The data folder", cause=error.strerror) from error
        yield data


def run(
    wanted: Wanted,
    data: Path,
    now: NowClock,
    zone: Callable[[], str],
    seconds_since_boot: Callable[[], float],
) -> int:
    """Does one command. The world's faults become one line on stderr and status 1."""
    if isinstance(sys.stdout, TextIOWrapper):  # a screen that lacks a letter of a name shows "?"
        sys.stdout.reconfigure(errors="replace")
    if wanted.command == "doctor":
        return _doctor(data)
    from reengage_desktop.services.bundle import open_services

    try:
        act = _import_of(wanted) if wanted.command == "import" else COMMANDS[wanted.command]
        file = paths.database_file(data)
        untouched = wanted.dry_run and not file.exists()
        services = open_services(NOWHERE if untouched else file, now, zone, seconds_since_boot)
        try:
            if wanted.demo:
                services.sampling.add()
            return act(services, wanted)
        finally:
            services.close()
    except Fault as problem:
        print(told(problem), file=sys.stderr)
        return WORLD


def told(problem: Fault) -> str:
    """In one line, whatever the file is called."""
    return " ".join(str(problem).splitlines())


def _import_of(wanted: Wanted) -> Callable[[Services, Wanted], int]:
    """The list is looked at before the file is opened: a list that is none leaves nothing behind."""
    from reengage_desktop.domain.columns import require_person
    from reengage_desktop.resources import text
    from reengage_desktop.services.importing import open_list

    assert wanted.file is not None
    sheet = open_list(wanted.file, text)
    require_person(sheet.mapping, sheet.path.name)
    return partial(_import, sheet)


def _import(sheet: Sheet, services: Services, wanted: Wanted) -> int:
    from reengage_desktop.domain.intake import REASONS

    plan = services.importing.plan(sheet)
    report = services.importing.dry_run(plan) if wanted.dry_run else services.importing.write(plan)
    bad = [{"line": row.line, "reason": REASONS[row.reason].format(text=row.text)} for row in report.bad]
    counts = {
        "batch": report.batch,
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "skipped": report.skipped,
    }
    if wanted.as_json:
        print(json.dumps(counts | {"bad": bad}))
        return DONE
    print(
        f"{report.read} rows read: {report.added} added, {report.updated} updated, "
        f"{report.skipped} already here, {len(bad)} left out."
    )
    for row in bad:
        print(f"  line {row['line']}: {row['reason']}")
    if wanted.dry_run:
        print("Nothing was written.")
    return DONE


def _today(services: Services, wanted: Wanted) -> int:
    from reengage_desktop.domain.wall_time import local
    from reengage_desktop.ui import sentences

    today = services.planning.today()
    calls = today.best_first()
    if wanted.as_json:
        print(json.dumps([_call(call, today.now, today.zone) for call in calls]))
        return DONE
    for call in calls:
        here = local(today.now, call.row.zone or today.zone).strftime("%H:%M")
        print(f"{call.row.name}, {here} there: {sentences.why(call, today.now, today.zone)}")
    if not calls:
        print("Nobody is due today.")
    return DONE


def _call(call: TodayCall, now: datetime, my_zone: str) -> dict[str, Any]:
    from reengage_desktop.domain.ladder import standing
    from reengage_desktop.domain.wall_time import local
    from reengage_desktop.ui import sentences

    zone = call.row.zone or my_zone
    return {
        "id": call.row.id,
        "name": call.row.name,
        "kind": call.action.kind.value,
        "due_from": call.action.due_from.isoformat(),
        "due_until": call.action.due_until.isoformat(),
        "zone": zone,
        "their_time": local(now, zone).strftime("%H:%M"),
        "callable": call.permission.callable,
        "why": sentences.why(call, now, my_zone),
        "worth": None if call.row.worth is None else call.row.worth / 100,
        "attempt": standing(call.row.ladder).this_attempt,
    }


def _check(services: Services, wanted: Wanted) -> int:
    report = services.checking.check()
    if wanted.as_json:
        print(
            json.dumps(
                {
                    "whole": report.is_whole,
                    "problems": list(report.problems),
                    "without_next_action": report.without_next_action,
                    "stale_summaries": report.stale,
                    "counts": report.counts,
                }
            )
        )
    else:
        print("The file is whole." if report.is_whole else "The file is not whole.")
        for problem in report.problems:
            print(f"  {problem}")
        print(f"{report.without_next_action} people without a next action.")
        print(", ".join(f"{count} {table}" for table, count in report.counts.items()))
    return DONE if report.is_whole else WORLD


def _doctor(data: Path) -> int:
    """Says what this machine lacks; status 1 if the window could not open."""
    from reengage_desktop.doctor import findings

    found = findings(data)
    for finding in found:
        print(f"{'ok     ' if finding.is_fine else 'missing'}  {finding.what}: {finding.words}")
    return DONE if all(finding.is_fine or not finding.is_needed for finding in found) else WORLD


COMMANDS: dict[str, Callable[[Services, Wanted], int]] = {"today": _today, "check": _check}


def _parser() -> ArgumentParser:
    from argparse import SUPPRESS, ArgumentParser

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            self.exit(USAGE, f"{self.prog}: {message}\n")

    everywhere = Parser(add_help=False, argument_default=SUPPRESS)
    everywhere.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the file in this folder")
    everywhere.add_argument("--demo", action="store_true", help="sample people in a file that goes away afterwards")
    parser = Parser(
        prog="reengage-desktop",
        description="Planned, prepared and honest follow-up with people who have not bought yet.",
        parents=[everywhere],
        argument_default=SUPPRESS,
    )
    parser.add_argument("--smoke", action="store_true", help="start, show the window, quit")
    parser.add_argument("--background", action="store_true", help="start in the tray, for reminders")
    parser.add_argument("--theme", choices=["light", "dark"], help="for this start only")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, told: str, json_too: bool = True) -> ArgumentParser:
        added = commands.add_parser(name, help=told, parents=[everywhere], argument_default=SUPPRESS)
        if json_too:
            added.add_argument("--json", dest="as_json", action="store_true", help="for other programs")
        return added

    importing = command("import", "take in a list (CSV)")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="say what it would do, and write nothing")
    command("today", "today's calls, best first")
    command("check", "whether the file is whole and everybody has a next action")
    command("doctor", "what this machine lacks", json_too=False)
    parser.set_defaults(command="")
    return parser
