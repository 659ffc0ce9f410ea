"""The page of letters over real services, told of commits as in the house, with a folder to print into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.letter import LetterDraft, LetterState
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui.letters.letters_page import LettersPage
from reengage_desktop.ui.notices import Notices

WORDS = "Dear {name},\n\nthank you for the time this morning.\n\nWith kind regards,\n\nDana Whitlock"


@dataclass
class Desk:
    """The page, with what it told, what was chosen, and hands to use it."""

    page: LettersPage
    services: Services
    qtbot: QtBot
    folder: Path
    told: list[str] = field(default_factory=list)
    undo: list[tuple[object, str]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    wished: list[tuple[str, object]] = field(default_factory=list)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the focus."""
        focused = self.page.window().focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.page.desk.sheet.edit, words)

    def settle(self) -> None:
        """Lets commits be heard."""
        for _ in range(3):
            self.qtbot.wait(1)

    def printed(self) -> None:
        """Until what is being made is made."""
        self.qtbot.waitUntil(lambda: not self.page.room.working, timeout=10_000)
        self.settle()

    @property
    def pile(self) -> list[Piled]:
        return self.services.lettering.pile()

    @property
    def states(self) -> list[LetterState]:
        return [piled.letter.state for piled in self.pile]

    @property
    def name(self) -> str:
        """Whose letter is in sight."""
        assert self.page.desk.current is not None
        return self.page.desk.current.name


Lay = Callable[..., int]


@pytest.fixture
def lay(services: Services) -> Lay:
    """Lays a letter to somebody new on the pile; its id."""

    def do(name: str = "Maria Castellano", *, read: bool = True, address: bool = True, words: str = WORDS) -> int:
        where = {"street": "12 Summit Street", "city": "Toledo", "region": "OH", "postal_code": "43604"}
        form = PersonForm(name=name, phones=(f"41955501{len(services.lettering.pile()):02}",), country="US")
        who = services.keeping.add(replace(form, **where) if address else form)
        said = words.replace("{name}", name.split()[0] if name else "you")
        return services.lettering.add(who, LetterDraft("letter-after-call", said, read=read))

    return do


@pytest.fixture
def desk(services: Services, clock: Callable[[], datetime], qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    settings = services.setting.read()
    services.setting.keep(replace(settings, my_name="Dana Whitlock", my_firm="Northlight", my_address="214 Mill St"))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1162, 736)
    opened: list[Path] = []
    folder = tmp_path / "printed"
    folder.mkdir()

    def ask_printer(_parent: QWidget) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / "printer.pdf"))
        return printer

    page = LettersPage(
        services,
        clock,
        window,
        choose_path=lambda _parent, name: made.folder / name,
        open_file=opened.append,
        ask_printer=ask_printer,
    )
    made = Desk(page, services, qtbot, folder, opened=opened)
    page.resize(window.size())
    page.told.connect(made.told.append)
    page.undo_told.connect(lambda token, said: made.undo.append((token, said)))
    page.open_requested.connect(lambda who: made.wished.append(("open", who)))
    page.mail_requested.connect(lambda who: made.wished.append(("mail", who)))
    page.settings_requested.connect(lambda: made.wished.append(("settings", None)))
    notices = Notices(window)
    services.listen(notices.hear)
    notices.changed.connect(page.refresh)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.setFocus()
    yield made
    page.room.work.close()
