"""What can be wished for the whole list: bring in, find doubles, walk past the No's, screen, write out."""

from __future__ import annotations

from enum import StrEnum


class ListWish(StrEnum):
    IMPORT = "import"
    IMPORTS = "imports"
    DUPLICATES = "duplicates"
    NOES = "noes"
    EXPORT = "export"
    SCREENING = "screening"
