"""Pairs are found in a thread, shown side by side, made one or left as two by keys, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.likeness import Why
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.person_card import PersonCard
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.people import pair_words
from reengage_desktop.ui.people.duplicates_dialog import DuplicatesDialog
from reengage_desktop.ui.people.side_by_side_view import SideBySideView

Clock = Callable[[], datetime]
Open = Callable[..., DuplicatesDialog]


@pytest.fixture
def people(services: Services) -> Services:
    """Maria three times, and Otto."""
    for name, company, number in (
        ("Maria Ortega", "Holm", "419 555 0141"),
        ("Maria Ortéga", "Holm", "419 555 0142"),
        ("M. Ortega", "Holm", "419 555 0143"),
        ("Otto Krug", "Krug", "419 555 0144"),
    ):
        services.keeping.add(PersonForm(name=name, company=company, phones=(number,), notes=f"note of {name}"))
    return services


@pytest.fixture
def opened(qtbot: QtBot, services: Services, clock: Clock) -> Iterator[Open]:
    made: list[DuplicatesDialog] = []

    def make(pair: tuple[int, int] | None = None) -> DuplicatesDialog:
        dialog = DuplicatesDialog(services, clock, None, pair)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        if pair is None:
            with qtbot.waitSignal(dialog.search.work.idle, timeout=10_000):
                pass
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.search.work.close()


def keys(dialog: DuplicatesDialog) -> list[tuple[int, int]]:
    return [each.key for each in dialog.pair_list.entries()]  # type: ignore[misc]


def names(dialog: DuplicatesDialog) -> tuple[str, str]:
    left, right = (dialog.view.findChild(QLabel, name) for name in ("left_name", "right_name"))
    assert isinstance(left, QLabel)
    assert isinstance(right, QLabel)
    return left.text(), right.text()


def press(dialog: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def test_the_surest_pair_is_shown_first_and_the_list_has_the_keyboard(people: Services, opened: Open) -> None:
    dialog = opened()
    assert keys(dialog) == [(1, 2), (1, 3), (2, 3)]
    assert dialog.head_label.text() == "3 pairs"
    assert names(dialog) == ("Maria Ortega", "Maria Ortéga")
    assert dialog.focusWidget() is dialog.pair_list
    assert dialog.pair_list.entries()[0].spoken == "Maria Ortega and Maria Ortéga, same name, same company, 95 %"
    press(dialog, Qt.Key.Key_Down)
    assert names(dialog) == ("Maria Ortega", "M. Ortega")


def test_m_makes_one_of_two_and_pairs_with_who_is_gone_go_too(qtbot: QtBot, people: Services, opened: Open) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.merged) as heard:
        press(dialog, Qt.Key.Key_M)
    assert (heard.args[0].prospect_id, heard.args[0].other_id) == (1, 2)
    assert people.around.store.prospects.get(2) is None
    assert keys(dialog) == [(1, 3)]
    assert dialog.foot.last_label.text() == "Maria Ortega is one person now"
    press(dialog, Qt.Key.Key_Z)
    assert people.keeping.record(2).prospect.name == "Maria Ortéga"
    assert keys(dialog) == [(1, 2), (1, 3), (2, 3)]
    assert names(dialog) == ("Maria Ortega", "Maria Ortéga")
    assert dialog.foot.undo_button.isHidden()


def test_d_leaves_them_two_and_they_do_not_come_back(people: Services, opened: Open) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_D)
    assert keys(dialog) == [(1, 3), (2, 3)]
    assert [(pair.one_id, pair.other_id) for pair in people.merging.find()] == [(1, 3), (2, 3)]
    press(dialog, Qt.Key.Key_Z)
    assert keys(dialog) == [(1, 2), (1, 3), (2, 3)]


def test_what_is_chosen_at_the_right_is_taken(people: Services, opened: Open) -> None:
    dialog = opened()
    left, right = dialog.view.answers["name"]
    assert left.isChecked()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.focusWidget() is left
    QTest.keyClick(left, Qt.Key.Key_Right)
    assert right.isChecked()
    assert dialog.view.taken() == {"name"}
    press(dialog, Qt.Key.Key_M)
    person = people.keeping.record(1).prospect
    assert person.name == "Maria Ortéga"
    assert "Also: name Maria Ortega" in person.notes


def test_the_stage_that_is_chosen_tells_what_is_next(people: Services, opened: Open, clock: Clock) -> None:
    with people.around.store.writing() as changes:
        rest = NextAction(ActionKind.KEEP_IN_TOUCH, clock(), clock())
        people.around.store.prospects.set_next(1, Stage.KEEP_IN_TOUCH, rest, clock())
        changes.prospects.add(1)
    dialog = opened((1, 2))
    left, right = dialog.view.answers["stage"]
    assert right.isChecked() == (people.merging.compare(1, 2).left_id == 1)
    said = dialog.stays_label.text()
    (left if right.isChecked() else right).setChecked(True)
    assert dialog.stays_label.text() != said
    assert "In touch" in dialog.stays_label.text()


def test_all_pairs_settled_and_nobody_twice_are_told_apart(people: Services, opened: Open) -> None:
    dialog = opened()
    for _ in range(3):
        press(dialog, Qt.Key.Key_D)
    assert dialog.wait.title_label.text() == "All pairs are settled"
    assert dialog.foot.merge_button.isHidden()
    assert dialog.focusWidget() is dialog.foot.close_button
    press(dialog, Qt.Key.Key_M)  # there is nothing to make one
    press(dialog, Qt.Key.Key_Z)
    assert keys(dialog) == [(2, 3)]
    press(dialog, Qt.Key.Key_D)
    assert opened().wait.title_label.text() == "No two of your people look alike"


def test_two_that_were_named_are_shown_without_a_search(people: Services, opened: Open) -> None:
    dialog = opened((1, 4))
    assert dialog.side.isHidden()
    assert names(dialog) == ("Maria Ortega", "Otto Krug")
    dialog.foot.merge_button.click()
    assert people.around.store.prospects.get(4) is None
    dialog.foot.undo_button.click()
    assert names(dialog) == ("Maria Ortega", "Otto Krug")


def test_what_is_long_is_scrolled_by_keys(people: Services, opened: Open) -> None:
    people.keeping.edit(1, PersonForm(name="Maria Ortega", company="Holm", notes="gutters and windows " * 12))
    dialog = opened()
    dialog.resize(700, 260)
    bar = dialog.view.verticalScrollBar()
    press(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_who_was_changed_since_is_told_and_the_dialog_stays(people: Services, opened: Open) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_M)
    people.keeping.edit(1, PersonForm(name="Maria Holm"))
    press(dialog, Qt.Key.Key_Z)
    assert "changed since" in dialog.fault_line.text()
    assert not dialog.foot.undo_button.isHidden()


def test_somebody_who_is_gone_is_told(people: Services, opened: Open) -> None:
    dialog = opened((1, 99))
    assert "no longer in your file" in dialog.fault_line.text()
    assert dialog.foot.merge_button.isHidden()


def test_closing_it_ends_the_search(qtbot: QtBot, people: Services, clock: Clock) -> None:
    dialog = DuplicatesDialog(people, clock)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    found: list[object] = []
    dialog.search.found.connect(found.append)
    dialog.open()
    dialog.reject()
    with qtbot.waitSignal(dialog.search.work.idle, timeout=10_000):
        pass
    assert found == []


def test_names_are_text_and_never_markup(qtbot: QtBot, clock: Clock) -> None:
    view = SideBySideView(clock().date())
    qtbot.addWidget(view)
    name = "<b>Maria</b><img src=file:///etc/passwd>"
    view.show_pair(PersonCard(name, {"notes": name}), PersonCard("B", {}))
    page = view.widget()
    labels = page.findChildren(QLabel) if page else []
    assert [label.text() for label in labels].count(name) == 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_tab_key_ends_on_the_main_button(people: Services, opened: Open) -> None:
    dialog = opened()
    dialog.foot.close_button.setFocus()
    order = []
    for _ in range(3):
        order.append(dialog.focusWidget())
        press(dialog, Qt.Key.Key_Tab)
    assert order == [dialog.foot.close_button, dialog.foot.two_button, dialog.foot.merge_button]


def test_each_reason_and_count_has_its_words() -> None:
    assert all(pair_words.why_words(why) for why in Why)
    assert pair_words.percent_words(100) == "sure"
    assert all(pair_words.value_words("stage", stage.value, date(2026, 1, 1)) for stage in Stage)
