"""What can be wished for the whole list: bring people in, take an import back, find doubles, write everything out."""

from __future__ import annotations

from enum import StrEnum


class ListWish(StrEnum):
    IMPORT = "import"
    IMPORTS = "imports"
    DUPLICATES = "duplicates"
    EXPORT = "export"
