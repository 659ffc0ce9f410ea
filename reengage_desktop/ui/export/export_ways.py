"""The ways in which people go out: what each is called, what it is good for, and how its file is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr


class Way(StrEnum):
    LIST = "list"
    CARDS = "cards"
    CALENDAR = "calendar"
    JSON = "json"
    TABLES = "tables"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class WayWords:
    """`ending` is shown beside the name and ends the file's; a folder has none."""

    icon: str
    title: str
    sentence: str
    ending: str
    stem: str


def words_of(way: Way) -> WayWords:
    match way:
        case Way.LIST:
            told = tr("Everybody, a row each, with their history. Opens in any spreadsheet, and can be imported again.")
            return WayWords(Icon.FILE_SPREADSHEET, tr("One list"), told, ".csv", "people")
        case Way.CARDS:
            told = tr("For a phone or an address book: names, numbers, addresses and notes.")
            return WayWords(Icon.USER_ROUND, tr("Contact cards"), told, ".vcf", "people")
        case Way.CALENDAR:
            told = tr("Slots, promises, appointments and visits, for any calendar.")
            return WayWords(Icon.CALENDAR_DAYS, tr("Calendar"), told, ".ics", "calendar")
        case Way.JSON:
            told = tr("All that is kept, in one file for a program of your own. Passwords stay here.")
            return WayWords(Icon.FILE_TEXT, tr("Everything"), told, ".json", "everything")
        case Way.TABLES:
            told = tr("All that is kept, as a folder with a list for each table.")
            return WayWords(Icon.TABLE_2, tr("Every table"), told, "", "tables")
        case Way.LABELS:
            told = tr("For letters and cards by post: everybody in the pool who has a postal address.")
            return WayWords(Icon.STAMP, tr("Address labels"), told, ".pdf", "labels")


def file_name(way: Way, day: str) -> str:
    """What is suggested: "reengage-people-2026-10-13.csv"."""
    said = words_of(way)
    return f"reengage-{said.stem}-{day}{said.ending}"


def written(way: Way, people: int, rows: int) -> str:
    """What was written, as the heading of the end: "60 people", "8 dates", "1 label"."""
    match way:
        case Way.CALENDAR:
            return tr("1 date was written") if rows == 1 else tr("{n} dates were written").format(n=f"{rows:,}")
        case Way.LABELS:
            return tr("1 label was made") if rows == 1 else tr("{n} labels were made").format(n=f"{rows:,}")
        case _:
            return tr("1 person was written") if people == 1 else tr("{n} people were written").format(n=f"{people:,}")
