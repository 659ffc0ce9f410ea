"""Speech says sentence after sentence, stops at once, and tells in words what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject
from pytestqt.qtbot import QtBot

from reengage_desktop.ui import speech
from reengage_desktop.ui.speech import MOCK, Sentence, Speech, sentences
from tests.desktop import needs_pulse

ENGLISH = QLocale("en_US")
TWO = "One is here. Two is here."


class Voice:
    """What one voice has said and told."""

    def __init__(self, parent: QObject, **more: Any) -> None:
        self.speech = Speech(parent, **{"engine": MOCK, **more})
        self.said: list[Sentence] = []
        self.told: list[str] = []
        self.speech.begun.connect(self.said.append)
        self.speech.failed.connect(self.told.append)

    def speak(self, text: str, locale: QLocale = ENGLISH) -> None:
        self.speech.speak(sentences(text), locale)


@pytest.fixture
def voice(qapp: QObject) -> Iterator[Voice]:
    made = Voice(qapp)
    yield made
    made.speech.stop()


@needs_pulse
def test_each_sentence_is_told_as_it_is_spoken(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.speech.ended, timeout=8000):
        voice.speech.speak(sentences("Good morning. How are you?", 2), ENGLISH)
        assert voice.speech.speaks
    assert voice.said == [Sentence(2, 0, 13, "Good morning."), Sentence(2, 14, 26, "How are you?")]
    assert not voice.speech.speaks and voice.told == []


def test_stop_is_at_once_and_nothing_more_is_said(qtbot: QtBot, voice: Voice) -> None:
    voice.speak(TWO)
    process = voice.speech._process
    assert process is not None
    with qtbot.waitSignal(voice.speech.stopped):
        voice.speech.stop()
    assert process.state() is process.ProcessState.NotRunning
    assert len(voice.said) == 1 and not voice.speech.speaks


@needs_pulse
def test_nothing_is_said_into_a_call_also_if_it_begins_between_two_sentences(qtbot: QtBot, qapp: QObject) -> None:
    on: list[bool] = []
    voice = Voice(qapp, may_speak=lambda: not on)
    with qtbot.waitSignal(voice.speech.stopped, timeout=8000):
        voice.speak(TWO)
        on.append(True)
    assert len(voice.said) == 1
    voice.speak("Three.")
    assert voice.told == ["A call is on. The machine never speaks into a call."] and len(voice.said) == 1


def test_faster_and_slower_stay_within_what_can_be_understood(voice: Voice) -> None:
    for _ in range(9):
        voice.speech.faster()
    assert voice.speech.rate == 0.5
    voice.speech.slower()
    assert voice.speech.rate == 0.4


@needs_pulse
def test_a_language_nobody_speaks_is_told(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.speech.failed, timeout=8000):
        voice.speak("Kalimera.", QLocale("el_GR"))
    assert voice.told[0].startswith("No voice speaks Greek. Add one") and not voice.speech.speaks


def speaker(tmp_path: Path, words: str) -> Path:
    """Another program in the place of the one that speaks."""
    made = tmp_path / "speaking.py"
    made.write_text(words)
    return made


def test_a_speech_program_that_hangs_is_given_up_and_the_window_never_waits(
    qtbot: QtBot, qapp: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_SPEAKER", speaker(tmp_path, "import time; time.sleep(60)"))
    voice = Voice(qapp, patience=-2.7)  # of the 3 s that are left to one word
    with qtbot.waitSignal(voice.speech.failed, timeout=8000):
        voice.speak("Hello.")
    assert voice.told == [
        "The speech program of this computer does not answer. Reading against the clock works without it."
    ]


def test_a_speech_program_that_dies_is_told_too(
    qtbot: QtBot, qapp: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_SPEAKER", speaker(tmp_path, "import os; os.abort()"))
    voice = Voice(qapp)
    with qtbot.waitSignal(voice.speech.failed, timeout=8000):
        voice.speak("Hello.")
    assert voice.told[0].startswith("The speech program of this computer does not answer.")


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("raise ModuleNotFoundError(\"No module named 'PySide6.QtTextToSpeech'\")", "missing"),
        ("raise ImportError('libpulse.so.0: cannot open shared object file')", "no_library"),
    ],
)
def test_what_is_missing_is_told_by_the_program_that_speaks(tmp_path: Path, missing: str, told: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Without:\n"
        "    def find_spec(self, name, *rest):\n"
        f"        if name == 'PySide6.QtTextToSpeech': {missing}\n"
        "sys.meta_path.insert(0, Without())\n"
    )
    done = subprocess.run(
        [sys.executable, str(speech._SPEAKER), MOCK],
        input='{"say": "Hello.", "locale": "en_US", "rate": 0}\n',
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert f'"problem": "{told}"' in done.stdout
    words = speech._PROBLEMS[told].format(what="libpulse.so.0")
    assert "pip install “reengage-desktop[speech]”" in words or "libpulse.so.0" in words


@pytest.mark.skipif(
    not (os.environ.get("REENGAGE_TEST_VOICE") and shutil.which("espeak-ng")),
    reason="starts the speech of this computer",
)
def test_the_system_speaks_or_says_why_not_within_its_patience(qtbot: QtBot, qapp: QObject) -> None:
    voice = Voice(qapp, engine="", patience=6.0)
    heard: list[str] = []
    voice.speech.ended.connect(lambda: heard.append("said"))
    voice.speech.failed.connect(heard.append)
    voice.speak("Hello.")
    qtbot.waitUntil(lambda: bool(heard), timeout=15000)
    assert heard == ["said"] or "Reading against the clock works without it." in heard[0]
    voice.speech.stop()
