"""Where the person's data, backups and log lie."""

from __future__ import annotations

from pathlib import Path

APP = "reengage-desktop"


def data_dir(chosen: Path | None = None) -> Path:
    """The folder of the data, made with mode 0700 if it is not there: `chosen`, or the system's place for it.

    Raises OSError when it cannot be made.
    """
    if chosen is None:
        from platformdirs import user_data_path

        chosen = user_data_path(APP, appauthor=False)
    return _private(chosen.expanduser().absolute())


def database_file(data: Path) -> Path:
    """The one file that holds everything."""
    return data / "reengage.db"


def log_file(data: Path) -> Path:
    """The program's own log; it holds nothing about prospects."""
    return data / "reengage.log"


def _private(folder: Path) -> Path:
    """Made so that only the person can look in; a folder that is there keeps its mode, it may hold other things."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
