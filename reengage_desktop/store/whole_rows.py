"""How the rows of one person become the value that a list of our own tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reengage_desktop.domain.desk import Decision
from reengage_desktop.domain.fact import Fact, FactState
from reengage_desktop.domain.flat_file import with_quotes
from reengage_desktop.domain.homework import About, Homework, HomeworkKind
from reengage_desktop.domain.ladder_change import LadderChange
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.person_around import AroundKind, AroundTouch, PersonAround, Side
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.prospect import Importance, Party, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.trigger import Trigger, TriggerKind
from reengage_desktop.domain.whole import Triaged, Whole

from .fields import read_instant
from .rows import read_day

Row = tuple[Any, ...]


def whole_person(number: int, stage: Stage, person: Sequence[Any], rows: Mapping[str, Sequence[Row]]) -> NewProspect:
    """`person` and `rows` by table hold the further columns of `wholes.PEOPLE`, and those of `wholes.OF_THEM`."""
    (
        name, first_name, company, title, party, street, city, region, postal_code, country, zone, met_on,
        no_email, source, notes, reason_to_call, importance, walked_at, *triaged,
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
    quotes = [_quote(cells) for cells in rows["quotes"]]
    with_first, further = with_quotes(bare, quotes)
    first = quotes[0] if len(further) < len(quotes) else None
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
            Reason(kind, words, read_instant(told_at), *sure) for kind, words, told_at, *sure in rows["reasons"]
        ),
        touches=tuple(map(_touch, rows["touches"])),
        facts=tuple(map(_fact, rows["facts"])),
        homework=tuple(map(_homework, rows["homework"])),
        around=tuple(map(_person_around, rows["people_around"])),
        importance=Importance(importance),
        quote_number=first.number if first else "",
        valid_until=first.valid_until if first else None,
        walked_at=read_instant(walked_at) if walked_at else None,
        around_touches=_around_touches(rows),
        dated_notes=tuple((read_instant(at), words) for at, words in rows["notes"]),
        triggers=tuple(map(_trigger, rows["triggers"])),
        triaged=_triaged(triaged),
        decisions=tuple(map(_decision, rows["decisions"])),
        ladder_changes=tuple(LadderChange(0, read_instant(at), *told) for at, *told in rows["ladder_changes"]),
    )
    return with_first._replace(whole=whole)


def _quote(cells: Row) -> Quote:
    product, value, worth, currency, quoted_on, why_not, closed_on, stage, number, valid_until = cells
    told = read_day(closed_on), stage, number, read_day(valid_until)
    return Quote(0, 0, product, value, worth, currency, read_day(quoted_on), WhyNot(why_not), *told)


def _touch(cells: Row) -> tuple[Touch, str]:
    moment, channel, outcome, attempt, contact, seconds, note, learned, bulk, learned_for, script = cells
    told = bool(attempt), bool(contact), seconds, note, learned, bool(bulk), learned_for
    return Touch(0, 0, read_instant(moment), Channel(channel), outcome, *told), script


def _fact(cells: Row) -> Fact:
    words, learned_at, asked_at, state, *told = cells
    return Fact(0, 0, words, read_instant(learned_at), read_instant(asked_at), FactState(state), *told)


def _homework(cells: Row) -> Homework:
    kind, words, made_at, about, newsworthy = cells
    return Homework(0, 0, HomeworkKind(kind), words, read_instant(made_at), About(about), bool(newsworthy))


def _person_around(cells: Row) -> PersonAround:
    _, met_at, name, role, phone, note, kind, side = cells
    return PersonAround(0, 0, name, role, phone, note, read_instant(met_at), AroundKind(kind), Side(side))


def _around_touches(rows: Mapping[str, Sequence[Row]]) -> tuple[AroundTouch, ...]:
    """Each with the place of its person."""
    places = {ident: place for place, (ident, *_) in enumerate(rows["people_around"])}
    return tuple(
        AroundTouch(0, 0, places[person], read_instant(at), *told) for person, at, *told in rows["around_touches"]
    )


def _trigger(cells: Row) -> Trigger:
    kind, words, due_on, made_at, fired_at = cells
    fired = read_instant(fired_at) if fired_at else None
    return Trigger(0, 0, TriggerKind(kind), words, read_day(due_on), read_instant(made_at), fired)


def _triaged(cells: Sequence[Any]) -> Triaged:
    odds, reach, minutes, asked_on, bought_on, ladder, since = cells
    begun = read_instant(since) if since else None
    return Triaged(odds, reach, minutes, read_day(asked_on), read_day(bought_on), ladder, begun)


def _decision(cells: Row) -> Decision:
    at, because, choice, angle, words, until = cells
    return Decision(0, 0, read_instant(at), Because(because), choice, angle, words, read_day(until))
