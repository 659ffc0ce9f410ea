"""The sum of somebody: each figure is kept as it is typed, taken back, and worked out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.weighing import Estimate
from reengage_desktop.ui.payoff.estimate_row import EstimateRow
from reengage_desktop.ui.payoff.payoff_card import PayoffCard

WORTH, ODDS, REACH, MINUTES = range(4)


@pytest.fixture
def maria(services: Services) -> int:
    form = PersonForm(name="Maria <b>Castellano", phones=("419 555 0142",), country="US", region="NY")
    return services.keeping.add(form, QuoteForm(product="Roof", value="12000", worth="1200"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def card(qtbot: QtBot, services: Services, maria: int, window: QWidget) -> PayoffCard:
    made = PayoffCard(services, maria, window)
    made.open()
    qtbot.waitExposed(made)
    return made


def write(qtbot: QtBot, row: EstimateRow, text: str) -> None:
    """As by hand: the keyboard comes, which chooses the figure, and types; then the field is left."""
    row.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(row.edit, text)
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    qtbot.wait(1)


def test_the_sum_stands_line_by_line(card: PayoffCard) -> None:
    assert [row.edit.text() for row in card.rows] == ["$1,200", "8 %", "20 %", "8 min"]
    assert card.rows[WORTH].from_label.text() == "as you wrote it on the newest quote"
    assert card.hour_label.text() == "about $140 an hour"  # 1,200 × 0.08 × 0.2 = 19.20 in 8 minutes
    assert card.name_label.text() == "Maria <b>Castellano"
    assert not card.rows[ODDS].own_tag.isVisible() and not card.rows[ODDS].again_button.isVisible()
    assert card.rows[ODDS].edit.accessibleName() == "Odds that they buy after all"


def test_a_figure_is_kept_as_it_is_typed(qtbot: QtBot, card: PayoffCard, services: Services, maria: int) -> None:
    write(qtbot, card.rows[ODDS], "40")
    assert card.rows[ODDS].edit.text() == "40 %"
    assert card.rows[ODDS].own_tag.isVisible()
    assert card.hour_label.text() == "about $720 an hour"
    odds = services.weighing.of(maria).payoff.odds
    assert (odds.own, odds.percent) == (True, 40)
    assert card.told_label.text() == "Odds that they buy after all, Maria <b>Castellano: 40 %"


def test_typing_is_kept_without_leaving_the_field(
    qtbot: QtBot, card: PayoffCard, services: Services, maria: int
) -> None:
    edit = card.rows[MINUTES].edit
    edit.setFocus()
    edit.selectAll()
    with qtbot.waitSignal(edit.kept):
        qtbot.keyClicks(edit, "16")
    assert services.weighing.of(maria).payoff.minutes.value == 16
    assert edit.text() == "16"


def test_worth_goes_to_the_newest_quote(qtbot: QtBot, card: PayoffCard, services: Services, maria: int) -> None:
    write(qtbot, card.rows[WORTH], "2400")
    assert services.quoting.of(maria).lines[0].quote.worth == 240_000
    assert card.rows[WORTH].edit.text() == "$2,400"


@pytest.mark.parametrize("way", ["button", "del"])
def test_an_estimate_is_worked_out_again(
    qtbot: QtBot, card: PayoffCard, services: Services, maria: int, way: str
) -> None:
    row = card.rows[REACH]
    write(qtbot, row, "55")
    if way == "button":
        row.again_button.click()
    else:
        write(qtbot, row, "")
    assert not services.weighing.of(maria).payoff.reach.own
    assert row.edit.text() == "20 %" and not row.own_tag.isVisible()


def test_undo_takes_back_the_last_figure_and_then_the_one_before(
    qtbot: QtBot, card: PayoffCard, services: Services, maria: int
) -> None:
    write(qtbot, card.rows[ODDS], "40")
    write(qtbot, card.rows[ODDS], "30")
    qtbot.keyClick(card.close_button, Qt.Key.Key_Z)
    assert card.rows[ODDS].edit.text() == "40 %"
    card.undo_button.click()
    assert card.rows[ODDS].edit.text() == "8 %"
    assert not services.weighing.of(maria).payoff.odds.own
    assert not card.undo_button.isEnabled()


@pytest.mark.parametrize("typed", ["much", "140", "-1"])
def test_what_cannot_be_stays_typed_and_is_told(
    qtbot: QtBot, card: PayoffCard, services: Services, maria: int, typed: str
) -> None:
    write(qtbot, card.rows[ODDS], typed)
    assert card.rows[ODDS].edit.text() == typed
    assert card.rows[ODDS].edit.property("wrong") == "true"
    assert card.fault_line.isVisible()
    assert not services.weighing.of(maria).payoff.odds.own
    card.reject()
    assert card.isVisible() and "Esc once more" in card.fault_line.text()
    write(qtbot, card.rows[ODDS], "12")
    assert not card.fault_line.isVisible() and card.rows[ODDS].edit.text() == "12 %"


def test_what_cannot_be_is_chosen_to_be_written_anew(qtbot: QtBot, card: PayoffCard) -> None:
    edit = card.rows[ODDS].edit
    write(qtbot, card.rows[ODDS], "140")
    assert card.focusWidget() is edit and edit.selectedText() == "140"
    qtbot.keyClicks(edit, "14")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.wait(1)
    assert card.focusWidget() is card.close_button and card.rows[ODDS].edit.text() == "14 %"


def test_a_second_enter_leaves_what_cannot_be(qtbot: QtBot, card: PayoffCard) -> None:
    write(qtbot, card.rows[ODDS], "140")
    qtbot.keyClick(card.rows[ODDS].edit, Qt.Key.Key_Return)
    assert card.focusWidget() is card.close_button and card.rows[ODDS].edit.text() == "140"


def test_when_it_closes_it_tells_what_can_be_put_back(
    qtbot: QtBot, card: PayoffCard, services: Services, maria: int
) -> None:
    told: list[tuple[object, object]] = []
    card.corrected.connect(lambda step, words: told.append((step, words)))
    write(qtbot, card.rows[ODDS], "40")
    edit = card.rows[MINUTES].edit
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit, "16")  # not left: it is kept all the same
    card.accept()
    assert [words for _, words in told] == [
        "Odds that they buy after all, Maria <b>Castellano: 40 %",
        "Minutes that it takes, Maria <b>Castellano: 16 min",
    ]
    services.retracing.undo(told[1][0])  # type: ignore[arg-type]
    assert not services.weighing.of(maria).payoff.minutes.own


def test_the_keyboard_goes_down_the_sum_and_ends_on_done(qtbot: QtBot, card: PayoffCard) -> None:
    card.rows[WORTH].edit.setFocus()
    for part in (Estimate.ODDS, Estimate.REACH, Estimate.MINUTES):
        qtbot.keyClick(card.focusWidget() or card, Qt.Key.Key_Tab)
        while card.focusWidget() in [row.again_button for row in card.rows]:
            qtbot.keyClick(card.focusWidget() or card, Qt.Key.Key_Tab)
        assert card.focusWidget() is next(row.edit for row in card.rows if row.part is part)
    qtbot.keyClick(card.focusWidget() or card, Qt.Key.Key_Return)
    assert card.focusWidget() is card.close_button


def test_who_is_gone_has_no_sum(services: Services, window: QWidget) -> None:
    with pytest.raises(RuleFault):
        PayoffCard(services, 4711, window)


def test_someone_of_unknown_worth_gets_one_here(qtbot: QtBot, services: Services, window: QWidget) -> None:
    who = services.keeping.add(PersonForm(name="Walt"), QuoteForm(product="Van"))
    card = PayoffCard(services, who, window)
    card.open()
    assert card.hour_label.text() == "not known yet"
    write(qtbot, card.rows[WORTH], "900")
    assert card.hour_label.text() == "about $110 an hour"  # 900 × 0.08 × 0.2 = 14.40 in 8 minutes
