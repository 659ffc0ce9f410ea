"""What a do-not-call list would change, in numbers and words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.services.screening import Look, Screening
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.intake.count import Count

from . import screening_words


class Preview(QWidget):
    def __init__(self, screening: Screening) -> None:
        super().__init__()
        self._screening = screening
        self.people_count = Count(Icon.BAN, "red", "people")
        self.listed_count = Count(Icon.PHONE_OFF, "amber", "listed")
        self.clear_count = Count(Icon.CIRCLE_CHECK, "green", "clear")
        self.numbers_count = Count(Icon.SCROLL_TEXT, "text2", "numbers")
        self.thin_count = Count(Icon.TRIANGLE_ALERT, "amber", "thin")
        self.bad_count = Count(Icon.CIRCLE_HELP, "text2", "bad")
        self._all = (
            self.people_count, self.listed_count, self.clear_count, self.numbers_count, self.thin_count, self.bad_count,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in self._all:
            column.addWidget(each)
        column.addStretch(1)

    def show_look(self, look: Look) -> None:
        screening, is_own = self._screening, look.kind is ListKind.OWN
        names = screening.names(look.people[: screening_words.SHOWN_NAMES])
        days, shuts = screening.check_days(look.kind), screening.shuts(look.kind)
        self.people_count.say(*screening_words.people(look, names))
        self.listed_count.say(*screening_words.listed(look, shuts=shuts))
        self.clear_count.say(*screening_words.clear(look, days))
        self.numbers_count.say(*screening_words.numbers(look))
        thin = screening_words.thin(look)
        self.thin_count.say(self.tr("Is it the whole list?"), thin)
        self.bad_count.say(*screening_words.bad(look.bad, look.bad_lines))
        seen = (is_own, not is_own, bool(look.clear), True, bool(thin), look.bad > 0)
        for each, is_seen in zip(self._all, seen, strict=True):
            each.setVisible(is_seen)

    def spoken(self) -> str:
        return ". ".join(each.heading.text() for each in self._all if not each.isHidden())
