"""E-mails that are not sent yet: one recipient, no header of somebody else's, an end that the law asks for."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.email_draft import (
    ANSWER_TO_STOP,
    MOST_IN_LINK,
    AddressError,
    MailDraft,
    eml,
    fits_link,
    mailto,
    one_address,
    one_line,
    price_words,
)
from tests.stopwatch import done_within

MARIA = "maria@castellano.example"
HOME = "12 Dock Street, Toledo, OH 43604"
DRAFT = MailDraft(MARIA, "A letter for you", "Dear Maria,\n\nThank you.", address=HOME)
NASTY = st.text(st.sampled_from("\r\n\t ,;:<>@\"'()[]\\=?%&aB.1ü😀\u202e\u2028\x00\x85\ud800") | st.characters())


def parsed(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def words(message: EmailMessage) -> str:
    body = message.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (MARIA, MARIA),
        ("  o'hara+x@mail.example.co \n", "o'hara+x@mail.example.co"),
        ("x@müller.example", "x@xn--mller-kva.example"),
        ("50%off@shop.example", "50%off@shop.example"),
    ],
)
def test_one_plain_address_is_taken(written: str, address: str) -> None:
    assert one_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "maria",
        "maria@",
        "@castellano.example",
        "maria@castellano",
        "a@b.example, c@d.example",
        "a@b.example;c@d.example",
        "a@b.example c@d.example",
        "maria@castellano.example\nBcc: all@everyone.example",
        "maria@castellano.example\r\nBcc: all@everyone.example",
        "maria@castellano.example\u2028Bcc: x@y.example",
        "Maria <maria@castellano.example>",
        '"boss@firm.example" <maria@castellano.example>',
        "<maria@castellano.example>",
        "=?utf-8?q?a=2C?=@b.example",
        "maria@castellano.example?bcc=x@y.example",
        "maria@[10.0.0.1]",
        "maria@10.0.0.1",
        "a@@b.example",
        ".a@b.example",
        "a..b@c.example",
        "a@b..example",
        "a@-b.example",
        '"a b"@c.example',
        "ma\u202eria@castellano.example",
        "a" * 65 + "@b.example",
        "a@" + "b" * 64 + ".example",
        "a@" + "b." * 130 + "example",
        "a@\udc00.example",
    ],
)
def test_whatever_is_not_one_plain_address_is_refused(written: str) -> None:
    with pytest.raises(AddressError):
        one_address(written)


@given(NASTY)
def test_what_is_taken_is_one_recipient_and_no_header(written: str) -> None:
    try:
        address = one_address(written)
    except AddressError:
        return
    message = parsed(eml(replace(DRAFT, to=address)))
    assert [each.addr_spec for each in message["To"].addresses] == [address]
    link = urlsplit(mailto(replace(DRAFT, to=address)))
    assert unquote(link.path) == address and "," not in link.path


@given(subject=NASTY, body=NASTY, name=NASTY)
def test_no_words_become_a_header(subject: str, body: str, name: str) -> None:
    message = parsed(eml(replace(DRAFT, subject=subject, body=body), "dana@northlight.example", name))
    allowed = ["X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    assert list(message.keys()) == allowed
    assert [each.addr_spec for each in message["To"].addresses] == [MARIA]
    assert [each.addr_spec for each in message["From"].addresses] == ["dana@northlight.example"]
    assert str(message["Subject"]) == one_line(subject)
    assert not message.defects and message.get_content_type() == "text/plain"


@given(subject=NASTY, body=NASTY)
def test_no_words_leave_their_place_in_the_link(subject: str, body: str) -> None:
    link = urlsplit(mailto(replace(DRAFT, subject=subject, body=body)))
    assert link.scheme == "mailto" and link.path == MARIA and link.fragment == ""
    found = parse_qs(link.query, keep_blank_values=True, strict_parsing=True)
    assert set(found) <= {"subject", "body"} and found["subject"] == [one_line(subject)]


def test_the_file_is_an_unsent_draft_without_a_date_and_reads_as_it_was_written() -> None:
    text = "Dear María,\n\n“Good” — is it not? 😀\nFrom the roof.\n.\n" + "long " * 60
    message = parsed(eml(replace(DRAFT, body=text), "dana@northlight.example", "Dana “D.” Whitlock, Northlight"))
    assert (message["X-Unsent"], message["Date"], message["Bcc"]) == ("1", None, None)
    assert message["From"].addresses[0].display_name == "Dana “D.” Whitlock, Northlight"
    assert words(message) == f"{text.strip()}\n\n{ANSWER_TO_STOP}\n\n{HOME}\n"


def test_without_an_address_of_mine_the_mail_program_fills_it_in() -> None:
    assert parsed(eml(DRAFT))["From"] is None


def test_the_link_holds_the_words_with_the_line_ends_of_mail() -> None:
    found = parse_qs(urlsplit(mailto(DRAFT)).query)
    assert found["body"] == [f"Dear Maria,\r\n\r\nThank you.\r\n\r\n{ANSWER_TO_STOP}\r\n\r\n{HOME}"]


def test_words_that_are_too_long_for_a_link_are_left_out_whole() -> None:
    longer = replace(DRAFT, body="é" * MOST_IN_LINK)
    assert fits_link(DRAFT) and not fits_link(longer)
    assert mailto(longer) == f"mailto:{MARIA}?subject=A%20letter%20for%20you"


def test_the_way_out_and_the_address_stand_at_the_end_unless_they_stand_there_already() -> None:
    assert DRAFT.end == f"{ANSWER_TO_STOP}\n\n{HOME}"
    assert replace(DRAFT, body=f"Hello.\n\n{ANSWER_TO_STOP}").end == HOME
    own = "Hello.\n\nReply with “stop” and I stop.\n\n12 Dock Street\nToledo OH 43604"
    assert replace(DRAFT, body=own).end == "" and replace(DRAFT, body=own).text == own
    assert replace(DRAFT, body=f"Hello, {HOME}.").end == ANSWER_TO_STOP
    assert replace(DRAFT, address="").end == ANSWER_TO_STOP


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It would be $41,800 for you.", ["$41,800"]),
        ("Für 41.800 € oder USD 300.", ["41.800 €", "USD 300"]),
        ("300 dollars, and 12’000 CHF", ["300 dollars", "12’000 CHF"]),
        ("The price holds, with a discount; the fees too.", ["price", "discount", "fees"]),
        ("Here is the proposal with its specifications.", ["proposal", "specifications"]),
        ("I measured 18 kW on 28 July, and the roof is priceless at 9.", []),
        ("Costa Rica has pounding surf, 3 of them.", []),
    ],
)
def test_amounts_and_words_of_price_are_found(text: str, named: list[str]) -> None:
    assert [text[start:end] for start, end in price_words(text)] == named


@pytest.mark.measures_time
@pytest.mark.parametrize("body", ["1." * 50_000, "$" * 100_000, "$1 " * 33_000, "€ä word " * 12_500, "<b>" * 33_000])
def test_a_body_of_100_kilobytes_is_quick(body: str) -> None:
    draft = replace(DRAFT, body=body)
    with done_within(5):
        content = eml(draft)
        assert not fits_link(draft) and len(mailto(draft)) < 200
        price_words(body)
        assert words(parsed(content)).startswith(body[:50])
