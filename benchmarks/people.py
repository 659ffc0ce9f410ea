"""Invented people for the measurements: as a list to import, and as a file with years of touches."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from reengage_desktop import paths, resources
from reengage_desktop.domain.ladder import after
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.ranking import score
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.store.opening import MIGRATIONS

NOW = datetime(2026, 10, 13, 12, 30, tzinfo=UTC)
"""The clock of all measurements: a Tuesday, 11:30 in New York, inside the early slot."""
ZONE = "America/New_York"
EVERYBODY = ListQuery()
CACHE = Path("build/bench")
YEAR = 365 * 24 * 60
HEADER = ("Name", "Company", "Phone", "Email", "City", "State", "Product", "Amount", "Quote Date", "Reason", "Notes")

_FIRST, _STARTS, _MIDDLES, _ENDS, _TRADES = map(
    str.split,
    (
        "Ada Beatriz Carl Dina Emil Frida Georg Hanna Ivo Jana Kurt Lena Marco Nora Otto Paula Quentin Rosa Sven Tilda "
        "Ugo Vera Wim Xenia Yara Zeno Alma Bruno Clara David Elsa Felix Greta Hugo Iris Jonas Klara Luis Mila Nils",
        "Al Ber Cor Dal Eck Fal Gar Hol Im Jor Kel Lan Mar Nor Ost Pel Quin Ros Stein Tal Ul Vor Wes Yor Zim",
        "a e i o u an en in on un ar er ir or ur",
        "berg ton mann sen son feld ley wick stad dorf by ham ski ova ez ini ard ell",
        "Roofing Ceramics Freight Dental Bakery Solar Legal Gardens Motors Printing Foods Fitness",
    ),
)
_PLACES = (("Akron", "OH"), ("Columbus", "OH"), ("Denver", "CO"), ("Austin", "TX"), ("Portland", "OR"), ("Tampa", "FL"))
_PRODUCTS = ("Heat pump", "Kitchen", "Solar roof", "Fleet lease", "Website", "Life cover", "Bathroom", "Loft windows")
_WHYS = ("too expensive", "not the right time", "has to ask her husband", "bought elsewhere", "no budget this year", "")
_NOTES = (
    "Wants it before winter.",
    "Two children, a dog.",
    "Met at the trade fair.",
    "Asked for the warranty.",
    "",
    "",
)


def write_list(path: Path, rows: int) -> Path:
    """A list of that many rows: a few come twice, a few are nobody."""
    random = Random(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        last: list[str] = []
        for number in range(rows):
            if last and number % 50 == 49:
                writer.writerow(last)
            elif number % 500 == 250:
                writer.writerow(["", "", "n/a", "", *[""] * 7])
            else:
                last = _person(number, random)
                writer.writerow(last)
    return path


def _person(number: int, random: Random) -> list[str]:
    first = random.choice(_FIRST)
    last = random.choice(_STARTS) + random.choice(_MIDDLES) + random.choice(_ENDS)
    company = f"{last} {random.choice(_TRADES)}" if number % 3 == 0 else ""
    city, state = random.choice(_PLACES)
    quoted = date(2024, 1, 1) + timedelta(days=random.randrange(1000))
    email = f"{first}.{last}{number}@mail.example".lower() if number % 5 < 3 else ""
    phone = _number(number) if number % 5 else ""
    product, amount = random.choice(_PRODUCTS), f"${random.randrange(200, 90_000):,}"
    told = (quoted.strftime("%m/%d/%Y"), random.choice(_WHYS), random.choice(_NOTES))
    return [f"{first} {last}", company, phone, email, city, state, product, amount, *told]


def _number(number: int) -> str:
    """Of the exchange 555, which reaches nobody; one in forty is written so that only the library reads it."""
    if number % 40 == 7:
        return f"+44 (0)7700 {900_000 + number % 1000}"
    codes = area_codes()
    return f"({codes[number % len(codes)]}) 555-{number // len(codes):04d}"


@cache
def area_codes() -> tuple[str, ...]:
    """All of the United States."""
    country = json.loads(resources.text("law", "places.json"))["countries"]["US"]
    return tuple(code for region in country["regions"].values() for code in region.get("area_codes", ()))


def open_at(folder: Path) -> Services:
    """The services over the file in `folder`, at `NOW`."""
    return open_services(paths.database_file(folder), lambda: NOW, lambda: ZONE, lambda: 0.0)


def folder_with(rows: int, touches: int) -> Path:
    """A folder with a file of that many people and touches; made once and kept until the tables change."""
    folder = CACHE / f"{rows}-{touches}-{_recipe()}" / paths.APP
    if (folder / "whole").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("reengage.db*"):
        old.unlink()
    services = open_at(folder)
    try:
        taking_in = services.importing
        taking_in.write(taking_in.plan(taking_in.open(write_list(folder / "list.csv", rows))))
        settings = services.setting.read()
        services.setting.keep(replace(settings, morning_on=False, evening_on=False))  # the list is the first page
    finally:
        services.close()
    with closing(sqlite3.connect(paths.database_file(folder))) as file:
        _live(file, touches)
    (folder / "whole").touch()
    return folder


def _recipe() -> str:
    """Another one when what makes the files has changed."""
    migrations = sorted(MIGRATIONS.glob("*.py"))
    made_by = b"".join(path.read_bytes() for path in (Path(__file__), *migrations))
    return hashlib.sha256(made_by).hexdigest()[:8]


def _live(file: sqlite3.Connection, touches: int) -> None:
    """Years of calls, with the summaries they lead to, and next actions from a year ago to a year ahead.

    One in fifty is promised, from yesterday to a month ahead.
    """
    random = Random(touches)
    people = file.execute("SELECT id, worth, value, why_not FROM prospects WHERE stage = 'active'").fetchall()
    each = touches // len(people)
    calls, summaries = [], []
    for ident, worth, value, why_not in people:
        at, ladder, contacts, seconds, reached = NOW - timedelta(days=900), "", 0, 0, None
        length, outcome, said = 0, "", ""
        for _ in range(each):
            at += timedelta(minutes=random.randrange(1, 1440 * 85))
            outcome = random.choice("NNNNVVGR")
            contact, length, said = outcome == "R", random.randrange(10, 900), _at(at)
            calls.append((ident, said, "voicemail" if outcome == "V" else "call", outcome, 1, contact, length))
            ladder = after(ladder, attempt=True, contact=contact)
            contacts, seconds, reached = contacts + contact, seconds + length, said if contact else reached
        promised = random.random() < 0.002  # so many that a slot has room beside them
        begins = NOW + timedelta(minutes=random.randrange(-1440, 43_200) if promised else random.randrange(-YEAR, YEAR))
        pays = score(worth, value, 100, WhyNot(why_not), ladder)
        summaries.append(
            (ladder, each, contacts, seconds, said or None, reached, "voicemail" if outcome == "V" else "call", outcome,
             length, pays, _at(begins), _at(begins + timedelta(hours=2)), promised, ident)
        )  # fmt: skip
    with file:
        file.executemany(
            "INSERT INTO touches (prospect_id, at, channel, outcome, attempt, contact, seconds) VALUES (?,?,?,?,?,?,?)",
            calls,
        )
        file.executemany(
            "UPDATE prospects SET ladder = ?, attempts = ?, contacts = ?, seconds_spent = ?, last_touch_at = ?, "
            "last_contact_at = ?, last_channel = ?, last_outcome = ?, last_seconds = ?, score = ?, next_from = ?, "
            "next_until = ?, next_promised = ? WHERE id = ?",
            summaries,
        )
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _at(at: datetime) -> str:
    return f"{at.isoformat()[:19]}Z"
