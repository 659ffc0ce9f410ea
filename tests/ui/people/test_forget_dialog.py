"""Before somebody is forgotten it is told what goes and what stays; then it is done to its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import FunctionType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forgetting import Forgotten, What
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.people import forget_words
from reengage_desktop.ui.people.forget_dialog import ForgetDialog

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
MARIA = PersonForm(name="Maria <b>Ortega</b> & Co", phones=("419 555 0142",), notes="Likes tea")

Open = Callable[[], ForgetDialog]


@pytest.fixture
def maria(services: Services) -> int:
    ident = services.keeping.add(MARIA, QuoteForm(product="Roof", value="4180"))
    services.calling.save(CallResult(ident, Outcome.NO_ANSWER))
    return ident


@pytest.fixture
def backup(services: Services, maria: int, clock: Callable[[], datetime]) -> Path:
    return services.around.store.back_up("work", clock())


@pytest.fixture
def opened(qtbot: QtBot, services: Services, maria: int) -> Open:
    def open_() -> ForgetDialog:
        dialog = ForgetDialog(services.forgetting, maria, leave_thread=services.close_thread)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        qtbot.waitUntil(lambda: not dialog.work.is_busy)
        return dialog

    return open_


def lines(dialog: ForgetDialog) -> list[str]:
    return [each.text() for part in (dialog.goes, dialog.stays) for each in part.labels]


def is_here(services: Services, ident: int) -> bool:
    return services.around.store.prospects.get(ident) is not None


def test_it_says_what_goes_and_what_stays(backup: Path, opened: Open) -> None:
    dialog = opened()
    assert dialog.title_label.text() == "Forget Maria <b>Ortega</b> & Co"
    assert dialog.title_label.textFormat() is Qt.TextFormat.PlainText
    assert lines(dialog) == [
        "All that is noted about them: numbers, addresses, reasons, facts and promises",
        "With it one call or message and one quote",
        "They are taken out of one backup, too",
        "What you printed, sent or exported: it lies outside ReEngage",
    ]
    assert dialog.busy_label.isHidden() and dialog.save_button.isEnabled()


def test_ctrl_enter_forgets_and_it_is_told(
    qtbot: QtBot, services: Services, maria: int, backup: Path, opened: Open
) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.forgotten) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (done,) = heard.args
    assert isinstance(done, Forgotten) and done.is_whole and done.copies == 1
    assert not is_here(services, maria) and not dialog.isVisible()
    assert b"Ortega" not in backup.read_bytes()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_no_other_key_forgets_by_itself(
    qtbot: QtBot, services: Services, maria: int, opened: Open, key: Qt.Key
) -> None:
    dialog = opened()
    with qtbot.assertNotEmitted(dialog.forgotten, wait=50):
        QTest.keyClick(dialog.focusWidget() or dialog, key, NONE)
    assert is_here(services, maria)


def test_tab_ends_on_the_button_that_forgets(opened: Open) -> None:
    dialog = opened()
    assert dialog.focusWidget() is dialog.cancel_button
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Tab)
    focused: QWidget | None = dialog.focusWidget()
    assert focused is dialog.save_button


def test_what_has_begun_is_done_to_its_end(qtbot: QtBot, services: Services, maria: int, opened: Open) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.forgotten):
        dialog.save()
        dialog.reject()
        assert dialog.isVisible() and "half way" in dialog.fault_line.text()
        assert not dialog.save_button.isEnabled() and not dialog.progress_bar.isHidden()
    assert not is_here(services, maria)


def test_the_thread_does_not_hold_the_dialog(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it were the last to let go of it, a window would die in a thread that is not its own."""
    dialog = opened()
    asked: list[FunctionType] = []
    with monkeypatch.context() as patch:
        patch.setattr(dialog.work, "ask", lambda work, *_: asked.append(work))
        dialog.save()
    dialog._fail(RuleFault("Not now."))
    assert not any(cell.cell_contents is dialog for cell in asked[0].__closure__ or ())


def test_a_backup_that_cannot_be_cleaned_is_named_and_tried_again(
    qtbot: QtBot, services: Services, maria: int, backup: Path, opened: Open
) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[:4096] + bytes(8192) + whole[12288:])
    dialog = opened()
    dialog.save()
    qtbot.waitUntil(lambda: not dialog.work.is_busy)
    assert dialog.isVisible() and backup.name in dialog.fault_line.text()
    assert str(backup.parent) in dialog.fault_line.text()
    assert (dialog.save_button.text(), dialog.cancel_button.text()) == ("Try again", "Close")
    backup.write_bytes(whole)
    with qtbot.waitSignal(dialog.forgotten) as heard:
        dialog.save_button.click()
    assert heard.args[0].is_whole and heard.args[0].copies == 1


def test_it_is_told_when_closed_with_something_left(
    qtbot: QtBot, services: Services, maria: int, backup: Path, opened: Open
) -> None:
    backup.write_bytes(backup.read_bytes()[:4096] + bytes(40_000))
    dialog = opened()
    dialog.save()
    qtbot.waitUntil(lambda: not dialog.work.is_busy)
    with qtbot.waitSignal(dialog.forgotten) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert heard.args[0].left == (backup,)


def test_whoever_is_gone_already_is_told(services: Services, maria: int, opened: Open) -> None:
    services.forgetting.forget(maria)
    dialog = opened()
    assert "no longer in your file" in dialog.fault_line.text()
    assert not dialog.save_button.isEnabled()


def test_who_must_not_be_contacted_and_who_is_mentioned_stays_told() -> None:
    what = What(1, "Maria Ortega", 0, 0, 0, 0, ("Al", "Bo", "Cy", "Di", "Ed"), True)
    held, mentioned, _ = forget_words.stays(what)
    assert held.startswith("That they must not be contacted")
    assert mentioned == "Their name in what you wrote about Al, Bo, Cy and 2 others. Change it there."
    assert len(forget_words.goes(what)) == 1
    assert forget_words.button(what) == "Forget Maria Ortega"
    assert forget_words.button(What(1, "M" * 40, 0, 0, 0, 0, (), False)) == "Forget this person"
