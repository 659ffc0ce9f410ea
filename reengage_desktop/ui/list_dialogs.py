"""Opens the dialogs about the whole list: bring in, find doubles, walk past the No's, screen, write out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from .list_wish import ListWish

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.merging import Merged
    from reengage_desktop.services.screening import Taken


class ListDialogs(QObject):
    """`today_requested` when the person goes on to their calls after an import.

    `done` carries what was before, to be put back if it is wished, and a sentence; `open_requested` the id of a person.
    """

    open_requested = Signal(object)

    today_requested = Signal()
    done = Signal(object, str)

    def __init__(self, services: Services, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._services, self._now, self._window = services, now, window

    def open(self, wish: ListWish) -> None:
        dialogs = {
            ListWish.IMPORT: self.take_in,
            ListWish.IMPORTS: self.show_imports,
            ListWish.DUPLICATES: self.find_duplicates,
            ListWish.NOES: self.walk_noes,
            ListWish.SCREENING: self.screen,
            ListWish.EXPORT: self.write_out,
        }
        dialogs[wish]()

    def take_in(self, path: object = None) -> None:
        """The import dialog, with a file where one was dropped."""
        from .choosers import choose_import_file, choose_target
        from .intake.import_dialog import ImportDialog

        dialog = ImportDialog(
            self._services,
            self._window,
            choose_file=lambda: choose_import_file(self._window),
            choose_place=lambda: choose_target(self._window, "rows-to-mend.csv"),
            path=path if isinstance(path, Path) else None,
        )
        dialog.today_requested.connect(self.today_requested)
        dialog.open()

    def show_imports(self) -> None:
        from .intake.imports_dialog import ImportsDialog

        services = self._services
        zone = services.planning.zone
        ImportsDialog(services.undoing, self._now, self._window, leave_thread=services.close_thread, zone=zone).open()

    def find_duplicates(self) -> None:
        from .people.duplicates_dialog import DuplicatesDialog

        dialog = DuplicatesDialog(self._services, self._now, self._window)
        merged: list[Merged] = []
        dialog.merged.connect(merged.append)
        dialog.undone.connect(lambda step: merged.remove(step) if step in merged else None)
        dialog.finished.connect(lambda _result: self._tell_merged(merged))
        dialog.open()

    def _tell_merged(self, merged: list[Merged]) -> None:
        """Once the dialog is closed the last merge can still be taken back."""
        if merged:
            told = self.tr("{name} and {other} are one person now").format(
                name=merged[-1].name, other=merged[-1].other_name
            )
            self.done.emit(merged[-1], told)

    def walk_noes(self) -> None:
        """Past everybody who said no, as far as one wants."""
        from .no_list.no_walk_dialog import NoWalkDialog

        dialog = NoWalkDialog(self._services, self._now, self._window)
        dialog.open_requested.connect(self.open_requested)
        dialog.walked.connect(lambda walked, told: self.done.emit(walked, str(told)))
        dialog.open()

    def screen(self) -> None:
        """Do-not-call lists: taken in, and how old those are that were. Over the settings, where they are open."""
        from .choosers import choose_any_file, choose_target
        from .screening.screening_dialog import ScreeningDialog

        dialog = ScreeningDialog(
            self._services,
            QApplication.activeModalWidget() or self._window,
            choose_file=choose_any_file,
            choose_target=choose_target,
        )
        taken: list[tuple[Taken, str]] = []
        dialog.taken.connect(lambda step, told: taken.append((step, told)))
        dialog.undone.connect(lambda step: taken.__setitem__(slice(None), [one for one in taken if one[0] != step]))
        dialog.finished.connect(lambda _result: self.done.emit(*taken[-1]) if taken else None)
        dialog.open()

    def write_out(self) -> None:
        from .choosers import choose_folder, choose_target
        from .export.export_dialog import ExportDialog

        ExportDialog(self._services, self._window, choose_target=choose_target, choose_folder=choose_folder).open()
