"""The parts that live as long as the program, and which wish is answered by whom."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.reminder import LONGEST_SNOOZE, Kind, Reminder
from reengage_desktop.domain.slots import Occurrence

from . import theme, trouble, words
from .announcing import Announcer
from .call_flow import CallFlow
from .choosers import choose_import_file, choose_target
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
    from reengage_desktop.services.keeping import Moved

    from .prospects.search_palette import SearchPalette

log = logging.getLogger(__name__)


class House(QObject):
    """`quit_requested` from the tray, or from the window when it does not stay there."""

    quit_requested = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime], look: QSettings) -> None:
        super().__init__()
        self._services, self._now = services, now
        self.notices = Notices(self)
        services.listen(self.notices.hear)
        self.prospects_page = ProspectsPage(services.browsing, now, zone=services.planning.zone)
        self.today_panel = TodayPanel(services.planning, now)
        self.banner = SlotBanner(services.planning, now)
        self.first_run_page = FirstRunPage(services.setting)
        self.window = MainWindow(self.first_run_page, self.prospects_page, self.banner, self.today_panel, look)
        self.calls = CallFlow(
            services.preparing,
            services.calling,
            services.planning,
            services.setting,
            now,
            self.window,
            self.window.toast,
        )
        self.heart = Heartbeat(services.reminding, now, self)
        self.tray = Tray(services.planning, self)
        self.announcer = Announcer(services.reminding, services.planning, self.tray, self.window)
        self._quitting = False
        self._palette: SearchPalette | None = None
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

    # --- ties ---------------------------------------------------------------------------------------

    def _tie_pages(self) -> None:
        self.notices.changed.connect(self._changed)
        page = self.prospects_page
        page.call_requested.connect(self.calls.call)
        page.open_requested.connect(self.edit)
        page.edit_requested.connect(self.edit)
        page.move_requested.connect(self.move)
        page.add_requested.connect(lambda: self.edit(None))
        page.import_requested.connect(self.take_in)
        self.today_panel.call_requested.connect(self.calls.start)
        self.today_panel.reason_requested.connect(self.edit)
        self.today_panel.slots_requested.connect(self.move_next_slot)
        self.first_run_page.import_requested.connect(self.take_in)
        self.first_run_page.file_dropped.connect(self.take_in)
        page.quote_requested.connect(self.note_unsold_quote)
        self.first_run_page.sample_requested.connect(self._add_sample)
        self.first_run_page.add_requested.connect(lambda: self.edit(None))
        self.window.file_dropped.connect(self.take_in)
        self.window.closing.connect(self._closing)
        self.window.toast.undo_requested.connect(self._undo)
        column = self.window.navigation
        column.quote_requested.connect(self.note_unsold_quote)
        column.inbound_requested.connect(self.search)
        column.import_requested.connect(self.take_in)
        column.settings_requested.connect(self.change_settings)

    def _tie_reminders(self) -> None:
        self.heart.knocked.connect(self.banner.show_knock)
        self.heart.knocked.connect(self.tray.hear)
        self.heart.knocked.connect(self.announcer.announce)
        self.heart.knocked.connect(self._stay_reachable)
        self.heart.minute_passed.connect(self.prospects_page.minute_passed)
        self.heart.minute_passed.connect(self.today_panel.minute_passed)
        self.heart.minute_passed.connect(self.banner.minute_passed)
        self.heart.minute_passed.connect(self._back_up)
        for speaker in (self.banner, self.announcer):
            speaker.start_requested.connect(self.start)
            speaker.snooze_requested.connect(self.snooze)
            speaker.move_requested.connect(self.move_from_banner)
        self.banner.dismiss_requested.connect(self._dismiss)
        self.tray.open_requested.connect(self.window.come_forward)
        self.announcer.open_requested.connect(self.window.come_forward)
        self.tray.start_requested.connect(self.start)
        self.tray.snooze_requested.connect(self.snooze)
        self.tray.quit_requested.connect(self.quit)

    def _tie_keys(self) -> None:
        key = self.window.shortcut
        key("Ctrl+N", lambda: self.edit(None))
        key("Ctrl+U", self.note_unsold_quote)
        key("Ctrl+K", self.search)
        key("Ctrl+I", self.search)
        key("Ctrl+Shift+I", self.take_in)
        key("Ctrl+,", self.change_settings)
        key("Ctrl+Q", self.quit)
        key("F9", self.today_panel.toggle)
        key("Alt+S", self.banner.start)
        key("?", self.show_keys)
        key("Z", self.window.toast.undo)
        key("Ctrl+Z", self.window.toast.undo)

    # --- answers ------------------------------------------------------------------------------------

    def start(self, reminder: object = None) -> None:
        """Start calling, from banner, card or tray; a promise begins with the one it was given to."""
        self.window.come_forward()
        first = None
        if isinstance(reminder, Reminder):
            self._answer(lambda: self._services.reminding.start(reminder))
            first = reminder.subject_id if reminder.kind is not Kind.SLOT else None
        self.calls.start(first)

    def snooze(self, reminder: object, minutes: object) -> None:
        assert isinstance(reminder, Reminder) and isinstance(minutes, int)
        self._answer(lambda: self._services.reminding.snooze(reminder, minutes))

    def move_from_banner(self, what: object) -> None:
        """A slot is moved to other hours, a promise to another time."""
        if isinstance(what, Occurrence):
            self.move_slot(what.slot.id)
        elif isinstance(what, Reminder) and what.kind is Kind.SLOT:
            self.move_slot(what.subject_id, what)
        elif isinstance(what, Reminder):
            self.move(what.subject_id)

    def move_slot(self, slot_id: int, reminder: Reminder | None = None) -> None:
        """A reminder of it that waits comes back at the new hour, or is done with if that has begun."""
        from .today.move_slot_dialog import MoveSlotDialog

        dialog = MoveSlotDialog(self._services.slotting, self._services.planning, slot_id, self.window)
        if reminder is not None:
            dialog.moved.connect(lambda minutes: self._slot_moved(reminder, minutes))
        self._open(dialog)

    def move_next_slot(self) -> None:
        """Other hours, asked for where the slots are shown."""
        today = self._services.planning.today()
        plan = today.current or today.ahead
        if plan is not None:
            self.move_slot(plan.occurrence.slot.id)

    def move(self, prospect_id: object) -> None:
        from .people.move_dialog import MoveDialog

        dialog = MoveDialog(self._services.keeping, self._now, prospect_id, self.window)
        dialog.moved.connect(self._moved)
        self._open(dialog)

    def edit(self, prospect_id: object) -> None:
        """Adds somebody (None) or opens what is known of them."""
        from .people.person_dialog import PersonDialog

        assert prospect_id is None or isinstance(prospect_id, int)
        self._open(PersonDialog(self._services.keeping, self._now, prospect_id, self.window))

    def note_unsold_quote(self) -> None:
        from .people.unsold_quote_dialog import UnsoldQuoteDialog

        dialog = UnsoldQuoteDialog(self._services.keeping, self._now, self.window)
        dialog.saved.connect(self._quote_saved)
        self._open(dialog)

    def search(self) -> None:
        """Somebody rings in: find them by name, digits or note."""
        from .prospects.search_palette import SearchPalette

        if self._palette is None:
            services = self._services
            palette = SearchPalette(services.browsing, self._now, self.window, zone=services.planning.zone)
            palette.call_requested.connect(self.calls.call)
            palette.open_requested.connect(self.edit)
            palette.add_requested.connect(lambda _text: self.edit(None))
            self._palette = palette
        self._palette.open()

    def take_in(self, path: object = None) -> None:
        """The import dialog, with a file where one was dropped."""
        from .intake.import_dialog import ImportDialog

        chosen = path if isinstance(path, Path) else None
        dialog = ImportDialog(
            self._services.importing,
            self.window,
            choose_file=lambda: choose_import_file(self.window),
            choose_place=lambda: choose_target(self.window, "rows-to-mend.csv"),
            leave_thread=self._services.close_thread,
            path=chosen,
        )
        self._open(dialog)

    def change_settings(self) -> None:
        from .settings.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._services.setting, self._services.sampling, self.window)
        self._open(dialog)

    def show_keys(self) -> None:
        from .about_keys import AllKeys

        self._open(AllKeys(self.window))

    def quit(self) -> None:
        if self._quitting:
            return
        self._quitting = True
        self.window.remember_look()
        self.heart.stop()
        self.announcer.close()
        self.tray.close()
        self.quit_requested.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _answer(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Fault as fault:
            self.window.toast.say(words.fault(fault), undo=False, icon="info")
        self.heart.beat()

    def _dismiss(self, reminders: object) -> None:
        assert isinstance(reminders, tuple)
        self._answer(lambda: self._services.reminding.dismiss(reminders))

    def _slot_moved(self, reminder: Reminder, minutes: int) -> None:
        reminding = self._services.reminding
        if 0 < minutes <= LONGEST_SNOOZE.total_seconds() // 60:
            self._answer(lambda: reminding.snooze(reminder, minutes))
        else:
            self._answer(lambda: reminding.dismiss((reminder,)))

    def _stay_reachable(self, _knock: object) -> None:
        """The tray may go in a session: a window that was hidden in it comes back."""
        if self.window.isHidden() and not self.tray.available and not self._quitting:
            self.window.come_forward()

    def _moved(self, moved: object) -> None:
        from . import sentences

        made: Moved = moved  # type: ignore[assignment]
        told = sentences.booked(made.action, self._now(), self._services.planning.zone())
        self.window.toast.say(f"{made.name}: {told}", moved, icon="calendar-clock")
        self.heart.beat()

    def _undo(self, token: object) -> None:
        from reengage_desktop.services.keeping import Moved

        if isinstance(token, Moved):
            self._answer(lambda: self._services.keeping.undo_move(token))

    def _quote_saved(self, prospect_id: object) -> None:
        from . import sentences

        assert isinstance(prospect_id, int)
        person = self._services.keeping.record(prospect_id).prospect
        told = sentences.booked(person.next_action, self._now(), self._services.planning.zone())
        self.window.toast.say(f"{person.name}: {told}", undo=False, icon="calendar-clock")

    def _add_sample(self) -> None:
        self._services.sampling.add()

    def _changed(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        self.prospects_page.refresh(changed)
        self.today_panel.refresh(changed)
        self.banner.refresh(changed)
        self.heart.hear(changed)
        if changed.everything or changed.prospects:
            self._refresh_first_run()
        if changed.settings:
            theme.apply(_app(), self._services.setting.read().theme)

    def _refresh_first_run(self) -> None:
        self.window.show_first_run(self._services.browsing.is_empty())

    def _back_up(self) -> None:
        try:
            self._services.safekeeping.back_up_if_due()
        except Fault as fault:
            log.warning("No backup: %s", fault.template)

    def _closing(self, event: object) -> None:
        """With reminders on and a tray the window hides and the program stays; it says so once."""
        assert isinstance(event, QCloseEvent)
        settings = self._services.setting.read()
        if not (settings.reminders_on and self.tray.available):
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
