"""What stands where no pair is shown: that it is being looked, or that no two look alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label


class PairsWait(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pairs_wait")
        self.icon_view = IconView(Icon.USERS, "text3", 28)
        self.title_label = label("", "heading", name="wait_title")
        self.title_label.setFont(fonts.of("heading", points=11.25))
        self.because_label = label("", "body", "text2", name="wait_because")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("progress_bar")
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setFixedWidth(240)
        self.progress_bar.setAccessibleName(self.tr("How much of the list was looked at"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 40)
        column.setSpacing(0)
        column.addStretch(1)
        for widget, gap in (
            (self.icon_view, 12),
            (self.title_label, 3),
            (self.because_label, 14),
            (self.progress_bar, 0),
        ):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(gap)
        column.addStretch(1)

    def show_state(self, *, searching: bool, settled: bool) -> None:
        """`settled`: there were pairs, and each was answered."""
        self.progress_bar.setVisible(searching)
        if searching:
            title, because = self.tr("Looking for people who are here twice"), self.tr("By name, number and e-mail.")
        elif settled:
            title, because = self.tr("All pairs are settled"), self.tr("Each step can be undone while this is open.")
        else:
            title = self.tr("No two of your people look alike")
            because = self.tr("Names, numbers, e-mails and companies were compared.")
        self.title_label.setText(title)
        self.because_label.setText(because)
