"""The names of filters and orders, and what an empty list says."""

from __future__ import annotations

from reengage_desktop.domain.listing import Filter, SortBy
from reengage_desktop.ui.words import tr

_FILTERS = {
    Filter.ALL: "All",
    Filter.CALLABLE_NOW: "Callable now",
    Filter.DUE_TODAY: "Due today",
    Filter.PROMISED: "Promised",
    Filter.NEVER_REACHED: "Never reached",
    Filter.GOING_COLD: "Going cold",
    Filter.NO_NOTE_ON_WHY: "No note on why",
    Filter.NO_REASON_TO_CALL: "No reason to call",
    Filter.KEEP_IN_TOUCH: "Keep in touch",
    Filter.LET_GO: "Let go",
    Filter.SOLD: "Sold",
    Filter.DO_NOT_CONTACT: "Do not contact",
}
_NOBODY = {
    Filter.ALL: "Nobody is here yet",
    Filter.CALLABLE_NOW: "Nobody here can be called right now",
    Filter.DUE_TODAY: "Nothing is due today",
    Filter.PROMISED: "No promise is open",
    Filter.NEVER_REACHED: "Everybody has been reached once",
    Filter.GOING_COLD: "Nobody who used to answer has stopped",
    Filter.NO_NOTE_ON_WHY: "Every quote has its note on why",
    Filter.NO_REASON_TO_CALL: "Everybody has a reason to call",
    Filter.KEEP_IN_TOUCH: "Nobody is kept in touch with",
    Filter.LET_GO: "Nobody was let go",
    Filter.SOLD: "Nothing has been sold yet",
    Filter.DO_NOT_CONTACT: "Nobody asked not to be contacted",
}
_SORTS = {
    SortBy.BEST: "Best use of my time",
    SortBy.THEIR_TIME: "Their time",
    SortBy.PERSON: "Person",
    SortBy.QUOTE: "Worth to you",
    SortBy.REASON: "What they said",
    SortBy.ATTEMPTS: "Attempts",
    SortBy.NEXT: "Next action",
    SortBy.LAST: "Last contact",
}
_LONG = 40


def filter_name(filter_: Filter) -> str:
    return tr(_FILTERS[filter_])


def sort_name(sort: SortBy) -> str:
    return tr(_SORTS[sort])


def nobody(filter_: Filter, text: str) -> str:
    """The head of an empty list: what is not there."""
    if text:
        return tr("Nobody matches “{text}”").format(text=text if len(text) <= _LONG else f"{text[:_LONG]}…")
    return tr(_NOBODY[filter_])


def people(count: int) -> str:
    return tr("One person") if count == 1 else tr("{n} people").format(n=f"{count:,}")
