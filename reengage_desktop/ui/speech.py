"""Speech for rehearsals: Qt's, if this computer has it, sentence by sentence; if not, in words what is missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from reengage_desktop.domain.sentence import sentence_spans

from .words import tr

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MOCK = "mock"  # Qt's engine for tests: it says nothing
STEP, SLOWEST, FASTEST = 0.1, -0.5, 0.5  # of Qt's range from -1 to 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """From `start` to `end` in characters of the passage with this number."""

    passage: int
    start: int
    end: int
    words: str


def sentences(text: str, passage: int = 0) -> list[Sentence]:
    """Of one passage, in their order."""
    return [Sentence(passage, start, end, text[start:end]) for start, end in sentence_spans(text)]


class Speech(QObject):
    """`begun` carries each `Sentence` as it is spoken. `ended` after the last; `stopped` if it was cut short.

    `may_speak` is asked before each sentence: where it says no, nothing more is said. The engine is looked for when it
    is needed first, which can take a second or two; `engine` names one, else it is that of the system.
    """

    begun = Signal(object)
    ended = Signal()
    stopped = Signal()

    def __init__(self, parent: QObject, *, may_speak: Callable[[], bool] = lambda: True, engine: str = "") -> None:
        super().__init__(parent)
        self._may_speak, self._wanted = may_speak, engine
        self._engine: QTextToSpeech | None = None
        self._waiting: deque[Sentence] = deque()
        self._rate = 0.0
        self._speaks = False

    @property
    def speaks(self) -> bool:
        return self._speaks

    @property
    def rate(self) -> float:
        """0 is the usual speed of the voice, 0.1 a step faster."""
        return self._rate

    def speak(self, sentences_: Iterable[Sentence], locale: QLocale) -> str:
        """Begins to say them; what is missing, in words, if it cannot."""
        problem = self._problem(locale)
        if problem:
            return problem
        self._waiting = deque(sentences_)
        self._speaks = True
        self._next()
        return ""

    def stop(self) -> None:
        """At once, in the middle of a word."""
        self._waiting.clear()
        if self._speaks:
            self._speaks = False
            if self._engine is not None:
                self._engine.stop()
            self.stopped.emit()

    def faster(self) -> None:
        self._set_rate(self._rate + STEP)

    def slower(self) -> None:
        self._set_rate(self._rate - STEP)

    def _set_rate(self, rate: float) -> None:
        """From the next sentence on."""
        self._rate = round(min(FASTEST, max(SLOWEST, rate)), 1)
        if self._engine is not None:
            self._engine.setRate(self._rate)

    def _next(self) -> None:
        if not self._speaks or self._engine is None:
            return
        if not self._may_speak():
            self.stop()
        elif self._waiting:
            sentence = self._waiting.popleft()
            self.begun.emit(sentence)
            self._engine.say(sentence.words)
        else:
            self._speaks = False
            self.ended.emit()

    def _problem(self, locale: QLocale) -> str:
        """What keeps it from speaking this language; "" if it can."""
        if not self._may_speak():
            return tr("A call is on. The machine never speaks into a call.")
        try:
            self._engine = self._engine or self._found()
        except ImportError as error:
            return _what_is_missing(error)
        if self._engine is None:
            return tr("No speech program was found. On Linux install speech-dispatcher and espeak-ng, then try again.")
        chosen = _voice_for(self._engine, locale)
        if chosen is None:
            language = QLocale.languageToString(locale.language())
            return tr("No voice speaks {language}. Add one in the settings of your system.").format(language=language)
        self._engine.setLocale(chosen)
        self._engine.setRate(self._rate)
        return ""

    def _found(self) -> QTextToSpeech | None:
        """None where there is no engine, or it does not start."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        known = [self._wanted] if self._wanted else [name for name in QTextToSpeech.availableEngines() if name != MOCK]
        if not known:
            return None
        engine = QTextToSpeech(known[0], self)
        if engine.state() is QTextToSpeech.State.Error:
            engine.deleteLater()
            return None
        engine.stateChanged.connect(self._state_changed)
        return engine

    def _state_changed(self, state: QTextToSpeech.State) -> None:
        """The next sentence follows in a turn of its own: the engine is not asked to speak while it tells."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        if state is QTextToSpeech.State.Ready:
            QTimer.singleShot(0, self, self._next)
        elif state is QTextToSpeech.State.Error:
            self.stop()


def _voice_for(engine: QTextToSpeech, locale: QLocale) -> QLocale | None:
    """The same language, in this country if there is such a voice."""
    there = [each for each in engine.availableLocales() if each.language() == locale.language()]
    same = (each for each in there if each.territory() == locale.territory())
    return next(same, there[0] if there else None)


def _what_is_missing(error: ImportError) -> str:
    """Python's own part, or a library of the system that it needs."""
    reads_on = tr("Reading against the clock works without it.")
    if isinstance(error, ModuleNotFoundError):
        told = tr("The speech part is not installed: pip install “reengage-desktop[speech]”.")
    else:
        library = str(error).partition(":")[0]
        told = tr("The speech part needs the library {library} of your system; install it, then try again.")
        told = told.format(library=library)
    return f"{told} {reads_on}"
