"""The first start offers three ways to begin, by key, by mouse and by a dropped file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.intake.first_run_page import FirstRunPage


def page(qtbot: QtBot, services: Services) -> FirstRunPage:
    made = FirstRunPage(services.setting)
    qtbot.addWidget(made)
    made.resize(928, 736)
    made.show()
    made.setFocus()
    return made


def test_enter_chooses_a_file_and_s_looks_around(qtbot: QtBot, services: Services) -> None:
    shown = page(qtbot, services)
    with qtbot.waitSignal(shown.import_requested):
        QTest.keyClick(shown, Qt.Key.Key_Return)
    with qtbot.waitSignal(shown.sample_requested):
        QTest.keyClick(shown, Qt.Key.Key_S)
    shown.sample_button.setFocus()
    with qtbot.waitSignal(shown.sample_requested):
        QTest.keyClick(shown.sample_button, Qt.Key.Key_Return)
    with qtbot.waitSignal(shown.add_requested):
        shown.add_button.click()


def test_a_dropped_file_is_handed_on(qtbot: QtBot, services: Services, tmp_path: Path) -> None:
    shown = page(qtbot, services)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.csv"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(shown.file_dropped) as heard:
        shown.dropEvent(event)
    assert heard.args == [tmp_path / "list.csv"]


def test_name_and_firm_are_kept_as_typed(qtbot: QtBot, services: Services) -> None:
    shown = page(qtbot, services)
    shown.name_edit.setFocus()
    with qtbot.assertNotEmitted(shown.sample_requested), qtbot.assertNotEmitted(shown.import_requested):
        QTest.keyClicks(shown.name_edit, "Sam Price")
        QTest.keyClick(shown.name_edit, Qt.Key.Key_Return)
    assert services.setting.read().my_name == "Sam Price"
    QTest.keyClicks(shown.firm_edit, "Brightside")
    shown.hide()
    assert services.setting.read().my_firm == "Brightside"
