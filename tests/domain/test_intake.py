"""Each row of an export is a prospect or a bad row, and nothing that it said is lost in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.cells import (
    clean,
    clean_line,
    emails_in,
    is_given,
    labels_in,
    name_and_email,
    numbers_in,
    says_no,
)
from reengage_desktop.domain.columns import Aliases, match
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.intake import REASONS, BadRow, Doubt, NewProspect, Reason, RowReader, date_orders
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.place import Places
from reengage_desktop.domain.reason import WhyNot, guess
from reengage_desktop.domain.table_file import read_table
from reengage_desktop.domain.written_name import split_name
from tests.stopwatch import done_within

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))
PLACES = Path(__file__).parents[2] / "resources/law/places.json"
SAMPLES = Path(__file__).parents[1] / "samples"


def take(data: bytes, region: str = "US", currency: str = "USD") -> list[NewProspect | BadRow]:
    table = read_table(data, knows=ALIASES.knows)
    mapping = match(table.header, ALIASES)
    orders = date_orders(table.rows, mapping, region)
    reader = RowReader(table.header, mapping, region=region, currency=currency, date_orders=orders)
    return [reader.read(line, cells) for line, cells in table.rows]


def people(data: bytes, region: str = "US", currency: str = "USD") -> list[NewProspect]:
    return [row for row in take(data, region, currency) if isinstance(row, NewProspect)]


def one(header: str, row: str, region: str = "US", currency: str = "USD") -> NewProspect:
    (person,) = take(f"{header}\n{row}\n".encode(), region, currency)
    assert isinstance(person, NewProspect), person
    return person


def sample(name: str, region: str = "US", currency: str = "USD") -> list[NewProspect]:
    return people((SAMPLES / f"{name}.csv").read_bytes(), region, currency)


def numbers(person: NewProspect) -> list[tuple[str, str]]:
    return [(phone.e164 or phone.written, phone.kind) for phone in person.phones]


def test_hubspot_contacts() -> None:
    rows = take((SAMPLES / "hubspot_contacts.csv").read_bytes())
    beatriz, juergen, phone_only, ola, nobody = rows
    assert isinstance(beatriz, NewProspect) and isinstance(juergen, NewProspect)
    assert (beatriz.name, beatriz.company, beatriz.title) == ("Beatriz Holm", "Holm Ceramics", "Owner")
    assert beatriz.emails == ("b.holm@holmceramics.example",)
    assert (beatriz.city, beatriz.region, beatriz.postal_code) == ("Akron", "OH", "44308")
    assert (beatriz.source, beatriz.met_on, beatriz.line) == ("Trade fair", date(2026, 2, 14), 2)
    assert juergen.phones[1] == Phone("+16145550120", "614.555.0120 x12", "mobile", "12")
    assert isinstance(phone_only, NewProspect) and phone_only.name == ""
    assert numbers(phone_only) == [("+19375550154", "other")]
    assert isinstance(ola, NewProspect) and ola.stage_hint == "sold"
    assert isinstance(nobody, BadRow) and (nobody.line, nobody.reason) == (6, Reason.NOBODY)


def test_hubspot_deals_name_the_person_with_their_address() -> None:
    beatriz, ola, firm = sample("hubspot_deals")
    assert (beatriz.name, beatriz.emails) == ("Beatriz Holm", ("b.holm@holmceramics.example",))
    assert (beatriz.product, beatriz.value, beatriz.currency) == ("Windows, 22 pcs", 3_148_000, "USD")
    assert [person.stage_hint for person in (beatriz, ola, firm)] == ["", "sold", ""]
    assert (firm.name, firm.company, firm.value) == ("", "Adler Household", 2_690_050)


def test_salesforce_leads_and_the_remarks_below_them() -> None:
    rows = take((SAMPLES / "salesforce_leads.csv").read_bytes())
    maria, ned = rows[:2]
    assert isinstance(maria, NewProspect) and isinstance(ned, NewProspect)
    assert (maria.do_not_contact, maria.no_email, maria.street) == (False, True, "1 River Rd Unit 5")
    assert (ned.do_not_contact, ned.no_email, ned.met_on) == (True, False, date(2026, 4, 2))
    assert [(row.line, row.reason) for row in rows[2:] if isinstance(row, BadRow)] == [
        (6, Reason.FOOTER),
        (7, Reason.FOOTER),
        (8, Reason.FOOTER),
    ]


def test_pipedrive_people() -> None:
    ines, tom = sample("pipedrive_people")
    assert numbers(ines) == [("+12165550101", "work"), ("+12165550102", "mobile")]
    assert ines.emails == ("ines@prado.example", "ines.home@prado.example")
    assert (ines.why_not, ines.stated_reason) == (WhyNot.BOUGHT_ELSEWHERE, "Went with another vendor")
    assert (tom.value, tom.currency, tom.no_email, ines.no_email) == (990_000, "EUR", True, False)


def test_zoho_leads() -> None:
    asha, kowal = sample("zoho_leads")
    assert (asha.company, asha.met_on) == ("Vale Printing", date(2026, 4, 9))
    assert (kowal.name, kowal.last_name, numbers(kowal)) == ("Kowal", "Kowal", [("+48220123456", "mobile")])


def test_google_of_old_and_of_today() -> None:
    zoe, phone_only = sample("google_old")
    assert numbers(zoe) == [("+17405550111", "mobile"), ("+17405550112", "mobile"), ("+17405550113", "home")]
    assert zoe.emails == ("zoe@winter.example", "zoe.w@winter.example", "zw@home.example")
    assert (zoe.company, zoe.title, zoe.notes) == ("Winter Farm", "Owner", "met at the fair\nlikes tea")
    assert numbers(phone_only) == [("+17405550199", "mobile")]
    (paul,) = sample("google_new")
    assert (paul.name, numbers(paul)) == ("Paul Nguyen", [("+13305550120", "work"), ("+13305550121", "work")])


def test_outlook_in_an_old_code_page() -> None:
    rene, anais = sample("outlook")
    assert (rene.name, rene.company, rene.title) == ("René Müller", "Müller & Söhne – Bau", "Geschäftsführer")
    assert (rene.street, numbers(rene)) == ("Gartenweg 3, Hof", [("+4930231250142", "work")])
    assert (anais.emails, numbers(anais)) == (("anais@petit.example",), [("+13305550131", "home")])


def test_linkedin_below_its_remarks() -> None:
    priya, cem = sample("linkedin")
    assert (priya.name, priya.company, priya.met_on, priya.line) == (
        "Priya Shah",
        "Shah Logistics",
        date(2024, 3, 15),
        5,
    )
    assert cem.emails == ("cem@aydin.example",)


def test_a_plain_list_from_elsewhere() -> None:
    beatriz, juergen, unknown = sample("plain_semicolon", "DE", "EUR")
    assert (beatriz.product, beatriz.value, beatriz.currency) == ("Fenster, 22 Stück", 3_148_000, "EUR")
    assert (beatriz.quoted_on, beatriz.why_not) == (date(2026, 5, 14), WhyNot.NO_AUTHORITY)
    assert numbers(juergen) == [("+4915123456789", "other")]
    assert (juergen.quoted_on, juergen.doubts) == (None, (Doubt(Reason.DATE, "31.02.2026", 6),))
    assert (unknown.phones[0].understood, unknown.doubts) == (False, (Doubt(Reason.PHONE, "12-34", 2),))


def test_a_list_of_numbers_alone() -> None:
    found = sample("phone_only")
    assert [numbers(person)[0][0] for person in found] == ["+14195550142", "+14195550143", "+14195550144", "555-0145"]
    assert [person.line for person in found] == [2, 3, 5, 6]


def test_a_quote_left_open_costs_nobody() -> None:
    assert [person.name for person in sample("stray_quote")] == ["Beatriz Holm", "Ola Brandt", "Ned O'Dell"]


@pytest.mark.parametrize("value", ["yes", "TRUE", "1", "x", "Y", "ja", "Opted out", "✓", "asked on 3/4/2026"])
def test_do_not_call_is_switched_on(value: str) -> None:
    assert one("Name,Do Not Call", f"Ola,{value}").do_not_contact
    assert not one("Name,Email Opt Out", f"Ola,{value}").do_not_contact
    assert one("Name,Email Opt Out", f"Ola,{value}").no_email


@pytest.mark.parametrize("value", ["", "no", "FALSE", "0", "n", "Nein", "não", "-", "n/a", " "])
def test_what_says_no_switches_nothing(value: str) -> None:
    person = one("Name,Do Not Call,Email Opt Out", f"Ola,{value},{value}")
    assert (person.do_not_contact, person.no_email) == (False, False)


def test_a_status_can_say_do_not_contact() -> None:
    assert one("Name,Lead Status", "Ola,Do Not Contact").do_not_contact


@pytest.mark.parametrize(
    ("header", "row", "name", "first", "last"),
    [
        ("Name", "Beatriz Holm", "Beatriz Holm", "Beatriz", "Holm"),
        ("Name;x", "Holm, Beatriz", "Beatriz Holm", "Beatriz", "Holm"),
        ("Name;x", "Holm Ceramics, Inc.", "Holm Ceramics, Inc.", "Holm", "Ceramics, Inc."),
        ("Name", "Dr. Ana van der Berg", "Dr. Ana van der Berg", "Ana", "van der Berg"),
        ("First Name,Last Name", "Ana,Berg", "Ana Berg", "Ana", "Berg"),
        ("First Name,Last Name", "n/a,Berg", "Berg", "", "Berg"),
        ("Name,First Name", "Ana Berg,Ana", "Ana Berg", "Ana", ""),
        ("Name;x", '"Ana\n Berg"', "Ana Berg", "Ana", "Berg"),
        ("Name", "Cher", "Cher", "Cher", ""),
        ("First Name;Last Name", "Berg, Ana;", "Ana Berg", "Ana", "Berg"),
        ("Voornaam,Tussenvoegsel,Achternaam", "Ana,van der,Berg", "Ana van der Berg", "Ana", "van der Berg"),
        ("Name,Company", "ana@berg.example,Berg", "", "", ""),
        ("Name", "'t Hooft", "'t Hooft", "'t", "Hooft"),
    ],
)
def test_names(header: str, row: str, name: str, first: str, last: str) -> None:
    person = one(header, row)
    assert (person.name, person.first_name, person.last_name) == (name, first, last)


def test_a_number_in_place_of_a_name_is_a_number() -> None:
    person = one("Name,Company", "+1 419-555-0142,")
    assert (person.name, numbers(person)) == ("", [("+14195550142", "other")])


def test_all_numbers_of_a_row_are_kept_once() -> None:
    header = "Name,Phone,Phone,Mobile,Home Phone"
    person = one(header, "Ola,419-555-0142; 419-555-0143,(419) 555-0142,419 555 0144 / 419 555 0145,n/a")
    assert [e164[-3:] for e164, _ in numbers(person)] == ["142", "143", "144", "145"]
    assert person.doubts == ()


def test_cells_that_could_not_be_used_are_told() -> None:
    person = one("Name,Phone,E-mail,Amount,Quote Date", "Ola,ask reception,ola at x,plenty,soon")
    assert [(doubt.reason, doubt.text) for doubt in person.doubts] == [
        (Reason.PHONE, "ask reception"),
        (Reason.EMAIL, "ola at x"),
        (Reason.AMOUNT, "plenty"),
        (Reason.DATE, "soon"),
    ]
    assert (person.phones, person.emails, person.value, person.quoted_on, person.currency) == ((), (), None, None, "")


def test_a_cell_that_could_not_be_used_is_told_with_its_column() -> None:
    person = one("Name;Phone;Mobile;E-mail;Amount;Close Date", "Ola;419 555 0142;ask;a@x.example, ola;plenty;soon")
    assert [(doubt.reason, doubt.text, doubt.column) for doubt in person.doubts] == [
        (Reason.PHONE, "ask", 2),
        (Reason.EMAIL, "ola", 3),
        (Reason.AMOUNT, "plenty", 4),
        (Reason.DATE, "soon", 5),
    ]
    assert person.emails == ("a@x.example",)


def test_what_has_no_field_is_kept_among_the_notes_with_its_heading() -> None:
    person = one(
        "Name,Notes,Website,custom.Lease ends,Website 1 - Value,Labels,Birthday,Record ID",
        "Ola,Likes tea,ola.example,May 2027,https://o.example,Fair ::: * myContacts,n/a,17",
    )
    assert (
        person.notes
        == "Likes tea\nWebsite: ola.example\nLease ends: May 2027\nWebsite: https://o.example\nLabels: Fair"
    )
    assert one("Name,Website", "Ola,").notes == ""


@pytest.mark.parametrize(
    ("row", "stage", "notes", "closed"),
    [
        ("Ola;Solar roof;900;Proposal;Open;1/12/2026", "Proposal", "Lead Status: Open", date(2026, 1, 12)),
        ("Ola;;;Proposal;Open;", "", "Lead Status: Open\nDeal Stage: Proposal", None),
        ("Ola;Solar roof;;;;", "", "", None),
    ],
)
def test_a_stage_belongs_to_the_quote_and_that_of_a_lead_to_the_person(
    row: str, stage: str, notes: str, closed: date | None
) -> None:
    person = one("Name;Deal Name;Amount;Deal Stage;Lead Status;Close Date", row)
    assert (person.deal_stage, set(person.notes.split("\n")), person.closed_on) == (
        stage,
        set(notes.split("\n")),
        closed,
    )


def test_the_day_it_closed_stands_before_the_day_it_was_hoped_for() -> None:
    header = "Deal - Title,Deal - Contact person,Deal - Expected close date,Deal - Lost time,Deal - Stage,Deal - Status"
    ola, ned = people(f"{header}\nRoof,Ola,2026-12-01,2026-05-30,Offer,Lost\nRoof,Ned,2026-12-02,,Offer,\n".encode())
    assert (ola.closed_on, ola.deal_stage, ola.stage_hint) == (date(2026, 5, 30), "Offer, Lost", "")
    assert (ned.closed_on, ned.deal_stage) == (date(2026, 12, 2), "Offer")


@pytest.mark.parametrize(
    ("stage", "hint", "blocked"),
    [
        ("Closed won (Sales Pipeline)", "sold", False),
        ("Closed - Won", "sold", False),
        ("Gagné", "sold", False),
        ("Closed lost", "", False),
        ("Won't buy", "", False),
        ("Do-Not-Contact", "", True),
        ("DNC: asked in May", "", True),
        ("Nicht kontaktieren", "", True),
        ("Do not call before May", "", False),
    ],
)
def test_a_stage_tells_of_a_sale_and_of_do_not_contact(stage: str, hint: str, blocked: bool) -> None:
    person = one("Name;Deal Name;Stage", f"Ola;Roof;{stage}")
    assert (person.stage_hint, person.do_not_contact) == (hint, blocked)


def test_a_label_can_say_do_not_contact() -> None:
    assert one("Name;Tags", "Ola;fair, DNC").do_not_contact
    assert not one("Name;Tags", "Ola;fair, dnce").do_not_contact


@pytest.mark.parametrize(
    ("country", "written", "e164"),
    [
        ("DE", "030 231250142", "+4930231250142"),
        ("Germany", "030 231250142", "+4930231250142"),
        ("fr", "(419) 555-0142", "+14195550142"),
        ("US", "(419) 555-0142", "+14195550142"),
        ("", "(419) 555-0142", "+14195550142"),
        ("Atlantis", "(419) 555-0142", "+14195550142"),
        ("", "030 231250142", ""),
    ],
)
def test_a_row_with_a_country_has_numbers_of_that_country(country: str, written: str, e164: str) -> None:
    places = Places.from_text(PLACES.read_text("utf-8"))
    header = ("Name", "Phone", "Country")
    reader = RowReader(header, match(header, ALIASES), region="US", country_code=places.country_code)
    person = reader.read(1, ["Ola", written, country])
    assert isinstance(person, NewProspect) and person.phones[0].e164 == e164


def test_a_fax_is_no_phone_and_is_not_lost() -> None:
    header = "Name;Phone 1 - Type;Phone 1 - Value;Phone 2 - Type;Phone 2 - Value"
    person = one(header, "Ola;Work Fax;419 555 0142;Privat;419 555 0143")
    assert (numbers(person), person.notes) == ([("+14195550143", "home")], "Work Fax: 419 555 0142")


def test_several_contacts_of_a_deal_are_one_person_and_a_note() -> None:
    person = one("Deal Name;Associated Contact", '"Roof";"Tom Reyes (tom@x.example); Ana Reyes (ana@x.example)"')
    assert (person.name, person.emails, person.notes) == ("Tom Reyes", ("tom@x.example",), "Ana Reyes (ana@x.example)")


def test_below_the_totals_no_lone_cell_is_a_person() -> None:
    rows = take(b"Name,Phone\nOla,419 555 0142\nGrand Totals (1 record)\nMy leads\n")
    assert [row.reason for row in rows if isinstance(row, BadRow)] == [Reason.FOOTER, Reason.FOOTER]
    assert len(people(b"Name,Phone\nOla\nNed\n")) == 2


def test_bad_rows_say_where_and_why() -> None:
    data = b"Name,Phone,City\nOla,1 419 555 0142,Toledo\n,,Toledo\nName,Phone,City\nHolm,Inc,330 555 0168,Akron\n"
    data += b"Ned,937 555 0154,Dayton,extra\n" + b"x" * 600 + b",,\n"
    bad = [row for row in take(data) if isinstance(row, BadRow)]
    assert [(row.line, row.reason) for row in bad] == [
        (3, Reason.NOBODY),
        (4, Reason.HEADING_AGAIN),
        (5, Reason.SHIFTED),
        (7, Reason.TOO_LONG),
    ]
    assert bad[2].text == "Holm · Inc · 330 555 0168 · Akron"
    assert people(data)[1].doubts == (Doubt(Reason.EXTRA_CELLS, "extra"),)


def test_every_reason_has_a_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert REASONS[Reason.DATE].format(text="31.02.{2026}") == "“31.02.{2026}” is not a date"


def test_short_rows_are_filled_up() -> None:
    assert one("Name,Phone,E-mail,City", "Ola").name == "Ola"


def test_the_column_decides_how_a_date_is_read() -> None:
    data = b"Name,Quote Date\nOla,3/4/2026\nNed,25/4/2026\n"
    assert [person.quoted_on for person in people(data, "US")] == [date(2026, 4, 3), date(2026, 4, 25)]
    assert one("Name,Quote Date", "Ola,3/4/2026", "US").quoted_on == date(2026, 3, 4)
    assert one("Name,Quote Date", "Ola,3/4/2026", "GB").quoted_on == date(2026, 4, 3)


def test_commission_and_currency() -> None:
    person = one("Name;Amount;Commission;Currency", "Ola;1,200.00;96;cad")
    assert (person.value, person.worth, person.currency) == (120_000, 9_600, "CAD")
    assert one("Name;Amount", "Ola;$5", currency="AUD").currency == "AUD"
    assert one("Name;Amount", "Ola;5", currency="EUR").currency == "EUR"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ola ", "Ola"),
        ("\0\u202eOla\u202c\u200b", "Ola"),
        ("\u00a0Ola\u2009Brandt", "Ola Brandt"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍🔧", "👩‍🔧"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("'=1+1", "=1+1"),
        ("'+1 419", "+1 419"),
        ("'\tx", "x"),
        ('="0419"', "0419"),
        ("'t Hooft", "'t Hooft"),
        ("\ud800x", "x"),
        ("", ""),
    ],
)
def test_unseen_characters_go(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_a_cleaned_line_is_one_line_and_stays_clean(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1 and "\0" not in line and line == line.strip()
    line.encode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maria@X.Example", ("maria@x.example",)),
        ("Maria <m@x.example>", ("m@x.example",)),
        ("mailto:m@x.example", ("m@x.example",)),
        ("a@x.example; b@x.example", ("a@x.example", "b@x.example")),
        ("a@x.example ::: A@x.example", ("a@x.example",)),
        ("m@x.example?bcc=evil@y.example", ()),
        ("m@x.example\nBcc: e@y.example", ("m@x.example", "e@y.example")),
        ("m@@x.example", ()),
        ("m@x..example", ()),
        ("m@localhost", ()),
        ("n/a", ()),
        ("x" * 300 + "@x.example", ()),
    ],
)
def test_an_address_makes_one_recipient(text: str, found: tuple[str, ...]) -> None:
    assert emails_in(text)[0] == found


@given(st.text(max_size=60))
def test_addresses_hold_nothing_that_could_be_a_header(text: str) -> None:
    for address in emails_in(text)[0]:
        assert address.count("@") == 1 and not set(address) & set(" \r\n,;:<>()\"'[]\\") - {"'"}


def test_numbers_are_parted_only_where_each_is_one() -> None:
    assert numbers_in("030/231250142") == ["030/231250142"]
    assert numbers_in("+14195550142,+14195550143") == ["+14195550142", "+14195550143"]
    assert numbers_in("419 555 0142, ext 5") == ["419 555 0142, ext 5"]
    assert is_given("0") and not is_given("N/A") and says_no("") and not says_no("maybe")


def test_a_name_is_split_after_its_form_of_address() -> None:
    assert split_name("Prof. Dr. Ana Berg") == ("Ana", "Berg")
    assert split_name("Dr.") == ("Dr.", "") and split_name("") == ("", "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("too expensive", WhyNot.COULD_NOT_AFFORD),
        ("Went with a cheaper competitor", WhyNot.BOUGHT_ELSEWHERE),
        ("wants to ask her brother", WhyNot.NO_AUTHORITY),
        ("loan was refused", WhyNot.NO_FUNDING),
        ("contract until spring", WhyNot.DELAYED),
        ("not ready yet", WhyNot.NOT_READY),
        ("wrong size", WhyNot.WRONG_PRODUCT),
        ("could_not_afford", WhyNot.COULD_NOT_AFFORD),
        ("Bought elsewhere", WhyNot.BOUGHT_ELSEWHERE),
        ("zu teuer", WhyNot.COULD_NOT_AFFORD),
        ("Not the right time", WhyNot.NOT_READY),
        ("hat bei einem anderen Anbieter gekauft", WhyNot.BOUGHT_ELSEWHERE),
        ("doit demander à son mari", WhyNot.NO_AUTHORITY),
        ("likes Marina", WhyNot.UNKNOWN),
        ("el banco no dio el préstamo", WhyNot.NO_FUNDING),
        ("il prossimo anno", WhyNot.DELAYED),
        ("ainda não", WhyNot.NOT_READY),
        ("past niet", WhyNot.WRONG_PRODUCT),
        ("", WhyNot.UNKNOWN),
        ("likes blue", WhyNot.UNKNOWN),
    ],
)
def test_a_reason_is_guessed_from_words(words: str, why: WhyNot) -> None:
    assert guess(words) is why


@given(st.binary(max_size=300), st.sampled_from([b"Name,Phone,E-mail\n", b"Phone;Notes;Quote Date;Amount\r\n", b""]))
def test_the_counts_add_up_for_any_bytes(data: bytes, heading: bytes) -> None:
    try:
        table = read_table(heading + data, knows=ALIASES.knows)
        records = list(table.rows)
    except FileFault:
        return
    taken = take(heading + data)
    assert len(taken) == len(records)
    for row, (line, _) in zip(taken, records, strict=True):
        assert row.line == line
        if isinstance(row, NewProspect):
            assert row.name or row.company or row.phones or row.emails
            repr(row).encode()


@given(st.lists(st.text("ab n/-'=+\n\u200b1", max_size=8), min_size=3, max_size=3))
def test_no_cell_that_is_kept_is_lost(cells: list[str]) -> None:
    header = ("Name", "Notes", "Website", "Lead Status")
    person = RowReader(header, match(header, ALIASES)).read(1, ["Ola", *cells])
    assert isinstance(person, NewProspect)
    for cell in filter(is_given, map(clean_line, cells)):
        assert cell in " ".join(person.notes.split())


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=10))
def test_any_cells_are_a_person_or_a_bad_row(records: list[list[str]]) -> None:
    header = ("Name", "Phone", "Amount", "Date")
    reader = RowReader(header, match(header, ALIASES))
    for line, cells in enumerate(records):
        assert reader.read(line, cells).line == line


@pytest.mark.measures_time
@pytest.mark.parametrize("cell", [" " * 70_000 + "|", "a " * 40_000, "<" * 70_000, " /" * 40_000, ":" * 90_000])
def test_no_cell_however_long_holds_the_reader(cell: str) -> None:
    with done_within(1):
        numbers_in(cell)
        emails_in(cell)
        name_and_email(cell)
        labels_in(cell)
