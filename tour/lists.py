"""Lists come in, are searched, looked through for doubles, and go out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.intake.import_dialog import ImportDialog
from reengage_desktop.ui.intake.imports_dialog import ImportsDialog
from reengage_desktop.ui.list_wish import ListWish
from reengage_desktop.ui.people.forget_dialog import ForgetDialog
from reengage_desktop.ui.people.person_dialog import PersonDialog

from .showing import Tour

EXPORT = """\
Customer,Firm,Tel.,Mail,Offer,Total,Date,Comment,Rep
Lena Brandvold,Brandvold Ceramics,(330) 555-0168,lena@ceramics.example,Windows,"$31,480",2026-05-14,asks a brother,DW
Otis Calloway,,(614) 555-0119,,"Solar roof, 11 kW","$26,900",2026-06-02,,DW
Mary-Ann O'Dell,O'Dell Travel,(937) 555-0154,mary@odell.example,Coffee,"$3,100",2026-06-09,contract until spring,DW
,,(567) 555-0181,,,,,,DW
Sook-ja Park,Park Dental,555-01,sook@parkdental.example,Payroll,"$7,400",31.02.2026,no budget,DW
"""
MORE = """\
Name;Firma;Telefon;E-Mail;Ort;Angebot;Betrag;Angebotsdatum;Bemerkung
Lena Brandvold;Brandvold Ceramics;(330) 555-0168;lena@ceramics.example;Akron;Fenster;33.900,00 $;02.09.2026;ihr Bruder
Maryann ODell;O'Dell Travel Inc.;;m.odell@travel.example;Dayton;;;;
Otis Calloway;;(614) 555-0119;otis@calloway.example;Columbus;;;;will im Herbst neu rechnen
Nadia Rahimi;Rahimi Optik;(419) 555-0190;nadia@rahimi.example;Toledo;Kasse;4.250,00 $;31.02.2026;
"""


def take_a_list_in(tour: Tour) -> None:
    export = tour.folder / "spring-fair-quotes.csv"
    export.write_text(EXPORT, encoding="utf-8")
    tour.window.file_dropped.emit(export)
    dialog = tour.dialog(ImportDialog)
    tour.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
    tour.picture("02-import", dialog)
    tour.key(dialog, Qt.Key.Key_Return)
    tour.wait(lambda: dialog.foot.today_button.isVisible())
    tour.picture("03-import-done", dialog)
    tour.key(dialog, Qt.Key.Key_Return)
    tour.services.sampling.add()  # so that there is a pool with a history to look at


def look_around(tour: Tour) -> None:
    page = tour.house.pages.prospects
    tour.wait(lambda: page.model.rowCount() > 60)
    tour.picture("04-prospects")
    page.search_edit.setFocus()
    QTest.keyClicks(page.search_edit, "555 01")
    tour.picture("05-search")
    page.search_edit.clear()
    QTest.keyClicks(page.search_edit, "zeppelin")
    tour.picture("06-no-match")
    tour.key(page.search_edit, Qt.Key.Key_Escape)
    tour.key(tour.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    tour.key(tour.window, Qt.Key.Key_Escape)


def another_list(tour: Tour) -> None:
    """Its people are partly here; it is taken in, and taken back."""
    more = tour.folder / "messe-herbst.csv"
    more.write_text(MORE, encoding="cp1252")
    tour.window.file_dropped.emit(more)
    dialog = tour.dialog(ImportDialog)
    tour.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
    tour.wait_ms(400)
    tour.picture("03-import-known", dialog)
    for name, button in (
        ("changes", dialog.match_page.side.here_count.show_button),
        ("likely", dialog.match_page.side.compare_button),
    ):
        button.click()
        tour.wait_ms(300)
        tour.picture(f"03-import-{name}", dialog)
        tour.key(dialog, Qt.Key.Key_Escape)
    dialog.head.change_button.click()
    tour.picture("03-import-reading", dialog)
    tour.key(dialog, Qt.Key.Key_Escape)
    tour.wait(lambda: dialog.foot.import_button.isVisible() and dialog.foot.import_button.isEnabled())
    dialog.start_import()
    tour.wait(lambda: dialog.foot.today_button.isVisible())
    dialog.accept()
    tour.closed()
    tour.house.dialogs.lists.open(ListWish.IMPORTS)
    imports = tour.dialog(ImportsDialog)
    tour.picture("03-imports", imports)
    tour.key(imports, Qt.Key.Key_U)
    tour.wait(lambda: not imports.work.is_busy)
    tour.wait_ms(200)
    tour.picture("03-imports-undone", imports)
    imports.reject()
    tour.closed()


def doubles_and_the_way_out(tour: Tour) -> None:
    tour.services.keeping.add(PersonForm(name="Maryann ODell", company="O'Dell Travel Inc.", city="Dayton"))
    for name, wish in (("14-duplicates", ListWish.DUPLICATES), ("14-export", ListWish.EXPORT)):
        tour.house.dialogs.lists.open(wish)
        dialog = tour.dialog(QDialog)
        tour.wait_ms(900)
        tour.picture(name, dialog)
        dialog.reject()
        tour.closed()
    tour.house.dialogs.edit(tour.house.pages.prospects.model.id_at(0))
    person = tour.dialog(PersonDialog)
    person.forget_button.click()
    asks = tour.dialog(ForgetDialog)
    tour.wait_ms(400)
    tour.picture("14-forget", asks)
    asks.reject()
    person.reject()
    tour.closed()
