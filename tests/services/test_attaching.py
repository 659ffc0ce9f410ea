"""Files of the laptop belong to a person: where they lie is kept, and the files themselves are never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from reengage_desktop.domain.attached_file import Opening
from reengage_desktop.domain.fault import Fault, FileFault, RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano"))


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "Offer Q-2291.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


def names(services: Services, who: int) -> list[str]:
    return [file.name for file in services.attaching.files(who)]


def test_a_file_is_in_the_list_and_off_it_again_and_lies_where_it_lay(
    services: Services, maria: int, offer: Path
) -> None:
    added = services.attaching.attach(maria, [offer])
    (file,) = services.attaching.files(maria)
    assert (file.name, file.path, file.folder) == ("Offer Q-2291.pdf", offer, offer.parent)
    removed = services.attaching.remove(maria, file.id)
    assert names(services, maria) == []
    services.retracing.undo(removed)
    assert names(services, maria) == ["Offer Q-2291.pdf"]
    services.retracing.undo(added)
    assert names(services, maria) == []
    assert offer.read_bytes() == b"%PDF-1.7"


def test_a_file_is_in_the_list_once(services: Services, maria: int, offer: Path) -> None:
    services.attaching.attach(maria, [offer, offer])
    assert not services.attaching.attach(maria, [offer])
    assert len(names(services, maria)) == 1


@pytest.mark.parametrize("name", ["gone.pdf", "", "a\0b.pdf", "half\ud83d.pdf"])
def test_what_is_no_file_of_this_laptop_is_refused_and_nothing_is_added(
    services: Services, maria: int, offer: Path, name: str
) -> None:
    with pytest.raises(FileFault) as told:
        services.attaching.attach(maria, [offer, offer.parent / name])
    assert str(told.value)
    assert names(services, maria) == []


def test_a_share_of_another_machine_is_refused_in_words(services: Services, maria: int, offer: Path) -> None:
    with pytest.raises(FileFault):
        services.attaching.attach(maria, [Path("/" + str(offer))])
    assert names(services, maria) == []


def test_a_whole_disk_is_not_dropped_by_mistake(services: Services, maria: int, offer: Path) -> None:
    with pytest.raises(RuleFault):
        services.attaching.attach(maria, [offer] * 51)


def test_a_missing_file_is_found_again_under_its_new_name(services: Services, maria: int, offer: Path) -> None:
    services.attaching.attach(maria, [offer])
    moved = offer.rename(offer.with_name("Offer, signed.pdf"))
    (file,) = services.attaching.files(maria)
    assert services.attaching.opening(file.path) is Opening.MISSING
    step = services.attaching.found_again(maria, file.id, moved)
    (found,) = services.attaching.files(maria)
    assert (found.id, found.name, services.attaching.opening(found.path)) == (file.id, moved.name, Opening.OPEN)
    services.retracing.undo(step)
    assert names(services, maria) == ["Offer Q-2291.pdf"]


@pytest.mark.parametrize(("name", "content"), [("run.sh", b"echo"), ("photo.jpg", b"#!/bin/sh\n"), ("a.desktop", b"")])
def test_a_program_is_shown_where_it_lies(services: Services, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert services.attaching.opening(path) is Opening.SHOW


def test_files_are_found_by_their_name(services: Services, maria: int, offer: Path) -> None:
    from reengage_desktop.domain.listing import ListQuery

    services.attaching.attach(maria, [offer])
    assert services.browsing.ids(ListQuery("2291")) == [maria]


def test_a_file_of_somebody_else_is_not_taken_off(services: Services, maria: int, offer: Path) -> None:
    bob = services.keeping.add(PersonForm(name="Bob"))
    services.attaching.attach(bob, [offer])
    (file,) = services.attaching.files(bob)
    with pytest.raises(Fault):
        services.attaching.remove(maria, file.id)
    assert len(names(services, bob)) == 1
