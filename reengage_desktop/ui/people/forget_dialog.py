"""The one place that asks before it acts: forgetting a person cannot be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.forgetting import Forgetting, Forgotten, What
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting, FormDialog
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import IconView, label

from . import forget_words

WIDTH, HEIGHT = 600, 320
INDENT = 24


class _Voice(QObject):
    """Speaks from the thread; it lives as long as the work and the dialog do."""

    stepped = Signal(int, int)


class Lines(QWidget):
    """Some lines under a heading with its icon."""

    def __init__(self, heading: str, icon: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.labels: list[Fitting] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconView(icon))
        head.addWidget(label(heading, "heading"), 1)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(INDENT, 0, 0, 0)
        self._column.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addLayout(self._column)

    def set_lines(self, lines: Iterable[str]) -> None:
        for words in lines:
            made = Fitting(words, "body", "text")
            made.setFixedHeight(made.heightForWidth(WIDTH - 2 * MARGIN - INDENT))
            self.labels.append(made)
            self._column.addWidget(made)


class ForgetDialog(FormDialog):
    """`forgotten` carries the `Forgotten` when the dialog closes. Ctrl Enter forgets, Esc leaves all as it is."""

    forgotten = Signal(object)

    def __init__(
        self,
        forgetting: Forgetting,
        prospect_id: object,
        parent: QWidget | None = None,
        *,
        leave_thread: Callable[[], None],
    ) -> None:
        super().__init__("", self.tr("Forget this person"), parent)
        assert isinstance(prospect_id, int)
        self.setObjectName("forget_dialog")
        self.setWindowTitle(self.tr("Forget a person"))
        self._forgetting, self._id = forgetting, prospect_id
        self._forgotten: Forgotten | None = None
        self._is_acting = False
        self._voice = _Voice()
        self._voice.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self.title_label = Fitting(self.tr("Forget this person"), "title", "text", name="title_label")
        self.what_for_label = Fitting(
            self.tr("For somebody who asked that you keep nothing about them. It cannot be undone."),
            "body",
            "text2",
            name="what_for_label",
        )
        self.goes = Lines(self.tr("This goes"), Icon.TRASH_2, name="goes")
        self.stays = Lines(self.tr("This stays"), Icon.INFO, name="stays")
        self.busy_label = label("", "small", "text2", tabular=True, name="busy_label")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self._lay_out()
        self.work = SideWork(leave_thread, self)
        self._begin(self.tr("Looking at your backups…"))
        self.work.ask(lambda: forgetting.look(prospect_id), self._show, self._fail)
        self.cancel_button.setFocus()

    def save(self) -> None:
        """Forgets them, or tries again what was left over."""
        if not self.save_button.isEnabled():
            return
        self.clear_fault()
        self._is_acting = True
        self._begin(forget_words.step(0, 0))
        # The thread may be the last to let go of what it was given, so the dialog is not among it.
        forgetting, ident, before, voice = self._forgetting, self._id, self._forgotten, self._voice

        def act() -> Forgotten:
            if before is None:
                return forgetting.forget(ident, voice.stepped.emit)
            return forgetting.again(before, voice.stepped.emit)

        self.work.ask(act, self._finish, self._fail)

    def leave(self) -> None:
        self.reject()

    def reject(self) -> None:
        """What has begun is done to its end."""
        if self._is_acting:
            self.fault_line.say(self.tr("This cannot be stopped half way. It takes a moment more."), calm=True)
            return
        super().reject()

    def done(self, result: int) -> None:
        super().done(result)
        if self._forgotten is not None:
            self.forgotten.emit(self._forgotten)

    def _show(self, what: What) -> None:
        self._end()
        self.title_label.setText(forget_words.title(what))
        self.goes.set_lines(forget_words.goes(what))
        self.stays.set_lines(forget_words.stays(what))
        self._name_button(forget_words.button(what))
        self.goes.show()
        self.stays.show()
        self._fit()

    def _finish(self, forgotten: Forgotten) -> None:
        self._forgotten = forgotten
        self._end()
        if forgotten.is_whole:
            self.accept()
            return
        for part in (self.what_for_label, self.goes, self.stays):
            part.hide()
        self.title_label.setText(forget_words.not_everywhere(forgotten))
        self.fault_line.say(forget_words.left(forgotten))
        self._name_button(self.tr("Try again"))
        self.cancel_button.setText(self.tr("Close"))
        self._fit()

    def _fail(self, fault: Fault) -> None:
        """Whoever could not be looked at is not forgotten either."""
        could_act = self._is_acting
        self._end()
        self.save_button.setEnabled(could_act)
        self.say_fault(fault)

    def _step(self, done: int, of: int) -> None:
        self.busy_label.setText(forget_words.step(done, of))
        self.progress_bar.setRange(0, of)
        self.progress_bar.setValue(done)

    def _begin(self, words: str) -> None:
        self.save_button.setEnabled(False)
        self.busy_label.setText(words)
        self.progress_bar.setRange(0, 0)
        self.busy_label.show()
        self.progress_bar.show()

    def _end(self) -> None:
        self._is_acting = False
        self.save_button.setEnabled(True)
        self.busy_label.hide()
        self.progress_bar.hide()

    def _name_button(self, words: str) -> None:
        self.save_button.setText(words)
        self.save_button.setShortcut("")  # a name may hold an ampersand
        self.save_button.updateGeometry()

    def _lay_out(self) -> None:
        for part in (self.title_label, self.what_for_label, self.goes, self.stays):
            self.body.addWidget(part)
        self.goes.hide()
        self.stays.hide()
        self.body.addStretch(1)
        self.body.addWidget(self.busy_label)
        self.body.addWidget(self.progress_bar)
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, HEIGHT)

    def _fit(self) -> None:
        """As high as its words need."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.resize(WIDTH, max(HEIGHT, self.minimumSizeHint().height()))
