"""The parts that live as long as the program, and which wish is answered by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from . import theme, window_keys, wishes
from .idle_steps import IdleSteps
from .main_window import MainWindow
from .navigation import PERSON, PROSPECTS, TODAY
from .notices import Changed, Notices
from .page_marks import PageMarks
from .pages import Pages
from .second_look import SecondLook
from .today.slot_banner import SlotBanner
from .today.today_panel import TodayPanel
from .ways import Ways

if TYPE_CHECKING:
    from reengage_desktop.autostart import Autostart
    from reengage_desktop.services.bundle import Services

    from .announcing import Announcer
    from .answers import Answers
    from .backup_round import BackupRound
    from .calendar_round import CalendarRound
    from .call_flow import CallFlow
    from .dialogs import Dialogs
    from .heartbeat import Heartbeat
    from .returns import Returns
    from .sleep_watch import SleepWatch
    from .toast import UndoToast
    from .tray import Tray
    from .undo_stack import UndoStack

TRAY_COMES = timedelta(seconds=60)  # after a login, until the panel has made its tray


class House(QObject):
    """The window is made at once; what speaks, reminds and calls is imported and made when it is needed first.

    `quit_requested` from the tray, or from the window when it does not stay there; `damaged` when the file proves not
    to be whole.
    """

    quit_requested = Signal()
    damaged = Signal()

    def __init__(
        self, services: Services, now: Callable[[], datetime], look: QSettings, autostart: Autostart | None = None
    ) -> None:
        super().__init__()
        self._services, self._now, self._autostart = services, now, autostart
        self._begun = self._quitting = False
        self._shy_until = now()
        self._wanted_look = services.setting.read().theme  # what was asked for at the start holds until it is changed
        self.notices = Notices(self)
        services.listen(self.notices.hear)
        self.pages = Pages(services, now, self, lambda: self.acts)
        self.today_panel = TodayPanel(
            services.planning, now, sentence=lambda: services.committing.today(), weighing=lambda: services.weighing
        )
        self.banner = SlotBanner(
            services.planning,
            now,
            weighing=lambda: services.weighing,
            later=lambda: services.postponing.choices(),
            backlog=lambda: services.spreading.backlog(),
        )
        self.window = MainWindow(self.pages.prospects, self.banner, self.today_panel, look)
        self._second_look = SecondLook(services.make_sure, self)
        self._idle = IdleSteps(self)
        self._marks = PageMarks(services, self.window.navigation)
        self.ways = Ways(services, self.pages, self.window)
        self.notices.changed.connect(self._changed)
        self.window.closing.connect(self._closing)
        self.window.toast_made.connect(self._listen_to_toast)
        wishes.tie(self)
        window_keys.tie(self)

    def open(self, *, background: bool = False) -> None:
        """Shows the window; all else begins after it is painted. `background`: it waits in the tray to be shown."""
        waits = not self._services.browsing.is_empty() and self._services.committing.waits()
        self.ways.show_page(TODAY if waits else PROSPECTS)
        self._services.planning.today()  # if the file cannot be read it shows here: Qt bears no error while it shows
        self.window.shown_first.connect(self._begin)
        if background:
            self._shy_until = self._now() + TRAY_COMES
            QTimer.singleShot(0, self, self._begin)
        else:
            self.window.show()

    def undo(self) -> None:
        """What the toast offers, or what was written last of who is shown; all else is named first, for another Z."""
        if self.window.toast.undo() or (self.window.page_name == PERSON and self.pages.person.undo()):
            return
        from .put_back import newest

        last = newest(self.acts)
        if last is not None:
            self.dialogs.offer(last.step, last.told)

    def tell_own_fault(self, log_file: Path) -> None:
        from . import trouble

        trouble.own_fault(log_file, self.window).open()

    def quit(self) -> None:
        if self._quitting:
            return
        self._quitting = True
        self.window.remember_look()
        self._idle.stop()
        self.heart.stop()
        self.sleep_watch.close()
        if "calendar_round" in vars(self):
            self.calendar_round.close()
        self.announcer.close()
        self.tray.close()
        self.pages.close()
        self._second_look.close()
        self.backups.close()
        self.quit_requested.emit()

    # Parts that are made when they are needed first

    @cached_property
    def acts(self) -> UndoStack:
        """What was done lately, on a page or told by the toast."""
        from .undo_stack import UndoStack

        return UndoStack()

    @cached_property
    def calls(self) -> CallFlow:
        from .call_flow import CallFlow
        from .walk_words import go_on

        calls = CallFlow(self._services, self._now, self.window, self.window.toast)
        calls.open_requested.connect(self.ways.show_person)
        calls.letter_requested.connect(self.ways.write_letter)
        calls.add_requested.connect(lambda text: self.dialogs.add_caller(str(text), calls.is_asking_who_called))
        self.heart.minute_passed.connect(calls.minute_passed)
        calls.left_open.connect(lambda place, of: self.banner.name_start(go_on(place, of) if place else ""))
        return calls

    @cached_property
    def dialogs(self) -> Dialogs:
        from .dialogs import Dialogs

        dialogs = Dialogs(self._services, self._now, self.window, self.window.toast, self._autostart)
        dialogs.is_in_call = lambda who: "calls" in vars(self) and self.calls.is_open_with(who)
        dialogs.call_requested.connect(lambda who: self.calls.call(who))
        dialogs.inbound_requested.connect(lambda who: self.calls.call(who, inbound=True))
        dialogs.open_requested.connect(self.ways.show_person)
        dialogs.open_at_requested.connect(self.ways.show_place)
        dialogs.story_requested.connect(self.ways.show_story)
        dialogs.interview_requested.connect(self.ways.show_interview)
        dialogs.today_requested.connect(self.today_panel.setFocus)
        dialogs.calendars_requested.connect(lambda: dialogs.keep_calendars(self.calendar_round, self.notices.changed))
        return dialogs

    @cached_property
    def heart(self) -> Heartbeat:
        from .heartbeat import Heartbeat

        heart = Heartbeat(self._services.reminding, self._now, self)
        for hear in (self.banner.show_knock, self.tray.hear, self.announcer.announce, self._stay_reachable):
            heart.knocked.connect(hear)
        clocks = (self.pages.minute_passed, self.today_panel.minute_passed, self.banner.minute_passed)
        for tell in (*clocks, self._marks.look, self.returns.look, self.backups.start):
            heart.minute_passed.connect(tell)
        return heart

    @cached_property
    def returns(self) -> Returns:
        from .returns import Returns

        returns = Returns(self._services.reviving, self)
        returns.done.connect(lambda step, told: self.dialogs.tell_done(step, told))
        return returns

    @cached_property
    def sleep_watch(self) -> SleepWatch:
        from .sleep_watch import SleepWatch

        watch = SleepWatch(self)
        watch.woke.connect(self.heart.beat)
        return watch

    @cached_property
    def backups(self) -> BackupRound:
        from .backup_round import BackupRound

        return BackupRound(self._services.safekeeping.back_up_if_due, self._services.close_thread, self)

    @cached_property
    def calendar_round(self) -> CalendarRound:
        from .calendar_round import CalendarRound

        said = self._services
        round_ = CalendarRound(said.heeding, said.syncing, said.close_thread, self._now, self)
        round_.told.connect(self.window.tell)
        self.notices.changed.connect(round_.hear)
        return round_

    @cached_property
    def tray(self) -> Tray:
        from .tray import Tray

        tray = Tray(self._services.planning, self)
        tray.open_requested.connect(self.window.come_forward)
        tray.start_requested.connect(lambda reminder: self.answers.start(reminder))
        tray.snooze_requested.connect(lambda reminder, minutes: self.answers.snooze(reminder, minutes))
        tray.quit_requested.connect(self.quit)
        return tray

    @cached_property
    def announcer(self) -> Announcer:
        from . import notifications
        from .announcing import Announcer

        server = notifications.of_this_desktop(self)
        said = self._services
        announcer = Announcer(said.reminding, said.planning, lambda: said.weighing, self.tray, self.window, server)
        announcer.open_requested.connect(self.window.come_forward)
        wishes.tie_reminders(self, announcer)
        return announcer

    @cached_property
    def answers(self) -> Answers:
        from .answers import Answers

        said, window = self._services, self.window
        return Answers(
            said.reminding,
            said.planning,
            self.heart,
            self.calls,
            self.dialogs,
            window.come_forward,
            window.toast,
            window,
        )

    # What happens

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._marks.tell_sentence()
        self.heart.start()
        self._second_look.damaged.connect(self.damaged, Qt.ConnectionType.QueuedConnection)
        self._second_look.start()
        self._idle.start(self._first_call())

    def _first_call(self) -> Iterator[None]:
        """What the first call would wait for, step by step; and what nobody waits for."""
        yield from self._services.warming.steps()
        from .call import call_dialog as call_dialog

        yield
        _ = self.calls
        yield
        self.calls.make_ready()
        yield
        self._marks.look()
        yield
        self.returns.look()
        yield
        self.sleep_watch.start()
        self.calendar_round.start()
        self._warn_of_sync()
        yield from self._services.warming.more()
        yield from self.pages.warm()

    def _warn_of_sync(self) -> None:
        name = self._services.safekeeping.synced_by()
        if name:
            told = self.tr("Your file lies in {name}, which may tear it apart. Keep only backups there.")
            self.window.tell(told.format(name=name))

    def _changed(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        for part in (self.pages, self.today_panel, self.banner):
            part.refresh(changed)
        self.heart.hear(changed)
        if self.window.page_name == PROSPECTS and (changed.everything or changed.prospects):
            self.window.show_page(self.pages.named(PROSPECTS))
        if changed.settings and (wanted := self._services.setting.read().theme) != self._wanted_look:
            self._wanted_look = wanted
            theme.apply(_app(), wanted)
        self._marks.hear(changed)

    def _listen_to_toast(self, toast: UndoToast) -> None:
        toast.offered.connect(self.acts.push)
        toast.undo_requested.connect(self.acts.drop)

    def _stay_reachable(self, _knock: object) -> None:
        """The tray may go in a session: a window that was hidden in it comes back. At login the tray may come late."""
        if self._now() < self._shy_until:
            return
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
