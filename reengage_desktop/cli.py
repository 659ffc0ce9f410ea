"""The same services without a window: what the command line asks for, and where it is done."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reengage_desktop import paths
from reengage_desktop.domain.fault import Fault, StoreFault
from reengage_desktop.wanted import Wanted

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reengage_desktop.services.around import NowClock

DONE, WORLD, USAGE = 0, 1, 2
NOWHERE = Path(":memory:")
LEAVE_NOTHING = ("export", "undo-import")  # where there is no file yet, they make none
NO_FOLDER = "{path} cannot be used: {cause}. Nothing was written; choose another folder with --data-dir."


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
    from reengage_desktop.commands import COMMANDS, import_of
    from reengage_desktop.services.bundle import open_services

    try:
        act = import_of(wanted) if wanted.command == "import" else COMMANDS[wanted.command]
        file = paths.database_file(data)
        untouched = (wanted.dry_run or wanted.command in LEAVE_NOTHING) and not file.exists()
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


def _doctor(data: Path) -> int:
    """Says what this machine lacks; status 1 if the window could not open."""
    from reengage_desktop.doctor import findings

    found = findings(data)
    for finding in found:
        print(f"{'ok     ' if finding.is_fine else 'missing'}  {finding.what}: {finding.words}")
    return DONE if all(finding.is_fine or not finding.is_needed for finding in found) else WORLD


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

    importing = command("import", "take in a list (CSV, Excel, OpenDocument, vCard)")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="say what it would do, and write nothing")
    undoing = command("undo-import", "take an import back, the last one if none is named")
    undoing.add_argument("batch", type=int, nargs="?", default=None, metavar="BATCH")
    exporting = command("export", "write all people to FILE.csv, .vcf, .ics or .json, or every table into FOLDER")
    exporting.add_argument("file", type=Path, metavar="FILE|FOLDER")
    command("today", "today's calls, best first")
    command("check", "whether the file is whole and everybody has a next action")
    command("doctor", "what this machine lacks", json_too=False)
    parser.set_defaults(command="")
    return parser
