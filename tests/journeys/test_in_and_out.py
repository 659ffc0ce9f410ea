"""Lists come in and are taken back, doubles become one, all of it goes out and comes back, somebody is forgotten."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from reengage_desktop.services.bundle import open_services
from reengage_desktop.ui.export.export_dialog import ExportDialog
from reengage_desktop.ui.intake.import_dialog import ImportDialog
from reengage_desktop.ui.intake.imports_dialog import ImportsDialog
from reengage_desktop.ui.people.duplicates_dialog import DuplicatesDialog
from reengage_desktop.ui.people.forget_dialog import ForgetDialog
from reengage_desktop.ui.people.person_dialog import PersonDialog

from .conftest import Morning

FAIR = """\
Name;Firma;Telefon;E-Mail;Angebot;Betrag;Angebotsdatum
Beatriz Holm;Holm Keramik;+49 30 901820;b.holm@holm.example;Fenster, 22 Stück;31.480,00 €;14.05.2026
Jürgen Adler;;+49 30 901821;;Solardach;26.900,00 €;02.06.2026
Ida Sørensen;Sørensen Reisen;+49 30 901822;ida@sorensen.example;Bürokaffee;3.100,00 €;09.06.2026
"""
MORE = """\
Name,Phone,E-mail,City
B. Holm,+49 30 901820,b.holm@holm.example,Berlin
Bea Holm,,,Berlin
Tom Weber,+49 30 901830,,Potsdam
"""
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Kind = TypeVar("Kind", bound=QDialog)


def opened(day: Morning, kind: type[Kind]) -> Kind:
    day.qtbot.waitUntil(lambda: day.house.window.findChild(kind) is not None)
    dialog = day.house.window.findChild(kind)
    assert dialog is not None
    day.settle()
    return dialog


def take_in(day: Morning, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    day.house.window.file_dropped.emit(path)
    dialog = opened(day, ImportDialog)
    day.qtbot.waitUntil(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
    with day.qtbot.waitSignal(dialog.imported):
        day.press(dialog, Qt.Key.Key_Return)
    dialog.accept()
    day.qtbot.waitUntil(lambda: day.house.window.findChild(ImportDialog) is None)


def ids(day: Morning) -> list[int]:
    model = day.house.pages.prospects.model
    return [found for row in range(model.rowCount()) if (found := model.id_at(row)) is not None]


def names(day: Morning) -> list[str]:
    return sorted(listed.row.name for listed in day.services.browsing.rows(ids(day)))


def test_what_comes_in_is_taken_back_joined_written_out_and_forgotten(day: Morning, tmp_path: Path) -> None:
    # Two lists come in; the second one fills what was missing and brings somebody new.
    take_in(day, tmp_path / "fair.csv", FAIR)
    take_in(day, tmp_path / "more.csv", MORE)
    assert names(day) == ["Bea Holm", "Beatriz Holm", "Ida Sørensen", "Jürgen Adler", "Tom Weber"]

    # The second one is taken back, by its key, and all is as it was before.
    day.press(day.house.window, Qt.Key.Key_B, CONTROL | SHIFT)
    imports = opened(day, ImportsDialog)
    with day.qtbot.waitSignal(imports.undone) as undone:
        day.press(imports, Qt.Key.Key_U)
    assert (undone.args[0].removed, undone.args[0].put_back, undone.args[0].kept) == (2, 1, ())
    day.press(imports, Qt.Key.Key_Escape)
    assert names(day) == ["Beatriz Holm", "Ida Sørensen", "Jürgen Adler"]

    # It comes in again; the doubles are found, made one, and two again from the toast.
    take_in(day, tmp_path / "more.csv", MORE)
    day.press(day.house.window, Qt.Key.Key_D, CONTROL | SHIFT)
    doubles = opened(day, DuplicatesDialog)
    day.qtbot.waitUntil(lambda: doubles.foot.merge_button.isVisible() and doubles.foot.merge_button.isEnabled())
    with day.qtbot.waitSignal(doubles.merged) as merged:
        day.press(doubles, Qt.Key.Key_M)
    assert {merged.args[0].name, merged.args[0].other_name} == {"Beatriz Holm", "Bea Holm"}
    day.press(doubles, Qt.Key.Key_Escape)
    assert len(names(day)) == 4
    assert "are one person now" in day.house.window.toast.text_label.text()
    day.press(day.house.window, Qt.Key.Key_Z)
    assert names(day) == ["Bea Holm", "Beatriz Holm", "Ida Sørensen", "Jürgen Adler", "Tom Weber"]

    # All of it goes out as one list, and comes into an empty file as the same.
    out = tmp_path / "all.csv"
    exported = day.services.exporting.to(out)
    assert exported.people == 5
    day.press(day.house.window, Qt.Key.Key_E, CONTROL | SHIFT)
    day.press(opened(day, ExportDialog), Qt.Key.Key_Escape)

    # Somebody is forgotten, from what is known of them: nothing of them is left in the file or beside it.
    jurgen = next(each.row.id for each in day.services.browsing.rows(ids(day)) if "Adler" in each.row.name)
    day.house.dialogs.edit(jurgen)
    person = opened(day, PersonDialog)
    person.forget_button.click()
    asks = opened(day, ForgetDialog)
    day.qtbot.waitUntil(asks.save_button.isEnabled)
    with day.qtbot.waitSignal(asks.forgotten):
        day.press(asks, Qt.Key.Key_Return, CONTROL)
    day.settle()
    assert names(day) == ["Bea Holm", "Beatriz Holm", "Ida Sørensen", "Tom Weber"]
    assert "Jürgen Adler is forgotten" in day.house.window.toast.text_label.text()
    assert day.services.checking.check().is_whole
    files = [file for file in day.file.parent.rglob("*") if file.is_file() and "reengage" in file.name]
    assert not [file for file in files if "Jürgen".encode() in file.read_bytes()]

    now = day.now
    day.house.quit()
    day.services.close()
    with closing(open_services(tmp_path / "new" / "a.db", lambda: now, lambda: "Europe/Berlin", lambda: 1.0)) as fresh:
        report = fresh.importing.write(fresh.importing.plan(fresh.importing.open(out)))
        assert (report.read, report.added, report.bad) == (5, 5, ())
        again = tmp_path / "again.csv"
        fresh.exporting.to(again)
        assert again.read_bytes() == out.read_bytes()
    day.sit_down()
