"""What stands in place of the columns when a list was written by this program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reengage_desktop.ui.dialog_parts import Fitting, Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label


class OwnListView(Ground):
    def __init__(self) -> None:
        super().__init__("surface")
        self.title_label = label(self.tr("This list was written by ReEngage Desktop"), "heading", name="own_list_title")
        said = Fitting(
            self.tr(
                "Its columns are known. Everybody comes back with their numbers, quotes, reasons, notes and history. "
                "Consent and appointments do not come from a file."
            ),
            "body",
        )
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(IconView(Icon.BADGE_CHECK, "green", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        title.addWidget(self.title_label)
        title.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 22, 40, 20)
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(said)
        column.addStretch(1)
