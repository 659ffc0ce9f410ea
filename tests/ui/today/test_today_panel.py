"""Today's calls: who is shown in which place, with which words, and what a click or a key asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.today.today_panel import TodayPanel
from reengage_desktop.ui.today.today_rows import Kind, Row

Add = Callable[..., int]


@pytest.fixture
def panel(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> TodayPanel:
    made = TodayPanel(services.planning, clock)
    made.resize(286, 700)
    qtbot.addWidget(made)
    return made


def rows(panel: TodayPanel) -> list[Row]:
    found = [panel.model.row_at(panel.model.index(at)) for at in range(panel.model.rowCount())]
    return [row for row in found if row is not None]


def names(panel: TodayPanel, kind: Kind) -> list[str]:
    return [row.name for row in rows(panel) if row.kind is kind]


def test_an_open_promise_is_the_card_and_the_others_follow(panel: TodayPanel, add: Add) -> None:
    add("Hannah Oyelaran", -20, 25, reason="The firm moved to a larger office")
    add("Maria Castellano", -3, 57, promised=True, reason="Her power rate rose")
    panel.show()
    assert names(panel, Kind.NOW) == ["Maria Castellano"]
    assert names(panel, Kind.NEXT) == ["Hannah Oyelaran"]
    card = next(row for row in rows(panel) if row.kind is Kind.NOW)
    assert (card.promise, card.why, card.right, card.lamp) == (
        "promised 8:30–9:30",
        "Her power rate rose",
        "08:33",
        "now",
    )
    assert panel.date_label.text() == "Tue 13 Oct"


def test_an_open_promise_goes_before_one_whose_window_has_passed(panel: TodayPanel, add: Add) -> None:
    add("Walt Bergstrom", -90, -30, promised=True)
    add("Maria Castellano", -3, 57, promised=True)
    panel.show()
    assert names(panel, Kind.NOW) == ["Maria Castellano"]
    assert [row.promise for row in rows(panel) if row.kind is Kind.NEXT] == ["promised 7:03–8:03, still owed"]


def test_without_a_reason_to_call_the_row_says_so_in_red(panel: TodayPanel, add: Add) -> None:
    add("Ines Carvalho", -20, 25)
    panel.show()
    row = next(row for row in rows(panel) if row.kind is Kind.NOW)
    assert (row.why, row.role) == ("No reason to call yet. Write one", "red")


def test_who_lacks_a_note_on_why_is_marked_in_every_kind_of_row(
    panel: TodayPanel, services: Services, add: Add
) -> None:
    add("Maria Castellano", -3, 57, promised=True, reason="Her power rate rose")
    add("Hannah Oyelaran", -20, 25, reason="The firm moved to a larger office")
    add("Joyce Tanaka", 150, 210, promised=True)
    add("Walt Bergstrom", 480, 520, reason="A loan")
    ready = add("Priya Raman", 480, 520, reason="A quick switch")
    services.briefing.note_why(ready, stated="No budget")
    panel.show()
    panel.grab()
    assert {row.name: row.lack for row in rows(panel) if row.can_be_called} == {
        "Maria Castellano": "No note on why yet",
        "Hannah Oyelaran": "No note on why yet",
        "Joyce Tanaka": "No reason to call yet. No note on why yet",
        "Walt Bergstrom": "No note on why yet",
        "Priya Raman": "",
    }


def test_an_empty_phrase_is_no_reason_to_call(panel: TodayPanel, add: Add) -> None:
    add("Ines Carvalho", -20, 25, reason="Just checking in")
    panel.show()
    row = next(row for row in rows(panel) if row.kind is Kind.NOW)
    assert (row.why, row.role) == ("No reason to call yet. Write one", "red")


def test_a_click_on_the_mark_prepares_the_call_and_beside_it_calls(panel: TodayPanel, qtbot: QtBot, add: Add) -> None:
    add("Maria Castellano", -3, 57, promised=True, reason="Her power rate rose")
    hannah = add("Hannah Oyelaran", -20, 25, reason="The firm moved to a larger office")
    panel.show()
    wanted: list[tuple[str, object]] = []
    panel.reason_requested.connect(lambda who: wanted.append(("prepare", who)))
    panel.call_requested.connect(lambda who: wanted.append(("call", who)))
    box = panel.view.visualRect(panel.model.index_of(hannah))
    for x in (box.right() - 20, box.x() + 60):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, box.y() + 31))
    assert wanted == [("prepare", hannah), ("call", hannah)]


def test_a_promise_between_the_slots_stands_between_them(panel: TodayPanel, add: Add) -> None:
    add("Joyce Tanaka", 150, 210, promised=True)
    add("Walt Bergstrom", 480, 520, reason="A loan")
    panel.show()
    kinds = [(row.kind, row.name) for row in rows(panel)]
    assert kinds.index((Kind.PROMISE, "Joyce Tanaka")) < kinds.index((Kind.HEAD, "Late"))
    joyce = next(row for row in rows(panel) if row.kind is Kind.PROMISE)
    assert joyce.promise == "promised 11:03–12:03"


def test_a_call_that_was_made_shows_its_outcome(panel: TodayPanel, services: Services, add: Add) -> None:
    ident = add("Tomasz Wierzbicki", -20, 25, promised=True)
    services.calling.save(CallResult(ident, Outcome.REACHED, learned="A second room", seconds=360))
    panel.show()
    done = next(row for row in rows(panel) if row.kind is Kind.DONE)
    assert (done.name, done.right) == ("Tomasz Wierzbicki", "reached, 6 min")
    assert panel.count_label.text() == "1 of 1"
    assert panel.next_label.text() == "all kept"


def test_a_promise_that_was_not_kept_is_still_owed(panel: TodayPanel, add: Add) -> None:
    add("Walt Bergstrom", -90, -30, promised=True)
    panel.show()
    assert (panel.count_label.text(), panel.next_label.text()) == ("0 of 1", "1 still owed")


@pytest.mark.parametrize(
    ("minute", "said"), [(30, "Dentist until 09:00, room for 2"), (15, "Dentist until 09:00, no calls")]
)
def test_what_my_own_calendar_has_in_a_slot_is_told(
    panel: TodayPanel, services: Services, add: Add, minute: int, said: str
) -> None:
    add("Walt Bergstrom", -90, 300)
    store, end = services.around.store, datetime(2026, 10, 13, 13, tzinfo=UTC)
    ident = store.calendars.add(SourceKind.FILE, "mine.ics")
    dentist = Busy(ident, end.replace(hour=12, minute=minute), end, "Dentist")
    with store.writing() as changes:
        store.calendars.keep(ident, [dentist], name="", read_at=end, fingerprint="")
        changes.busy = True
    panel.show()
    assert said in [row.name for row in rows(panel) if row.kind is Kind.NOTE]


def test_a_later_slot_is_short_and_counts_the_rest(panel: TodayPanel, add: Add) -> None:
    for number in range(7):
        add(f"Late Person{number}", 470, 500, reason="News")
    add("Early Person", -10, 20, reason="News")
    panel.show()
    assert len(names(panel, Kind.LATE)) == 5
    assert names(panel, Kind.MORE) == ["and 2 more"]


def test_the_first_day_shows_the_slots_with_empty_places(panel: TodayPanel, qtbot: QtBot) -> None:
    panel.show()
    assert [row.kind for row in rows(panel)] == [Kind.HEAD, Kind.NOTE, *[Kind.PLACE] * 3] * 2
    assert names(panel, Kind.NOTE) == [
        "Your first slot. It repeats Monday to Friday.",
        "Many people are easier to reach then.",
    ]
    with qtbot.waitSignal(panel.slots_requested):
        panel.slots_button.click()
    assert not panel.kept_label.isVisible()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 10, 13, 22, 30, tzinfo=UTC), "Wed 08:15–09:00"),
        (datetime(2026, 10, 17, 14, 0, tzinfo=UTC), "Mon 08:15–09:00"),
    ],
    ids=["evening", "Saturday"],
)
def test_when_todays_slots_are_over_the_next_one_is_named_by_its_day(
    panel: TodayPanel, clock: object, now: datetime, words: str
) -> None:
    clock.now = now  # type: ignore[attr-defined]
    panel.show()
    assert words in [row.why for row in rows(panel) if row.kind is Kind.HEAD]


def test_enter_and_click_ask_for_the_call_and_arrows_step_over_what_cannot_be_called(
    panel: TodayPanel, qtbot: QtBot, add: Add
) -> None:
    first = add("Maria Castellano", -3, 57, promised=True)
    second = add("Walt Bergstrom", 480, 520, reason="A loan")
    with qtbot.waitActive(panel):
        panel.show()
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.call_requested) as heard:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert heard.args == [first]
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.call_requested) as heard:
        qtbot.keyClick(panel.view, Qt.Key.Key_Enter)
    assert heard.args == [second]
    qtbot.keyClick(panel.view, Qt.Key.Key_K)
    with qtbot.waitSignal(panel.call_requested) as heard:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert heard.args == [first]
    where = panel.view.visualRect(panel.model.index_of(second)).center()
    with qtbot.waitSignal(panel.call_requested) as heard:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == [second]


def test_a_click_on_the_missing_reason_asks_to_write_one(panel: TodayPanel, qtbot: QtBot, add: Add) -> None:
    ident = add("Ines Carvalho", -20, 25)
    panel.show()
    box = panel.view.visualRect(panel.model.index_of(ident))
    with qtbot.waitSignal(panel.reason_requested) as heard, qtbot.assertNotEmitted(panel.call_requested):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(60, 45))
    assert heard.args == [ident]


def test_the_row_under_the_cursor_survives_a_refresh(panel: TodayPanel, add: Add) -> None:
    first = add("Hannah Oyelaran", -20, 25, reason="News")
    panel.show()
    panel.select(first)
    add("Maria Castellano", -3, 57, promised=True)
    panel.refresh(Changed(prospects=frozenset({first})))
    row = panel.model.row_at(panel.view.currentIndex())
    assert row is not None and row.prospect_id == first


def test_while_hidden_it_only_remembers_that_it_must_look(panel: TodayPanel, add: Add) -> None:
    panel.show()
    panel.hide()
    add("Maria Castellano", -3, 57, promised=True)
    panel.refresh(Changed(everything=True))
    assert names(panel, Kind.NOW) == []
    panel.show()
    assert names(panel, Kind.NOW) == ["Maria Castellano"]


def test_a_change_that_does_not_concern_the_day_is_not_looked_at(panel: TodayPanel, add: Add) -> None:
    panel.show()
    add("Maria Castellano", -3, 57, promised=True)
    panel.refresh(Changed(scripts=True, reminders=True))
    assert names(panel, Kind.NOW) == []


def test_a_minute_later_their_clocks_are_painted_anew(panel: TodayPanel, clock: object, add: Add) -> None:
    add("Maria Castellano", -3, 57, promised=True)
    panel.show()
    clock.advance(minutes=1)  # type: ignore[attr-defined]
    panel.minute_passed()
    assert next(row.right for row in rows(panel) if row.kind is Kind.NOW) == "08:34"


def test_folded_it_is_a_rail_of_marks(panel: TodayPanel, qtbot: QtBot, add: Add) -> None:
    add("Maria Castellano", -3, 57, promised=True)
    panel.show()
    with qtbot.waitSignal(panel.fold_changed) as heard:
        panel.fold_button.click()
    assert heard.args == [True]
    assert panel.width() == 52
    assert [(row.kind, row.initials) for row in rows(panel)] == [(Kind.NOW, "MC")]
    assert panel.rail_label.text() == "0/1\n27 min"
    with qtbot.assertNotEmitted(panel.fold_changed):
        panel.set_folded(False)
    assert panel.width() == 286


def test_a_row_is_read_as_a_sentence_and_names_are_never_markup(panel: TodayPanel, add: Add) -> None:
    ident = add("<b>Maria & Co</b>", -3, 57, promised=True, reason="Her rate rose")
    panel.show()
    index = panel.model.index_of(ident)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        spoken
        == "<b>Maria & Co</b>, can be called now, 08:33 there. promised 8:30–9:30 Her rate rose. No note on why yet"
    )
    assert "&lt;b&gt;Maria &amp; Co" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_long_names_are_cut_and_nothing_scrolls_sideways(panel: TodayPanel, add: Add) -> None:
    add("Wolfeschlegelsteinhausenbergerdorff " * 4, -3, 57, promised=True, reason="because " * 60)
    panel.show()
    panel.grab()
    assert panel.view.horizontalScrollBar().maximum() == 0
    assert panel.view.visualRect(panel.model.index(1)).height() < 130


def test_the_sentence_of_the_day_stands_on_top(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime], add: Add
) -> None:
    panel = TodayPanel(services.planning, clock, sentence=services.committing.today)
    panel.resize(286, 700)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.vow.isVisible()
    who = add("Maria <b>Castellano</b>", -3, 57, promised=True)
    day = date(2026, 10, 13)
    services.committing.give(day, "8:30", who, "Maria <b>Castellano</b>", "I gave my word")
    panel.refresh(Changed(commitments=True))
    assert panel.vow.isVisible() and panel.vow.height() == 48 and panel.vow.toolTip() == ""
    assert panel.vow.text() == "“When it is 8:30 I call Maria, because I gave my word.”"
    services.committing.give(day, "8:30", None, "the <i>bank</i>", "I want to hear whether the loan is ready " * 3)
    panel.refresh(Changed(commitments=True))
    assert not panel.grab().isNull()
    assert panel.vow.height() == 48 and panel.vow.toolTip().startswith("“When it is 8:30 I call the ‹i>bank‹/i>")
    panel.set_folded(True)
    assert not panel.vow.isVisible()
    panel.set_folded(False)
    services.committing.skip(day)
    panel.refresh(Changed(commitments=True))
    assert not panel.vow.isVisible()
