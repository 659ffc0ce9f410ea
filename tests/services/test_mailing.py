"""E-mails: drafted from the record and a text, kept while they are written, logged as no attempt, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from reengage_desktop.domain.email_draft import price_words
from reengage_desktop.domain.fault import FileFault, RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.mailing import FIRST_HELLO, WHILE_ACTIVE, WITH_LETTER

from .conftest import Clock

ADDRESS = "maria@lopez.example"
SAYS_NOTHING = "{% if first_name %}{{ company }}{% else %}Hello.{% endif %}"  # to Maria
DANA = Settings(
    my_name="Dana Whitlock", my_firm="Northlight", my_email="dana@northlight.example", my_address="12 Dock St\nToledo"
)


@pytest.fixture
def maria(services: Services) -> int:
    services.setting.keep(DANA)
    form = PersonForm(name="Maria Lopez", emails=(ADDRESS,), phones=("419 555 0142",), city="Toledo", country="US")
    return services.keeping.add(form, QuoteForm(product="Roof", quoted_on=date(2026, 6, 9)))


@pytest.fixture
def just_met(services: Services, maria: int, clock: Clock) -> int:
    """Maria was met yesterday, asked for an offer, and waits for a hello."""
    hello = NextAction(ActionKind.FIRST_HELLO, clock.now, clock.now + timedelta(hours=2))
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(maria, {"asked_on": services.around.today()})
        services.around.store.prospects.set_next(maria, Stage.ACTIVE, hello, clock.now)
        changes.prospects.add(maria)
    return maria


def person(services: Services, ident: int) -> Prospect:
    return services.around.person(ident)


def edit(services: Services, ident: int, **fields: object) -> None:
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(ident, fields)
        changes.prospects.add(ident)


def give_addresses(services: Services, ident: int, *addresses: str) -> None:
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_emails(ident, addresses)
        changes.prospects.add(ident)


def promises(services: Services) -> list[tuple[str, datetime]]:
    return [(each.state, each.due_from) for each in services.around.store.promises.newest(9)]


def test_a_draft_goes_to_the_one_in_the_record_and_says_why_not(services: Services, maria: int) -> None:
    draft = services.mailing.draft(maria)
    assert (draft.to, draft.template, draft.warning) == (ADDRESS, WITH_LETTER, WHILE_ACTIVE)
    assert draft.subject == "A letter for you" and draft.body.startswith("Dear Maria,\n\n")
    assert draft.text.count("12 Dock St, Toledo") == 1 and draft.text.count("answer with one word") == 1


def test_only_who_was_spoken_to_is_thanked_for_a_talk(services: Services, maria: int) -> None:
    assert "missed each other" in services.mailing.draft(maria).body
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="Nothing new"))
    draft = services.mailing.draft(maria)
    assert draft.subject == "A letter for you after our talk" and "Thank you for your time" in draft.body


def test_where_the_sale_is_not_chased_nothing_speaks_against_it(services: Services, maria: int) -> None:
    edit(services, maria, stage=Stage.KEEP_IN_TOUCH.value)
    assert services.mailing.draft(maria).warning == ""


def test_a_talk_of_today_is_named_by_its_hour(services: Services, maria: int, clock: Clock) -> None:
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="Bakes at night"))
    clock.advance(hours=9)
    assert "your time this morning" in services.mailing.draft(maria).body
    clock.advance(hours=24)
    assert "your time on the telephone" in services.mailing.draft(maria).body


def test_a_promise_that_was_given_is_repeated(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.VOICEMAIL))
    assert "I will call you on Wednesday 14 October between 9 and 11." in services.mailing.draft(maria).body


def test_our_own_texts_need_no_second_look(services: Services, just_met: int) -> None:
    for template in (WITH_LETTER, FIRST_HELLO):
        draft = services.mailing.draft(just_met, template)
        assert price_words(draft.text) == () and empty_phrases(draft.text) == []


def test_an_own_text_without_a_subject_takes_its_title(services: Services, maria: int) -> None:
    services.scripting.save(WITH_LETTER, "# A word\n\n## Letter\n\nHello {{ first_name }}.\n\n## More\n\nBye.")
    draft = services.mailing.draft(maria)
    assert (draft.subject, draft.body) == ("A word", "Hello Maria.\n\nBye.")


def test_a_text_that_says_nothing_is_told(services: Services, maria: int) -> None:
    services.scripting.save(WITH_LETTER, f"# A word\n\n## Letter\n\n{SAYS_NOTHING}")
    with pytest.raises(RuleFault, match="“A word” says nothing"):
        services.mailing.draft(maria)


@pytest.mark.parametrize("name", ["<b>Maria</b>", 'Maria "M" Lopez', "Maria\r\nBcc: x@y.example", "{{ 7 }}"])
def test_names_are_words_and_never_headers(services: Services, maria: int, name: str) -> None:
    edit(services, maria, name=name, first_name=name)
    draft = services.mailing.draft(maria)
    message = message_from_bytes(services.mailing.eml(draft), policy=default)
    assert message["To"] == ADDRESS and message["Bcc"] is None and "\n" not in draft.subject
    assert "{" not in draft.text


@pytest.mark.parametrize(
    "written",
    ["a@b.example, c@d.example", "Maria <m@b.example>", "m@b.example\nBcc: c@d.example", "=?utf-8?q?m?=@b.example"],
)
def test_a_record_with_no_plain_address_is_to_be_corrected(services: Services, maria: int, written: str) -> None:
    give_addresses(services, maria, written)
    with pytest.raises(RuleFault, match="is not one plain e-mail address"):
        services.mailing.draft(maria)


def test_plain_addresses_are_taken_from_among_others(services: Services, maria: int) -> None:
    give_addresses(services, maria, "Maria <m@b.example>", "m@b.example", ADDRESS, "m@b.example ")
    assert services.mailing.addresses(maria) == ("m@b.example", ADDRESS)
    assert services.mailing.draft(maria).to == "m@b.example"


def test_without_an_address_it_says_what_is_missing(services: Services, maria: int) -> None:
    give_addresses(services, maria)
    with pytest.raises(RuleFault, match="No e-mail address of Maria Lopez is known"):
        services.mailing.draft(maria)


@pytest.mark.parametrize(
    ("stop", "told"),
    [({"no_email": True}, "wants no e-mail"), ({"stage": "do_not_contact"}, "asked not to be contacted")],
)
def test_a_wish_for_no_e_mail_is_kept(services: Services, maria: int, stop: dict[str, object], told: str) -> None:
    draft = services.mailing.draft(maria)
    if "stage" in stop:
        services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    else:
        edit(services, maria, **stop)
    touches = len(services.around.store.touches.of(maria))
    for write in (services.mailing.draft, lambda ident: services.mailing.sent(ident, "Hello", draft)):
        with pytest.raises(RuleFault, match=told):
            write(maria)
    assert len(services.around.store.touches.of(maria)) == touches


def test_what_was_sent_is_a_touch_and_no_attempt(services: Services, maria: int) -> None:
    before = person(services, maria)
    done = services.mailing.sent(maria, "A word\r\nfor you", services.mailing.draft(maria))
    (touch,) = services.around.store.touches.of(maria)
    assert (touch.channel, touch.outcome, touch.attempt, touch.contact) == (Channel.EMAIL, "", False, False)
    assert touch.note == "A word for you" and done.call is None
    after = person(services, maria)
    assert (after.ladder, after.next_action, after.stage) == (before.ladder, before.next_action, before.stage)
    (version,) = services.around.store.scripts.versions(WITH_LETTER)
    assert version.uses == 1


def test_it_can_be_taken_back_and_the_words_are_there_again(services: Services, maria: int) -> None:
    draft = replace(services.mailing.draft(maria), body="My words.")
    before = person(services, maria)
    services.mailing.undo(services.mailing.sent(maria, "Hello", draft))
    assert services.around.store.touches.of(maria) == [] and person(services, maria) == before
    assert services.mailing.draft(maria).body == "My words."


def test_it_is_not_taken_back_over_a_later_touch(services: Services, maria: int, clock: Clock) -> None:
    done = services.mailing.sent(maria, "Hello", services.mailing.draft(maria))
    clock.advance(minutes=5)
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    with pytest.raises(RuleFault):
        services.mailing.undo(done)


def test_what_is_typed_stays_until_it_is_sent(services: Services, maria: int) -> None:
    draft = services.mailing.draft(maria)
    services.mailing.keep(maria, replace(draft, body="Half a"))
    assert services.mailing.draft(maria).body == "Half a" and services.mailing.is_kept(maria, WITH_LETTER)
    give_addresses(services, maria, "new@lopez.example")
    assert services.mailing.draft(maria).to == "new@lopez.example"
    services.mailing.sent(maria, "Hello", services.mailing.draft(maria))
    assert services.mailing.draft(maria).body == draft.body


def test_the_first_hello_promises_the_call_that_asks_what_has_changed_and_books_it(
    services: Services, just_met: int
) -> None:
    draft = services.mailing.draft(just_met)
    assert (draft.template, draft.warning) == (FIRST_HELLO, "")
    assert "I will call you on Thursday 15 October between 9 and 11." in draft.body
    done = services.mailing.sent(just_met, draft.subject, draft)
    call = person(services, just_met).next_action
    assert call is not None and call == done.call
    assert (call.kind, call.promised, call.because) == (ActionKind.CALL, True, Because.PROMISED)
    assert call.due_from == datetime(2026, 10, 15, 13, tzinfo=UTC) and "what has changed" in call.note
    assert promises(services) == [("open", call.due_from)]
    services.mailing.undo(done)
    back = person(services, just_met).next_action
    assert back is not None and back.kind is ActionKind.FIRST_HELLO and promises(services) == []


def test_a_hello_that_promises_nothing_books_a_call_without_a_promise(services: Services, just_met: int) -> None:
    draft = replace(services.mailing.draft(just_met), body="It was good to meet you.")
    services.mailing.sent(just_met, "Hello", draft)
    call = person(services, just_met).next_action
    assert call is not None and (call.kind, call.promised) == (ActionKind.CALL, False)
    assert call.due_from == datetime(2026, 10, 15, 12, 45, tzinfo=UTC) and promises(services) == []


def test_a_hello_to_whom_no_call_is_allowed_promises_none(services: Services, just_met: int) -> None:
    edit(services, just_met, asked_on=None)  # her quote is older than the clock of the law
    draft = services.mailing.draft(just_met)
    assert draft.call is None and draft.promise == ""
    services.mailing.sent(just_met, "Hello", draft)
    after = person(services, just_met).next_action
    assert after is not None and (after.kind, after.promised) == (ActionKind.LETTER, False)


def test_hours_that_have_begun_are_not_promised_any_more(services: Services, just_met: int, clock: Clock) -> None:
    draft = services.mailing.draft(just_met)
    clock.advance(days=3)
    services.mailing.sent(just_met, "Hello", draft)
    call = person(services, just_met).next_action
    assert call is not None and not call.promised and call.due_from > clock.now and promises(services) == []


def test_a_hello_is_not_due_for_one_who_has_another_next_action(services: Services, maria: int, clock: Clock) -> None:
    before = person(services, maria).next_action
    services.mailing.sent(maria, "Hello", services.mailing.draft(maria, FIRST_HELLO))
    assert person(services, maria).next_action == before


def test_the_file_is_written_whole_or_the_fault_says_that_the_words_are_kept(
    services: Services, maria: int, tmp_path: Path
) -> None:
    draft = services.mailing.draft(maria)
    services.mailing.save(draft, tmp_path / "hello.eml")
    message = message_from_bytes((tmp_path / "hello.eml").read_bytes(), policy=default)
    assert str(message["From"]) == "Dana Whitlock <dana@northlight.example>" and message["X-Unsent"] == "1"
    with pytest.raises(FileFault, match="Your words are kept"):
        services.mailing.save(draft, tmp_path / "nowhere" / "hello.eml")


@pytest.mark.parametrize("mine", ["", "dana@northlight.example, boss@northlight.example", "Dana <d@n.example>"])
def test_an_address_of_mine_that_is_none_is_left_to_the_mail_program(services: Services, maria: int, mine: str) -> None:
    services.setting.keep(replace(DANA, my_email=mine))
    assert message_from_bytes(services.mailing.eml(services.mailing.draft(maria)), policy=default)["From"] is None


def test_voicemails_are_counted_and_a_third_does_not_say_that_it_is_the_second(
    services: Services, maria: int, clock: Clock
) -> None:
    said = []
    for _ in range(3):
        promise = services.calling.preview(maria, Outcome.VOICEMAIL).next_action
        assert promise is not None
        said.append(services.preparing.messages(maria, promise).voicemail_script)
        services.calling.save(CallResult(maria, Outcome.VOICEMAIL, follow_up=FollowUp(Stage.ACTIVE, promise)))
        clock.advance(days=1)
    assert said == ["voicemail", "second-voicemail", "voicemail"]


def test_a_voicemail_to_one_who_can_get_no_text_speaks_of_none(services: Services, maria: int) -> None:
    promise = services.calling.preview(maria, Outcome.VOICEMAIL).next_action
    assert promise is not None
    messages = services.preparing.messages(maria, promise)
    assert "sending you a text" in messages.voicemail.text and "text" not in messages.voicemail_alone.text
    for message in (messages.voicemail, messages.voicemail_alone, messages.text, messages.alone):
        assert messages.promise in message.text


def test_a_message_that_says_nothing_is_told_before_anything_is_left(services: Services, maria: int) -> None:
    services.scripting.save("twin-text", f"# Twin\n\n## Send this text\n\n{SAYS_NOTHING}")
    promise = services.calling.preview(maria, Outcome.VOICEMAIL).next_action
    assert promise is not None
    with pytest.raises(RuleFault, match="“Twin” says nothing"):
        services.preparing.messages(maria, promise)
