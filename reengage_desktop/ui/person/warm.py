"""The first opening of the page made quick: in idle moments it is fetched and made, a small step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

    from .person_page import PersonPage

SERVICES = (
    "portraying",
    "editing",
    "mailing",
    "recounting",
    "researching",
    "acquainting",
    "quoting",
    "banking",
    "cooling",
    "reviving",
    "attaching",
    "retracing",
)
MODULES = (
    "head",
    "next_card",
    "known_list",
    "why_section",
    "homework_section",
    "timeline_list",
    "timeline_section",
    "facts_section",
    "around_editor",
    "around_section",
    "quotes_section",
    "story_section",
    "return_section",
    "reach_section",
    "files_section",
    "person_page",
)


def steps(services: Services, make: Callable[[], PersonPage]) -> Iterator[None]:
    """`make` hands out the page, empty as it is made; each step after it adds a part.

    Whoever opens it meanwhile gets all of it, and the steps that are left do nothing.
    """
    for name in SERVICES:
        getattr(services, name)
        yield
    for name in MODULES:
        import_module(f".{name}", __package__)
        yield
    page = make()
    yield
    yield from page.build()
