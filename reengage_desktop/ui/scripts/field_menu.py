"""The menu of fields one may insert, by plain names; typing a letter walks to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from .field_names import groups


def field_menu(insert: Callable[[str], None], parent: QWidget) -> QMenu:
    """`insert` is handed the field as it is written, with its usual fallback."""
    menu = QMenu(parent)
    menu.setObjectName("field_menu")
    for name, fields in groups():
        under = menu.addMenu(name)
        under.setObjectName("field_group")
        for field in fields:
            words = field.name if not field.without else f"{field.name}, or “{field.without}”"
            action = under.addAction(words)
            action.setData(field.written)
            action.triggered.connect(lambda _=False, written=field.written: insert(written))
    return menu
