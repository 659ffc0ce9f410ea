"""All that is known of one person, the No's, and what customers said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea

from reengage_desktop.domain.person_around import Side
from reengage_desktop.ui.list_wish import ListWish
from reengage_desktop.ui.no_list.no_walk_dialog import NoWalkDialog
from reengage_desktop.ui.scripts.script_list import STORIES
from reengage_desktop.ui.settings.products_dialog import ProductsDialog

from .showing import FIRST, SMALL, Tour


def page_of_a_person(tour: Tour) -> None:
    """Opened from the list; something is added, further down is looked at, and who is around is rung."""
    table = tour.house.pages.prospects.table
    maria = tour.find("Maria Castellano")
    tour.house.pages.prospects.select(maria)
    table.setFocus()
    tour.key(table, Qt.Key.Key_O)
    tour.wait(lambda: tour.window.page_name == "person")
    page = tour.house.pages.person
    tour.wait_ms(300)
    tour.picture("18-person")
    tour.key(page, Qt.Key.Key_H)
    tour.types("A deli on Monroe Street now pays 38 % less")
    tour.picture("18-person-homework")
    tour.key(page, Qt.Key.Key_Return)
    tour.key(page, Qt.Key.Key_Escape)
    for area in page.body.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 2 // 5)
    tour.picture("18-person-further-down")
    elena = next(each.person.id for each in tour.services.acquainting.of(maria) if each.person.side is Side.OURS)
    page.body.around.call(elena)
    around = tour.dialog(QDialog)
    tour.picture("18-around-call", around)
    around.reject()
    tour.closed()
    tour.window.resize(*SMALL)
    tour.house.ways.show_person(tour.find("Ines Carvalho"))
    tour.wait_ms(300)
    tour.picture("18-person-little-known-1280x720")
    tour.window.resize(*FIRST)
    tour.house.ways.show_person(maria)
    tour.key(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    tour.types("lease")
    tour.wait_ms(500)
    tour.picture("18-search-with-the-place-lit")
    tour.key(tour.window, Qt.Key.Key_Escape)
    tour.key(page, Qt.Key.Key_Escape)
    tour.wait(lambda: tour.window.page_name == "prospects")


def no_list_and_bank(tour: Tour) -> None:
    """The No's are walked past everybody; the bank holds what customers said."""
    tour.house.dialogs.lists.open(ListWish.NOES)
    walk = tour.dialog(NoWalkDialog)
    if walk.end.isVisible():
        walk.end.all_button.click()
    tour.wait_ms(300)
    tour.picture("19-no-list", walk)
    tour.key(walk, Qt.Key.Key_1)
    tour.picture("19-no-list-back", walk)
    tour.key(walk, Qt.Key.Key_Escape)
    tour.key(walk, Qt.Key.Key_Escape)
    tour.closed()
    tour.house.pages.scripts.open_script(STORIES)
    tour.show("scripts")
    tour.wait_ms(300)
    tour.picture("19-bank")
    (interview,) = tour.services.interviewing.all()
    tour.house.pages.scripts.open_interview(interview.id)
    tour.key(tour.house.pages.scripts, Qt.Key.Key_Return)
    dialog = tour.dialog(QDialog)
    tour.picture("19-interview", dialog)
    dialog.reject()
    tour.closed()
    tour.show("prospects")
    products = ProductsDialog(tour.services, tour.window)
    products.open()
    tour.picture("19-products", products)
    products.reject()
    tour.closed()
