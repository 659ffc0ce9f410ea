"""Writing people out from the window: by keys, beside its thread, and told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.exporting import Exported
from reengage_desktop.ui.export.export_dialog import ExportDialog
from reengage_desktop.ui.export.export_ways import Way, file_name
from reengage_desktop.ui.letters.label_dialog import LabelDialog

Open = Callable[..., ExportDialog]
DAY = "2026-10-13"


@pytest.fixture
def asked() -> list[str]:
    """What was suggested as the name of a file, or shown in its folder."""
    return []


@pytest.fixture
def open_dialog(qtbot: QtBot, services: Services, tmp_path: Path, asked: list[str]) -> Iterator[Open]:
    services.sampling.add()
    made: list[ExportDialog] = []

    def choose(_: object, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    def open_(choose_target: Callable[..., Path | None] = choose) -> ExportDialog:
        dialog = ExportDialog(
            services,
            choose_target=choose_target,
            choose_folder=lambda _: tmp_path,
            open_folder=lambda folder: asked.append(folder.name),
        )
        made.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    yield open_
    for dialog in made:
        if isValid(dialog):
            dialog.job.work.close()
            dialog.close()


def press(dialog: ExportDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def written(qtbot: QtBot, dialog: ExportDialog) -> Exported:
    """What comes of the way that is chosen."""
    with qtbot.waitSignal(dialog.exported, timeout=10_000) as said:
        dialog.save()
    return said.args[0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.LABELS])
def test_each_way_writes_what_it_names(qtbot: QtBot, open_dialog: Open, tmp_path: Path, way: Way) -> None:
    dialog = open_dialog()
    dialog.way_list.choose(way)
    exported = written(qtbot, dialog)
    assert exported.path == tmp_path / file_name(way, DAY) and exported.path.exists()
    assert dialog.pages.currentWidget() is dialog.written_page
    assert dialog.written_page.name_label.text() == exported.path.name


def test_it_is_gone_through_by_keys_alone(qtbot: QtBot, open_dialog: Open, tmp_path: Path, asked: list[str]) -> None:
    dialog = open_dialog()
    chosen: list[Way] = []
    dialog.way_list.chosen.connect(chosen.append)
    press(dialog, Qt.Key.Key_4, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert chosen == [Way.JSON, Way.CALENDAR, Way.CARDS]
    with qtbot.waitSignal(dialog.exported, timeout=10_000):
        press(dialog, Qt.Key.Key_Return)
    assert dialog.written_page.title_label.text() == "60 people were written"
    press(dialog, Qt.Key.Key_F)
    assert asked == [f"reengage-people-{DAY}.vcf", tmp_path.name]
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)


def test_labels_ask_for_their_sheet_first(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog()
    dialog.way_list.choose(Way.LABELS)
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(LabelDialog)), timeout=10_000)
    (labels,) = dialog.findChildren(LabelDialog)
    with qtbot.waitSignal(dialog.exported, timeout=10_000) as said:
        labels.save()
    assert said.args[0].path.read_bytes().startswith(b"%PDF")
    assert dialog.written_page.title_label.text() == f"{said.args[0].rows} labels were made"


def test_without_a_place_nothing_happens(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog(choose_target=lambda *_: None)
    dialog.save()
    assert not dialog.job.work.is_busy and dialog.save_button.isEnabled()
    assert dialog.pages.currentWidget() is not dialog.written_page


def test_a_place_that_takes_nothing_is_told_and_another_can_be_chosen(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path
) -> None:
    dialog = open_dialog(choose_target=lambda _, name: tmp_path / "nowhere" / name)
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.fault_line.text()), timeout=10_000)
    assert "There is no folder" in dialog.fault_line.text()
    assert dialog.save_button.isEnabled() and dialog.way_list.isEnabled()
    press(dialog, Qt.Key.Key_3)
    assert dialog.fault_line.text() == ""


def test_escape_stops_what_is_being_written(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog()
    before = sorted(tmp_path.iterdir())
    dialog.way_list.choose(Way.JSON)
    dialog.save()
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.job.work.is_busy, timeout=10_000)
    assert dialog.isVisible()
    assert dialog.fault_line.text() == "Stopped. Nothing was written."
    assert sorted(tmp_path.iterdir()) == before
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)


def test_it_says_that_nobody_has_an_address(qtbot: QtBot, services: Services, tmp_path: Path) -> None:
    dialog = ExportDialog(services, choose_target=lambda *_: None, choose_folder=lambda _: None)
    qtbot.addWidget(dialog)
    dialog.way_list.choose(Way.LABELS)
    dialog.save()
    qtbot.waitUntil(lambda: "postal address" in dialog.fault_line.text(), timeout=10_000)


def test_every_row_says_what_it_is_to_a_screen_reader(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    assert [row.accessibleName() for row in dialog.way_list.rows.values()] == [
        "One list .csv", "Contact cards .vcf", "Calendar .ics", "Everything .json", "Every table",
        "Address labels .pdf",
    ]  # fmt: skip
    assert all(row.accessibleDescription() for row in dialog.way_list.rows.values())
