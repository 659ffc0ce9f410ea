"""Speech for rehearsals, sentence by sentence, if this computer has it; if not, in words what is missing."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QProcess, QTimer, Signal

from reengage_desktop.domain.script import reading_seconds
from reengage_desktop.domain.sentence import sentence_spans

from . import words

MOCK = "mock"  # Qt's engine for tests: it says nothing
STEP, SLOWEST, FASTEST = 0.1, -0.5, 0.5  # of Qt's range from -1 to 1
PATIENCE = 8.0  # s, for the first sound and beyond three times the length of a sentence
_SPEAKER = Path(__file__).with_name("speaking.py")
_WITHOUT = "Reading against the clock works without it."
_NO_ANSWER = "The speech program of this computer does not answer."
_PROBLEMS = {
    "missing": "The speech part is not installed: pip install “reengage-desktop[speech]”.",
    "no_library": "The speech part needs the library {what} of your system; install it, then try again.",
    "no_engine": "No speech program was found. On Linux install speech-dispatcher and espeak-ng, then try again.",
    "no_voice": "No voice speaks {what}. Add one in the settings of your system.",
    "failed": "The speech program of this computer has stopped.",
}


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

    `failed` carries in words what is missing, after `stopped`. `may_speak` is asked before each sentence: where it says
    no, nothing more is said. A process of its own speaks (`speaking`): to stop is to end it, and a speech program that
    hangs is given up after `patience` seconds. `engine` names one of Qt's, else it is that of the system.
    """

    begun = Signal(object)
    ended = Signal()
    stopped = Signal()
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject,
        *,
        may_speak: Callable[[], bool] = lambda: True,
        engine: str = "",
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self._may_speak, self._engine, self._patience = may_speak, engine, patience
        self._process: QProcess | None = None
        self._waiting: deque[Sentence] = deque()
        self._locale = QLocale()
        self._rate = 0.0
        self._speaks = False
        self._watch = QTimer(self, singleShot=True)
        self._watch.timeout.connect(lambda: self._fail(_NO_ANSWER))

    @property
    def speaks(self) -> bool:
        return self._speaks

    @property
    def rate(self) -> float:
        """0 is the usual speed of the voice, 0.1 a step faster."""
        return self._rate

    def speak(self, sentences_: Iterable[Sentence], locale: QLocale) -> None:
        """Begins to say them, in the place of what was said before."""
        self.stop()
        if not self._may_speak():
            self.failed.emit(words.tr("A call is on. The machine never speaks into a call."))
            return
        self._waiting, self._locale, self._speaks = deque(sentences_), locale, True
        self._next()

    def stop(self) -> None:
        """At once, in the middle of a word."""
        self._watch.stop()
        self._waiting.clear()
        self._end_process()
        if self._speaks:
            self._speaks = False
            self.stopped.emit()

    def faster(self) -> None:
        """From the next sentence on."""
        self._rate = round(min(FASTEST, self._rate + STEP), 1)

    def slower(self) -> None:
        """From the next sentence on."""
        self._rate = round(max(SLOWEST, self._rate - STEP), 1)

    def _next(self) -> None:
        if not self._may_speak():
            self.stop()
        elif self._waiting:
            self._say(self._waiting.popleft())
        else:
            self._speaks = False
            self._watch.stop()
            self._end_process()
            self.ended.emit()

    def _say(self, sentence: Sentence) -> None:
        process = self._process or self._started()
        wish = {"say": sentence.words, "locale": self._locale.name(), "rate": self._rate}
        process.write((json.dumps(wish) + "\n").encode())
        self._watch.start(round((self._patience + 3 * reading_seconds(sentence.words)) * 1000))
        self.begun.emit(sentence)

    def _started(self) -> QProcess:
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._hear)
        process.errorOccurred.connect(lambda _error: self._fail(_NO_ANSWER))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(sys.executable, [str(_SPEAKER), self._engine])
        return process

    def _hear(self) -> None:
        while self._process is not None and self._process.canReadLine():
            told = json.loads(bytes(self._process.readLine().data()))
            if told.get("done"):
                self._next()
            else:
                self._fail(_PROBLEMS[told["problem"]], told["what"])

    def _fail(self, template: str, what: str = "") -> None:
        if self._process is None:
            return
        self.stop()
        self.failed.emit(f"{words.tr(template).format(what=what)} {words.tr(_WITHOUT)}")

    def _end_process(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(500)
        process.deleteLater()
