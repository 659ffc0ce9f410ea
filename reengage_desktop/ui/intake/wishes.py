"""How the person's choices about a list are changed, one at a time."""

from __future__ import annotations

from dataclasses import replace

from reengage_desktop.domain.columns import Field, Mapping
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.written_date import DateOrder
from reengage_desktop.services.importing import Sheet

DATES = frozenset({Field.QUOTED_ON, Field.MET_ON, Field.CLOSED_ON})


def read_anew(before: Sheet, choices: Choices, after: Sheet) -> Choices:
    """The same file read in another way: what was chosen by hand stays as far as the columns are the same."""
    kept = replace(after.choices, region=choices.region, known=choices.known)
    if before.table.header == after.table.header:
        kept = replace(kept, mapping=choices.mapping, orders=choices.orders)
    return kept


def mapped(choices: Choices, mapping: Mapping) -> Choices:
    """The order of dates that was chosen by hand goes with the columns of dates."""
    chosen = next(iter(choices.orders.values()), None)
    return ordered(replace(choices, mapping=mapping), chosen if len(set(choices.orders.values())) == 1 else None)


def ordered(choices: Choices, order: DateOrder | None) -> Choices:
    """The order for each column of dates; None for the one that it shows itself."""
    places = [place for place, field in enumerate(choices.mapping) if field in DATES]
    return replace(choices, orders=dict.fromkeys(places, order) if order else {})


def mended(choices: Choices, line: int, column: int, text: str) -> Choices:
    return replace(choices, mended={**choices.mended, (line, column): text})


def decided(choices: Choices, line: int, prospect_id: int, *, same: bool) -> Choices:
    """Whether the row tells of that person. It tells of one person at most."""
    others = {pair for pair in choices.same if pair != (line, prospect_id) and not (same and pair[0] == line)}
    return replace(choices, same=frozenset(others | {(line, prospect_id)} if same else others))
