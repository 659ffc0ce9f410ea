"""Before it rings the card shows the story that fits, and one key puts another one into the script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.story import Story, Told

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ROOF = "A farm paid its loan back early."
OVEN = "A bakery saves a third."


@pytest.fixture
def told(call):
    """The call, opened anew with two stories in the bank."""
    call.close()
    for story in (Story(0, OVEN, "Petersen", False, "Oven"), Story(0, ROOF, "Alderson", False, "Solar roof")):
        call.services.banking.save(story)
    call.open()
    return call


def part(call):
    return call.dialog.script_page.side.card.story


def script(call) -> str:
    return " ".join(passage.text for passage in call.dialog.script_view.passages())


def test_without_a_bank_nothing_is_shown(call):
    assert not part(call).isVisible()


def test_ctrl_b_puts_the_one_that_is_shown_into_the_script_at_once(told):
    assert part(told).isVisible() and ROOF in part(told).picker.card.text() and ROOF in script(told)
    part(told).picker.after_button.click()
    told.press(K.Key_B, CTRL)
    assert OVEN in script(told) and ROOF not in script(told)
    assert part(told).picker.state_tag.text() == "your choice, in script and letter"
    told.press(K.Key_B, CTRL)
    assert ROOF in script(told) and OVEN not in script(told)


def test_a_call_that_reached_them_is_counted_for_the_story_it_told(told):
    part(told).picker.after_button.click()
    told.press(K.Key_B, CTRL)
    told.press(K.Key_Return)
    told.dialog.learned_edit.setText("They bake at night")
    told.press(K.Key_S, Qt.KeyboardModifier.AltModifier)
    assert told.saved[-1].outcome is Outcome.SOLD
    oven = next(story for story in told.services.banking.stories() if story.words == OVEN)
    assert told.services.banking.counts() == {oven.id: Told(calls=1)}
