"""What each product brings is set in a table, told where it cannot be, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.settings.products_dialog import ProductsDialog
from reengage_desktop.ui.settings.products_model import Column
from reengage_desktop.ui.settings.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> ProductsDialog:
    services.keeping.add(PersonForm(name="Maria"), QuoteForm(product="Roof", value="100"))
    services.keeping.add(PersonForm(name="Ben"), QuoteForm(product="Shed", value="100"))
    made = ProductsDialog(services)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def cells(dialog: ProductsDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [tuple(str(model.index(row, column).data()) for column in Column) for row in range(model.rowCount())]


def write(qtbot: QtBot, dialog: ProductsDialog, row: int, column: Column, text: str) -> None:
    before = cells(dialog)
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    dialog.table.edit(dialog.model.index(row, column))
    edit = dialog.table.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setText(text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(dialog) != before and dialog.table.findChild(QLineEdit) is None)


def test_what_was_quoted_is_listed_with_what_is_ordinary(dialog: ProductsDialog) -> None:
    assert cells(dialog) == [("Roof", "10 %, as ordinary", "1"), ("Shed", "10 %, as ordinary", "1")]


def test_a_commission_is_set_cleared_and_taken_back(qtbot: QtBot, dialog: ProductsDialog) -> None:
    write(qtbot, dialog, 0, Column.BRINGS, "7.5 %")
    assert cells(dialog)[0] == ("Roof", "7.5 %", "1")
    assert dialog.told_label.text() == "Roof brings 7.5 %"
    before = cells(dialog)
    dialog.clear_commission()
    qtbot.waitUntil(lambda: cells(dialog) != before)
    assert cells(dialog)[0][1] == "10 %, as ordinary"
    dialog.undo()
    assert cells(dialog)[0][1] == "7.5 %"
    dialog.undo()
    assert cells(dialog)[0][1] == "10 %, as ordinary"
    assert not dialog.undo_button.isEnabled()


def test_what_is_no_commission_stays_in_its_cell_and_is_told(qtbot: QtBot, dialog: ProductsDialog) -> None:
    write(qtbot, dialog, 0, Column.BRINGS, "5")
    assert cells(dialog)[0][1] == "5"
    assert "5 %" in dialog.fault_line.text()
    write(qtbot, dialog, 0, Column.BRINGS, "5 %")
    assert (cells(dialog)[0][1], dialog.fault_line.text()) == ("5 %", "")


def test_a_new_name_goes_everywhere(qtbot: QtBot, services: Services, dialog: ProductsDialog) -> None:
    write(qtbot, dialog, 0, Column.PRODUCT, "Shed")
    assert cells(dialog) == [("Shed", "10 %, as ordinary", "2")]
    dialog.undo()
    assert [row[0] for row in cells(dialog)] == ["Roof", "Shed"]


def test_a_product_that_nobody_was_quoted_yet_is_added(dialog: ProductsDialog) -> None:
    dialog.name_edit.setText("Battery")
    dialog.add()
    assert "5 %" in dialog.fault_line.text()
    dialog.brings_edit.setText("$50")
    QTest.keyClick(dialog.brings_edit, Qt.Key.Key_Return)
    assert cells(dialog)[0] == ("Battery", "$50.00", "0")
    assert dialog.name_edit.text() == ""


def test_small_amounts_are_read_back_as_they_stand(qtbot: QtBot, services: Services, dialog: ProductsDialog) -> None:
    write(qtbot, dialog, 0, Column.BRINGS, "$5")
    written = dialog.model.index(0, Column.BRINGS).data(Qt.ItemDataRole.EditRole)
    services.quoting.products.set("Roof", written)
    assert services.around.store.products.all()["roof"].amount == 5_00


def test_the_settings_lead_there(qtbot: QtBot, services: Services) -> None:
    settings = SettingsDialog(services.setting, services.sampling)
    qtbot.addWidget(settings)
    with qtbot.waitSignal(settings.products_requested):
        settings.products_button.click()


def test_the_first_commission_is_chosen_at_once_and_undo_keeps_the_place(qtbot: QtBot, dialog: ProductsDialog) -> None:
    current = dialog.table.currentIndex
    assert (current().row(), current().column()) == (0, Column.BRINGS)
    write(qtbot, dialog, 1, Column.PRODUCT, "A garden shed")
    assert (current().data(), current().column()) == ("A garden shed", Column.PRODUCT)
    dialog.undo()
    assert (current().row(), current().column()) == (0, Column.PRODUCT)
    dialog.table.setCurrentIndex(dialog.model.index(1, Column.BRINGS))
    write(qtbot, dialog, 1, Column.BRINGS, "5 %")
    dialog.undo()
    assert (current().row(), current().column()) == (1, Column.BRINGS)


def test_a_long_name_makes_the_dialog_no_wider(qtbot: QtBot, dialog: ProductsDialog) -> None:
    write(qtbot, dialog, 0, Column.PRODUCT, "Roof with everything that belongs to it " * 3)
    assert dialog.minimumSizeHint().width() <= 560


def test_ctrl_z_after_adding_takes_the_product_back_and_not_the_typing(qtbot: QtBot, dialog: ProductsDialog) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.name_edit.setFocus()
    for words in ("Barn", "7 %"):
        edit = dialog.focusWidget()
        QTest.keyClicks(edit, words)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.name_edit.hasFocus()
    assert "Barn" in [row[0] for row in cells(dialog)]
    QTest.keyClick(dialog.name_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Barn" not in [row[0] for row in cells(dialog)]
    QTest.keyClicks(dialog.name_edit, "Sh")
    QTest.keyClick(dialog.name_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.name_edit.text() == ""
