"""What they considered: each quote with what it is worth, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.quoting import Quoted, QuoteField, QuoteLine, Sum
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import hair_line, label

from . import quote_words
from .quote_editor import QuoteEditor
from .quote_row import QuoteRow
from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

NEW = 0
_APART = str.maketrans(dict.fromkeys("-/,.;:()<>", " "))


class QuotesSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "quotes_section", keys="Q")
        self.title_label.setText(self.tr("Quotes"))
        self.quoted = Quoted()
        self.rows: list[QuoteRow] = []
        self.editor: QuoteEditor | None = None
        self._is_open = self._warned = False
        self._half: dict[tuple[int, int], dict[QuoteField, str]] = {}  # what was refused, by person and quote
        self._of = 0  # whose quote is open
        nothing = self.tr("No quote yet. What they considered, and what it is worth, decides who comes first.")
        self.nothing_label = Fitting(nothing, name="no_quotes_label")
        self.sums = _SumLines()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.body.addWidget(self.nothing_label)
        self.body.addLayout(self._column)
        self.body.addWidget(self.sums)

    @property
    def today(self) -> date:
        return local(self.now(), self.zone).date()

    def read(self) -> None:
        before = self.quoted
        self.quoted = self.services.quoting.of(self.who)
        if self._is_open:
            self.quoted = _in_order_of(before, self.quoted)
        if self._is_open and self.editor and self.editor.quote_id and self._line(self.editor.quote_id) is None:
            self._close()  # it was taken back
        self._show()

    def begin(self) -> None:
        """A new quote; nothing is written until something of it is typed."""
        editor = self._editor()
        self.keep_now()
        if not self._is_open or editor.quote_id:
            self._keep_half()
            editor.show_new(self.services.quoting.product_names(), self.today)
            self._open()
        editor.edits[QuoteField.PRODUCT].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def change(self, quote_id: int) -> None:
        """Opens its fields where it stands."""
        line = self._line(quote_id)
        if line is None:
            return
        editor = self._editor()
        self.keep_now()
        self._keep_half()
        editor.show_quote(line, self.services.quoting.product_names())
        self._open()
        editor.edits[QuoteField.PRODUCT].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, quote_id: int) -> None:
        line = self._line(quote_id)
        step = self.act(lambda: self.services.quoting.remove(self.who, quote_id))
        if step is None:
            return
        self._half.pop((self.who, quote_id), None)
        if self._is_open and self.editor and self.editor.quote_id == quote_id:
            self._close()
        self.read()
        self.land(self.add_button)
        name = line.quote.product if line and line.quote.product else self.tr("without a product")
        self.done.emit(step, self.tr("Quote {product} removed").format(product=name))

    def forget(self) -> None:
        self._keep_half()
        self._close()
        for row in self.rows:
            row.light(False)

    def keep_now(self) -> None:
        if self._is_open and self.editor:
            self.editor.keep_now()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        wanted, lit = words_.casefold().translate(_APART).split(), None
        enough = any if loosely else all
        for row in self.rows:
            quote = row.line.quote
            here = f"{quote.product} {quote.number}".casefold().translate(_APART).split()
            row.light(lit is None and enough(any(each.startswith(word) for each in here) for word in wanted))
            lit = row if row.lit else lit
        return lit

    def _editor(self) -> QuoteEditor:
        if self.editor is None:
            self.editor = QuoteEditor()
            self.editor.changed.connect(self._typed)
            self.editor.left.connect(self._leave)
            self.editor.remove_requested.connect(self._remove_open)
        return self.editor

    def _line(self, quote_id: int) -> QuoteLine | None:
        return next((line for line in self.quoted.lines if line.quote.id == quote_id), None)

    def _keep_half(self) -> None:
        """What was refused waits for its quote to be opened again."""
        if self._is_open and self.editor and self.editor.refused:
            self._half[self._of, self.editor.quote_id] = self.editor.refused.words()

    def _open(self) -> None:
        """What was refused earlier stands there again, to be mended."""
        self._is_open, self._of = True, self.who
        self._show()
        editor = self._editor()
        for which, text in self._half.pop((self.who, editor.quote_id), {}).items():
            editor.edits[which].show_words(text, anew=True)
            self._typed(which, text)

    def _close(self) -> None:
        self._is_open = self._warned = False

    def _show(self) -> None:
        """One row for each quote, and instead of the one that is being written its fields."""
        lines, editor = self.quoted.lines, self.editor if self._is_open else None
        while len(self.rows) < len(lines):
            self._add_row(lines[len(self.rows)])
        for row, line in zip(self.rows, lines, strict=False):
            row.set_line(line, self.today)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines) and not (editor and row.line.quote.id == editor.quote_id))
        if self.editor is not None:
            if editor is not None:
                self._place(editor)
            self.editor.setVisible(editor is not None)
        self.nothing_label.setVisible(not lines and editor is None)
        self.sums.show_sums(self.quoted.sums if len(lines) > 1 else ())

    def _add_row(self, line: QuoteLine) -> None:
        row = QuoteRow(line, self.today)
        row.clicked.connect(lambda: self.change(row.line.quote.id))
        row.removed.connect(lambda: self.remove(row.line.quote.id))
        self.rows.append(row)
        self._column.addWidget(row)

    def _place(self, editor: QuoteEditor) -> None:
        line = self._line(editor.quote_id)
        place = self.quoted.lines.index(line) if line else 0
        if self._column.indexOf(editor) != place:
            self._column.removeWidget(editor)
            self._column.insertWidget(place, editor)
        if line is not None:
            editor.refresh(line)

    def _typed(self, which: QuoteField, text: str) -> None:
        editor, quoting = self._editor(), self.services.quoting
        try:
            if editor.quote_id == NEW:
                if not text:
                    return
                editor.quote_id, step = quoting.add(self.who, which, text)
            else:
                step = quoting.set_field(self.who, editor.quote_id, which, text)
        except Fault as fault:
            self._warned = False
            editor.refuse(which, words.fault(fault))
            return
        editor.accept(which)
        self.read()
        if step:
            line = self._line(editor.quote_id)
            self.typed.emit(step, quote_words.changed(which, line.quote if line else None))

    def _leave(self) -> None:
        """What was refused is given up at the second time."""
        self.keep_now()
        editor = self._editor()
        if editor.refused and not self._warned:
            self._warned = True
            editor.refused.point()
            return
        quote_id = editor.quote_id
        self._close()
        self.read()
        row = next((row for row in self.rows if not row.isHidden() and row.line.quote.id == quote_id), None)
        self.land(row or self.add_button)

    def _remove_open(self) -> None:
        if self._editor().quote_id:
            self.remove(self._editor().quote_id)
        else:
            self._close()
            self._show()
            self.land(self.add_button)


def _in_order_of(before: Quoted, now: Quoted) -> Quoted:
    """While a day is typed its quote stays where it is; a new one comes first."""
    places = {line.quote.id: place for place, line in enumerate(before.lines)}
    lines = sorted(now.lines, key=lambda line: places.get(line.quote.id, -1))
    return replace(now, lines=tuple(lines))


class _SumLines(QWidget):
    """All quotes together, a line for each currency."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quote_sums")
        self.together_label = label(self.tr("Together"), "small", "text2")
        self.sums_label = label("", "small", "text2", tabular=True, name="quote_sums_label")
        self.sums_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.together_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.sums_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addWidget(hair_line())
        column.addLayout(row)

    def show_sums(self, sums: tuple[Sum, ...]) -> None:
        self.setVisible(bool(sums))
        self.sums_label.setText("\n".join(map(self._said, sums)))

    def _said(self, each: Sum) -> str:
        value = words.money(each.value, each.currency).strip() if each.value else ""
        worth = words.money(each.worth, each.currency).strip() if each.worth else ""
        mine = self.tr("{money} to you").format(money=worth) if worth else ""
        return " · ".join(filter(None, (value, mine)))
