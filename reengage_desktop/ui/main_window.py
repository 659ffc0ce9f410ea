"""The main window: navigation, the page, today's calls; it lays out and passes wishes on."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from . import icons, tokens
from .navigation import CALENDAR, DECIDE, LETTERS, PERSON, PROSPECTS, SCRIPTS, Navigation
from .prospects.prospects_page import ProspectsPage
from .today.slot_banner import SlotBanner
from .today.today_panel import TodayPanel

if TYPE_CHECKING:
    from .toast import UndoToast

GEOMETRY, FOLDED = "window/geometry", "folded"
TOAST_ABOVE = 58  # px: clear of the foot of a page, where its buttons are
TOAST_AT_FOOT = {DECIDE: 6}  # px: there the choices stand above the foot
TITLE_BAR = 32  # px: what a desktop may put above the window
FOLDED_AT_FIRST = frozenset({CALENDAR, DECIDE, LETTERS, SCRIPTS})  # pages that need the width


class MainWindow(QMainWindow):
    """`closing` is asked before the window goes: the owner may keep the program in the tray.

    `shown_first` comes once, in the turn after the window was painted for the first time. `toast_made` carries it.
    """

    file_dropped = Signal(object)
    closing = Signal(object)
    shown_first = Signal()
    toast_made = Signal(object)

    def __init__(self, prospects: ProspectsPage, banner: SlotBanner, today: TodayPanel, look: QSettings) -> None:
        super().__init__()
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self._look = look
        self._painted = False
        self.navigation = Navigation()
        self.prospects_page = prospects
        self.slot_banner = banner
        self.today_panel = today
        self.pages = QStackedWidget()
        self._banner_place = QVBoxLayout()
        self.page_name = PROSPECTS
        self._lay_out()
        self._restore_look()
        self._show_name(PROSPECTS)

    @cached_property
    def toast(self) -> UndoToast:
        """Made when the first sentence is said."""
        from .toast import UndoToast

        toast = UndoToast(self)
        toast.bottom_margin = TOAST_AT_FOOT.get(self.page_name, TOAST_ABOVE)
        self.toast_made.emit(toast)
        return toast

    def show_page(self, page: QWidget, name: str = PROSPECTS) -> None:
        """In place of the page that is shown; a page that is new here is taken in. `name` is that of its button."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        if self.pages.currentWidget() is not page:
            self._remember_fold()
            self._show_name(name)
            self.pages.setCurrentWidget(page)
            page.setFocus()

    def set_title(self, page: str) -> None:
        """What the window is called while this page is shown."""
        self.setWindowTitle(self.tr("ReEngage – {page}").format(page=page) if page else self.tr("ReEngage"))

    def tell(self, sentence: str) -> None:
        """A sentence that offers nothing to take back."""
        self.toast.say(sentence, undo=False, icon="info")

    def shortcut(self, keys: str, act: object) -> QShortcut:
        """A key that works everywhere in the window; letters leave text fields alone."""
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(act)
        return made

    def come_forward(self) -> None:
        """Seen and active again, also from the tray or minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_look(self) -> None:
        self._look.setValue(GEOMETRY, self.saveGeometry())
        self._remember_fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.shown_first.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember_look()
        self.closing.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _lay_out(self) -> None:
        """From the outside in: the sheet dresses a part anew, with all that it holds, each time it gets a parent."""
        whole = QWidget()
        self.setCentralWidget(whole)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        column.addLayout(self._banner_place)
        column.addWidget(self.pages, 1)
        self.pages.addWidget(self.prospects_page)
        row.addWidget(self.today_panel)
        self.setMinimumSize(*tokens.size_of_window("window_minimum"))
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(QSize(*tokens.size_of_window("window_first")).boundedTo(room))

    def _restore_look(self) -> None:
        geometry = self._look.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _show_name(self, name: str) -> None:
        """Today's calls are folded, or not, as they were last on a page of this name; the banner goes along."""
        self.page_name = name
        self.navigation.show_page(name)
        if "toast" in vars(self):
            self.toast.bottom_margin = TOAST_AT_FOOT.get(name, TOAST_ABOVE)
        at_home = name == PROSPECTS
        place = self.prospects_page.banner_place if at_home else self._banner_place
        place.addWidget(self.slot_banner)
        self.slot_banner.stand_among(not at_home)
        self.set_title(self.navigation.page_buttons[name].text() if name != PERSON else "")
        self.today_panel.set_folded(self._look.value(f"{FOLDED}/{name}", name in FOLDED_AT_FIRST, bool) is True)

    def _remember_fold(self) -> None:
        self._look.setValue(f"{FOLDED}/{self.page_name}", self.today_panel.is_folded)
