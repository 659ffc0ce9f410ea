"""Branches unfold under the passage they belong to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.script import PassageKind, SpokenPassage, parse, render
from reengage_desktop.domain.script_row import ScriptRow

SCRIPT = """
## Hello
Hello.
## Where are you
Did you decide?
## If: They have decided [Y]
Good.
## If: They bought elsewhere [B]
How happy are you?
## Goodbye
Goodbye.
## If they say: No [1]
Thank you.
"""
ROW = ScriptRow.of(render(parse(SCRIPT), {}))


def labels(row: ScriptRow) -> list[str]:
    return [turn.passage.label for turn in row.turns()]


def test_branches_answers_and_questions_are_not_read_in_turn() -> None:
    assert labels(ROW) == ["Hello", "Where are you", "Goodbye"]
    assert [branch.key for branch in ROW.turns()[1].branches] == ["Y", "B"]
    assert ROW.turns()[0].branches == ()


def test_a_key_unfolds_its_branch_as_the_next_passage_and_goes_there() -> None:
    row, place = ROW.toggled(1, "B")
    assert labels(row) == ["Hello", "Where are you", "They bought elsewhere", "Goodbye"]
    assert place == 2 and row.turns()[place].open == "B"


def test_the_same_key_folds_it_away_and_goes_back_wherever_one_is() -> None:
    row, _ = ROW.toggled(1, "B")
    assert row.toggled(2, "B") == (ROW, 1)
    assert row.toggled(1, "B") == (ROW, 1)


def test_another_key_takes_its_place() -> None:
    row, place = ROW.toggled(1, "B")
    row, place = row.toggled(place, "Y")
    assert labels(row)[place] == "They have decided"
    assert "They bought elsewhere" not in labels(row)


def test_a_key_of_another_passage_does_nothing() -> None:
    assert ROW.toggled(0, "Y") == (ROW, 0)
    assert ROW.toggled(2, "Y") == (ROW, 2)


def test_branches_above_the_first_passage_are_those_of_the_first() -> None:
    row = ScriptRow.of(render(parse("## If: Early [Y]\nSo.\n## Hello\nHello.\n"), {}))
    assert labels(row) == ["Hello"]
    assert labels(row.toggled(0, "Y")[0]) == ["Hello", "Early"]


def test_a_script_of_branches_only_has_nothing_to_read() -> None:
    assert ScriptRow.of(render(parse("## If: Alone [Y]\nSo.\n"), {})).turns() == ()


def test_another_script_goes_on_in_the_passage_of_the_same_name_else_at_the_same_place() -> None:
    assert ROW.like("Goodbye", 0) == 2
    assert ROW.like("Small talk", 1) == 1
    assert ROW.like("Small talk", 9) == 2


def _passage(kind: PassageKind, key: str, number: int) -> SpokenPassage:
    return SpokenPassage(f"p{number}", "So.", (), (), "", None, kind, key)


KINDS = st.lists(st.tuples(st.sampled_from(PassageKind), st.sampled_from("YBE")), min_size=1, max_size=12)
PRESSES = st.lists(st.tuples(st.integers(0, 20), st.sampled_from("YBEH")), max_size=12)


@given(KINDS, PRESSES)
def test_whatever_is_pressed_each_passage_is_read_once_in_the_order_of_the_script(kinds, presses) -> None:
    passages = [_passage(kind, key, number) for number, (kind, key) in enumerate(kinds)]
    row = ScriptRow.of(passages)
    mains = [passage.label for passage in passages if passage.kind is PassageKind.MAIN]
    for place, key in presses:
        if not row.turns():
            return
        row, place = row.toggled(place % len(row.turns()), key)
        turns = row.turns()
        assert 0 <= place < len(turns)
        read = [turn.passage.label for turn in turns if turn.passage.kind is PassageKind.MAIN]
        assert read == mains
        assert sum(turn.passage.kind is PassageKind.BRANCH for turn in turns) <= len(mains)
