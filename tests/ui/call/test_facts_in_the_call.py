"""Facts asked again within a call: F leads to them, and the call keeps what they said."""

from __future__ import annotations

from PySide6.QtCore import Qt

K = Qt.Key


def test_f_asks_again_and_the_call_keeps_what_they_said(call, services, clock):
    lease = services.briefing.add_fact(call.prospect_id, "The lease ends in May")
    clock.advance(days=14)
    dog = services.briefing.add_fact(call.prospect_id, "A dog")
    clock.advance(days=1)
    call.close()
    call.open()
    call.press(K.Key_Return)
    call.press(K.Key_F)
    for key in (K.Key_C, K.Key_Return, K.Key_Y):
        call.press(key)
    side = call.dialog.script_page.side
    assert [(each.fact_id, each.state.value) for each in side.fact_answers()] == [(lease, "changed"), (dog, "holds")]
    call.press(K.Key_Escape)
    assert call.is_open() and call.dialog.script_view.hasFocus()


def test_before_it_rings_there_is_nothing_to_answer(call):
    call.press(K.Key_F)
    assert call.dialog.script_page.side.fact_answers() == ()
    assert not call.dialog.script_page.side.is_live
