"""The search for whoever rings in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.story import Story
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.prospects.hit_delegate import height_of
from reengage_desktop.ui.prospects.search_hits import AddPerson, Head, Hit, PlaceHit, TheyCalled, number_in
from reengage_desktop.ui.prospects.search_palette import SearchPalette

Key = Qt.Key


@pytest.fixture
def palette(people: Services, window: QWidget, clock: Callable[[], datetime], qtbot: QtBot) -> SearchPalette:
    made = SearchPalette(people.finding, clock, window, zone=people.around.zone)
    window.show()
    made.open()
    return made


def search(palette: SearchPalette, qtbot: QtBot, text: str) -> list[Hit]:
    """The people found by name or number, after all was looked through."""
    palette.search_edit.clear()
    palette.search_edit.insert(text)
    qtbot.waitUntil(lambda: not palette.is_searching)
    return [entry for entry in palette.model.entries if isinstance(entry, Hit)]


def test_the_last_digits_of_a_number_find_who_rings(palette: SearchPalette, qtbot: QtBot) -> None:
    found = search(palette, qtbot, "0142")
    assert [hit.name for hit in found] == ["Maria Castellano", "Reid Halvorsen"]
    assert found[0].below == "419 555 0142 · call now, promised 8:30–9:30"
    assert "can be called now" in found[0].spoken
    assert palette.model.entries[0] == Head("People")


def places(palette: SearchPalette) -> list[PlaceHit]:
    return [entry for entry in palette.model.entries if isinstance(entry, PlaceHit)]


def test_what_was_written_is_shown_with_its_kind_its_day_and_its_place_lit(
    palette: SearchPalette, qtbot: QtBot
) -> None:
    assert search(palette, qtbot, "lease ends") == []
    assert palette.model.entries[0] == Head("Written about them")
    first, *_ = places(palette)
    assert (first.name, first.before) == ("Maria Castellano", "Real reason from Elena, 22 Sep")
    assert [first.line.words[start:end].lower() for start, end in first.line.lit] == ["lease", "ends"]
    assert "Maria Castellano, Castellano Bakery, can be called now, Real reason from Elena, 22 Sep: " in first.spoken


def test_enter_on_what_was_written_opens_the_page_at_its_place(palette: SearchPalette, qtbot: QtBot) -> None:
    search(palette, qtbot, "stone oven")
    wanted = places(palette)[0]
    with qtbot.waitSignal(palette.open_at_requested) as opened, qtbot.assertNotEmitted(palette.call_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert opened.args == [wanted.id, wanted.place] and "stone oven" in wanted.place
    assert not palette.isVisible()


def test_whoever_is_found_by_a_note_may_be_who_called(palette: SearchPalette, qtbot: QtBot) -> None:
    search(palette, qtbot, "stone oven")
    wanted = places(palette)[0].id
    with qtbot.waitSignal(palette.inbound_requested) as called, qtbot.assertNotEmitted(palette.open_at_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert called.args == [wanted]
    palette.open(inbound=True)
    search(palette, qtbot, "stone oven")
    with qtbot.waitSignal(palette.inbound_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    palette.open(inbound=True)
    search(palette, qtbot, "stone oven")
    with qtbot.waitSignal(palette.open_at_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_O, Qt.KeyboardModifier.AltModifier)


def test_stories_and_interviews_open_in_the_bank(palette: SearchPalette, people: Services, qtbot: QtBot) -> None:
    store, now = people.around.store, people.around.now()
    with store.writing() as changes:
        story = store.stories.save(Story(0, "A zebra pays less now"), now)
        told = store.interviews.save(Interview(0, "Zebra Motors", bought="It was time"), now)
        changes.stories = True
    for row, signal, wanted in ((1, palette.story_requested, story), (2, palette.interview_requested, told)):
        palette.open()
        assert search(palette, qtbot, "zebra") == []
        assert palette.model.entries[0] == Head("In the bank")
        for _ in range(row - 1):
            qtbot.keyClick(palette.search_edit, Key.Key_Down)
        with qtbot.waitSignal(signal) as opened:
            qtbot.keyClick(palette.search_edit, Key.Key_Return)
        assert opened.args == [wanted]


def test_enter_at_once_waits_for_what_was_written_where_nobody_is_named_so(
    palette: SearchPalette, qtbot: QtBot
) -> None:
    palette.search_edit.setText("stone oven")
    assert palette.is_searching
    with qtbot.waitSignal(palette.open_at_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_Return)


def test_what_was_chosen_stays_chosen_when_more_is_found(palette: SearchPalette, qtbot: QtBot) -> None:
    palette._pause.setInterval(1_000)
    palette.search_edit.setText("ma")
    qtbot.waitUntil(lambda: any(isinstance(entry, Hit) for entry in palette.model.entries))
    for _ in range(2):
        qtbot.keyClick(palette.search_edit, Key.Key_Down)
    chosen = palette.model.entries[palette.list.currentIndex().row()]
    assert places(palette) == []
    qtbot.waitUntil(lambda: not palette.is_searching)
    assert places(palette) and palette.model.entries[palette.list.currentIndex().row()] == chosen


def test_further_lines_about_one_person_stand_under_their_name(palette: SearchPalette, qtbot: QtBot) -> None:
    search(palette, qtbot, "lease")
    maria = [hit for hit in places(palette) if hit.name == "Maria Castellano"]
    assert [hit.again for hit in maria] == [False, True, True]
    assert {height_of(hit) for hit in maria} == {48, 28}
    assert not palette.grab().isNull()


@pytest.mark.parametrize("text", ["‮esael", "😀 lease", "مرحبا", "'\"; DROP TABLE", "x" * 300])
def test_odd_text_is_shown_and_looked_for_calmly(
    palette: SearchPalette, people: Services, qtbot: QtBot, text: str
) -> None:
    who = search(palette, qtbot, "0142")[0].id
    people.briefing.add_fact(who, f"{text} lease {'word ' * 200}‮😀 {text}")
    search(palette, qtbot, "lease")
    assert not palette.grab().isNull()
    search(palette, qtbot, text)
    assert not palette.grab().isNull()


def test_enter_calls_and_alt_o_opens(palette: SearchPalette, people: Services, qtbot: QtBot) -> None:
    first = search(palette, qtbot, "0142")[0].id
    with qtbot.waitSignal(palette.call_requested) as call:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert call.args == [first]
    assert not palette.isVisible()
    palette.open()
    second = search(palette, qtbot, "0142")[1].id
    qtbot.keyClick(palette.search_edit, Key.Key_Down)
    with qtbot.waitSignal(palette.open_requested) as opened:
        qtbot.keyClick(palette.search_edit, Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert opened.args == [second]


def test_a_plain_o_is_a_letter_of_a_name(palette: SearchPalette, qtbot: QtBot) -> None:
    search(palette, qtbot, "o")
    assert palette.search_edit.text() == "o"
    assert palette.isVisible()


def test_enter_at_once_acts_on_what_was_typed_last(palette: SearchPalette, qtbot: QtBot) -> None:
    wanted = search(palette, qtbot, "priya")[0].id
    palette.search_edit.clear()
    palette.search_edit.setText("priya")
    with qtbot.waitSignal(palette.call_requested) as call:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert call.args == [wanted]


def test_who_must_not_be_contacted_is_found_too(palette: SearchPalette, people: Services, qtbot: QtBot) -> None:
    maria = search(palette, qtbot, "castellano")[0].id
    with people.around.store.writing() as changes:
        people.around.store.prospects.set_next(maria, Stage.DO_NOT_CONTACT, None, people.around.now())
        changes.prospects.add(maria)
    (hit,) = search(palette, qtbot, "castellano")
    assert (hit.lamp, "do not contact" in hit.below) == ("dnc", True)


def test_a_number_nobody_has_can_be_added(palette: SearchPalette, qtbot: QtBot) -> None:
    assert search(palette, qtbot, "987 654") == []
    assert palette.model.entries[-1] == AddPerson("Add a person with this number")
    with qtbot.waitSignal(palette.add_requested) as wish:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert wish.args == ["987 654"]


def test_heads_are_passed_over_and_the_ends_hold(palette: SearchPalette, qtbot: QtBot) -> None:
    search(palette, qtbot, "0142")
    for _ in range(6):
        qtbot.keyClick(palette.search_edit, Key.Key_Down)
    assert isinstance(palette.model.entries[palette.list.currentIndex().row()], AddPerson)
    for _ in range(6):
        qtbot.keyClick(palette.search_edit, Key.Key_Up)
    assert palette.list.currentIndex().row() == 1


def test_escape_and_a_click_beside_it_close(palette: SearchPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.search_edit, Key.Key_Escape)
    assert not palette.isVisible()
    palette.open()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
    palette.open()
    assert palette.search_edit.text() == ""


def test_it_paints_and_grows_with_its_window(palette: SearchPalette, window: QWidget, qtbot: QtBot) -> None:
    search(palette, qtbot, "a")
    window.resize(1280, 688)
    qtbot.wait(10)
    assert palette.size() == window.size()
    assert not palette.grab().isNull()


@pytest.mark.parametrize("typed", ["(419) 555-0142", "+1 419 555 01", "419.555.0142", "5550142", "0142", "555 0142"])
def test_a_number_is_found_by_any_part_in_any_format(palette: SearchPalette, qtbot: QtBot, typed: str) -> None:
    assert "Maria Castellano" in [hit.name for hit in search(palette, qtbot, typed)]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_Return, Qt.KeyboardModifier.AltModifier), (Key.Key_I, Qt.KeyboardModifier.ControlModifier)],
)
def test_they_called_is_one_key_on_whoever_is_found(
    palette: SearchPalette, qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier
) -> None:
    first = search(palette, qtbot, "0142")[0].id
    with qtbot.waitSignal(palette.inbound_requested) as called, qtbot.assertNotEmitted(palette.call_requested):
        qtbot.keyClick(palette.search_edit, key, modifier)
    assert called.args == [first] and not palette.isVisible()


def test_opened_for_a_caller_enter_and_a_click_mean_that_they_called(palette: SearchPalette, qtbot: QtBot) -> None:
    palette.dismiss()
    palette.open(inbound=True)
    assert palette.search_edit.placeholderText() == "Who called? Any digits, a name or a note"
    first = search(palette, qtbot, "0142")[0].id
    with qtbot.waitSignal(palette.inbound_requested) as called:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert called.args == [first]
    palette.open()
    search(palette, qtbot, "0142")
    with qtbot.waitSignal(palette.call_requested):
        qtbot.keyClick(palette.search_edit, Key.Key_Return)


def test_they_called_can_be_said_after_the_search_too(palette: SearchPalette, qtbot: QtBot) -> None:
    first = search(palette, qtbot, "0142")[0].id
    rows = palette.model.entries
    place = next(row for row, entry in enumerate(rows) if isinstance(entry, TheyCalled))
    for _ in range(2):
        qtbot.keyClick(palette.search_edit, Key.Key_Down)
    assert palette.list.currentIndex().row() == place
    qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert palette.is_inbound and palette.search_edit.text() == "0142"
    with qtbot.waitSignal(palette.inbound_requested) as called:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert called.args == [first]


def test_a_caller_nobody_knows_is_added_with_the_digits(palette: SearchPalette, qtbot: QtBot) -> None:
    palette.dismiss()
    palette.open(inbound=True)
    search(palette, qtbot, "987 654")
    with qtbot.waitSignal(palette.add_requested) as wish:
        qtbot.keyClick(palette.search_edit, Key.Key_Return)
    assert (wish.args, palette.is_inbound) == (["987 654"], True)
    assert (number_in("(987) 654"), number_in("Maria 2")) == ("987654", "")


def test_where_nothing_is_found_it_says_so_once_all_was_looked_through(palette: SearchPalette, qtbot: QtBot) -> None:
    palette.search_edit.insert("qqqq")
    qtbot.waitUntil(lambda: bool(palette.model.entries))
    assert palette.model.entries[0] == Head("Do") or not palette.is_searching
    qtbot.waitUntil(lambda: not palette.is_searching)
    assert palette.model.entries == [Head("Nothing found"), AddPerson("Add a person of this name")]
    search(palette, qtbot, "maria")
    assert Head("Nothing found") not in palette.model.entries
