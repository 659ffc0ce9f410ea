"""Rehearsal: the script read against the clock, or heard once; nothing is logged, and it ends when a call begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.language import language_of
from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import icons
from reengage_desktop.ui.dialog_parts import FaultLine, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.speech import Sentence, Speech, sentences
from reengage_desktop.ui.widgets import Button

from . import keys, one_voice
from .rehearsal_clock import RehearsalClock
from .rehearsal_panel import RehearsalPanel
from .script_view import ScriptView

_SIZE = (1060, 640)
_SECOND = 1000
CALL_IS_ON = "A call is on, so nothing is rehearsed now. The machine never speaks into a call."


class RehearsalDialog(QDialog):
    """With the words of a person, or of nobody in particular; `script` is the one that fits the person if "".

    Raises `RuleFault` while a call is on or if the person is gone, `ScriptFault` if the script cannot be read.
    `engine` names one of Qt's speech engines, else it is that of the system.
    """

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        prospect_id: int = 0,
        script: str = "",
        engine: str = "",
    ) -> None:
        if one_voice.call_is_on():
            raise RuleFault(CALL_IS_ON)
        title, passages = _to_read(services, prospect_id, script)
        super().__init__(parent)
        settings = services.setting.read()
        self._passages = passages
        self._locale = QLocale(f"{language_of(' '.join(each.text for each in passages))}_{settings.region}")
        self._clock = RehearsalClock(now, passages)
        self._follows_voice = False
        self.setObjectName(one_voice.REHEARSAL)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Rehearsal – {title}").format(title=title))
        self.setWindowIcon(icons.app_icon())
        self.view = ScriptView(self)
        self.panel = RehearsalPanel(passages, self._clock, self)
        self.fault_line = FaultLine("speech_fault")
        self.hear_button = Button(self.tr("Hear it"), icon=Icon.VOLUME_2, keys="H", name="hear_button")
        self.slower_button = Button(self.tr("Slower"), "quiet", keys="−", name="slower_button")
        self.faster_button = Button(self.tr("Faster"), "quiet", keys="+", name="faster_button")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.read_button = Button("", "main", keys="Space", name="read_button")
        self.speech = Speech(self, may_speak=lambda: not one_voice.call_is_on(), engine=engine)
        self._tick = QTimer(self, interval=_SECOND)
        self._lay_out()
        self.view.set_type(settings.script_points, settings.script_face)
        self.view.set_passages(passages)
        self._connect()
        self._show_state(read=False)

    @property
    def reads(self) -> bool:
        """Whether the clock of a reading runs."""
        return self._clock.runs

    def go_on(self) -> None:
        """Start reading, the next passage, and after the last one the clock stands still."""
        if self.speech.speaks:
            self._hear_from(self.view.current + 1)
        elif not self.reads:
            self._begin()
        elif self.view.current == len(self._passages) - 1:
            self._clock.stop()
            self._tick.stop()
            self._show_state(read=True)
        else:
            self.view.step(1)

    def back(self) -> None:
        self.view.step(-1)

    def hear(self) -> None:
        """From the current passage on; once more stops it."""
        if self.speech.speaks:
            self.speech.stop()
            return
        self._clock.stop()
        self._tick.stop()
        self.fault_line.say("")
        self._hear_from(self.view.current)

    def done(self, result: int) -> None:
        self.speech.stop()
        self._tick.stop()
        super().done(result)

    # Within

    def _begin(self) -> None:
        self.view.go_to(0)
        self._clock.begin(0)
        self._tick.start()
        self._show_state(read=False)

    def _hear_from(self, passage: int) -> None:
        if passage >= len(self._passages):
            self.speech.stop()
            return
        coming = [each for place in range(passage, len(self._passages)) for each in self._sentences(place)]
        self.speech.speak(coming, self._locale)
        self._show_state(read=False)

    def _sentences(self, place: int) -> Sequence[Sentence]:
        return sentences(self._passages[place].text, place)

    def _spoken(self, sentence: object) -> None:
        assert isinstance(sentence, Sentence)
        self._follows_voice = True
        self.view.go_to(sentence.passage)
        self._follows_voice = False
        self.view.light((sentence.start, sentence.end))

    def _silent(self) -> None:
        self.view.light(None)
        self._show_state(read=False)

    def _turned(self, passage: int) -> None:
        """By key, by a click, or because the voice has come there."""
        if self.speech.speaks and not self._follows_voice:
            self._hear_from(passage)
        self._clock.turn(passage)
        self.panel.show_times(passage)
        self._name_button()

    def _show_state(self, *, read: bool) -> None:
        self.panel.show_times(self.view.current)
        self.panel.show_verdict(read)
        speaks = self.speech.speaks
        self.hear_button.setText(self.tr("Stop") if speaks else self.tr("Hear it"))
        self.hear_button.set_icon(Icon.PAUSE if speaks else Icon.VOLUME_2)
        for button in (self.slower_button, self.faster_button):
            button.setVisible(speaks)
        self._name_button()

    def _name_button(self) -> None:
        last = self.view.current == len(self._passages) - 1
        going_on = self.reads or self.speech.speaks
        words = self.tr("Start reading") if not going_on else self.tr("Done") if last else self.tr("Next passage")
        self.read_button.setText(words)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.view, 1)
        upper.addWidget(self.panel)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.fault_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addLayout(line)
        voice = (self.hear_button, self.slower_button, self.faster_button)
        column.addWidget(foot(*voice, None, self.close_button, self.read_button))
        keys.without_default(self)

    def _connect(self) -> None:
        self.view.current_changed.connect(self._turned)
        self.speech.begun.connect(self._spoken)
        self.speech.failed.connect(self.fault_line.say)
        for silent in (self.speech.ended, self.speech.stopped):
            silent.connect(self._silent)
        self._tick.timeout.connect(lambda: self.panel.show_times(self.view.current))
        self.read_button.clicked.connect(self.go_on)
        self.hear_button.clicked.connect(self.hear)
        self.slower_button.clicked.connect(self.speech.slower)
        self.faster_button.clicked.connect(self.speech.faster)
        self.close_button.clicked.connect(self.reject)
        keys.bind_enter(self, self.go_on)
        for sequence, act in (
            ("Space", self.go_on),
            ("Down", self.go_on),
            ("Up", self.back),
            ("H", self.hear),
            ("-", self.speech.slower),
            ("+", self.speech.faster),
            ("Ctrl++", self.view.enlarge),
            ("Ctrl+-", self.view.shrink),
        ):
            keys.bind(self, sequence, act)


def _to_read(services: Services, prospect_id: int, script: str) -> tuple[str, list[SpokenPassage]]:
    """What it is called, and what is read in its turn; all of it where nothing is."""
    if prospect_id:
        sheet = services.preparing.sheet(prospect_id, script)
        title, passages = f"{sheet.title}, {sheet.prospect.name}", sheet.passages
    else:
        scripting = services.scripting
        title = scripting.title(script)
        passages = scripting.preview(scripting.text(script), None, scripting.kind(script))
    return title, [each for each in passages if each.kind is PassageKind.MAIN] or list(passages)
