"""An import dialog over a real file, and the ways of a person in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.intake.import_dialog import ImportDialog

WAIT = 10_000

Open = Callable[..., ImportDialog]


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> Open:
    def made(path: Path | None = None, **more: object) -> ImportDialog:
        more = {"choose_file": lambda: None, **more}
        opened = ImportDialog(services, path=path, **more)  # type: ignore[arg-type]
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(opened, before_close_func=lambda widget: widget.done(0))
        opened.open()
        return opened

    return made


def planned(qtbot: QtBot, dialog: ImportDialog) -> ImportDialog:
    """Once it is looked through and there is something to import."""
    qtbot.waitUntil(dialog.foot.import_button.isEnabled, timeout=WAIT)
    return dialog


def looked_through(qtbot: QtBot, dialog: ImportDialog) -> ImportDialog:
    """Once it is looked through, whether or not there is anything to import."""
    qtbot.waitUntil(lambda: dialog._flow.plan is not None, timeout=WAIT)
    return dialog


def looks_of(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    """(which line, what is the matter, what can be done) of each row that needs a look."""
    return [(each.left, each.words, each.action) for each in dialog.match_page.side.look_part.list.looks.entries]


def take_in(services: Services, path: Path) -> None:
    """Without the dialog: these people are here."""
    services.importing.write(services.importing.plan(services.importing.open(path)))
