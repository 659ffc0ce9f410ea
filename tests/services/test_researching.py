"""Reasons, facts and homework: all is kept with its date and source, and each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.dropped import Dropped
from reengage_desktop.domain.fact import FactState
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import About, HomeworkKind
from reengage_desktop.domain.plain_line import plain_line
from reengage_desktop.domain.prospect import Certainty, Reason, ReasonKind, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.researching import Researching
from reengage_desktop.services.retracing import Step

from .conftest import Clock

SAID, SEEN, REAL = ReasonKind.STATED, ReasonKind.SEEN, ReasonKind.REAL
PAGE = "https://blade.example/power"


@pytest.fixture
def maria(services: Services) -> int:
    quote = QuoteForm(product="Solar roof", why_not=WhyNot.COULD_NOT_AFFORD)
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)), quote)


@pytest.fixture
def research(services: Services) -> Researching:
    return services.researching


def told(research: Researching, who: int) -> list[tuple[str, str]]:
    return [(reason.kind, reason.words) for reason in research.reasons.of(who).reasons]


# Why they have not bought


def test_the_newest_of_a_kind_decides_and_all_are_kept(research: Researching, maria: int, clock: Clock) -> None:
    research.reasons.add(maria, SAID, "Too expensive right now")
    research.reasons.add(maria, SEEN, "Looked at Elena before she answered")
    clock.advance(days=100)
    research.reasons.add(maria, REAL, "A guess", Certainty.GUESS)
    clock.advance(days=5)
    research.reasons.add(maria, REAL, " The lease ends\n in November ", Certainty.FAIRLY_SURE, " Elena ")
    newest = research.reasons.of(maria).newest(REAL)
    assert newest == Reason("real", "The lease ends in November", clock.now, "fairly_sure", "Elena")
    assert [kind for kind, _ in told(research, maria)] == ["real", "real", "seen", "stated"]


def test_what_was_seen_is_neither_the_stated_nor_the_real_reason(
    services: Services, research: Researching, maria: int
) -> None:
    research.reasons.add(maria, SEEN, "Looked at Elena")
    (row,) = services.around.store.prospects.rows([maria])
    assert (row.stated_reason, row.real_reason) == ("", "")
    sheet = services.preparing.sheet(maria)
    assert sheet.reason("stated") is None and sheet.reason("real") is None


def test_the_list_and_the_call_know_a_reason_at_once_and_forget_it_with_its_undo(
    services: Services, research: Researching, maria: int
) -> None:
    step = research.reasons.add(maria, REAL, "The lease ends", Certainty.THEY_SAID, "Elena")
    assert services.around.store.prospects.rows([maria])[0].real_reason == "The lease ends"
    services.retracing.undo(step)
    assert services.around.store.prospects.rows([maria])[0].real_reason == ""


def test_the_very_same_is_not_said_twice_but_a_new_source_is(research: Researching, maria: int) -> None:
    research.reasons.add(maria, REAL, "The lease ends", Certainty.GUESS)
    assert not research.reasons.add(maria, REAL, "The lease ends", Certainty.GUESS)
    assert research.reasons.add(maria, REAL, "The lease ends", Certainty.GUESS, "Hal")
    assert len(told(research, maria)) == 2


def test_only_a_real_reason_is_more_or_less_certain(research: Researching, maria: int) -> None:
    research.reasons.add(maria, SAID, "Too expensive", Certainty.GUESS, "Elena")
    assert research.reasons.of(maria).reasons[0].certainty == ""


def test_a_slip_is_mended_on_its_day_and_stays_from_the_next(
    services: Services, research: Researching, maria: int, clock: Clock
) -> None:
    research.reasons.add(maria, REAL, "The lese ends", Certainty.GUESS, "Elena")
    (slip,) = research.reasons.of(maria).reasons
    step = research.reasons.mend(slip.id, "The lease ends", Certainty.FAIRLY_SURE)
    (mended,) = research.reasons.of(maria).reasons
    assert mended == replace(slip, words="The lease ends", certainty="fairly_sure")
    services.retracing.undo(step)
    assert research.reasons.of(maria).reasons == (slip,)
    clock.advance(days=1)
    for refused in (lambda: research.reasons.mend(slip.id, "Other"), lambda: research.reasons.remove(slip.id)):
        with pytest.raises(RuleFault):
            refused()
    assert research.reasons.of(maria).reasons == (slip,)


def test_the_day_of_a_slip_is_that_of_the_salesperson(research: Researching, maria: int, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=2)  # the evening before, in New York
    research.reasons.add(maria, SAID, "Too dear")
    (slip,) = research.reasons.of(maria).reasons
    clock.now = clock.now.replace(hour=5)
    assert not research.reasons.is_of_today(slip)


def test_the_entry_from_the_list_belongs_to_the_newest_quote(
    services: Services, research: Researching, maria: int
) -> None:
    step = research.reasons.set_why_not(maria, WhyNot.NO_AUTHORITY)
    quote = research.reasons.of(maria).quote
    assert quote is not None and (quote.why_not, quote.product) == (WhyNot.NO_AUTHORITY, "Solar roof")
    assert services.around.store.prospects.rows([maria])[0].why_not is WhyNot.NO_AUTHORITY
    services.retracing.undo(step)
    assert services.around.store.prospects.rows([maria])[0].why_not is WhyNot.COULD_NOT_AFFORD
    bob = services.keeping.add(PersonForm(name="Bob Ferris"))
    with pytest.raises(RuleFault):
        research.reasons.set_why_not(bob, WhyNot.DELAYED)


# Facts


def test_a_fact_keeps_who_told_it_and_what_it_became(services: Services, research: Researching, maria: int) -> None:
    ident, _ = research.add_fact(maria, "Pays $1,240 a month", "the bill")
    step = research.became(ident, "Pays $1,380 a month", "Elena")
    new, old = research.facts(maria)
    assert (old.state, old.became, old.source) == (FactState.CHANGED, "Pays $1,380 a month", "the bill")
    assert (new.words, new.source, new.state) == ("Pays $1,380 a month", "Elena", FactState.HOLDS)
    services.retracing.undo(step)
    assert [(fact.words, fact.state) for fact in research.facts(maria)] == [("Pays $1,240 a month", FactState.HOLDS)]


def test_an_answer_is_the_last_time_it_was_asked(
    services: Services, research: Researching, maria: int, clock: Clock
) -> None:
    ident, _ = research.add_fact(maria, "Two ovens")
    learned = clock.now
    clock.advance(days=120)
    assert research.fact(ident).is_due(clock.now)
    step = research.answer_fact(ident, FactState.HOLDS)
    assert not research.fact(ident).is_due(clock.now) and research.fact(ident).learned_at == learned
    services.retracing.undo(step)
    assert research.fact(ident).is_due(clock.now)


def test_facts_stay_in_their_order_whatever_is_answered(research: Researching, maria: int, clock: Clock) -> None:
    ids = [research.add_fact(maria, words)[0] for words in ("One", "Two", "Three")]
    for ident, state in zip(reversed(ids), FactState, strict=True):
        clock.advance(days=1)
        research.answer_fact(ident, state)
    assert [fact.words for fact in research.facts(maria)] == ["Three", "Two", "One"]


def test_a_removed_fact_comes_back_with_its_source(services: Services, research: Researching, maria: int) -> None:
    ident, _ = research.add_fact(maria, "Two ovens", "Elena")
    before = research.facts(maria)
    services.retracing.undo(research.remove_fact(ident))
    assert research.facts(maria) == before
    services.briefing.put_back(services.briefing.remove_fact(ident))
    assert research.facts(maria) == before


# Homework


def test_a_piece_is_about_something_and_comes_back_as_it_was(
    services: Services, research: Researching, maria: int
) -> None:
    ident, _ = research.add_homework(maria, HomeworkKind.CHANGED, "Rates rose", About.MARKET)
    research.mark_news(ident, True)
    before = research.homework(maria)
    assert (before[0].about, before[0].newsworthy) == (About.MARKET, True)
    services.retracing.undo(research.remove_homework(ident))
    assert research.homework(maria) == before
    services.briefing.put_back(services.briefing.remove_homework(ident))
    assert research.homework(maria) == before
    services.retracing.undo(research.sort_homework(ident, HomeworkKind.MISSED, About.PERSON))
    assert research.homework(maria) == before


def test_what_is_dropped_is_kept_once_and_taken_back_together(
    services: Services, research: Researching, maria: int
) -> None:
    dropped = (Dropped(HomeworkKind.LINK, f"Rates {PAGE}"), Dropped(HomeworkKind.CLIPPING, "The mayor said so"))
    ids, step = research.take_drop(maria, dropped)
    assert [work.id for work in research.homework(maria)] == ids
    with pytest.raises(RuleFault):
        research.take_drop(maria, dropped)
    assert len(research.homework(maria)) == 2
    services.retracing.undo(step)
    assert research.homework(maria) == []


def test_news_become_the_reason_to_call_without_the_address(
    services: Services, research: Researching, maria: int
) -> None:
    services.briefing.set_reason(maria, "What stood there")
    ident, _ = research.add_homework(maria, HomeworkKind.LINK, f"Power rates rise again {PAGE}")
    step = research.make_reason(ident)
    assert services.around.person(maria).reason_to_call == "Power rates rise again"
    services.retracing.undo(step)
    assert services.around.person(maria).reason_to_call == "What stood there"
    bare, _ = research.add_homework(maria, HomeworkKind.LINK, PAGE)
    with pytest.raises(RuleFault):
        research.make_reason(bare)
    assert services.around.person(maria).reason_to_call == "What stood there"


def test_news_bring_back_whoever_waits_for_them_and_once(services: Services, research: Researching, maria: int) -> None:
    bob = services.keeping.add(PersonForm(name="Bob Ferris", phones=("419 555 0143",)))
    store = services.around.store
    with store.writing() as changes:
        action = services.around.person(bob).next_action
        store.prospects.set_next(bob, Stage.LET_GO, action, services.around.now())
        changes.prospects.add(bob)
    services.reviving.add(bob, "news of power rates")
    ident, _ = research.add_homework(maria, HomeworkKind.CHANGED, "Power rates rise by 11 %, says the news")
    _, revived = research.mark_news(ident, True)
    assert [each.prospect_id for each in revived] == [bob]
    assert services.around.person(bob).stage is Stage.ACTIVE
    assert research.mark_news(ident, False)[1] == research.mark_news(ident, True)[1] == []


# Whoever and whatever


REFUSED: list[Callable[[Researching, int], object]] = [
    lambda research, who: research.reasons.add(who, SAID, " \n"),
    lambda research, who: research.reasons.mend(4711, "Words"),
    lambda research, who: research.reasons.remove(4711),
    lambda research, who: research.reasons.add(4711, SAID, "Words"),
    lambda research, who: research.add_fact(who, "\x00\u202e"),
    lambda research, who: research.add_fact(4711, "Words"),
    lambda research, who: research.reword_fact(4711, "Words"),
    lambda research, who: research.answer_fact(4711, FactState.HOLDS),
    lambda research, who: research.became(4711, "Words"),
    lambda research, who: research.set_source(4711, "Elena"),
    lambda research, who: research.remove_fact(4711),
    lambda research, who: research.add_homework(who, HomeworkKind.LINK, ""),
    lambda research, who: research.add_homework(4711, HomeworkKind.LINK, "Words"),
    lambda research, who: research.take_drop(4711, [Dropped(HomeworkKind.LINK, PAGE)]),
    lambda research, who: research.mark_news(4711, True),
    lambda research, who: research.make_reason(4711),
    lambda research, who: research.remove_homework(4711),
]


@pytest.mark.parametrize("refused", REFUSED)
def test_what_is_gone_and_words_that_are_none_are_refused(
    research: Researching, maria: int, refused: Callable[[Researching, int], object]
) -> None:
    with pytest.raises(RuleFault) as fault:
        refused(research, maria)
    assert str(fault.value).endswith(".")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40), source=st.text(max_size=20), kind=st.sampled_from(ReasonKind))
def test_whatever_is_typed_each_step_goes_back_to_what_stood_there(
    services: Services, words: str, source: str, kind: ReasonKind
) -> None:
    research = services.researching
    who = services.keeping.add(PersonForm(name=f"Person {services.around.store.intakes.next_id()}"))

    def state() -> object:
        return research.reasons.of(who), research.facts(who), research.homework(who)

    before = state()
    acts: list[Callable[[], Step]] = [
        lambda: research.reasons.add(who, kind, words, Certainty.GUESS, source),
        lambda: research.add_fact(who, words, source)[1],
        lambda: research.add_homework(who, HomeworkKind.CLIPPING, words)[1],
    ]
    steps = []
    for act in acts:
        if plain_line(words):
            steps.append(act())
        else:
            with pytest.raises(RuleFault):
                act()
    for step in reversed(steps):
        services.retracing.undo(step)
    assert state() == before
