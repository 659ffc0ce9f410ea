"""Scripts as they are kept, put back, tried on people and measured by first calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.script import ScriptFault
from reengage_desktop.domain.script_library import LIBRARY, TWO_REASONS, ScriptKind
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.gauging import Compared

from .conftest import Clock, Laptop

MINE = "# Mine\n\n## Hello\n\nHello {{ first_name }}, this is a sales call.\n"
OTHER = "# Other\n\n## Hello\n\nGood day.\n"


@pytest.fixture
def people(take_in: Callable[[str], list[int]]) -> list[int]:
    rows = (f"Person {number},Roof,419555{number:04}" for number in range(80))
    return take_in("\n".join(("Name,Product,Phone", *rows)))


def touch(services: Services, who: int, at: datetime, script: str, contact: bool = False, **more: object) -> None:
    """A call that was opened with a script, as the call dialog logs it."""
    facts = {"channel": Channel.CALL, "outcome": "R" if contact else "N", "attempt": True, "bulk": False} | more
    made = Touch(0, who, at, contact=contact, seconds=60, note="", learned="", **facts)  # type: ignore[arg-type]
    with services.around.store.writing() as changes:
        services.around.store.touches.add(made, script=script)
        changes.prospects.add(who)


def first_calls(services: Services, who: list[int], script: str, reached: int) -> None:
    now = services.around.now()
    with services.around.store.writing():
        for place, ident in enumerate(who):
            touch(services, ident, now + timedelta(minutes=place), script, place < reached)


# The library and one's own


def test_the_library_is_listed_in_its_order(services: Services) -> None:
    library = services.scripting.library()
    assert [each.name for each in library] == list(LIBRARY)
    assert (library[0].title, library[0].own, library[0].uses) == ("Two reasons", False, 0)


def test_titles_of_a_kind_are_handed_out_with_ones_own(services: Services) -> None:
    services.scripting.add(ScriptKind.CALL, "Rebate, call 9–11")
    titles = services.scripting.titles(ScriptKind.CALL)
    assert titles[0] == (TWO_REASONS, "Two reasons")
    assert titles[-1] == ("rebate-call-9-11", "Rebate, call 9–11")
    assert services.scripting.titles(ScriptKind.ANSWERS)[0][0] == "answers"


@pytest.mark.parametrize("kind", list(ScriptKind))
def test_a_new_script_can_be_read_at_once_by_anybody(services: Services, kind: ScriptKind) -> None:
    name = services.scripting.add(kind, "Spring")
    text = services.scripting.text(name)
    services.scripting.save(name, text)
    passages = services.scripting.preview(text, None, kind)
    assert passages and not any("{" in each.text or "None" in each.text for each in passages)
    assert services.scripting.kind(name) is kind


def test_names_of_ones_own_never_meet(services: Services) -> None:
    scripting = services.scripting
    assert scripting.add(ScriptKind.CALL, "Voicemail") == "voicemail-2"
    assert scripting.add(ScriptKind.CALL, "Voicemail!") == "voicemail-3"
    assert scripting.add(ScriptKind.CALL, "…") == "script"
    assert scripting.title(scripting.add(ScriptKind.CALL, "{{ Spring }}")) == "Spring"


@pytest.mark.parametrize("title", ["", "   ", "{{}}", "x" * 61])
def test_a_name_that_is_none_is_refused(services: Services, title: str) -> None:
    with pytest.raises(RuleFault):
        services.scripting.add(ScriptKind.CALL, title)
    assert len(services.scripting.library()) == len(LIBRARY)


def test_a_copy_has_the_text_under_its_own_title(services: Services) -> None:
    name = services.scripting.add(ScriptKind.CALL, "Two reasons, in spring", like=TWO_REASONS)
    copied, shipped = services.scripting.text(name), services.scripting.text(TWO_REASONS)
    assert copied.startswith("# Two reasons, in spring\n\n## ")
    assert copied.partition("## ")[2] == shipped.partition("## ")[2]


# What calls read


def test_the_next_call_reads_what_was_saved(services: Services, people: list[int]) -> None:
    services.scripting.save(TWO_REASONS, MINE)
    sheet = services.preparing.sheet(people[0], TWO_REASONS)
    assert [each.text for each in sheet.passages] == ["Hello Person, this is a sales call."]
    assert sheet.title == "Mine"


def test_what_is_typed_is_kept_over_a_restart_and_read_by_no_call(services: Services, laptop: Laptop) -> None:
    shipped = services.scripting.text(TWO_REASONS)
    assert services.scripting.keep_draft(TWO_REASONS, "# Half {{ a")
    services.close()
    again = laptop.open()
    try:
        assert again.scripting.draft(TWO_REASONS) == "# Half {{ a"
        assert again.scripting.text(TWO_REASONS) == shipped
        assert again.scripting.library()[0].draft
        assert not again.scripting.keep_draft(TWO_REASONS, shipped)
        assert again.scripting.draft(TWO_REASONS) is None
    finally:
        again.close()


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## B\n\n{{ firs_name }}\n",
        "# A\n\n## B\n\n{% for x in y %}a{% endfor %}\n",
        "# A\n\n## B\n\n{{ company.__class__ }}\n",
        "# A\n\n## B\n\nHello {first_name}\n",
        "# A\n\n## " + "B" * 300 + "\n\nHello\n",
        "x" * 1_000_000,
    ],
)
def test_what_cannot_be_read_aloud_is_refused_and_nothing_is_lost(services: Services, text: str) -> None:
    services.scripting.keep_draft(TWO_REASONS, text)
    with pytest.raises(ScriptFault):
        services.scripting.save(TWO_REASONS, text)
    assert services.scripting.draft(TWO_REASONS) == text
    assert services.scripting.text(TWO_REASONS).startswith("# Two reasons")


@pytest.mark.parametrize(
    "text", ["", "# Title only\n", "# A\n\n## B\n\n{{ company }}\n", "# A\n\n## If: So [Y]\n\nGood.\n"]
)
def test_a_script_that_says_nothing_to_the_emptiest_person_is_refused(services: Services, text: str) -> None:
    with pytest.raises(RuleFault):
        services.scripting.save("voicemail", text)


def test_an_unknown_word_is_told_with_its_place(services: Services) -> None:
    with pytest.raises(ScriptFault) as caught:
        services.scripting.save(TWO_REASONS, MINE.replace("first_name", "firs_name"))
    assert caught.value.facts["word"] == "firs_name" and caught.value.facts["passage"] == "Hello"


# Versions


def test_each_text_that_was_used_is_kept_once(services: Services, clock: Clock) -> None:
    scripting = services.scripting
    for text in (MINE, OTHER, MINE):
        clock.advance(days=1)
        scripting.save(TWO_REASONS, text)
    assert [each.markdown for each in scripting.versions(TWO_REASONS)] == [OTHER, MINE]
    assert scripting.own_since(TWO_REASONS) == clock.now
    assert scripting.versions("voicemail") == []


def test_the_shipped_text_is_put_back_and_the_change_can_be_undone(services: Services) -> None:
    scripting = services.scripting
    shipped = scripting.text(TWO_REASONS)
    scripting.save(TWO_REASONS, MINE)
    scripting.keep_draft(TWO_REASONS, OTHER)
    before = scripting.put_back(TWO_REASONS)
    assert scripting.text(TWO_REASONS) == shipped and scripting.draft(TWO_REASONS) is None
    scripting.bring_back(before)
    assert scripting.text(TWO_REASONS) == MINE and scripting.draft(TWO_REASONS) == OTHER


def test_a_use_that_is_taken_back_leaves_the_text_as_a_draft(services: Services) -> None:
    scripting = services.scripting
    shipped = scripting.text(TWO_REASONS)
    scripting.keep_draft(TWO_REASONS, MINE)
    scripting.bring_back(scripting.save(TWO_REASONS, MINE))
    assert scripting.text(TWO_REASONS) == shipped and scripting.draft(TWO_REASONS) == MINE


def test_a_script_of_ones_own_that_goes_is_no_longer_the_usual_one(services: Services, people: list[int]) -> None:
    scripting = services.scripting
    name = scripting.add(ScriptKind.CALL, "Spring")
    scripting.make_usual(name)
    assert services.preparing.sheet(people[0]).script == name
    before = scripting.put_back(name)
    assert services.preparing.sheet(people[0]).script == TWO_REASONS
    scripting.bring_back(before)
    assert services.preparing.sheet(people[0]).script == name


def test_changes_are_announced_and_drafts_are_not(services: Services) -> None:
    heard: list[bool] = []
    services.listen(lambda changes: heard.append(changes.scripts))
    services.scripting.keep_draft(TWO_REASONS, MINE)
    assert heard == []
    services.scripting.save(TWO_REASONS, MINE)
    assert heard == [True]


# How it reads


def test_the_emptiest_person_leaves_no_gap(services: Services) -> None:
    for name, kind in LIBRARY.items():
        for passage in services.scripting.preview(services.scripting.text(name), None, kind):
            assert not any(gap in passage.text for gap in ("{", "}", "None", "  ", " .", " ,", ".."))


def test_a_person_who_is_here_lends_their_words(services: Services, people: list[int]) -> None:
    passage, *_ = services.scripting.preview(MINE, people[3])
    assert passage.text == "Hello Person, this is a sales call."


def test_a_message_is_always_read_with_a_promise(services: Services) -> None:
    text = "# A\n\n## B\n\nI will call *{{ promise }}*.\n"
    assert (
        services.scripting.preview(text, None, ScriptKind.MESSAGE)[0].text == "I will call tomorrow between 9 and 11."
    )


def test_who_lacks_a_word_is_counted_and_named(services: Services, take_in: Callable[[str], list[int]]) -> None:
    take_in("Name,Company,Phone\nMaria Ortega,Ortega Ltd,4195550101\nBo Li,,4195550102\nIda Moss,,4195550103")
    (lacking,) = services.scripting.without(["company", "first_name", "story"])
    assert (lacking.word, lacking.count) == ("company", 2)
    assert [name for _, name in lacking.people] == ["Ida", "Bo"]


def test_few_are_named_of_many(services: Services, people: list[int]) -> None:
    (lacking,) = services.scripting.without(["company"])
    assert (lacking.count, len(lacking.people)) == (80, 12)


def test_what_settings_should_hold_is_told(services: Services) -> None:
    assert services.scripting.unset(["my_phone", "company"]) == ("my_phone",)


# What came of it


def test_under_twenty_first_calls_it_is_too_early_to_tell(services: Services, people: list[int]) -> None:
    first_calls(services, people[:19], TWO_REASONS, 10)
    usage = services.scripting.usage(TWO_REASONS)
    assert (usage.reach.attempts, usage.reach.contacts, usage.compared) == (19, 10, Compared.TOO_EARLY)


def test_only_first_attempts_of_a_row_count(services: Services, people: list[int]) -> None:
    now, who = services.around.now(), people[0]
    for minutes, contact in ((0, False), (10, False), (20, True), (30, False), (40, True)):
        touch(services, who, now + timedelta(minutes=minutes), TWO_REASONS, contact)
    usage = services.scripting.usage(TWO_REASONS)
    # The first of all, and the first after they were reached.
    assert (usage.reach.attempts, usage.reach.contacts, usage.uses) == (2, 0, 5)


def test_bulk_texts_and_calls_they_made_never_count(services: Services, people: list[int]) -> None:
    now = services.around.now()
    touch(services, people[0], now, TWO_REASONS, bulk=True)
    touch(services, people[1], now, TWO_REASONS, True, channel=Channel.INBOUND, attempt=False)
    touch(services, people[2], now, TWO_REASONS, channel=Channel.TEXT)
    assert services.scripting.usage(TWO_REASONS).reach.attempts == 0


def test_where_ranges_overlap_there_is_no_winner(services: Services, people: list[int]) -> None:
    first_calls(services, people[:40], TWO_REASONS, 12)
    assert services.scripting.usage(TWO_REASONS).compared is Compared.ALONE
    first_calls(services, people[40:], "new-ideas-call", 16)
    assert services.scripting.usage(TWO_REASONS).compared is Compared.NO_WINNER
    assert services.scripting.usage("new-ideas-call").compared is Compared.NO_WINNER


def test_a_winner_stands_clear_of_each_other(services: Services, people: list[int]) -> None:
    first_calls(services, people[:40], TWO_REASONS, 2)
    first_calls(services, people[40:], "new-ideas-call", 30)
    assert services.scripting.usage("new-ideas-call").compared is Compared.WINNER
    usage = services.scripting.usage(TWO_REASONS)
    assert (usage.compared, usage.best) == (Compared.BEHIND, "New ideas")
