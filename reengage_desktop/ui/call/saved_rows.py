"""What a wrap-up will leave behind, row by row: facts asked again, what was learned, new reasons, the note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reengage_desktop.domain.fact import FactAnswer, FactState
from reengage_desktop.domain.prospect import Certainty
from reengage_desktop.domain.touch import LearnedFor
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label
from reengage_desktop.ui.words import tr

from .kept_wrap_up import KeptForm

_NOTE = 52  # letters of the note that are shown


@dataclass(frozen=True, slots=True)
class Row:
    """`quiet` follows the words in grey, `strong` comes last."""

    icon: str
    words: str
    quiet: str = ""
    strong: str = ""


def rows(sheet: CallSheet, form: KeptForm, learned: str, note: str, facts: Sequence[FactAnswer]) -> list[Row]:
    """Only what is new; `note` is all that goes into the note of the call."""
    known = {fact.id: fact.words for fact in sheet.facts}
    found = [_fact(known[answer.fact_id], answer) for answer in facts if answer.fact_id in known]
    if learned:
        found.append(Row(Icon.PLUS, learned, _use(form.learned_for)))
    stated, real = sheet.reason("stated"), sheet.reason("real")
    if form.stated and (stated is None or stated.words != form.stated):
        found.append(Row(Icon.MESSAGE_CIRCLE, tr("Said: {words}").format(words=form.stated)))
    sure = real is not None and real.certainty == (form.certainty or "")
    if form.real and (real is None or real.words != form.real or not sure):
        found.append(Row(Icon.ARROW_RIGHT, tr("Real: {words}").format(words=form.real), _certainty(form.certainty)))
    if note:
        found.append(Row(Icon.NOTEBOOK_PEN, shorten(note, _NOTE, placeholder="…")))
    return found


def _fact(words: str, answer: FactAnswer) -> Row:
    match answer.state:
        case FactState.HOLDS:
            return Row(Icon.CHECK, words, tr("still true today"))
        case FactState.UNKNOWN:
            return Row(Icon.CIRCLE_HELP, words, tr("is asked again next time"))
        case FactState.CHANGED if answer.became:
            return Row(Icon.REFRESH_CW, words, tr("becomes"), answer.became)
    return Row(Icon.REFRESH_CW, words, tr("is true no more"))


def _use(use: LearnedFor | None) -> str:
    named = {
        LearnedFor.CLOSER: tr("brings you closer"),
        LearnedFor.DOOR: tr("opens a door"),
        LearnedFor.ON: tr("moves it on"),
    }
    return named[use] if use else ""


def _certainty(sure: Certainty | None) -> str:
    named = {
        Certainty.GUESS: tr("a guess"),
        Certainty.FAIRLY_SURE: tr("fairly sure"),
        Certainty.THEY_SAID: tr("they said so"),
    }
    return named[sure] if sure else ""


class RowsCard(QFrame):
    """A card with such rows; not there while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._lines: list[tuple[QWidget, IconView, QLabel]] = []
        self._shown: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 11, 14, 11)
        self._column.setSpacing(7)
        theme.current().changed.connect(self._show_again)

    def show_rows(self, found: list[Row]) -> None:
        self._shown = found
        while len(self._lines) < len(found):
            self._add_line()
        for (line, icon, told), row in zip(self._lines, found, strict=False):
            icon.set_icon(row.icon, "text3")
            told.setText(_markup(row))
            told.setAccessibleName(" ".join(part for part in (row.words, row.quiet, row.strong) if part))
            line.show()
        for line, _, _ in self._lines[len(found) :]:
            line.hide()
        self.setVisible(bool(found))

    def _show_again(self) -> None:
        """In the colours of another theme."""
        self.show_rows(self._shown)

    def text(self) -> str:
        """The rows as they are heard."""
        return "\n".join(told.accessibleName() for line, _, told in self._lines if not line.isHidden())

    def _add_line(self) -> None:
        line, icon, told = QWidget(), IconView(Icon.CHECK, "text3", 14), label("", wrap=True)
        told.setTextFormat(Qt.TextFormat.RichText)  # markup of `_markup` alone
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)
        self._column.addWidget(line)
        self._lines.append((line, icon, told))


def _markup(row: Row) -> str:
    grey = theme.colour("text3").name()
    parts = [escape(row.words)]
    if row.quiet:
        parts.append(f'<span style="color:{grey}">{escape(row.quiet)}</span>')
    if row.strong:
        parts.append(f'<span style="font-weight:600">{escape(row.strong)}</span>')
    return " ".join(parts)
