"""Of two people who are made one nothing that was known is lost, and one thing is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.merger import WORDS, choices, text, united
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Party, Prospect, Stage

NOW = datetime(2026, 10, 13, 12, tzinfo=UTC)
SAID = st.sampled_from(["", "a", "b", "Holm", "holm"])
ACTIONS = st.builds(
    lambda kind, hours, promised: NextAction(
        kind, NOW + timedelta(hours=hours), NOW + timedelta(hours=hours + 1), promised, "America/New_York"
    ),
    st.sampled_from(ActionKind),
    st.integers(-48, 480),
    st.booleans(),
)


@st.composite
def people(draw: st.DrawFn, ident: int) -> Prospect:
    stage = draw(st.sampled_from(Stage))
    said = {name: draw(SAID) for name in ("company", "title", "street", "city", "source", "notes", "reason_to_call")}
    name = draw(st.sampled_from(["Maria Ortega", "M. Ortega", "Holm", "419 555 0142"]))
    return Prospect(
        id=ident,
        name=name,
        first_name=name.partition(" ")[0] if "Ortega" in name else "",
        party=draw(st.sampled_from(Party)),
        stage=stage,
        region="",
        postal_code="",
        country="",
        zone="",
        other_zone="",
        zone_chosen=draw(st.booleans()),
        met_on=draw(st.sampled_from([None, date(2026, 8, 1), date(2026, 9, 1)])),
        consented=draw(st.booleans()),
        no_email=draw(st.booleans()),
        ladder="",
        next_action=draw(ACTIONS) if stage.in_pool else None,
        last_touch_at=None,
        last_contact_at=None,
        **said,
    )


TAKEN = st.frozensets(st.sampled_from(sorted(WORDS)))


@given(people(1), people(2), TAKEN)
def test_each_thing_that_was_known_stands_in_its_field_or_in_the_notes(
    keep: Prospect, other: Prospect, taken: frozenset[str]
) -> None:
    union = united(keep, other, taken, has_number=True)
    notes = str(union.fields["notes"])
    assert keep.notes in notes
    assert other.notes in notes
    for person in (keep, other):
        for field in ("name", "company", "title", "met_on", "source", "reason_to_call", "street", "city"):
            known = (text(person, field) if field in WORDS else getattr(person, field)).casefold()
            kept = str(union.fields.get(field, getattr(keep, field))).casefold()
            assert not known or known == kept or known in notes.casefold()


@given(people(1), people(2), TAKEN)
def test_one_thing_is_next_in_the_pool_and_nothing_outside_it(
    keep: Prospect, other: Prospect, taken: frozenset[str]
) -> None:
    union = united(keep, other, taken, has_number=True)
    actions = [person.next_action for person in (keep, other) if person.next_action]
    assert (union.action is not None) == union.stage.in_pool
    assert len(actions) == len(union.gave_way) + (union.action is not None)
    assert (union.stage is Stage.DO_NOT_CONTACT) == (Stage.DO_NOT_CONTACT in (keep.stage, other.stage))
    if union.action and any(action.promised for action in actions):
        assert union.action.promised or union.action.kind.has_hour


@given(people(1), people(2), TAKEN)
def test_what_is_only_switched_on_is_never_switched_off(keep: Prospect, other: Prospect, taken: frozenset[str]) -> None:
    fields = united(keep, other, taken, has_number=True).fields
    assert fields["no_email"] == (keep.no_email or other.no_email)
    assert fields["consented"] == (keep.consented or other.consented)


def _someone(ident: int, **known: Any) -> Prospect:
    plain = dict.fromkeys(
        ("company", "title", "street", "city", "region", "postal_code", "country", "zone", "other_zone", "source",
         "notes", "reason_to_call", "ladder"), "",
    )  # fmt: skip
    person = Prospect(
        id=ident, name="Maria Ortega", first_name="Maria", party=Party.CONSUMER, stage=Stage.SOLD, zone_chosen=False,
        met_on=None, consented=False, no_email=False, next_action=None, last_touch_at=None, last_contact_at=None,
        **plain,
    )  # fmt: skip
    return replace(person, **known)


def test_estimates_permission_and_the_row_of_attempts_go_along() -> None:
    known = {
        "own_odds": 40, "own_reach": 0, "own_minutes": 12, "asked_on": date(2026, 9, 1), "bought_on": date(2025, 9, 1),
        "consented": True, "consent_on": date(2026, 9, 2), "consent_proof": "Letter in the green folder",
        "ladder_key": "own:3", "ladder_since": NOW,
    }  # fmt: skip
    fields = united(_someone(1), _someone(2, **known), frozenset(), has_number=True).fields
    assert {name: fields[name] for name in known} == known
    ours = _someone(1, own_odds=5, asked_on=date(2026, 10, 1), consented=True, consent_proof="Mail", ladder_key="five")
    fields = united(ours, _someone(2, **known), frozenset(), has_number=True).fields
    assert (fields["own_odds"], fields["own_reach"], fields["asked_on"]) == (5, 0, date(2026, 10, 1))
    assert (fields["consent_on"], fields["consent_proof"]) == (None, "Mail"), "a day belongs to its proof"
    assert fields["ladder_key"] == "five"


def test_the_no_of_one_ends_the_daily_calls_of_the_other() -> None:
    daily, said_no = _someone(1, ladder_key="push"), _someone(2, refused_at=NOW)
    assert united(daily, said_no, frozenset(), has_number=True).fields["ladder_key"] == ""
    assert united(said_no, daily, frozenset(), has_number=True).fields["ladder_key"] == ""


@given(people(1), people(2))
def test_only_what_both_know_and_know_otherwise_is_a_choice(left: Prospect, right: Prospect) -> None:
    for choice in choices(left, right):
        assert choice.left == text(left, choice.field)
        assert choice.right == text(right, choice.field)
        assert choice.left
        assert choice.right
    assert choices(left, left) == ()
    assert {choice.field for choice in choices(left, right)} == {choice.field for choice in choices(right, left)}
