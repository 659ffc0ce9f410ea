"""Dialogs that are opened now and then, and the pages in a small window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from .showing import FIRST, SMALL, Tour


def small_dialogs(tour: Tour) -> None:
    page = tour.house.pages.prospects
    dialogs = tour.house.dialogs
    openers: dict[str, Callable[[], object]] = {
        "14-person": lambda: dialogs.edit(page.model.id_at(0)),
        "14-unsold-quote": dialogs.note_unsold_quote,
        "14-mail": lambda: dialogs.mail(page.model.id_at(0)),
        "14-move": lambda: dialogs.move(page.model.id_at(0)),
        "14-visit": dialogs.plan_visit,
        "14-settings": dialogs.change_settings,
        "14-calendars": lambda: dialogs.keep_calendars(tour.house.calendar_round, tour.house.notices.changed),
        "14-all-keys": dialogs.show_keys,
    }
    for name, open_it in openers.items():
        open_it()
        dialog = tour.dialog(QDialog)
        tour.picture(name, dialog)
        dialog.reject()
        tour.closed()


def small_window(tour: Tour) -> None:
    tour.window.resize(*SMALL)
    for name in ("prospects", "calendar", "decide", "letters", "scripts"):
        tour.show(name)
        tour.wait_ms(200)
        tour.picture(f"15-{name}-1280x720")
    tour.window.resize(*FIRST)
