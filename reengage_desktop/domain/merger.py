"""What becomes of two people who are made one: which words stay, which stage, and which next action."""

from __future__ import annotations

from dataclasses import dataclass

from .next_action import ActionKind, NextAction
from .prospect import Importance, Party, Prospect, Stage
from .wall_time import local

ADDRESS = ("street", "city", "region", "postal_code", "country")
WORDS = {
    "name": "name",
    "company": "company",
    "title": "title",
    "address": "address",
    "met_on": "met on",
    "source": "source",
    "reason_to_call": "reason to call",
    "stage": "stage",
}
"""What can be chosen of either where both differ, in the order in which it is shown, with its word in the notes."""
ESTIMATES = ("own_odds", "own_reach", "own_minutes")

WEIGHT = (*Importance,)
RANK = (Stage.ACTIVE, Stage.KEEP_IN_TOUCH, Stage.LET_GO, Stage.SOLD)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something both have, each in other words; as text (a date in ISO, a stage by its value)."""

    field: str
    left: str
    right: str
    takes_right: bool = False


@dataclass(frozen=True, slots=True)
class Union:
    """What is written of the one who stays. `fields` are columns; `notes` hold what was known and not taken, too.

    `gave_way`: next actions that are none any more. `moves`: the address is another one than it was.
    """

    fields: dict[str, object]
    stage: Stage
    action: NextAction | None
    gave_way: tuple[NextAction, ...]
    moves: bool


def choices(left: Prospect, right: Prospect) -> tuple[Choice, ...]:
    """What differs, and which of both is taken if nobody says otherwise; what only one has is no choice."""
    found = []
    for field in WORDS:
        ours, theirs = text(left, field), text(right, field)
        if ours and theirs and not _is_same(left, right, field):
            found.append(Choice(field, ours, theirs, _takes_right(left, right, field)))
    return tuple(found)


def text(person: Prospect, field: str) -> str:
    """What somebody has of it; a name that is the firm's or a number is none."""
    if field == "name":
        return person.name if person.first_name else ""
    if field == "address":
        return ", ".join(part for name in ADDRESS if (part := getattr(person, name)))
    value = getattr(person, field)
    return "" if value is None else str(value)


def united(keep: Prospect, other: Prospect, taken: frozenset[str], *, has_number: bool) -> Union:
    """`keep` with what only `other` knows, and with those of `WORDS` in `taken` as `other` has them.

    Do-not-contact, "no e-mail" and the greater importance win. Of two next actions one that was promised or has an hour
    stays, else the one of the stage that stays, else the earlier. `has_number`: one of both has a number, so none is to
    be found.
    """
    differing = {choice.field for choice in choices(keep, other)}
    fields: dict[str, object] = {}
    also = []
    for field in WORDS:
        from_other = field in taken if field in differing else not text(keep, field)
        if from_other and text(other, field) and field != "stage":
            fields |= _columns(other, field)
        elif field == "address" and field not in differing:
            fields |= {name: getattr(other, name) for name in ADDRESS if not getattr(keep, name)}
        if field in differing and field != "stage":
            also.append(f"Also: {WORDS[field]} {text(keep if from_other else other, field)}")
    stage = _stage(keep, other, taken, differing)
    action, gave_way = _next(keep, other, stage, has_number=has_number)
    also += [f"Also: {_told(lost, keep)}" for lost in gave_way if _is_firm(lost)]
    fields |= {
        "party": _party(keep, other, fields),
        **_permitted(keep, other),
        "ladder_key": _ladder(keep, other),
        "ladder_since": max(filter(None, (keep.ladder_since, other.ladder_since)), default=None),
        **{name: _either(getattr(keep, name), getattr(other, name)) for name in ESTIMATES},
        "no_email": keep.no_email or other.no_email,
        "importance": max(keep.importance, other.importance, key=WEIGHT.index).value,
        "story": keep.story_id or other.story_id,
        "walked_at": max(filter(None, (keep.walked_at, other.walked_at)), default=None),
        "notes": _notes(keep.notes, other.notes, also),
    }
    moves = any(fields.get(name, getattr(keep, name)) != getattr(keep, name) for name in ADDRESS)
    if moves and other.zone_chosen and not keep.zone_chosen:
        fields |= {"zone": other.zone, "other_zone": other.other_zone, "zone_chosen": True}
    return Union(fields, stage, action, gave_way, moves)


def _permitted(keep: Prospect, other: Prospect) -> dict[str, object]:
    """Of inquiries and purchases the last; a written permission with its day and its proof."""
    proof = keep if keep.consented or not other.consented else other
    return {
        "consented": keep.consented or other.consented,
        "consent_on": proof.consent_on,
        "consent_proof": proof.consent_proof,
        "asked_on": max(filter(None, (keep.asked_on, other.asked_on)), default=None),
        "bought_on": max(filter(None, (keep.bought_on, other.bought_on)), default=None),
    }


def _ladder(keep: Prospect, other: Prospect) -> str:
    """That of who said No, since a No ends daily calls; else what only one was put on, and of two ours."""
    if bool(keep.refused_at) != bool(other.refused_at):
        return keep.ladder_key if keep.refused_at else other.ladder_key
    return keep.ladder_key or other.ladder_key


def _either(ours: int | None, theirs: int | None) -> int | None:
    return theirs if ours is None else ours


def _is_same(left: Prospect, right: Prospect, field: str) -> bool:
    if field == "stage":
        return left.stage is right.stage or Stage.DO_NOT_CONTACT in (left.stage, right.stage)
    if field == "address":
        both = ((getattr(left, name).casefold(), getattr(right, name).casefold()) for name in ADDRESS)
        return all(ours == theirs or not (ours and theirs) for ours, theirs in both)
    return text(left, field) == text(right, field)


def _takes_right(left: Prospect, right: Prospect, field: str) -> bool:
    """The stage that is furthest in the pool, and a name that is written out; else what stands left."""
    if field == "stage":
        return RANK.index(right.stage) < RANK.index(left.stage)
    ours, theirs = (person.name.partition(" ")[0].rstrip(".") for person in (left, right))
    return field == "name" and len(ours) == 1 < len(theirs)


def _columns(person: Prospect, field: str) -> dict[str, object]:
    if field == "name":
        return {"name": person.name, "first_name": person.first_name}
    names = ADDRESS if field == "address" else (field,)
    return {name: getattr(person, name) for name in names}


def _party(keep: Prospect, other: Prospect, fields: dict[str, object]) -> Party:
    """That of who has a firm; of two with one, or two without, the stricter one."""
    if bool(keep.company) != bool(other.company):
        return keep.party if keep.company else other.party
    return Party.CONSUMER if Party.CONSUMER in (keep.party, other.party) else Party.BUSINESS


def _stage(keep: Prospect, other: Prospect, taken: frozenset[str], differing: set[str]) -> Stage:
    if Stage.DO_NOT_CONTACT in (keep.stage, other.stage):
        return Stage.DO_NOT_CONTACT
    return other.stage if "stage" in taken & differing else keep.stage


def _next(
    keep: Prospect, other: Prospect, stage: Stage, *, has_number: bool
) -> tuple[NextAction | None, tuple[NextAction, ...]]:
    """(the one that stays, those that give way)."""
    both = [(person, person.next_action) for person in (keep, other) if person.next_action is not None]
    if not stage.in_pool:
        return None, tuple(action for _, action in both)

    def rank(pair: tuple[Prospect, NextAction]) -> tuple[object, ...]:
        person, action = pair
        needless = has_number and action.kind is ActionKind.FIND_NUMBER
        return not _is_firm(action), needless, person.stage is not stage, action.due_from

    (_, first), *rest = sorted(both, key=rank)
    return first, tuple(action for _, action in rest)


def _is_firm(action: NextAction) -> bool:
    return action.promised or action.kind.has_hour


def _told(action: NextAction, keep: Prospect) -> str:
    zone = action.zone or keep.zone or "UTC"
    start, end = local(action.due_from, zone), local(action.due_until, zone)
    return f"{action.kind.value} told for {start:%Y-%m-%d %H:%M}-{end:%H:%M} {zone}"


def _notes(ours: str, theirs: str, also: list[str]) -> str:
    """Both, one below the other; what is in ours already is not said twice."""
    parts = [ours] if theirs in ours else [ours, theirs]
    return "\n".join(part for part in (*parts, *also) if part)
