"""Files that lie on the laptop and belong to them: opened by the system, never touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.attached_file import AttachedFile, Opening, shown_name
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import label

from .choose_files import choose_file, choose_files
from .file_row import FileRow
from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class FilesSection(PersonSection):
    """`choose` hands in files, `choose_one` where a missing one lies now; `open_url` hands one to the system."""

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        *,
        choose: Callable[[QWidget], Sequence[Path]] = choose_files,
        choose_one: Callable[[QWidget, Path], Path | None] = choose_file,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(services, now, "", "files_section", keys="D")
        self.title_label.setText(self.tr("Files"))
        self.add_button.setText(self.tr("Attach"))
        self.add_button.set_icon(Icon.PLUS)
        self._choose, self._choose_one, self._open_url = choose, choose_one, open_url
        self.empty_label = label(
            self.tr("Offers, plans, photos. Drop a file here: it stays where it lies, and opens from here."),
            "small",
            "text2",
            wrap=True,
            name="files_empty",
        )
        self.body.addWidget(self.empty_label)
        self.rows: list[FileRow] = []
        self._files: list[AttachedFile] = []
        self._side = SideWork(services.close_thread, self)

    def read(self) -> None:
        files = self.services.attaching.files(self.who)
        if files != self._files:
            self._files = files
            self._show(files)
        self.hint_label.setText(str(len(files)) if len(files) > 1 else "")
        self.empty_label.setVisible(not files)
        if files:
            self._look(files)

    def begin(self) -> None:
        """Files are chosen."""
        if paths := self._choose(self):
            self.attach(paths)

    def forget(self) -> None:
        for row in self.rows:
            row.set_lit(False)

    def take_drop(self, mime: QMimeData) -> bool:
        """Whether these were files; then they are in the list, or it is told why not."""
        urls = [url for url in mime.urls() if url.isLocalFile()]
        if urls:
            self.attach([Path(url.toLocalFile()) for url in urls])
        return bool(urls)

    def attach(self, paths: Sequence[Path]) -> None:
        step = self.act(lambda: self.services.attaching.attach(self.who, paths))
        if step:
            self.read()
            name = shown_name(paths[0])
            more = self.tr("{n} files attached.").format(n=len(paths))
            self.done.emit(step, more if len(paths) > 1 else self.tr("“{file}” attached.").format(file=name))
        elif step is not None:
            self.told.emit(self.tr("It is in the list already."))

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        wanted = words_.casefold().strip()
        found = [row for row in self.rows if wanted and wanted in row.file.name.casefold()]
        for row in self.rows:
            row.set_lit(row in found)
        return found[0] if found else None

    def _show(self, files: Sequence[AttachedFile]) -> None:
        had_focus = next((row.file.id for row in self.rows if row.isAncestorOf(self.focusWidget() or self)), 0)
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FileRow(file) for file in files]
        for row in self.rows:
            row.open_requested.connect(self._open)
            row.find_requested.connect(self._find)
            row.remove_requested.connect(self._remove)
            self.body.addWidget(row)
            if row.file.id == had_focus:
                row.open_button.setFocus()

    def _look(self, files: Sequence[AttachedFile]) -> None:
        """Which ones are still there; a disk that sleeps must not hold the window."""
        opening = self.services.attaching.opening
        self._side.ask(lambda: {file.path: opening(file.path) for file in files}, self._looked, lambda _fault: None)

    def _looked(self, found: dict[Path, Opening]) -> None:
        for row in self.rows:
            if row.file.path in found:
                row.set_missing(found[row.file.path] is Opening.MISSING)

    def _open(self, file: AttachedFile) -> None:
        opening = self.services.attaching.opening
        self._side.ask(lambda: opening(file.path), lambda way: self._opened(file, way), lambda _fault: None)

    def _opened(self, file: AttachedFile, way: Opening) -> None:
        if way is Opening.MISSING:
            self._looked({file.path: way})
            self.told.emit(self.tr("“{file}” is not there any more. Find it again.").format(file=file.name))
        elif way is Opening.SHOW:
            self._open_url(QUrl.fromLocalFile(str(file.folder)))
            self.told.emit(
                self.tr("“{file}” is a program. It was not started; its folder is opened.").format(file=file.name)
            )
        else:
            self._open_url(QUrl.fromLocalFile(str(file.path)))

    def _find(self, file: AttachedFile) -> None:
        path = self._choose_one(self, file.path)
        if path is None:
            return
        step = self.act(lambda: self.services.attaching.found_again(self.who, file.id, path))
        if step:
            self.read()
            self.done.emit(step, self.tr("“{file}” is found again.").format(file=shown_name(path)))

    def _remove(self, file: AttachedFile) -> None:
        step = self.act(lambda: self.services.attaching.remove(self.who, file.id))
        if step:
            self.read()
            told = self.tr("“{file}” is off the list; it still lies where it was.")
            self.done.emit(step, told.format(file=file.name))
