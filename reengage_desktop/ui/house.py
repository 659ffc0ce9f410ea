"""The parts that live as long as the program, and which wish is answered by whom."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.fault import Fault

from . import theme, trouble
from .announcing import Announcer
from .answers import Answers
from .call_flow import CallFlow
from .dialogs import Dialogs
from .heartbeat import Heartbeat
from .intake.first_run_page import FirstRunPage
from .main_window import MainWindow
from .notices import Changed, Notices
from .prospects.prospects_page import ProspectsPage
from .today.slot_banner import SlotBanner
from .today.today_panel import TodayPanel
from .tray import Tray

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

log = logging.getLogger(__name__)


class House(QObject):
    """`quit_requested` from the tray, or from the window when it does not stay there."""

    quit_requested = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime], look: QSettings) -> None:
        super().__init__()
        self._services = services
        self._quitting = False
        self.notices = Notices(self)
        services.listen(self.notices.hear)
        self._make_window(services, now, look)
        self._make_voices(services, now)
        self._tie_pages()
        self._tie_reminders()
        self._tie_keys()
        self._refresh_first_run()

    def open(self) -> None:
        """Shows the window; everything that can wait begins after it is painted."""
        self.window.show()
        self.heart.start()

    def tell_own_fault(self, log_file: Path) -> None:
        trouble.own_fault(log_file, self.window).open()

    def quit(self) -> None:
        if self._quitting:
            return
        self._quitting = True
        self.window.remember_look()
        self.heart.stop()
        self.announcer.close()
        self.tray.close()
        self.quit_requested.emit()

    # Parts

    def _make_window(self, services: Services, now: Callable[[], datetime], look: QSettings) -> None:
        self.prospects_page = ProspectsPage(services.browsing, now, zone=services.planning.zone)
        self.today_panel = TodayPanel(services.planning, now)
        self.banner = SlotBanner(services.planning, now)
        self.first_run_page = FirstRunPage(services.setting)
        self.window = MainWindow(self.first_run_page, self.prospects_page, self.banner, self.today_panel, look)

    def _make_voices(self, services: Services, now: Callable[[], datetime]) -> None:
        window, toast = self.window, self.window.toast
        self.dialogs = Dialogs(services, now, window, toast)
        self.calls = CallFlow(
            services.preparing, services.calling, services.planning, services.setting, now, window, toast
        )
        self.heart = Heartbeat(services.reminding, now, self)
        self.tray = Tray(services.planning, self)
        self.announcer = Announcer(services.reminding, services.planning, self.tray, window)
        self.answers = Answers(
            services.reminding, self.heart, self.calls, self.dialogs, window.come_forward, toast, window
        )

    # Ties

    def _tie_pages(self) -> None:
        dialogs, page, today, first = self.dialogs, self.prospects_page, self.today_panel, self.first_run_page
        self.notices.changed.connect(self._changed)
        page.call_requested.connect(self.calls.call)
        page.open_requested.connect(dialogs.edit)
        page.edit_requested.connect(dialogs.edit)
        page.move_requested.connect(dialogs.move)
        page.add_requested.connect(dialogs.add)
        page.quote_requested.connect(dialogs.note_unsold_quote)
        today.call_requested.connect(self.calls.start)
        today.reason_requested.connect(dialogs.edit)
        today.slots_requested.connect(dialogs.move_next_slot)
        first.sample_requested.connect(self._services.sampling.add)
        first.add_requested.connect(dialogs.add)
        first.file_dropped.connect(dialogs.take_in)
        self.window.file_dropped.connect(dialogs.take_in)
        self.window.closing.connect(self._closing)
        dialogs.call_requested.connect(self.calls.call)
        dialogs.today_requested.connect(today.setFocus)
        column = self.window.navigation
        column.quote_requested.connect(dialogs.note_unsold_quote)
        column.inbound_requested.connect(dialogs.search)
        column.settings_requested.connect(dialogs.change_settings)
        for wish in (page.import_requested, first.import_requested, column.import_requested):
            wish.connect(dialogs.take_in)

    def _tie_reminders(self) -> None:
        heart = self.heart
        for hear in (self.banner.show_knock, self.tray.hear, self.announcer.announce, self._stay_reachable):
            heart.knocked.connect(hear)
        clocks = (self.prospects_page.minute_passed, self.today_panel.minute_passed, self.banner.minute_passed)
        for tell in (*clocks, self._back_up):
            heart.minute_passed.connect(tell)
        for speaker in (self.banner, self.announcer):
            speaker.start_requested.connect(self.answers.start)
            speaker.snooze_requested.connect(self.answers.snooze)
            speaker.move_requested.connect(self.answers.move)
        self.banner.dismiss_requested.connect(self.answers.dismiss)
        self.announcer.open_requested.connect(self.window.come_forward)
        self.tray.open_requested.connect(self.window.come_forward)
        self.tray.start_requested.connect(self.answers.start)
        self.tray.snooze_requested.connect(self.answers.snooze)
        self.tray.quit_requested.connect(self.quit)

    def _tie_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+N": self.dialogs.add,
            "Ctrl+U": self.dialogs.note_unsold_quote,
            "Ctrl+K": self.dialogs.search,
            "Ctrl+I": self.dialogs.search,
            "Ctrl+Shift+I": self.dialogs.take_in,
            "Ctrl+,": self.dialogs.change_settings,
            "Ctrl+Q": self.quit,
            "F9": self.today_panel.toggle,
            "Alt+S": self.banner.start,
            "?": self.dialogs.show_keys,
            "Z": self.window.toast.undo,
            "Ctrl+Z": self.window.toast.undo,
        }
        for key, act in keys.items():
            self.window.shortcut(key, act)

    # What happens

    def _changed(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        for part in (self.prospects_page, self.today_panel, self.banner):
            part.refresh(changed)
        self.heart.hear(changed)
        if changed.everything or changed.prospects:
            self._refresh_first_run()
        if changed.settings:
            theme.apply(_app(), self._services.setting.read().theme)
            self.first_run_page.refresh()

    def _refresh_first_run(self) -> None:
        self.window.show_first_run(self._services.browsing.is_empty())

    def _back_up(self) -> None:
        try:
            self._services.safekeeping.back_up_if_due()
        except Fault as fault:
            log.warning("No backup: %s", fault.template)

    def _stay_reachable(self, _knock: object) -> None:
        """The tray may go in a session: a window that was hidden in it comes back."""
        if self.window.isHidden() and not self.tray.available and not self._quitting:
            self.window.come_forward()

    def _closing(self, event: object) -> None:
        """With reminders on and a tray the window hides and the program stays; it says so once."""
        assert isinstance(event, QCloseEvent)
        settings = self._services.setting.read()
        if self._quitting or not (settings.reminders_on and self.tray.available):
            self.quit()
            return
        event.ignore()
        self.window.hide()
        if not settings.told_about_tray:
            self.tray.tell_it_stays()
            self._services.setting.note_told_about_tray()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
