"""How a call ends: what an outcome asks, and how the answers become one result that is saved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.outcome import OUTCOMES, Ask, Outcome
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from . import call_words
from .ask_strips import GoOn
from .call_head import CallHead
from .call_pages import CallPages
from .call_record import CallRecord
from .message_page import MessagesLeft


class CallEndings(QObject):
    """`written_down` carries the outcome for which a page of its own was opened.

    `ended` carries a `SavedCall` and whether the next call is wanted. `number_marked` carries a `SavedCall`: the number
    was wrong, and the call goes on with another one.
    """

    written_down = Signal(object)
    ended = Signal(object, bool)
    number_marked = Signal(object)

    def __init__(self, record: CallRecord, head: CallHead, pages: CallPages, parent: QObject) -> None:
        super().__init__(parent)
        self._record, self._head, self._pages = record, head, pages
        self._outcome = Outcome.REACHED
        page = pages.script_page
        page.someone_else_answered.connect(self._someone_else)
        page.they_asked.connect(self._they_asked)
        page.number_settled.connect(self._number_wrong)
        pages.messages_left.connect(self._messages_left)
        pages.no_message_left.connect(self._no_message)
        pages.wrap_up_edited.connect(self._wrap_up_edited)
        pages.save_requested.connect(self._wrapped_up)
        pages.currentChanged.connect(self._page_turned)

    def begin(self, sheet: CallSheet) -> None:
        """With whom the call is; a wrap-up that was interrupted is offered first."""
        self._sheet = sheet
        QTimer.singleShot(0, self, self._record.give_back_facts)  # once they are asked
        kept = self._record.interrupted
        if kept is None or kept.outcome is None:
            return
        ago = call_words.written_ago(kept.at or sheet.made_at, sheet.made_at, sheet.zone)
        strip = GoOn(words.outcome_name(kept.outcome), ago)
        strip.answered.connect(self._go_on)
        strip.left.connect(lambda: self._head.ring_button.setVisible(not sheet.inbound))
        self._pages.script_page.ask(strip)
        QTimer.singleShot(0, strip, self._head.ring_button.hide)  # Enter goes on

    def _go_on(self, now: bool) -> None:
        kept = self._record.interrupted
        if now and kept is not None and kept.outcome is not None:
            self.choose(kept.outcome)
        else:
            self._pages.script_page.ask(None)

    def choose(self, outcome: Outcome) -> None:
        """Ask what is to be asked, or save at once."""
        page = self._pages.script_page
        page.fault_line.clear()
        page.ask(None)
        match OUTCOMES[outcome].ask:
            case Ask.TWO_MESSAGES:
                self._open_messages()
            case Ask.WRAP_UP:
                self._open_wrap_up(outcome)
            case Ask.DID_THEY_ASK:
                page.ask_whether_they_asked()
            case _ if outcome is Outcome.SOMEONE_ELSE:
                page.ask_who_answered()
            case _ if outcome is Outcome.WRONG_NUMBER and (other := self._head.other_number()):
                page.ask_other_number(self._head.number_label.text(), other)
            case _:
                wrong = self._dialled() if outcome is Outcome.WRONG_NUMBER else 0
                self._end(replace(self._record.result(outcome), dead_phone_id=wrong))

    def _open_messages(self) -> None:
        try:
            self._pages.show_messages(self._sheet, self._record.promise(), self._head.phone)
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
        else:
            self.written_down.emit(Outcome.VOICEMAIL)

    def _open_wrap_up(self, outcome: Outcome) -> None:
        self._outcome = outcome
        record, kept = self._record, self._record.interrupted
        self._pages.show_wrap_up(self._sheet, outcome, record.side.note(), record.side.learned())
        page = self._pages.wrap_up_page
        assert page is not None
        page.show_facts(record.fact_answers())
        if kept is not None:
            page.take_up(kept)
        record.side.typed()  # what is being written down is kept from now on
        self.written_down.emit(outcome)

    def _end(self, result: CallResult, *, and_next: bool = False) -> None:
        saved = self._record.save(result)
        if saved is not None:
            self.ended.emit(saved, and_next)

    def _someone_else(self, who: str, said: str) -> None:
        self._end(replace(self._record.result(Outcome.SOMEONE_ELSE, note=said), who_answered=who))

    def _they_asked(self, asked: bool) -> None:
        self._end(replace(self._record.result(Outcome.DO_NOT_CONTACT), they_asked=asked))

    def _dialled(self) -> int:
        """The id of the number that was dialled; 0 if there was none."""
        return self._head.phone.id if self._head.phone else 0

    def _number_wrong(self, call_other: bool) -> None:
        """Someone who has another number keeps the next action they had: there is nothing to find."""
        who = self._sheet.prospect
        result = replace(
            self._record.result(Outcome.WRONG_NUMBER),
            follow_up=FollowUp(who.stage, who.next_action),
            dead_phone_id=self._dialled(),
        )
        if not call_other:
            self._end(result)
            return
        saved = self._record.save(result)
        if saved is not None:
            self.number_marked.emit(saved)

    def _messages_left(self, left: MessagesLeft) -> None:
        note = ""
        if left.mailbox_full or left.text_only:
            note = self.tr("Mailbox full, text only.") if left.mailbox_full else self.tr("Text only.")
        elif left.voicemail_only:
            note = self.tr("Voicemail only.")
        follows = FollowUp(self._sheet.prospect.stage, left.promise)
        result = self._record.result(Outcome.VOICEMAIL, note=note)
        self._end(replace(result, follow_up=follows, script=left.script))

    def _no_message(self, letter: object) -> None:
        """In place of a third voicemail: nobody answered, and perhaps a letter goes."""
        assert letter is None or isinstance(letter, LetterDraft)
        self._end(replace(self._record.result(Outcome.NO_ANSWER), letter=letter))

    def _wrap_up_edited(self) -> None:
        page = self._pages.wrap_up_page
        assert page is not None
        self._record.side.set_learned(page.learned_edit.text())
        self._record.side.typed()

    def _page_turned(self) -> None:
        """Back at the script: whether an ending is still being written is kept too."""
        if self._pages.on_script and self._pages.wrap_up_page is not None:
            self._record.side.typed()

    def _wrapped_up(self, and_next: bool) -> None:
        page = self._pages.wrap_up_page
        assert page is not None
        problem = page.problem()
        if problem:
            page.fault_line.say(problem)
            return
        page.fault_line.clear()
        done = page.wrapped_up()
        self._record.side.set_learned(done.learned)
        result = replace(
            self._record.result(self._outcome),
            follow_up=done.follow_up,
            stated_reason=done.form.stated,
            real_reason=done.form.real,
            certainty=done.form.certainty,
            learned_for=done.form.learned_for,
            why_not=done.why_not,
            next_reason=done.next_reason,
            letter=done.letter,
            importance=done.importance,
        )
        self._end(result, and_next=and_next)
