"""What is said of the bank: honest small numbers, whose a story is, and why it fits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Fit, Story, Told
from reengage_desktop.services.banking import Fitting
from reengage_desktop.ui.bank import bank_words

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told(), "not told yet"),
        (Told(calls=1), "told in 1 call"),
        (Told(letters=2), "told in 2 letters"),
        (Told(mails=1, answered=1), "told in 1 e-mail; 1 answered after it"),
        (Told(5, 2, 0, 3), "told 7 times: 5 calls, 2 letters; 3 answered after it"),
        (Told(1, 1, 1), "told 3 times: 1 call, 1 letter, 1 e-mail"),
    ],
)
def test_how_often_it_was_told(told: Told, words: str) -> None:
    assert bank_words.told_words(told) == words


@pytest.mark.parametrize(
    ("fit", "product", "words"),
    [
        (Fit(True, WhyNot.NO_FUNDING, 101), "Roof", "Same product, same worry: no funding"),
        (Fit(True, None, 100), "Roof", "Same product"),
        (Fit(False, WhyNot.NOT_READY, 1), "Roof", "Same worry: not ready"),
        (Fit(False, None, 0), "Roof", "About Roof"),
        (Fit(False, None, 0), "", "Fits anybody"),
    ],
)
def test_why_it_fits(fit: Fit, product: str, words: str) -> None:
    assert bank_words.why_fits(Fitting(Story(1, "It pays.", product=product), fit, None)) == words


def test_when_they_heard_it() -> None:
    fit = Fit(True, None, 100)
    heard = Fitting(Story(1, "It pays."), fit, NOW - timedelta(days=21))
    assert bank_words.told_them(heard, NOW, "America/New_York") == "You told them 3 weeks ago"
    assert bank_words.told_them(Fitting(Story(1, "It pays."), fit, None), NOW, "America/New_York") == ""


def test_whose_it_is() -> None:
    assert bank_words.fits_words(Story(1, "It pays.")) == "no customer noted"
    assert bank_words.fits_words(Story(1, "It pays.", "Okafor", True, "Roof", WhyNot.DELAYED)) == (
        "Okafor, may be named · Roof · Delayed"
    )
    assert [bank_words.made_words(n) for n in (0, 1, 2)] == ["no story of it yet", "1 story of it", "2 stories of it"]
