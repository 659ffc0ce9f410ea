"""The desk is the only way to let somebody go who did not say so, and it lets go of three people a day at the most."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.desk import Angle, Choice
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import MEANINGS, Happening
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.untried import Way
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Clock

ROOT = Path(__file__).parents[2] / "reengage_desktop"
# Who may say that somebody is not pursued any more: the table of outcomes, what follows a No, a call and the desk.
# `merger` ranks the stages of two entries for one person, `script_library` and `revisiting` ask who stands
# on the No list.
MAY_LET_GO = {
    "domain/outcome.py", "domain/follow_up.py", "domain/merger.py", "domain/script_library.py",
    "services/calling.py", "services/answering.py", "services/revisiting.py",
}  # fmt: skip
GONE = (Stage.LET_GO, Stage.KEEP_IN_TOUCH)


@pytest.fixture
def silent(services: Services) -> int:
    form = PersonForm(name="Maria Lopez", phones=("419 555 0142",), emails=("maria@lopez.example",), street="1 Main St")
    return services.keeping.add(form, QuoteForm(product="Roof", value="9,000", why_not=WhyNot.NO_FUNDING))


def stage(services: Services, who: int) -> Stage:
    return services.around.person(who).stage


def test_only_these_rooms_speak_of_letting_go() -> None:
    found = {
        str(path.relative_to(ROOT))
        for floor in ("domain", "services", "store")
        for path in (ROOT / floor).rglob("*.py")
        if any(f"Stage.{each.name}" in path.read_text(encoding="utf-8") for each in GONE)
    }
    assert found == MAY_LET_GO


@pytest.mark.parametrize("outcome", [each for each, meaning in OUTCOMES.items() if not meaning.contact])
def test_a_call_that_reached_nobody_leaves_them_active(services: Services, silent: int, outcome: Outcome) -> None:
    services.calling.save(CallResult(silent, outcome))
    assert stage(services, silent) is Stage.ACTIVE


@pytest.mark.parametrize("what", [each for each, meaning in MEANINGS.items() if not meaning.contact])
def test_what_is_logged_by_hand_leaves_them_active(services: Services, silent: int, what: Happening) -> None:
    for _ in range(6):
        services.recounting.log(silent, what)
    assert stage(services, silent) is Stage.ACTIVE


def test_no_field_of_the_page_lets_them_go(services: Services, silent: int) -> None:
    for field in Field:
        for text in ("let_go", "keep_in_touch", "1", ""):
            with suppress(RuleFault, ValueError, KeyError):
                services.editing.set_field(silent, field, text)
    assert stage(services, silent) is Stage.ACTIVE


@pytest.mark.parametrize("told", ["Lost", "Closed lost", "let_go", "keep_in_touch", "Dead", "Dormant"])
def test_no_list_lets_them_go(services: Services, silent: int, take_in: Callable[[str], list[int]], told: str) -> None:
    take_in(
        f"Name,Phone,Stage,Status\nMaria Lopez,(419) 555-0142,{told},{told}\nBen Ode,(419) 555-0150,{told},{told}\n"
    )
    assert {stage(services, who) for who in (1, 2)} == {Stage.ACTIVE}


def test_no_other_service_lets_them_go(services: Services, silent: int, clock: Clock) -> None:
    revisiting = services.revisiting
    for act in (
        lambda: revisiting.leave(silent),
        lambda: revisiting.another(silent, "in spring"),
        lambda: revisiting.back(silent, "The county pays a third"),
        lambda: services.deciding.decide(silent, Choice.LET_GO),
        lambda: services.deciding.not_today(silent),
    ):
        with pytest.raises(RuleFault):
            act()
    services.keeping.unsold_quote_today(silent, WhyNot.BOUGHT_ELSEWHERE, "Went with Hale")
    services.mailing.sent(silent, "Hello")
    services.lettering.sent([services.lettering.add(silent, services.lettering.write(silent))][:0])
    services.reviving.add(silent, "in spring")
    for key in ("five", ""):
        services.laddering.put(silent, key)
    clock.advance(days=400)
    services.reviving.due()
    services.reminding.knock()
    assert stage(services, silent) is Stage.ACTIVE


ACTS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([*Choice, "not_today", "lay", "take_back"]), st.integers(1, 30)),
    max_size=16,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_tried_three_people_a_day_are_decided_on(
    services: Services, clock: Clock, acts: list[tuple[int, object, int]]
) -> None:
    clock.now = clock.now.replace(hour=12, minute=0)
    clock.advance(days=1)  # apart from the example before
    people = [services.keeping.add(PersonForm(name=f"Person {n} of {clock.now:%j}")) for n in range(6)]
    for who in people:
        services.deciding.lay(who)
    done = []
    for place, act, seconds in acts:
        clock.advance(seconds=seconds)
        with suppress(RuleFault):
            if act == "take_back":
                if done:
                    services.deciding.take_back(done.pop())
            elif act == "not_today":
                done.append(services.deciding.not_today(people[place]))
            elif act == "lay":
                services.deciding.lay(people[place])
            else:
                assert isinstance(act, Choice)
                done.append(services.deciding.decide(people[place], act, Angle(Way.CHAMPION)))
        day = services.deciding.day()
        assert day.done + len(day.open) <= 3
        assert sum(stage(services, who) is not Stage.ACTIVE for who in people) <= day.done <= 3
    assert services.checking.check().is_whole
