"""How the rows of one person become the value that a list of our own tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reengage_desktop.domain.fact import Fact, FactState
from reengage_desktop.domain.flat_file import with_quotes
from reengage_desktop.domain.homework import Homework, HomeworkKind
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.prospect import Party, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.whole import PersonAround, Whole

from .fields import read_instant
from .rows import read_day

Row = tuple[Any, ...]


def whole_person(number: int, stage: Stage, person: Sequence[Any], rows: Mapping[str, Sequence[Row]]) -> NewProspect:
    """`person` and `rows` by table hold the further columns of `wholes.PEOPLE`, and those of `wholes.OF_THEM`."""
    (
        name, first_name, company, title, party, street, city, region, postal_code, country, zone, met_on,
        no_email, source, notes, reason_to_call,
    ) = person  # fmt: skip
    bare = NewProspect(
        name=name,
        first_name=first_name,
        last_name="",
        company=company,
        title=title,
        phones=tuple(Phone(*cells) for *cells, _dead in rows["phones"]),
        emails=tuple(address for (address,) in rows["emails"]),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        product="",
        value=None,
        worth=None,
        currency="",
        quoted_on=None,
        why_not=WhyNot.UNKNOWN,
        stated_reason="",
        notes=notes,
        source=source,
        met_on=read_day(met_on),
        do_not_contact=stage is Stage.DO_NOT_CONTACT,
        no_email=bool(no_email),
        stage_hint="sold" if stage is Stage.SOLD else "",
        line=number,
    )
    with_first, further = with_quotes(bare, [_quote(cells) for cells in rows["quotes"]])
    whole = Whole(
        number=number,
        first_name=first_name,
        country=country,
        region=region,
        party=Party(party),
        stage=stage,
        zone=zone,
        reason_to_call=reason_to_call,
        dead=frozenset(place for place, (*_, dead) in enumerate(rows["phones"]) if dead),
        quotes=further,
        reasons=tuple(
            Reason(kind, words, read_instant(told_at), sure) for kind, words, told_at, sure in rows["reasons"]
        ),
        touches=tuple(map(_touch, rows["touches"])),
        facts=tuple(map(_fact, rows["facts"])),
        homework=tuple(
            Homework(0, 0, HomeworkKind(kind), words, read_instant(made_at))
            for kind, words, made_at in rows["homework"]
        ),
        around=tuple(PersonAround(read_instant(met_at), *cells) for met_at, *cells in rows["people_around"]),
    )
    return with_first._replace(whole=whole)


def _quote(cells: Row) -> Quote:
    product, value, worth, currency, quoted_on, why_not, closed_on, stage = cells
    return Quote(
        0, 0, product, value, worth, currency, read_day(quoted_on), WhyNot(why_not), read_day(closed_on), stage
    )


def _touch(cells: Row) -> tuple[Touch, str]:
    moment, channel, outcome, attempt, contact, seconds, note, learned, bulk, learned_for, script = cells
    told = bool(attempt), bool(contact), seconds, note, learned, bool(bulk), learned_for
    return Touch(0, 0, read_instant(moment), Channel(channel), outcome, *told), script


def _fact(cells: Row) -> Fact:
    words, learned_at, asked_at, state, became = cells
    return Fact(0, 0, words, read_instant(learned_at), read_instant(asked_at), FactState(state), became)
