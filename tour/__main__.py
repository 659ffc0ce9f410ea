"""Plays the main journey in the real window, by its keys, and leaves a picture of each step in build/tour/.

Run by `make tour`, on a virtual screen where there is none. The clock is the story's: Tuesday 13 October 2026, 8:15.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["TZ"] = "America/New_York"

from PySide6.QtWidgets import QApplication

from reengage_desktop.ui import fonts

from . import calls, day, lists, people, rooms, triage
from .showing import PICTURES, Tour

STEPS = (
    lists.take_a_list_in,
    lists.look_around,
    lists.another_list,
    lists.doubles_and_the_way_out,
    people.page_of_a_person,
    people.no_list_and_bank,
    day.sentence_of_the_morning,
    day.week,
    day.reminder_of_the_slot,
    calls.call_with_voicemail,
    calls.call_that_reaches,
    calls.they_call_back,
    calls.pile_of_letters,
    calls.scripts,
    rooms.small_dialogs,
    triage.best_use_of_now,
    triage.desk,
    triage.rules,
    rooms.small_window,
    day.evening,
    day.after_an_absence,
)


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    fonts.load()
    for look in sys.argv[1:] or ["light", "dark"]:
        with tempfile.TemporaryDirectory() as folder:
            tour = Tour(look, Path(folder))
            tour.picture("01-first-run")
            for step in STEPS:
                step(tour)
            tour.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
