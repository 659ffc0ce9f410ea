"""Each entry of the timeline is told in plain words, whatever it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.recount import Beside, BesideKind, Entry, EntryKind
from reengage_desktop.domain.touch import Channel, LearnedFor
from reengage_desktop.ui.person import timeline_words

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
HOME = "America/New_York"


def touch(channel: str, outcome: str = "", *, contact: bool = False, number: int = 0, seconds: int = 0) -> Entry:
    return Entry(EntryKind.TOUCH, 1, NOW, channel, outcome, contact, seconds, number=number)


def around(channel: str, outcome: str, seconds: int = 0) -> Entry:
    return Entry(EntryKind.AROUND, 1, NOW, channel, outcome, seconds=seconds, person="Elena")


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (touch("call", "R", contact=True, seconds=240), "Reached, 4 min"),
        (touch("call", "N", seconds=20), "No answer"),
        (touch("voicemail", "V", seconds=60), "Voicemail + text"),
        (touch("inbound", "R", contact=True, seconds=180), "They called, 3 min"),
        (touch("inbound", "X", contact=True), "They called: said no"),
        (touch("inbound", contact=True), "They got in touch"),
        (touch("visit", contact=True, number=1, seconds=3000), "You met, 50 min"),
        (touch("visit", number=1), "Visit, not met"),
        (touch("visit"), "Visit"),
        (touch("letter"), "Letter posted"),
        (around("inbound", "R", 180), "Elena called, 3 min"),
        (around("call", "N"), "Elena did not answer"),
        (around("call", "R", 60), "Talked with Elena, 1 min"),
        (around("call", ""), "You called Elena"),
        (Entry(EntryKind.NOTE, 1, NOW, note="x"), "Note"),
    ],
)
def test_what_it_was_stands_first(entry: Entry, title: str) -> None:
    assert timeline_words.title(entry) == title


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (Beside(BesideKind.LADDER, 1, NOW, "five", "push", "said_no"),
         "Another ladder, today, 08:33\nPush, now Five spaced, since they said no"),
        (Beside(BesideKind.DECIDED, 1, NOW, "Spring is theirs", "let_go", until=date(2027, 3, 12)),
         "You let go for now, until Fri 12 Mar 2027, today, 08:33\n“Spring is theirs”"),
        (Beside(BesideKind.DECIDED, 1, NOW, "", "keep_in_touch"), "You keep in touch, today, 08:33"),
        (Beside(BesideKind.DECIDED, 1, NOW, "", "of a later build"), "Decided, today, 08:33"),
    ],
)  # fmt: skip
def test_a_decision_and_another_ladder_are_told_in_words(beside: Beside, said: str) -> None:
    assert timeline_words.sentence(Entry(EntryKind.BESIDE, 1, NOW, beside=(beside,)), NOW, HOME) == said


@pytest.mark.parametrize(("channel", "outcome"), list(product(Channel, ("", *Outcome))))
def test_any_touch_has_a_title_and_a_badge(channel: Channel, outcome: str) -> None:
    for entry in (touch(channel, outcome), around(channel, outcome)):
        assert timeline_words.title(entry)
        assert timeline_words.badge(entry).icon


@pytest.mark.parametrize("kind", list(BesideKind))
def test_what_stands_alone_and_what_stands_with_a_touch_are_told(kind: BesideKind) -> None:
    each = Beside(kind, 1, NOW, "words", due_from=NOW, due_until=NOW + timedelta(hours=1), zone=HOME)
    alone = Entry(EntryKind.BESIDE, 1, NOW, beside=(each,))
    with_touch = touch("call", "R", contact=True)._replace(beside=(each,))
    assert timeline_words.title(alone)
    assert [line for line in timeline_words.lines(alone, NOW, HOME) if line.words]
    said = timeline_words.sentence(with_touch, NOW, HOME)
    assert said.count("words") <= 1
    assert "{" not in said


def test_where_a_reason_comes_from_and_how_sure_it_is_stands_behind_it() -> None:
    reason = Beside(BesideKind.REAL, 1, NOW, "The lease", source="Elena", certainty="fairly_sure")
    told = timeline_words.lines(Entry(EntryKind.BESIDE, 1, NOW, beside=(reason,)), NOW, HOME)
    assert [line.words for line in told] == ["The lease (from Elena, fairly sure)"]


def test_what_was_learned_names_its_use() -> None:
    entry = touch("call", "R", contact=True)._replace(learned="Her sister sells", learned_for=LearnedFor.DOOR.value)
    assert timeline_words.lines(entry, NOW, HOME)[0].words == "Learned: Her sister sells (opens a door)"


def test_a_quote_is_told_with_its_number_and_its_day_alone() -> None:
    quote = Beside(BesideKind.QUOTED, 1, NOW, "Roof", value=4_180_000, currency="USD", number="Q-2291", by_day=True)
    entry = Entry(EntryKind.BESIDE, 1, NOW, beside=(quote,))
    assert timeline_words.sentence(entry, NOW, HOME) == "Quote Q-2291, today\nRoof, $41,800"


def test_a_long_letter_is_told_by_its_beginning() -> None:
    letter = Beside(BesideKind.LETTER, 1, NOW, "Dear Maria,\n" + "thank you " * 50)
    (line,) = timeline_words.lines(touch("letter")._replace(beside=(letter,)), NOW, HOME)
    assert line.words.startswith("“Dear Maria, thank you")
    assert len(line.words) < 170
