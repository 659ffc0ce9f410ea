"""What is loaded when the window is painted for the first time: whatever can wait is imported where it is used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec

import pytest

from reengage_desktop import paths
from reengage_desktop.services.bundle import open_services

# Begun without arguments over a file that is up to date, as on any morning.
START = """
import json, os, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
import reengage_desktop.__main__ as entry
from reengage_desktop.ui.house import House

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event):
        if event.type() == QEvent.Type.User:
            classes = [f"PySide6.QtWidgets.{name}" for name in vars(QtWidgets)]
            print(json.dumps([*sys.modules, *classes]), flush=True)
            os._exit(0)
        return super().event(event)

def open_(house, before=House.open, **how):
    global watch
    watch = Watch()
    house.pages.prospects.table.viewport().installEventFilter(watch)
    before(house, **how)

House.open = open_
entry.main([])
"""

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)

# PySide6 itself loads argparse, inspect and tempfile.
HEAVY = (
    "asyncio",
    "email",
    "holidays",
    "html",
    "http",
    "icalendar",
    "importlib.metadata",
    "jinja2",
    "keyring",
    "multiprocessing",
    "openpyxl",
    "phonenumbers",
    "playhouse.migrations",
    "python_calamine",
    "rapidfuzz",
    "recurring_ical_events",
    "ssl",
    "unittest",
    "urllib.request",
    "vobject",
)
OURS = "reengage_desktop"
LATER = {  # what comes with the first call, list, knock, dialog, letter or sentence
    "domain": "address arrival better_hour busy_reading calendar_file came_back card_cells card_line card_reading "
    "card_writing cell_guard cells clock_guard column_contents columns difference due email_draft face "
    "amount bank fact flat_cells flat_file follow_up gap heading held homework intake intake_choice "
    "language later interview letter likeness merge_field merger numbered_keys pace paper person_card "
    "record_lines reminder row_cells row_reach row_remarks said_well script script_check script_library "
    "script_row script_skeleton script_template script_version slot_change spoken spreading story table "
    "table_file taking_back text_message trigger no_card person_around happening attached_file recount "
    "whole_records word_use written_commission written_script call_list day_hours desk ladder_change "
    "errand number_list own_rule quiet untried why_now draft",
    "store": "backlogs blanks erasing exports facts homework intake_keys intake_present intakes journals letters "
    "merges migrations old_copies put_back reminders removals scripts snapshots stories weeks whole_rows "
    "wholes notes files people_around interviews story_uses triggers noes finds steps loose_ends "
    "decisions ladders registries batches drafts quotes",
    "services": "adding banking briefing calendaring calling checking exporting filing foreseeing forgetting forms "
    "gauging heeding holding importing keeping lettering mailing merging moving placing posting "
    "postponing preparing publishing reading recognising reminding replacing sampling scripting sifting "
    "acquainting attaching commissioning editing finding following interviewing noting portraying quoting "
    "reasoning recounting researching retracing returning revisiting reviving ringing sample_known "
    "slotting sounding spreading syncing undoing unpacking warming wording workbooks answering deciding "
    "desking drafting exploring gathering laddering leafing learning permitting pushing ruling screening "
    "stopping telling weighing heralding",
    "ui": "about_keys announcing answers calendar calendar_round call call_flow call_stack call_telling bank "
    "call_walk choosers dialog_parts dialogs export heartbeat intake letters list_dialogs mail "
    "message_bus no_list notifications people person put_back reminder_card returns scripts sentences "
    "settings side_list sleep_watch speaking speech toast tray trouble walk_words desk ladder_words "
    "payoff screening triage_dialogs",
    "ui.today": "due_list missed_words move_slot_dialog reminder_bar reminder_words spread_dialog today_page "
    "waiting_bars row_payoff",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules and classes of widgets at first paint, with sixty people in the file."""
    home = tmp_path_factory.mktemp("home")
    data = paths.data_dir(home / paths.APP)
    services = open_services(paths.database_file(data), lambda: NOW, lambda: "America/New_York", float)
    services.sampling.add()
    services.setting.keep(replace(services.setting.read(), morning_on=False, evening_on=False))  # the list comes first
    services.close()
    around = {**os.environ, "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    started = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, env=around, check=False, timeout=60
    )
    assert started.returncode == 0, started.stderr
    return set(json.loads(started.stdout))


@pytest.mark.parametrize("module", HEAVY)
def test_no_heavy_library_is_loaded_before_the_window_is_painted(loaded: set[str], module: str) -> None:
    assert module not in loaded


@pytest.mark.parametrize("floor", LATER)
def test_what_the_first_window_does_without_is_loaded_when_it_is_needed(loaded: set[str], floor: str) -> None:
    later = {f"{OURS}.{floor}.{module}" for module in LATER[floor].split()}
    assert later & loaded == set()
    assert all(find_spec(module) for module in later), "a name here is out of date"


def test_python_learns_no_class_of_widgets_that_the_first_window_does_not_show(loaded: set[str]) -> None:
    assert "PySide6.QtWidgets.QTableView" in loaded
    assert "PySide6.QtWidgets.QMdiArea" not in loaded, "a widget was asked for that Qt made itself: see `own_viewport`"


def test_the_window_itself_is_there(loaded: set[str]) -> None:
    assert {"PySide6.QtWidgets", "peewee", "reengage_desktop.ui.today.today_panel"} <= loaded
    assert not {name for name in loaded if name.startswith(("pytest", "_pytest", "hypothesis"))}
