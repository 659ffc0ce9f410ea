"""What the time is best used for: one name, the desk, and the rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from reengage_desktop.ui.list_wish import ListWish
from reengage_desktop.ui.payoff.payoff_card import PayoffCard

from .showing import Tour


def best_use_of_now(tour: Tour) -> None:
    """One name and why, the sum behind it, and a number that may not be dialled now."""
    tour.show("prospects")
    tour.key(tour.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    tour.picture("20-best-now")
    tour.key(tour.window, Qt.Key.Key_Equal)
    tour.picture("20-the-sum", tour.dialog(PayoffCard))
    tour.key(tour.dialog(PayoffCard), Qt.Key.Key_Escape)
    tour.key(tour.window, Qt.Key.Key_Escape)
    tour.house.calls.call(tour.find("Gordon Pruitt"))
    call = tour.call()
    tour.key(call, Qt.Key.Key_Return)
    tour.picture("20-not-now", call)
    tour.key(call, Qt.Key.Key_Escape)
    tour.key(call, Qt.Key.Key_Escape)
    tour.wait(lambda: tour.house.calls.dialog is None)


def desk(tour: Tour) -> None:
    """A card, what it asks to push on, and to close kindly; then the ladder and permission on a page."""
    tour.show("decide")
    tour.wait_ms(200)
    tour.picture("20-decide")
    page = tour.house.pages.decide
    for name, number in (("push-on", 1), ("close-kindly", 3), ("do-not-contact", 4)):
        page.digit(number)
        tour.picture(f"20-decide-{name}")
        page.leave_question()
    tour.house.ways.show_person(tour.find("Annette Lindqvist"))
    person = tour.house.pages.person
    tour.wait_ms(300)
    person.body.right.ensureWidgetVisible(person.body.permission, 0, 300)
    tour.picture("20-permission")
    tour.key(person, Qt.Key.Key_G)
    tour.picture("20-ladder-of-a-person", tour.dialog(QDialog))
    tour.key(tour.dialog(QDialog), Qt.Key.Key_Escape)


def rules(tour: Tour) -> None:
    triage = tour.house.dialogs.triage
    for name, open_ in (("ladders", triage.set_ladders), ("calling-rules", triage.set_rules)):
        open_(tour.window)
        dialog = tour.dialog(QDialog)
        tour.picture(f"20-{name}", dialog)
        tour.key(dialog, Qt.Key.Key_Escape)
        tour.closed()
    tour.house.dialogs.lists.open(ListWish.SCREENING)
    dialog = tour.dialog(QDialog)
    tour.picture("20-do-not-call-lists", dialog)
    tour.key(dialog, Qt.Key.Key_Escape)
    tour.closed()
