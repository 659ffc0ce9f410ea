"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .list_wish import ListWish
from .navigation import CALENDAR, DECIDE, LETTERS, PROSPECTS, SCRIPTS, TODAY

if TYPE_CHECKING:
    from .house import House

PAGES = {
    "Ctrl+1": TODAY,
    "Ctrl+2": PROSPECTS,
    "Ctrl+3": CALENDAR,
    "Ctrl+4": DECIDE,
    "Ctrl+5": LETTERS,
    "Ctrl+7": SCRIPTS,
}
ANSWERS = "+HETMA"
WISHES = {
    "Ctrl+Shift+I": ListWish.IMPORT,
    "Ctrl+Shift+B": ListWish.IMPORTS,
    "Ctrl+Shift+D": ListWish.DUPLICATES,
    "Ctrl+Shift+N": ListWish.NOES,
    "Ctrl+Shift+E": ListWish.EXPORT,
    "Ctrl+Shift+L": ListWish.SCREENING,
}


def tie(house: House) -> None:
    """A dialog is asked for only when its key is pressed, since it is made then."""
    window = house.window
    keys: dict[str, Callable[[], object]] = {
        "Ctrl+N": lambda: house.dialogs.add(),
        "Ctrl+U": lambda: house.dialogs.note_unsold_quote(),
        "Ctrl+K": lambda: house.dialogs.search(),
        "Ctrl+B": lambda: house.dialogs.triage.best_now(),
        "Ctrl+I": lambda: house.dialogs.search(inbound=True),
        "Ctrl+,": lambda: house.dialogs.change_settings(),
        "Ctrl+Q": house.quit,
        "F9": house.today_panel.toggle,
        "Alt+S": house.banner.start,
        "?": lambda: house.dialogs.show_keys(),
        "Z": house.undo,
        "Ctrl+Z": house.undo,
    }
    keys |= {key: partial(house.ways.show_page, name) for key, name in PAGES.items()}
    keys |= {key: partial(_open, house, wish) for key, wish in WISHES.items()}
    keys |= {f"Alt+{letter}": partial(house.banner.answer, letter) for letter in ANSWERS}
    for key, act in keys.items():
        window.shortcut(key, act)


def _open(house: House, wish: ListWish) -> None:
    house.dialogs.lists.open(wish)
