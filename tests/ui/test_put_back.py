"""Whatever the toast offers to take back is taken back by the service that did it."""

from __future__ import annotations

from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult, Outcome
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.quoting import QuoteField
from reengage_desktop.ui.put_back import put_back


def test_a_step_on_a_page_and_a_choice_of_the_walk_go_back(services: Services) -> None:
    maria = services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))
    _, step = services.quoting.add(maria, QuoteField.PRODUCT, "Roof")
    put_back(services, step)
    assert services.quoting.of(maria).lines == ()
    services.calling.save(CallResult(maria, Outcome.SAID_NO, learned="nothing new"))
    before = services.keeping.record(maria).prospect
    put_back(services, services.revisiting.stop(maria, they_asked=True))
    assert services.keeping.record(maria).prospect == before
    assert before.stage is not Stage.DO_NOT_CONTACT


def test_somebody_laid_on_the_desk_is_taken_from_it(services: Services) -> None:
    maria = services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))
    before = services.keeping.record(maria).prospect
    put_back(services, services.deciding.lay(maria))
    assert services.keeping.record(maria).prospect == before
    assert services.deciding.count() == 0
