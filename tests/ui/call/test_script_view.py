"""The teleprompter: passages, branches under their keys, the measure of its lines, and bad input."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.script import SpokenPassage, parse, render
from reengage_desktop.ui import fonts
from reengage_desktop.ui.call.script_type import CURRENT, LARGEST, SMALLEST, ScriptType
from reengage_desktop.ui.call.script_view import ScriptView
from reengage_desktop.ui.call.spoken_text import SpokenText

K = Qt.Key
DECIDE = """# Where we are
## Hello
Hello {{ first_name }}.
## Where are you
> ask, then wait
Did you decide?
## If: They have decided [Y]
Good. What made the difference?
## If: They bought elsewhere [B]
How happy are you with it?
## Goodbye
Goodbye.
"""


def spoken(markdown: str, **words: str) -> tuple[SpokenPassage, ...]:
    return render(parse(markdown), {"first_name": "Maria", **words})


@pytest.fixture
def view(qtbot: QtBot) -> ScriptView:
    made = ScriptView()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def labels(view: ScriptView) -> list[str]:
    return [passage.label for passage in view.passages()]


def test_branches_stand_folded_until_their_key_is_pressed(call):
    call.services.scripting.save("two-reasons-call", DECIDE)
    call.close()
    view = call.open().script_view
    assert labels(view) == ["Hello", "Where are you", "Goodbye"]
    call.press(K.Key_B)
    assert view.current == 0  # no branch of the first passage
    call.press(K.Key_Space)
    call.press(K.Key_B)
    assert view.current_passage().label == "They bought elsewhere"
    assert labels(view) == ["Hello", "Where are you", "They bought elsewhere", "Goodbye"]
    call.press(K.Key_Space)
    assert view.current_passage().label == "Goodbye"


def test_another_branch_takes_its_place_and_the_same_key_folds_it_away(call):
    call.services.scripting.save("two-reasons-call", DECIDE)
    call.close()
    view = call.open().script_view
    call.press(K.Key_Space)
    call.press(K.Key_B)
    call.press(K.Key_Y)
    assert labels(view)[2] == "They have decided" == view.current_passage().label
    call.press(K.Key_Y)
    assert labels(view) == ["Hello", "Where are you", "Goodbye"]
    assert view.current_passage().label == "Where are you"


def test_while_a_note_is_typed_alt_and_the_key_unfold(call):
    call.services.scripting.save("two-reasons-call", DECIDE)
    call.close()
    view = call.open().script_view
    call.press(K.Key_Return)
    call.press(K.Key_Space)
    call.dialog.notes_edit.setFocus()
    call.press(K.Key_B)
    assert call.dialog.notes_edit.toPlainText() == "b"
    call.press(K.Key_B, Qt.KeyboardModifier.AltModifier)
    assert view.current_passage().label == "They bought elsewhere"


def test_y_answers_the_question_that_is_asked_and_unfolds_nothing(call):
    call.services.scripting.save("two-reasons-call", DECIDE)
    call.close()
    view = call.open().script_view
    call.press(K.Key_Space)
    call.press(K.Key_D)
    assert call.dialog.script_page.asking is not None
    call.save_by(lambda: call.press(K.Key_Y))
    assert "They have decided" not in labels(view)


def test_home_goes_to_the_first_passage(call):
    view = call.dialog.script_view
    for _ in range(3):
        call.press(K.Key_Space)
    call.press(K.Key_Home)
    assert view.current == 0


def test_a_click_on_a_branch_unfolds_it_and_a_screen_reader_hears_its_key(view, qtbot):
    view.set_passages(spoken(DECIDE))
    view.step(1)
    assert view.accessibleDescription().endswith("Press Y for “They have decided”, B for “They bought elsewhere”.")
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=view.chip_rect("B").center().toPoint())
    assert view.current_passage().label == "They bought elsewhere"
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=view.chip_rect("B").center().toPoint())
    assert view.current_passage().label == "Where are you"


def test_the_mouse_over_a_branch_is_a_pointing_hand(view, qtbot):
    view.set_passages(spoken(DECIDE))
    view.step(1)
    qtbot.mouseMove(view.viewport(), view.chip_rect("Y").center().toPoint())
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view.viewport(), QPoint(5, 5))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_another_script_goes_on_where_the_last_one_was(view):
    view.set_passages(spoken(DECIDE))
    view.go_to(2)
    view.set_passages(spoken("## One\nA.\n## Goodbye\nB.\n"), go_on=True)
    assert view.current_passage().label == "Goodbye"


def test_the_same_script_with_other_words_stays_in_its_branch(view):
    view.set_passages(spoken(DECIDE))
    view.step(1)
    view.toggle_branch("B")
    view.set_passages(spoken(DECIDE, first_name="Ben"), go_on=True)
    assert view.current_passage().label == "They bought elsewhere"
    view.set_passages(spoken("## One\nA.\n"), go_on=True)
    assert view.current_passage().label == "One"
    view.set_passages((), go_on=True)
    view.set_passages(spoken(DECIDE), go_on=True)
    assert view.current_passage().label == "Hello"


@pytest.mark.parametrize("height", [250, 420, 700])
def test_the_whole_current_passage_is_seen_with_its_branches(view, height):
    view.resize(900, height)
    view.set_passages(spoken(DECIDE.replace("Did you decide?", "Did you ever decide, or is it open still? " * 3)))
    for place in range(1, 3):
        view.go_to(place)
        seen = view.rect_of(place)
        assert seen.top() >= 0 and seen.bottom() <= view.viewport().height()


@pytest.mark.parametrize("face", ["serif", "sans"])
@pytest.mark.parametrize("points", [SMALLEST, 22, LARGEST])
def test_a_line_holds_no_more_than_about_sixty_letters(qapp, face, points):
    set_ = ScriptType(points, face)
    text = SpokenText("I thought of you at once, and I wanted you to hear it from me. " * 8)
    wide = set_.measure(2000)
    lines = text.lay_out(wide, set_.font(CURRENT), 30) / 30
    assert wide <= 660
    assert len(text.text) / lines <= 65


def test_the_face_of_the_script_is_the_one_of_the_settings(call):
    from dataclasses import replace

    setting = call.services.setting
    setting.keep(replace(setting.read(), script_face="sans"))
    call.close()
    view = call.open().script_view
    assert view.face == "sans"
    assert ScriptType(22, "sans").font(CURRENT).family() == fonts.of("body").family()
    assert ScriptType(22, "serif").font(CURRENT).family() == "Literata"


# Bad input


def ink_on(view: ScriptView) -> int:
    """How many shades are painted."""
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


@pytest.mark.parametrize("text", ["", "# Only a title\n", "## If: Alone [Y]\nSo.\n", "## Empty\n{{ first_name }}\n"])
def test_a_script_without_words_says_what_is_missing(view, text):
    view.set_passages(spoken(text, first_name=""))
    assert view.passages() == []
    assert view.accessibleDescription().startswith("This script has no words for this person.")
    view.step(1)
    assert not view.toggle_branch("Y")
    assert ink_on(view) > 2


@pytest.mark.parametrize(
    "name",
    ["<b>Maria</b>", "x" * 2000, "مريم حداد", "👩‍👩‍👧‍👦 Bo", "שרה", "\u202eairaM", "Maria &amp; Söhne & Co"],
    ids=["markup", "one word of 2,000 letters", "Arabic", "emoji", "Hebrew", "turned around", "ampersand"],
)
def test_any_name_is_shown_as_it_is_and_stays_in_its_column(view, name):
    view.set_passages(spoken(DECIDE, first_name=name))
    shown = view.current_passage()
    start, end = shown.merged[0]
    view.light((start, end))
    view.step(1)
    view.step(-1)
    text = SpokenText(shown.text, shown.merged)
    text.lay_out(600, ScriptType().font(CURRENT), 40)
    assert text.width() <= 601
    assert ink_on(view) > 3
    if "\u202e" not in name:
        assert shown.text[start:end] == name


def test_a_name_from_right_to_left_is_underlined_from_edge_to_edge(qapp):
    for text, span, left in (("Hello مريم حداد, this is", (6, 15), 80), ("مريم, hello", (0, 4), 0)):
        spoken_ = SpokenText(text, (span,))
        spoken_.lay_out(600, ScriptType().font(CURRENT), 40)
        (box,) = spoken_.boxes(spoken_.merged)
        assert box.left() == pytest.approx(left, abs=20)
        assert 40 < box.width() < 160


def test_the_word_after_an_emoji_is_underlined_where_it_stands(qapp):
    with_emoji, without = SpokenText("😀 Bo", ((2, 4),)), SpokenText("Bo", ((0, 2),))
    for text in (with_emoji, without):
        text.lay_out(600, ScriptType().font(CURRENT), 40)
    (after,), (alone,) = with_emoji.boxes(with_emoji.merged), without.boxes(without.merged)
    assert after.width() == pytest.approx(alone.width(), abs=1)
    assert after.left() > 15


def test_a_hundred_thousand_letters_are_paged_through(view):
    view.set_passages(spoken("## Long\n" + "word " * 15_000))
    before = view.verticalScrollBar().value()
    view.setFocus()
    from PySide6.QtTest import QTest

    QTest.keyClick(view, K.Key_PageDown)
    assert view.verticalScrollBar().value() > before
