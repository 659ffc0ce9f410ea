"""Speech says sentence after sentence, stops at once, and tells in words what is missing."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject
from pytestqt.qtbot import QtBot

from reengage_desktop.ui import speech
from reengage_desktop.ui.speech import MOCK, Sentence, Speech, sentences

ENGLISH = QLocale("en_US")
# Qt's multimedia, which comes with its speech, looks for a sound server when it is loaded.
pytestmark = [pytest.mark.expects_warning("pipewire"), pytest.mark.expects_warning("pulse")]


@pytest.fixture
def said(qtbot: QtBot) -> list[Sentence]:
    return []


def speaking(said: list[Sentence], parent: QObject, **more: Any) -> Speech:
    made = Speech(parent, engine=MOCK, **more)
    made.begun.connect(said.append)
    return made


def test_each_sentence_is_told_as_it_is_spoken(qtbot: QtBot, qapp: QObject, said: list[Sentence]) -> None:
    voice = speaking(said, qapp)
    with qtbot.waitSignal(voice.ended, timeout=5000):
        assert voice.speak(sentences("Good morning. How are you?", 2), ENGLISH) == ""
        assert voice.speaks
    assert said == [Sentence(2, 0, 13, "Good morning."), Sentence(2, 14, 26, "How are you?")]
    assert not voice.speaks


def test_stop_is_at_once_and_nothing_more_is_said(qtbot: QtBot, qapp: QObject, said: list[Sentence]) -> None:
    voice = speaking(said, qapp)
    voice.speak(sentences("One is here. Two is here."), ENGLISH)
    with qtbot.waitSignal(voice.stopped):
        voice.stop()
    qtbot.wait(400)
    assert len(said) == 1 and not voice.speaks


def test_nothing_is_said_into_a_call_also_if_it_begins_between_two_sentences(
    qtbot: QtBot, qapp: QObject, said: list[Sentence]
) -> None:
    on: list[bool] = []
    voice = speaking(said, qapp, may_speak=lambda: not on)
    with qtbot.waitSignal(voice.stopped, timeout=5000):
        voice.speak(sentences("One is here. Two is here."), ENGLISH)
        on.append(True)
    assert len(said) == 1
    assert voice.speak(sentences("Three."), ENGLISH) == "A call is on. The machine never speaks into a call."


def test_faster_and_slower_stay_within_what_can_be_understood(qapp: QObject, said: list[Sentence]) -> None:
    voice = speaking(said, qapp)
    for _ in range(9):
        voice.faster()
    assert voice.rate == 0.5
    voice.slower()
    assert voice.rate == 0.4


def test_the_voice_is_one_of_the_language_or_that_is_told(qapp: QObject, said: list[Sentence]) -> None:
    voice = speaking(said, qapp)
    assert voice.speak([], QLocale("fi_FI")) == ""
    assert voice.speak([], QLocale("el_GR")) == "No voice speaks Greek. Add one in the settings of your system."


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ModuleNotFoundError("No module named 'PySide6.QtTextToSpeech'"), "pip install “reengage-desktop[speech]”"),
        (ImportError("libpulse.so.0: cannot open shared object file"), "the library libpulse.so.0 of your system"),
    ],
)
def test_what_is_missing_is_said_in_words(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch, error: ImportError, told: str
) -> None:
    import_ = builtins.__import__

    def without_speech(name: str, *rest: Any) -> Any:
        if name == "PySide6.QtTextToSpeech":
            raise error
        return import_(name, *rest)

    monkeypatch.delitem(sys.modules, "PySide6.QtTextToSpeech", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_speech)
    problem = Speech(qapp).speak([], ENGLISH)
    assert told in problem and problem.endswith("Reading against the clock works without it.")


def test_without_an_engine_it_says_what_to_install(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtTextToSpeech import QTextToSpeech

    none: Callable[[], list[str]] = lambda: [MOCK]  # noqa: E731
    monkeypatch.setattr(QTextToSpeech, "availableEngines", none)
    assert "install speech-dispatcher and espeak-ng" in Speech(qapp).speak([], ENGLISH)


def test_it_is_imported_only_when_it_speaks() -> None:
    assert "QTextToSpeech" not in vars(speech)
