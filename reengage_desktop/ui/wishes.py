"""Which wish of a page, the column or the banner is answered by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .navigation import CALENDAR

if TYPE_CHECKING:
    from .announcing import Announcer
    from .house import House
    from .today.slot_banner import SlotBanner

# Calls, dialogs and answers are asked for only when something is wished, since they are made then.


def tie(house: House) -> None:
    """Once, when the window is made."""
    _tie_pages(house)
    _tie_people(house)
    today, column, banner = house.today_panel, house.window.navigation, house.banner
    today.call_requested.connect(lambda who: house.calls.start(who))
    today.payoff_requested.connect(lambda who: house.dialogs.triage.explain(who))
    today.slots_requested.connect(lambda: house.ways.show_page(CALENDAR))
    column.page_requested.connect(house.ways.show_page)
    column.inbound_requested.connect(lambda: house.dialogs.search(inbound=True))
    column.settings_requested.connect(lambda: house.dialogs.change_settings())
    column.import_requested.connect(lambda: house.dialogs.lists.take_in())
    for prepare in (today.reason_requested, banner.prepare_requested, house.pages.prepare_requested):
        prepare.connect(lambda who: house.calls.prepare(who))
    for note in (house.pages.quote_requested, column.quote_requested):
        note.connect(lambda: house.dialogs.note_unsold_quote())
    for take_in in (house.pages.import_requested, house.window.file_dropped):
        take_in.connect(lambda path: house.dialogs.lists.take_in(path))
    tie_reminders(house, banner)
    banner.dismiss_requested.connect(lambda reminders: house.answers.dismiss(reminders))
    banner.spread_requested.connect(lambda: house.dialogs.spread())


def tie_reminders(house: House, speaker: SlotBanner | Announcer) -> None:
    speaker.start_requested.connect(lambda reminder: house.answers.start(reminder))
    speaker.snooze_requested.connect(lambda reminder, minutes: house.answers.snooze(reminder, minutes))
    speaker.move_requested.connect(lambda what: house.answers.move(what))


def _tie_pages(house: House) -> None:
    pages = house.pages
    pages.settings_requested.connect(lambda: house.dialogs.change_settings())
    pages.add_requested.connect(lambda: house.dialogs.add())
    pages.visit_requested.connect(lambda: house.dialogs.plan_visit())
    pages.done.connect(lambda before, told: house.dialogs.tell_done(before, told))
    pages.rehearse_requested.connect(lambda script: house.dialogs.rehearse(script))
    pages.told.connect(house.window.tell)
    pages.spread_requested.connect(lambda: house.dialogs.spread())
    pages.search_requested.connect(lambda: house.dialogs.search())
    pages.list_requested.connect(house.ways.show_list)
    pages.list_wished.connect(lambda wish: house.dialogs.lists.open(wish))


def _tie_people(house: House) -> None:
    """Wishes about one person."""
    pages = house.pages
    pages.call_requested.connect(lambda who: house.calls.call(who))
    pages.move_requested.connect(lambda who: house.dialogs.move(who))
    pages.payoff_requested.connect(lambda who: house.dialogs.triage.explain(who))
    pages.desk_requested.connect(lambda who: house.dialogs.triage.lay_on_desk(who))
    pages.mail_requested.connect(lambda who: house.dialogs.mail(who))
    pages.decide_requested.connect(house.ways.show_card)
    pages.letter_requested.connect(house.ways.write_letter)
    pages.ladder_requested.connect(house.ways.choose_ladder)
    pages.open_requested.connect(house.ways.show_person)
    pages.edit_requested.connect(lambda who: house.dialogs.edit(who))
    pages.note_requested.connect(house.ways.note)
    pages.person_named.connect(house.ways.name_person)
    pages.back_requested.connect(house.ways.back_to_list)
