"""A day as it passes: its sentence, the week, a reminder, the evening; and twelve days without one."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from .showing import STORY, Tour


def sentence_of_the_morning(tour: Tour) -> None:
    tour.show("today")
    tour.picture("06-today-morning")
    tour.key(tour.window, Qt.Key.Key_Return)
    tour.wait(lambda: tour.services.committing.today() is not None)
    tour.picture("06-today-given")


def week(tour: Tour) -> None:
    """A slot is drawn, named, and carried to another hour."""
    tour.show("calendar")
    view = tour.house.pages.calendar.view
    tour.wait_ms(300)
    tour.picture("06-calendar")
    tour.key(view, Qt.Key.Key_N)
    tour.picture("06-calendar-slot", tour.dialog(QDialog))
    tour.key(tour.dialog(QDialog), Qt.Key.Key_Return)
    tour.closed()
    tour.picture("06-calendar-new-slot")
    tour.show("prospects")


def reminder_of_the_slot(tour: Tour) -> None:
    tour.later(timedelta(seconds=30))
    tour.wait(lambda: tour.house.banner.reminder_bar.isVisible())
    tour.picture("07-reminder")
    tour.later(timedelta(minutes=18))


def evening(tour: Tour) -> None:
    tour.now = STORY + timedelta(hours=10)
    tour.house.heart.beat()
    tour.show("today")
    tour.picture("16-today-evening")
    tour.key(tour.window, Qt.Key.Key_P)
    tour.picture("16-today-answered")


def after_an_absence(tour: Tour) -> None:
    """The laptop stays closed for twelve days."""
    tour.now = STORY + timedelta(days=13, minutes=10)
    tour.house.heart.beat()
    tour.show("prospects")
    tour.wait(lambda: tour.house.banner.reminder_bar.isVisible())
    tour.picture("17-after-an-absence")
    tour.house.banner.answer("A")
    tour.picture("17-all-that-wait")
    tour.house.dialogs.spread()
    dialog = tour.dialog(QDialog)
    tour.wait_ms(600)
    tour.picture("17-spread", dialog)
    tour.key(dialog, Qt.Key.Key_Return)
    tour.closed()
    tour.picture("17-spread-done")
