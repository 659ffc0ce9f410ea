"""What the head says of permission, place and promise, for each state there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.person import head_words
from reengage_desktop.ui.person.next_words import next_words

Clock = Callable[[], datetime]


def add(services: Services, quoted_on: date | None = None, **words: object) -> int:
    form = PersonForm(name="Maria", **({"phones": ("419 555 0142",)} | words))  # type: ignore[arg-type]
    return services.keeping.add(form, QuoteForm(product="Roof", quoted_on=quoted_on) if quoted_on else None)


@pytest.mark.parametrize(
    ("quoted_on", "words", "told", "role"),
    [
        (None, {"company": "Bakery"}, "Business line, permission has no end date", ""),
        (None, {"consumer": True}, "Private person, day of inquiry not known", "amber"),
        (date(2026, 10, 9), {"consumer": True}, "Private person, may be called until 9 Jan 2027", ""),
        (date(2026, 7, 28), {"consumer": True}, "Private person, may be called until 28 Oct", "amber"),
        (date(2026, 6, 9), {"consumer": True}, "Private person, permission ended 9 Sep", "red"),
        (date(2026, 6, 9), {"consumer": True, "consented": True}, "Private person, written consent, no end date", ""),
        (None, {"consumer": True, "country": "Germany"}, "Private person, only with written consent", "red"),
    ],
)
def test_what_we_may_is_told_with_its_end(
    services: Services, clock: Clock, quoted_on: date | None, words: dict[str, object], told: str, role: str
) -> None:
    portrait = services.portraying.of(add(services, quoted_on, **words))
    assert head_words.permission_words(portrait, clock()) == (told, role)
    assert head_words.permission_source(portrait, clock())


def test_a_personal_request_beats_all(services: Services, clock: Clock) -> None:
    who = add(services, consented=True)
    with services.around.store.writing():
        services.around.store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, clock())
    portrait = services.portraying.of(who)
    assert head_words.permission_words(portrait, clock()) == ("They asked not to be contacted", "red")
    assert head_words.place_words(portrait, clock()) == ("in New York, not to be called", "red")
    assert next_words(portrait.person, clock(), "America/New_York", "America/New_York")[0] == "No contact"


@pytest.mark.parametrize(
    ("hour", "told"),
    [(12, "in Chicago, opens 8:00"), (13, "in Chicago, callable until 21:00"), (2, "in Chicago, opens 8:00")],
)
def test_the_place_says_until_when_they_may_be_called(services: Services, clock: Clock, hour: int, told: str) -> None:
    who = add(services, company="Ovens", phones=("312 555 0142",))
    clock.now = datetime(2026, 10, 13, hour, 30, tzinfo=UTC)  # type: ignore[attr-defined]
    assert head_words.place_words(services.portraying.of(who), clock())[0] == told


def test_two_clocks_are_explained(services: Services) -> None:
    who = add(services, country="Germany", company="Ovens")
    assert "both" in head_words.zone_words(services.portraying.of(who))


def test_an_extension_is_told(services: Services) -> None:
    portrait = services.portraying.of(add(services, phones=("419 555 0142 ext. 5",)))
    assert head_words.number_words(portrait.phone, "US") == "419 555 0142 ext. 5"
    assert head_words.number_words(None, "US") == ""


def test_a_promise_is_told_in_the_clock_it_was_given_in(services: Services, clock: Clock) -> None:
    who = add(services, company="Ovens", phones=("312 555 0142",))
    start = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)
    services.moving.move(who, start, start + timedelta(hours=2), promised=True)
    first, second, promised = next_words(services.around.person(who), clock(), "America/New_York", "America/Chicago")
    assert first.startswith("Call tomorrow")
    assert (second, promised) == ("you promised tomorrow, 9:00–11:00 their time", True)


def test_each_currency_is_told_for_itself(services: Services) -> None:
    who = add(services)
    services.keeping.save_quote(who, QuoteForm(product="Roof", value="$41,800", worth="$4,180"))
    services.keeping.save_quote(who, QuoteForm(product="Van", value="€900", worth="€90"))
    told = head_words.worth_words(services.portraying.of(who))
    assert told == "$41,800 to the firm, $4,180 to you · €900 to the firm, €90 to you"
