"""Why the list is empty, when it will not be, and which one filter to remove."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reengage_desktop.domain.listing import Filter, ListQuery
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.browsing import MATCHES, Browsing
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from .empty_view import Emptiness
from .filter_words import filter_name, nobody, people


def why_empty(browsing: Browsing, filter_: Filter, text: str, now: datetime, my_zone: str) -> Emptiness:
    """`filter_` and `text` are known to find nobody."""
    if filter_ is Filter.ALL:
        if text:
            searched = tr("Names, firms, numbers, e-mails, products and notes were searched.")
            return Emptiness(nobody(filter_, text), searched)
        welcome = tr("Bring in the people you quoted, or add the first one by hand.")
        return Emptiness(nobody(filter_, ""), welcome, icon=Icon.USERS, bare=True)
    remove = tr("Remove “{filter}”").format(filter=filter_name(filter_))
    others = browsing.ids(ListQuery(text=text))
    if not others:
        return Emptiness(nobody(filter_, text), tr("Nobody in the pool fits either."), remove)
    fits = tr("{people} fits without this filter.") if len(others) == 1 else tr("{people} fit without this filter.")
    without = fits.format(people=people(len(others)))
    if filter_ is not Filter.CALLABLE_NOW:
        title = nobody(filter_, text) if not text else tr("Nobody found under “{f}”").format(f=filter_name(filter_))
        return Emptiness(title, without, remove)
    opens = _first_open(browsing, others, now, my_zone)
    because = f"{without} {opens}" if opens else without
    return Emptiness(nobody(filter_, ""), because, remove, Icon.PHONE_OFF)


def _first_open(browsing: Browsing, ids: Sequence[int], now: datetime, my_zone: str) -> str:
    """When the first of them can be called, in my clock; "" when they are too many to ask, or none ever can."""
    if len(ids) > MATCHES:
        return ""
    instants = (listed.permission.opens_at for listed in browsing.rows(ids))
    first = min((at for at in instants if at is not None), default=None)
    if first is None:
        return tr("None of them may be called.")
    today, opens = local(now, my_zone).date(), local(first, my_zone).date()
    hour = words.hour(first, my_zone)
    if opens == today:
        return tr("The first of them can be called at {hour} your time.").format(hour=hour)
    day = words.day(opens, today)
    return tr("The first of them can be called {day} at {hour} your time.").format(day=day, hour=hour)
