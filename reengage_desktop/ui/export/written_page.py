"""The end of an export: what was written, and where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.services.exporting import Exported
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label

from .export_ways import Way, written

_SIDE = 60


class WrittenPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("written_page")
        self.title_label = label("", "title", name="written_title")
        self.name_label = Fitting("", "bodyMedium", "text", name="written_name")
        self.place_label = Fitting("", "small", "text2", name="written_place")
        self.show_button = Button(self.tr("Show in its folder"), icon=Icon.EXTERNAL_LINK, keys="F", name="show_button")
        for text in (self.name_label, self.place_label):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(IconView(Icon.CIRCLE_CHECK, "green", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self.title_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        column.addWidget(self.name_label)
        column.addSpacing(2)
        column.addWidget(self.place_label)
        column.addSpacing(20)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_written(self, way: Way, exported: Exported) -> None:
        self.title_label.setText(written(way, exported.people, exported.rows))
        self.name_label.setText(exported.path.name)
        self.place_label.setText(self.tr("in {folder}").format(folder=_short(exported.path.parent)))


def _short(folder: Path) -> str:
    """From the home of the person, where it lies in it."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}".removesuffix("/.") if folder.is_relative_to(home) else str(folder)
