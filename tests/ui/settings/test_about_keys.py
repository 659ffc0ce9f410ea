"""The sheet of all keys is narrowed by what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.ui.about_keys import AllKeys


@pytest.fixture
def keys(qtbot: QtBot, qapp: object) -> AllKeys:
    made = AllKeys()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "name"), [("mailbox", "F, T: mailbox full, text cannot go"), ("ctrl u", "Ctrl U: quote without a sale")]
)
def test_a_key_is_found_by_its_act_or_its_name(keys: AllKeys, typed: str, name: str) -> None:
    QTest.keyClicks(keys.search_edit, typed)
    assert [line.accessibleName() for line in keys.lines if line.isVisible()] == [name]
    assert not keys.none_label.isVisible()


def test_when_no_key_does_it_the_sheet_says_so(keys: AllKeys) -> None:
    QTest.keyClicks(keys.search_edit, "coffee")
    assert keys.none_label.isVisible()
    keys.search_edit.clear()
    assert all(line.isVisible() for line in keys.lines)
