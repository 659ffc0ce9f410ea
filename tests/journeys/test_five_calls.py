"""One prospect, five calls by keys alone: promised, reached, learned from, lettered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.call.call_dialog import CallDialog

from .conftest import Morning

K, M = Qt.Key, Qt.KeyboardModifier


def typed_in(day: Morning) -> int:
    """Maria, as she was quoted four months ago."""
    day.services.setting.keep(Settings(my_name="Dana Whitlock", my_firm="Northlight", my_address="214 Mill Street"))
    return day.services.keeping.add(
        PersonForm(
            name="Maria Castellano",
            company="Castellano Bakery",
            phones=("419 555 0142",),
            street="418 Adams Street",
            city="Toledo",
            region="OH",
            postal_code="43604",
            country="US",
            reason_to_call="Your power rate went up in September",
        ),
        QuoteForm(product="Solar roof, 18 kW", value="41800", worth="4180", stated_reason="Too expensive"),
    )


def person(day: Morning, who: int) -> Prospect:
    return day.services.keeping.record(who).prospect


def called(day: Morning, who: int, at: datetime) -> CallDialog:
    """At that hour the person is called from the list, and it rings."""
    day.later(at)
    day.house.ways.show_page("prospects")
    day.settle()
    table = day.house.pages.prospects.table
    table.select_row(0)
    table.setFocus()
    assert table.selected_id == who
    day.press(table, K.Key_Return)
    dialog = day.call_dialog()
    assert dialog.prospect_id == who
    day.press(dialog, K.Key_Return)
    return dialog


def write(day: Morning, words: str) -> None:
    """Into the field that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    day.qtbot.keyClicks(focused, words)
    day.settle()


def closed(day: Morning) -> None:
    day.qtbot.waitUntil(lambda: day.house.calls.dialog is None)


def test_five_calls_a_promise_a_talk_and_a_letter(day: Morning, tmp_path: Path) -> None:
    maria = typed_in(day)

    # The first call: nobody answers, and the other kind of slot comes next.
    dialog = called(day, maria, datetime(2026, 10, 13, 12, 25, tzinfo=UTC))
    assert dialog.script_view.current_passage() is not None
    day.now += timedelta(seconds=30)
    day.press(dialog, K.Key_N)
    closed(day)
    assert person(day, maria).ladder == "t"

    # The second: voicemail and its twin text are one attempt, and both promise an hour.
    dialog = called(day, maria, datetime(2026, 10, 13, 20, 35, tzinfo=UTC))
    day.now += timedelta(seconds=20)
    day.press(dialog, K.Key_V)
    assert "between 9 and 11" in QApplication.clipboard().text()
    day.press(dialog, K.Key_Return)
    closed(day)
    promised = person(day, maria).next_action
    assert promised is not None and promised.promised and promised.due_from == datetime(2026, 10, 14, 13, tzinfo=UTC)
    assert person(day, maria).ladder == "tt"

    # The third, at the promised hour: somebody else answers, and is kept among the people around. The promise was kept.
    dialog = called(day, maria, promised.due_from + timedelta(minutes=2))
    day.press(dialog, K.Key_G)
    write(day, "Rosa Jimenez")
    day.press(dialog, K.Key_Tab)
    write(day, "back at ten")
    day.press(dialog, K.Key_Return)
    closed(day)
    sheet = day.services.preparing.sheet(maria)
    assert sheet.people_around[0].name == "Rosa Jimenez"
    assert [row.state for row in day.services.promising.ledger().rows] == [PromiseState.KEPT]

    # The fourth: a busy line; the key is the same, and the next try waits for two hours.
    dialog = called(day, maria, datetime(2026, 10, 15, 14, 10, tzinfo=UTC))
    day.now += timedelta(seconds=25)
    day.press(dialog, K.Key_N)
    closed(day)
    assert tries(person(day, maria).ladder) == 4

    # The fifth is the last push. She answers: a branch of the script, notes, four questions, and a letter.
    dialog = called(day, maria, datetime(2026, 10, 16, 12, 30, tzinfo=UTC))
    assert day.services.preparing.sheet(maria).script == "last-push-call"
    day.now += timedelta(minutes=6)
    day.press(dialog, K.Key_R)
    page = dialog.wrap_up_page
    assert page is not None
    day.press(dialog, K.Key_1, M.AltModifier)
    write(day, "Landlord renewed for five years")
    day.press(dialog, K.Key_2, M.AltModifier)
    write(day, "Afraid the lease would end")
    day.press(dialog, K.Key_3, M.AltModifier)
    write(day, "Needs cold storage by spring")
    day.press(dialog, K.Key_Return, M.ControlModifier)
    closed(day)

    known = person(day, maria)
    assert known.stage is Stage.ACTIVE and known.ladder == "ttttr"
    assert known.next_action is not None and known.next_action.kind is ActionKind.CALL
    touches = day.services.preparing.sheet(maria).touches
    assert [touch.outcome for touch in touches] == [
        Outcome.REACHED, Outcome.NO_ANSWER, Outcome.SOMEONE_ELSE, Outcome.VOICEMAIL, Outcome.NO_ANSWER,
    ]  # fmt: skip
    stated = [reason.words for reason in day.services.preparing.sheet(maria).reasons]
    assert stated == ["Afraid the lease would end", "Too expensive"], "both are kept"
    assert touches[0].learned == "Needs cold storage by spring"
    assert [fact.words for fact in day.services.preparing.sheet(maria).facts] == ["Needs cold storage by spring"]
    assert known.reason_to_call == "", "what was told is used up"

    # The letter lies on the pile. It is read, printed, posted, and is a touch of its own.
    (piled,) = day.services.lettering.pile()
    assert "Landlord renewed for five years" in piled.letter.words
    day.press(day.house.window, K.Key_5, M.ControlModifier)
    letters = day.house.pages.letters
    day.press(letters, K.Key_R)
    assert day.services.lettering.pile()[0].letter.state is LetterState.READY
    printed = tmp_path / "letters.pdf"
    letters.room._choose_path = lambda *_: printed
    letters.room._open_file = lambda _: None
    day.press(letters, K.Key_P, M.ControlModifier)
    day.qtbot.waitUntil(printed.exists)
    day.qtbot.waitUntil(lambda: day.services.lettering.pile()[0].letter.state is LetterState.PRINTED)
    on_paper = " ".join(PdfReader(printed).pages[0].extract_text().split())
    assert "Maria Castellano Castellano Bakery 418 Adams Street Toledo, OH 43604" in on_paper
    letters.head.main_button.click()
    day.qtbot.waitUntil(lambda: not day.services.lettering.pile())
    newest = day.services.preparing.sheet(maria).touches[0]
    assert (newest.channel, newest.attempt, newest.contact) == (Channel.LETTER, False, False)
    assert person(day, maria).ladder == "ttttr"
    assert day.services.checking.check().is_whole
