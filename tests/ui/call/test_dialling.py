"""Outside permission a call asks once, with the rule named; what is answered is booked, or noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from reengage_desktop.domain.permission import Lamp, Limit, Permission
from reengage_desktop.domain.prospect import Party
from reengage_desktop.domain.wall_time import zone
from reengage_desktop.services.moving import Moved
from reengage_desktop.services.permitting import remark
from reengage_desktop.ui.call import dial_words
from reengage_desktop.ui.call.dial_strip import DialStrip
from reengage_desktop.ui.lamp_words import lamp_words

K = Qt.Key
NIGHT = datetime(2026, 10, 14, 2, 33, tzinfo=UTC)  # 22:33 of Tuesday in Toledo and New York


@pytest.fixture
def night(call):
    """The dialog is open when nobody may be called."""
    call.close()
    call.clock.now = NIGHT
    call.open()
    return call


def strip(call) -> DialStrip:
    found = call.dialog.script_page.asking
    assert isinstance(found, DialStrip)
    return found


def rings(call) -> bool:
    return call.dialog.head.timer_label.isVisible()


def test_within_their_hours_nothing_is_asked(call):
    call.press(K.Key_Return)
    assert rings(call) and call.dialog.script_page.asking is None


def test_outside_them_the_rule_and_the_first_hour_are_told(night):
    assert night.dialog.head.notice_label.text() == "outside calling hours: opens 8:00 there"
    night.press(K.Key_Return)
    asked = strip(night)
    assert not rings(night) and not night.dialog.head.ring_button.isVisible()
    assert asked.question_label.text() == "It is 22:33 in Toledo. Calls are allowed from Wed 8:00."
    assert "47 CFR 64.1200(c)(1)" in asked.rule_label.text()
    assert "First hour allowed: tomorrow, 8:00–9:00" in asked.rule_label.text()
    assert asked.move_button.text() == "Move to tomorrow 8:00"


@pytest.mark.parametrize("key", [K.Key_M, K.Key_Return])
def test_it_moves_to_that_hour_and_that_can_be_taken_back(night, services, key):
    before, told = night.person(), []
    night.dialog.put_off.connect(lambda moved, words: told.append((moved, words)))
    night.press(K.Key_Return)
    night.press(key)
    ((moved, words),) = told
    assert isinstance(moved, Moved) and "Maria Castellano: not called now." in words
    assert not night.is_open()
    action = night.person().next_action
    assert action is not None and action.due_from == datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
    assert night.touches() == []
    services.moving.undo_move(moved)
    assert night.person() == before


def test_call_anyway_holds_once_and_stands_in_the_note(night):
    night.press(K.Key_Return)
    night.press(K.Key_C)
    assert rings(night) and night.dialog.script_page.asking is None
    night.qtbot.keyClicks(night.dialog.notes_edit, "Was awake")
    night.dialog.script_view.setFocus()
    night.save_by(lambda: night.press(K.Key_N))
    assert night.touches()[0].note.startswith("Was awake\nCalled outside hours: US 47 CFR 64.1200(c)(1)")
    night.clock.now = NIGHT
    night.open()
    night.press(K.Key_Return)
    assert not rings(night) and strip(night)


def test_the_remark_of_one_call_is_not_in_the_note_of_the_next(night):
    night.press(K.Key_Return)
    night.press(K.Key_C)
    night.dialog.show_person(night.prospect_id)
    night.settle()
    night.save_by(lambda: night.press(K.Key_N))
    assert night.touches()[0].note == ""


def test_esc_leaves_it_and_nothing_is_logged(night):
    before = night.person()
    night.press(K.Key_Return)
    night.press(K.Key_Escape)
    assert night.is_open() and night.dialog.script_page.asking is None and not rings(night)
    assert night.dialog.head.ring_button.isVisible()
    assert night.person() == before and night.touches() == []


def test_the_phone_program_is_asked_about_too_and_only_once(night):
    night.dialog.head.call_button.click()
    night.settle()
    assert night.opened == []
    night.press(K.Key_C)
    assert [url.toString() for url in night.opened] == ["tel:+14195550142"]
    night.press(K.Key_Return)
    assert rings(night)


def test_whoever_calls_is_never_asked_about(night):
    night.dialog.show_person(night.prospect_id, inbound=True)
    night.settle()
    assert rings(night) and night.dialog.script_page.asking is None


def test_the_number_that_is_copied_says_whether_it_may_be_dialled(night):
    assert "outside calling hours: opens 8:00 there" in night.dialog.head.copy_button.toolTip()
    night.clock.now = datetime(2026, 10, 14, 14, tzinfo=UTC)
    night.close()
    night.open()
    assert night.dialog.head.copy_button.toolTip() == "Copy the number, Ctrl C"


def test_whoever_asked_not_to_be_contacted_cannot_be_dialled_at_all(call):
    call.press(K.Key_D)
    call.save_by(lambda: call.press(K.Key_Y))
    dialog = call.open()
    assert not dialog.head.call_button.isEnabled() and not dialog.head.ring_button.isEnabled()
    dialog.ring()
    dialog.head.open_requested.emit("tel:")
    call.settle()
    assert call.opened == [] and not rings(call)
    assert "They asked on 13 Oct" in dialog.script_page.fault_line.text_label.text()


def test_what_waits_for_an_hour_to_come_stays_there(night, services):
    start, end = datetime(2026, 10, 14, 14, tzinfo=UTC), datetime(2026, 10, 14, 15, tzinfo=UTC)
    services.moving.move(night.prospect_id, start, end, promised=True)
    before = night.person()
    night.press(K.Key_Return)
    assert strip(night).move_button.isHidden()
    assert "Planned already: tomorrow, 10:00–11:00" in strip(night).rule_label.text()
    night.press(K.Key_Return)
    assert night.person() == before and night.is_open() and night.dialog.script_page.asking is None


def test_a_german_consumer_has_no_hour_to_be_moved_to(night, services):
    who = night.prospect_id
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(who, {"country": "DE", "region": "", "party": Party.CONSUMER.value})
        changes.prospects.add(who)
    night.press(K.Key_Return)
    assert strip(night).move_button.isHidden()
    assert "There is no hour at which they may be called." in strip(night).rule_label.text()
    assert "written permission" in strip(night).question_label.text()


def test_names_are_text_and_the_question_is_seen_as_a_whole(night, services):
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(night.prospect_id, {"city": "<b>Toledo</b> " * 4})
        changes.prospects.add(night.prospect_id)
    night.close()
    night.open()
    night.press(K.Key_Return)
    asked = strip(night)
    assert asked.question_label.textFormat() is Qt.TextFormat.PlainText
    for part in asked.findChildren(QLabel):
        assert part.height() >= part.heightForWidth(part.width())
    right = asked.move_button.mapTo(night.dialog, QPoint(asked.move_button.width(), 0)).x()
    assert right <= night.dialog.width()


HERE = NIGHT.astimezone(zone("America/New_York"))
PARIS = datetime(2026, 11, 11, 10, tzinfo=UTC).astimezone(zone("Europe/Paris"))


def shut(limit: Limit, lamp: Lamp = Lamp.SHUT, opens: datetime | None = None, cap: int = 0) -> Permission:
    return Permission(lamp, opens, None, date(2026, 10, 3), -10, False, "the rule", HERE, limit, cap)


@pytest.mark.parametrize(
    ("permission", "told"),
    [
        (shut(Limit.DAY_CAP, Lamp.LATER, datetime(2026, 10, 14, 18, 20, tzinfo=UTC), 3),
         "You have made 3 of 3 calls in 24 hours, again Wed 14:20."),
        (shut(Limit.MONTH_CAP, opens=datetime(2026, 11, 3, 18, 20, tzinfo=UTC), cap=4),
         "You have made 4 of 4 calls in 30 days, again 3 Nov."),
        (shut(Limit.CLOCK), "The permission to call them ended 3 Oct."),
        (shut(Limit.CONSENT), "They may be called only with written permission, and none is noted."),
        (shut(Limit.REGISTRY), "Their number is on a do-not-call list, and no written permission is noted."),
    ],
)  # fmt: skip
def test_each_rule_has_its_own_sentence(permission, told):
    assert dial_words.why(permission, "Toledo", NIGHT) == told
    assert dial_words.notice(permission, NIGHT)[0]


def test_a_public_holiday_there_is_named():
    hours = Permission(
        Lamp.LATER, datetime(2026, 11, 12, 9, tzinfo=UTC), None, None, None, False, "", PARIS, Limit.HOURS
    )
    shut = replace(hours, holiday="Armistice Day")
    assert dial_words.why(shut, "Paris", NIGHT) == (
        "It is 11:00 in Paris. Today is a public holiday there: Armistice Day. Calls are allowed from Thu 10:00."
    )
    assert dial_words.notice(shut, NIGHT)[0] == "Armistice Day, a public holiday there: opens Thu 10:00"
    assert lamp_words(shut, NIGHT, brief=True)[0] == "opens 10:00", "as it fits into the column of the list"
    assert remark(replace(shut, source="France")) == (
        "Called outside hours: France; a public holiday there: Armistice Day"
    )


def test_after_a_no_their_rest_is_named(call):
    rest = Permission(Lamp.SHUT, datetime(2026, 12, 13, 9, tzinfo=UTC), None, None, None, False, "", HERE, Limit.REST)
    assert dial_words.why(rest, "Paris", NIGHT) == "They said no, not before 13 Dec."
