"""The process that speaks: Qt's speech can wait for ever for a speech program that hangs, so the window never asks it.

For each sentence a line of JSON comes in, {"say", "locale", "rate"}, and one goes out: {"done"} or {"problem", "what"}.
It ends when its input does. Nothing of the package is imported here: the file is run as it is.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MISSING, NO_LIBRARY, NO_ENGINE, NO_VOICE, FAILED = "missing", "no_library", "no_engine", "no_voice", "failed"
MOCK = "mock"  # Qt's engine for tests: it says nothing


class Speaker(QObject):
    """`heard` carries a line of the input, "" at its end."""

    heard = Signal(str)

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._wanted = engine
        self._engine: QTextToSpeech | None = None
        self._speaking = False
        self.heard.connect(self._hear)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line)
        self.heard.emit("")

    def _hear(self, line: str) -> None:
        if not line:
            QCoreApplication.quit()
            return
        wish = json.loads(line)
        try:
            problem, what = self._say(wish["say"], QLocale(wish["locale"]), wish["rate"])
        except ImportError as error:
            absent = isinstance(error, ModuleNotFoundError)
            problem, what = (MISSING if absent else NO_LIBRARY), str(error).partition(":")[0]
        if problem:
            _tell(problem=problem, what=what)

    def _say(self, words: str, locale: QLocale, rate: float) -> tuple[str, str]:
        """Begins to say it; what keeps it from that, else ("", "")."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        if self._engine is None:
            known = [self._wanted] if self._wanted else [e for e in QTextToSpeech.availableEngines() if e != MOCK]
            if not known:
                return NO_ENGINE, ""
            self._engine = QTextToSpeech(known[0], self)
            self._engine.stateChanged.connect(self._turned)
        if self._engine.state() is QTextToSpeech.State.Error:
            return NO_ENGINE, ""
        there = [each for each in self._engine.availableLocales() if each.language() == locale.language()]
        if not there:
            return NO_VOICE, QLocale.languageToString(locale.language())
        self._engine.setLocale(next((each for each in there if each.territory() == locale.territory()), there[0]))
        self._engine.setRate(rate)
        self._speaking = True
        self._engine.say(words)
        return "", ""

    def _turned(self, state: Any) -> None:
        if self._speaking and state.name == "Ready":
            self._speaking = False
            _tell(done=True)
        elif state.name == "Error":
            _tell(problem=FAILED, what="")


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    app = QCoreApplication(sys.argv)
    speaker = Speaker(sys.argv[1] if len(sys.argv) > 1 else "")
    app.exec()
    del speaker


if __name__ == "__main__":
    main()
