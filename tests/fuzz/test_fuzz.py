"""A short run of the lists that went wrong, and that it sees what may not be."""

from __future__ import annotations

from random import Random

import pytest

from reengage_desktop.services.importing import Importing
from tests.fuzz.mutations import MUTATIONS, mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.trial import run


@pytest.mark.parametrize("part", range(3))
def test_a_list_that_went_wrong_is_taken_in_whole_or_refused_in_words(part: int) -> None:
    figures = run(range(part * 100, part * 100 + 100), seed=2026)
    assert figures.wrong == []
    assert figures.files == 100 == figures.taken + figures.refused + figures.cancelled
    assert figures.taken > 20 and figures.refused > 10 and figures.read >= figures.added > 20


def test_lists_that_are_sound_are_taken_in() -> None:
    assert {"plain.csv", "bare.csv", "cards.vcf", "book.xlsx", "book.ods", "hubspot_contacts.csv"} <= set(seeds())


def test_the_same_number_makes_the_same_list() -> None:
    lists = seeds()
    made = [mutated(name, lists[name], Random(name), lists["plain.csv"]) for name in lists for _ in range(2)]
    assert made[::2] == made[1::2]
    assert len({done for done, _ in made}) > 5 and len(MUTATIONS) == 15


def test_it_sees_an_import_that_is_not_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    written = Importing.write

    def twice(self: Importing, plan: object, **options: object) -> object:
        report = written(self, plan, **options)  # type: ignore[arg-type]
        raise RuntimeError(str(report.added))

    monkeypatch.setattr(Importing, "write", twice)
    assert any("RuntimeError" in each for each in run(range(20), seed=2026).wrong)
