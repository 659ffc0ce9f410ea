"""Opens the dialogs that are wished for, and tells in a toast what came of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault

from . import sentences, words
from .toast import UndoToast

if TYPE_CHECKING:
    from reengage_desktop.autostart import Autostart
    from reengage_desktop.services.bundle import Services

    from .calendar_round import CalendarRound
    from .list_dialogs import ListDialogs
    from .people.person_dialog import PersonDialog
    from .prospects.search_palette import SearchPalette
    from .triage_dialogs import TriageDialogs

# A dialog is imported when it is wished for: the first window does not wait for it.


class Dialogs(QObject):
    """`call_requested`, `inbound_requested` and `open_requested` carry an id from the search; `today_requested` comes
    after an import. `open_at_requested` carries the words that were found, too; stories and interviews their own id.

    `calendars_requested`: the person's own calendar, from the settings. `is_in_call` says whether a call with somebody
    is open.
    """

    open_requested = Signal(object)
    open_at_requested = Signal(object, str)
    story_requested = Signal(object)
    interview_requested = Signal(object)
    call_requested = Signal(object)
    inbound_requested = Signal(object)
    today_requested = Signal()
    calendars_requested = Signal()

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        window: QWidget,
        toast: UndoToast,
        autostart: Autostart | None = None,
    ) -> None:
        super().__init__(window)
        self._services, self._now, self._window, self._toast = services, now, window, toast
        self._autostart = autostart
        self.is_in_call: Callable[[int], bool] = lambda _who: False
        self._palette: SearchPalette | None = None
        toast.undo_requested.connect(self._undo)

    @cached_property
    def lists(self) -> ListDialogs:
        from .list_dialogs import ListDialogs

        dialogs = ListDialogs(self._services, self._now, self._window)
        dialogs.today_requested.connect(self.today_requested)
        dialogs.open_requested.connect(self.open_requested)
        dialogs.done.connect(self.tell_done)
        return dialogs

    @cached_property
    def triage(self) -> TriageDialogs:
        from .triage_dialogs import TriageDialogs

        dialogs = TriageDialogs(self._services, self._now, self._window)
        dialogs.call_requested.connect(self.call_requested)
        dialogs.open_requested.connect(self.open_requested)
        dialogs.done.connect(self.tell_done)
        dialogs.told.connect(self._say)
        return dialogs

    def search(self, *, inbound: bool = False) -> None:
        """Find anyone by name, digits or note; `inbound`: somebody rings, and Enter says that they called."""
        from .prospects.search_palette import SearchPalette

        if self._palette is None:
            services = self._services
            palette = SearchPalette(services.finding, self._now, self._window, zone=services.planning.zone)
            palette.call_requested.connect(self.call_requested)
            palette.inbound_requested.connect(self.inbound_requested)
            palette.open_requested.connect(self.open_requested)
            palette.open_at_requested.connect(self.open_at_requested)
            palette.story_requested.connect(self.story_requested)
            palette.interview_requested.connect(self.interview_requested)
            palette.add_requested.connect(lambda text: self.add_caller(str(text), palette.is_inbound))
            self._palette = palette
        self._palette.open(inbound=inbound)

    def add(self) -> None:
        self.edit(None)

    def add_caller(self, text: str, they_called: bool) -> None:
        """Somebody who was looked for and is not here; if they are on the phone, their call is open once they are."""
        from .prospects.search_hits import number_in

        dialog = self._person_dialog(None)
        if number_in(text):
            dialog.person.phones_edit.setPlainText(text)
        else:
            dialog.person.name_edit.setText(text)
        if they_called:
            dialog.saved.connect(self.inbound_requested)
        dialog.open()

    def edit(self, prospect_id: object) -> None:
        """Adds somebody (None), or opens what is known of them."""
        self._person_dialog(prospect_id).open()

    def _person_dialog(self, prospect_id: object) -> PersonDialog:
        from .people.person_dialog import PersonDialog

        assert prospect_id is None or isinstance(prospect_id, int)
        services = self._services
        zone, region = services.planning.zone(), services.setting.read().region
        dialog = PersonDialog(services.keeping, self._now, prospect_id, self._window, zone=zone, region=region)
        dialog.forget_requested.connect(lambda who: self._forget(who, dialog))
        return dialog

    def _forget(self, who: object, dialog: PersonDialog) -> None:
        """Asks first, since it cannot be undone; a call with them that is open must be ended before."""
        from .people.forget_dialog import ForgetDialog

        assert isinstance(who, int)
        if self.is_in_call(who):
            self._say(self.tr("Their call is open. End it first, then they can be forgotten."))
            return
        services = self._services
        asks = ForgetDialog(services.forgetting, who, dialog, leave_thread=services.close_thread)
        asks.forgotten.connect(lambda forgotten: self._forgotten(forgotten, dialog))
        asks.open()

    def _forgotten(self, forgotten: object, dialog: PersonDialog) -> None:
        from reengage_desktop.services.forgetting import Forgotten

        assert isinstance(forgotten, Forgotten)
        dialog.leave()
        self._services.mailing.drop(forgotten.prospect_id)
        self._say(self.tr("{name} is forgotten.").format(name=forgotten.name))

    def note_unsold_quote(self) -> None:
        from .people.unsold_quote_dialog import UnsoldQuoteDialog

        dialog = UnsoldQuoteDialog(self._services.keeping, self._now, self._window)
        dialog.saved.connect(self._quote_saved)
        dialog.open()

    def move(self, prospect_id: object) -> None:
        """Another time for the next action."""
        from .people.move_dialog import MoveDialog

        assert isinstance(prospect_id, int)
        zone = self._services.planning.zone()
        try:
            dialog = MoveDialog(self._services.moving, self._now, prospect_id, self._window, zone=zone)
        except Fault as fault:
            self._say(words.fault(fault))
            return
        dialog.moved.connect(self._moved)
        dialog.open()

    def mail(self, prospect_id: object) -> None:
        """An e-mail to one person; where they may not be written to, it is told."""
        from .mail.mail_dialog import MailDialog

        assert isinstance(prospect_id, int)
        try:
            dialog = MailDialog(self._services, prospect_id, self._now, self._window)
        except Fault as fault:
            self._say(words.fault(fault))
            return
        dialog.sent.connect(self._mail_sent)
        dialog.open()

    def rehearse(self, script: str) -> None:
        """A script read against the clock, with the words of nobody in particular."""
        from .call.rehearsal import RehearsalDialog

        try:
            RehearsalDialog(self._services, self._now, self._window, script=script).open()
        except Fault as fault:
            self._say(words.fault(fault))

    def plan_visit(self) -> None:
        from .people.visit_dialog import VisitDialog

        services = self._services
        dialog = VisitDialog(services.moving, services.keeping, self._now, services.planning.zone(), self._window)
        dialog.moved.connect(self._moved)
        dialog.open()

    def move_slot(self, slot_id: int, moved: Callable[[int], None] = lambda _minutes: None) -> None:
        """Other hours for a slot; `moved` hears how many minutes are left until it begins today."""
        from .today.move_slot_dialog import MoveSlotDialog

        dialog = MoveSlotDialog(self._services.slotting, self._services.planning, slot_id, self._window)
        dialog.moved.connect(moved)
        dialog.open()

    def spread(self) -> None:
        """What was left over from before today is spread over days."""
        from .today.spread_dialog import SpreadDialog

        dialog = SpreadDialog(self._services.spreading, self._services.planning.today(), self._window)
        dialog.spread_done.connect(self._spread)
        dialog.open()

    def change_settings(self) -> None:
        from .settings.settings_dialog import SettingsDialog

        services = self._services
        dialog = SettingsDialog(services.setting, services.sampling, self._autostart, self._window)
        dialog.calendars_requested.connect(self.calendars_requested)
        dialog.products_requested.connect(lambda: self._set_products(dialog))
        dialog.rules_requested.connect(lambda: self.triage.set_rules(dialog))
        dialog.ladders_requested.connect(lambda: self.triage.set_ladders(dialog))
        dialog.lists_requested.connect(self.lists.screen)
        dialog.open()

    def _set_products(self, parent: QWidget) -> None:
        """What each product brings."""
        from .settings.products_dialog import ProductsDialog

        ProductsDialog(self._services, parent).open()

    def keep_calendars(self, calendar_round: CalendarRound, changed: SignalInstance) -> None:
        """The person's own calendar; while it is open it hears what `changed`."""
        from .choosers import choose_calendar_file, choose_folder, choose_target
        from .settings.calendars_dialog import CalendarsDialog

        dialog = CalendarsDialog(
            self._services,
            self._now,
            self._window,
            choose_file=choose_calendar_file,
            choose_folder=choose_folder,
            choose_target=choose_target,
            calendar_round=calendar_round,
        )
        changed.connect(dialog.hear)
        dialog.open()

    def show_keys(self) -> None:
        from .about_keys import AllKeys

        AllKeys(self._window).open()

    def _moved(self, moved: object) -> None:
        from reengage_desktop.services.moving import Moved

        assert isinstance(moved, Moved)
        told = sentences.booked(moved.action, self._now(), self._services.planning.zone())
        self._toast.say(f"{moved.name}: {told}", moved, icon="calendar-clock")

    def _mail_sent(self, sent: object) -> None:
        from reengage_desktop.services.mailing import SentMail

        from .mail.mail_words import told_sent

        assert isinstance(sent, SentMail)
        told = told_sent(sent, self._now(), self._services.planning.zone())
        self._toast.say(told, sent, icon="send")

    def _quote_saved(self, prospect_id: object) -> None:
        assert isinstance(prospect_id, int)
        person = self._services.keeping.record(prospect_id).prospect
        told = sentences.booked(person.next_action, self._now(), self._services.planning.zone())
        self._toast.say(f"{person.name}: {told}", undo=False, icon="calendar-clock")

    def _spread(self, done: object) -> None:
        from reengage_desktop.services.spreading import Done

        from .today import spread_words

        assert isinstance(done, Done)
        self._toast.say(spread_words.done(done, self._services.planning.today()), done, icon="calendar-days")

    def tell_done(self, before: object, told: object) -> None:
        """`before` is what to put back if it is wished; None where nothing can be."""
        self._toast.say(str(told), before, undo=before is not None, icon="check")

    def offer(self, token: object, told: str) -> None:
        """What was done last, to be taken back by another Z."""
        self._toast.say(self.tr("To take back: {told}").format(told=told), token, icon="undo-2")

    def _undo(self, token: object) -> None:
        from .put_back import put_back

        try:
            put_back(self._services, token)
        except Fault as fault:
            self._say(words.fault(fault))

    def _say(self, told: str) -> None:
        self._toast.say(told, undo=False, icon="info")
