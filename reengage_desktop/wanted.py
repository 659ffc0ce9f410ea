"""What the command line asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `command` is empty for the window."""

    command: str = ""
    file: Path | None = None
    batch: int | None = None
    dry_run: bool = False
    as_json: bool = False
    data_dir: Path | None = None
    demo: bool = False
    smoke: bool = False
    theme: str = ""
    background: bool = False
