"""How a line of the prospects' table becomes a value and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Importance, Party, Prospect, ProspectRow, Registry, Stage
from reengage_desktop.domain.reason import WhyNot

from .fields import read_instant

NEXT = "p.next_kind, p.next_from, p.next_until, p.next_promised, p.next_zone, p.next_because, p.next_note"

PROSPECT = f"""
SELECT p.id, p.name, p.first_name, coalesce(c.name, ''), p.title, p.party, p.stage, p.street, p.city, p.region,
       p.postal_code, p.country, p.zone, p.other_zone, p.zone_chosen, p.met_on, p.consented, p.no_email, p.source,
       p.notes, p.reason_to_call, p.ladder, p.last_touch_at, p.last_contact_at, p.importance, p.story_id, p.walked_at,
       p.own_odds, p.own_reach, p.own_minutes, p.ladder_key, p.ladder_since, p.consent_on, p.consent_proof, p.asked_on,
       p.inquired_on, p.bought_on, p.refused_at, p.registry, p.registry_on, {NEXT}
FROM prospects p LEFT JOIN companies c ON c.id = p.company_id WHERE p.id = ?
"""

PROSPECT_ROW = f"""
SELECT p.id, p.name, coalesce(c.name, ''), p.party, p.stage, p.city, p.region, p.country, p.zone, p.other_zone,
       p.consented, p.inquired_on, p.product, p.value, p.worth, p.currency, p.why_not, p.stated_reason, p.real_reason,
       p.ladder, p.reason_to_call, p.phone, p.last_touch_at, p.last_contact_at, p.last_channel, p.last_outcome,
       p.last_seconds, p.score, p.walked_at, p.importance, p.own_odds, p.own_reach, p.own_minutes, p.ladder_key,
       p.bought_on, p.refused_at, p.registry, p.registry_on, {NEXT}
FROM prospects p LEFT JOIN companies c ON c.id = p.company_id WHERE p.id IN ({{marks}})
"""


def prospect(row: tuple[Any, ...]) -> Prospect:
    (
        ident, name, first_name, company, title, party, stage, street, city, region, postal_code, country, zone,
        other_zone, zone_chosen, met_on, consented, no_email, source, notes, reason_to_call, ladder, last_touch_at,
        last_contact_at, importance, story_id, walked_at, own_odds, own_reach, own_minutes, ladder_key, ladder_since,
        consent_on, consent_proof, asked_on, inquired_on, bought_on, refused_at, registry, registry_on, *action,
    ) = row  # fmt: skip
    return Prospect(
        id=ident,
        name=name,
        first_name=first_name,
        company=company,
        title=title,
        party=Party(party),
        stage=Stage(stage),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        zone=zone,
        other_zone=other_zone,
        zone_chosen=bool(zone_chosen),
        met_on=read_day(met_on),
        consented=bool(consented),
        no_email=bool(no_email),
        source=source,
        notes=notes,
        reason_to_call=reason_to_call,
        ladder=ladder,
        next_action=next_action(*action),
        last_touch_at=_instant(last_touch_at),
        last_contact_at=_instant(last_contact_at),
        importance=Importance(importance),
        story_id=story_id,
        walked_at=_instant(walked_at),
        own_odds=own_odds,
        own_reach=own_reach,
        own_minutes=own_minutes,
        ladder_key=ladder_key,
        ladder_since=_instant(ladder_since),
        consent_on=read_day(consent_on),
        consent_proof=consent_proof,
        asked_on=read_day(asked_on),
        inquired_on=read_day(inquired_on),
        bought_on=read_day(bought_on),
        refused_at=_instant(refused_at),
        registry=Registry(registry),
        registry_on=read_day(registry_on),
    )


def prospect_row(row: tuple[Any, ...]) -> ProspectRow:
    (
        ident, name, company, party, stage, city, region, country, zone, other_zone, consented, inquired_on, product,
        value, worth, currency, why_not, stated_reason, real_reason, ladder, reason_to_call, phone, last_touch_at,
        last_contact_at, last_channel, last_outcome, last_seconds, score, walked_at, importance, own_odds, own_reach,
        own_minutes, ladder_key, bought_on, refused_at, registry, registry_on, *action,
    ) = row  # fmt: skip
    return ProspectRow(
        id=ident,
        name=name,
        company=company,
        party=Party(party),
        stage=Stage(stage),
        city=city,
        region=region,
        country=country,
        zone=zone,
        other_zone=other_zone,
        consented=bool(consented),
        inquired_on=read_day(inquired_on),
        product=product,
        value=value,
        worth=worth,
        currency=currency,
        why_not=WhyNot(why_not),
        stated_reason=stated_reason,
        real_reason=real_reason,
        ladder=ladder,
        reason_to_call=reason_to_call,
        phone=phone,
        last_touch_at=_instant(last_touch_at),
        last_contact_at=_instant(last_contact_at),
        last_channel=last_channel,
        last_outcome=last_outcome,
        last_seconds=last_seconds,
        score=score,
        walked_at=_instant(walked_at),
        importance=Importance(importance),
        own_odds=own_odds,
        own_reach=own_reach,
        own_minutes=own_minutes,
        ladder_key=ladder_key,
        bought_on=read_day(bought_on),
        refused_at=_instant(refused_at),
        registry=Registry(registry),
        registry_on=read_day(registry_on),
        next_action=next_action(*action),
    )


def next_action(
    kind: str | None, due_from: str, due_until: str, promised: int, zone: str, because: str, note: str
) -> NextAction | None:
    if kind is None:
        return None
    return NextAction(
        kind=ActionKind(kind),
        due_from=read_instant(due_from),
        due_until=read_instant(due_until),
        promised=bool(promised),
        zone=zone,
        because=Because(because or Because.NEW),
        note=note,
    )


def next_action_columns(action: NextAction | None) -> dict[str, Any]:
    """Column values for `ProspectTable.update`; all empty for None."""
    return {
        "next_kind": action.kind.value if action else None,
        "next_from": action.due_from if action else None,
        "next_until": action.due_until if action else None,
        "next_promised": action.promised if action else False,
        "next_zone": action.zone if action else "",
        "next_because": action.because.value if action else "",
        "next_note": action.note if action else "",
    }


def read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _instant(text: str | None) -> Any:
    return None if text is None else read_instant(text)
