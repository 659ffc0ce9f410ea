"""Starts the program: the real clock, the log, and either a command or the window."""

from __future__ import annotations

import gc
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from reengage_desktop import cli, machine, paths
from reengage_desktop.domain.fault import Fault

LOG_LIMIT = 1_000_000


def now() -> datetime:
    """The real clock; everything else is handed this one."""
    return datetime.now(UTC)


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0 done, 1 the world's fault, 2 usage."""
    wanted = cli.parse(sys.argv[1:] if arguments is None else arguments)
    try:
        with cli.data_folder(wanted) as data:
            if wanted.command:
                return cli.run(wanted, data, now, machine.zone, machine.seconds_since_boot)
            _log_to(paths.log_file(data))
            gc.disable()  # what is made until the window is painted stays; `app` lets it collect again
            from reengage_desktop import app
            from reengage_desktop.autostart import autostart

            return app.run(
                data,
                now,
                machine.zone,
                machine.seconds_since_boot,
                demo=wanted.demo,
                smoke=wanted.smoke,
                look=wanted.theme,
                background=wanted.background,
                autostart=None if wanted.demo else autostart(data if wanted.data_dir else None),
            )
    except Fault as problem:
        sys.stderr.write(f"{cli.told(problem)}\n")
        return cli.WORLD


def _log_to(file: Path) -> None:
    """One file beside the data, begun anew when it has grown; it holds no names, numbers or notes."""
    try:
        if file.exists() and file.stat().st_size > LOG_LIMIT:
            file.replace(file.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(file, delay=True, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        handlers=[handler], level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


if __name__ == "__main__":
    sys.exit(main())
