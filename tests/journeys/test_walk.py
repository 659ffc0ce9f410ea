"""A random walk over the services: whatever is done in whatever order, the law of the next action holds."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.calling import CallResult, SavedCall
from reengage_desktop.services.forms import PersonForm, QuoteForm, form_of
from reengage_desktop.services.moving import Moved

NAMES = st.sampled_from(["Maria Lopez", "Ola Brandt", "Ned O'Dell", "Lopez, Maria", "Kowal", ""])
PHONES = st.sampled_from(["", "(419) 555-0142", "419.555.0142", "+1 808 555 0199", "+49 30 231250142", "12-34"])
EMAILS = st.sampled_from(["", "maria@lopez.example", "ola@brandt.example", "OLA@brandt.example"])
FIRMS = st.sampled_from(["", "Lopez & Sons", "Brandt Travel"])
AMOUNTS = st.sampled_from(["", "4180", "9,900.50", "31.480,00 €"])
WORDS = st.sampled_from(["", "Too expensive", "Went with another vendor", "Ask her husband"])
WHO = st.integers(0, 10_000)


class Walk(RuleBasedStateMachine):
    """`now` moves with the steps; everything lies in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 10, 13, 12, 33, 7, tzinfo=UTC)
        self.services: Services = open_services(
            Path(":memory:"), lambda: self.now, lambda: "America/New_York", lambda: self.now.timestamp()
        )
        self.saved: list[SavedCall] = []
        self.moved: list[Moved] = []

    def teardown(self) -> None:
        self.services.close()

    def ids(self) -> list[int]:
        return [
            ident for (ident,) in self.services.around.store._db.execute_sql("SELECT id FROM prospects ORDER BY id")
        ]

    def one(self, who: int) -> int:
        ids = self.ids()
        return ids[who % len(ids)]

    def anybody(self) -> bool:
        return bool(self.ids())

    @rule(rows=st.lists(st.tuples(NAMES, PHONES, EMAILS, FIRMS, AMOUNTS, WORDS, st.booleans()), min_size=1, max_size=5))
    def import_a_list(self, rows: list[tuple[str, str, str, str, str, str, bool]]) -> None:
        lines = ["Name;Phone;Email;Company;Value;Lost reason;Do Not Call"]
        lines += [";".join([*map(str, row[:6]), "1" if row[6] else "0"]) for row in rows]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "list.csv"
            path.write_text("\n".join(lines), encoding="utf-8")
            for again in (False, True):
                plan = self.services.importing.plan(self.services.importing.open(path))
                report = self.services.importing.write(plan)
                assert report.read == report.added + report.updated + report.skipped + len(report.bad)
                assert not again or not report.added

    @rule(name=NAMES, phone=PHONES, email=EMAILS, firm=FIRMS, worth=AMOUNTS, words=WORDS, consumer=st.booleans())
    def add(self, name: str, phone: str, email: str, firm: str, worth: str, words: str, consumer: bool) -> None:
        form = PersonForm(name, firm, phones=(phone,), emails=(email,), consumer=consumer, notes=words)
        quote = QuoteForm(product="Roof", worth=worth, stated_reason=words, quoted_on=self.now.date())
        if name or phone or firm:
            ident = self.services.keeping.add(form, quote)
            assert self.services.keeping.record(ident).quote is not None

    @precondition(anybody)
    @rule(who=WHO, phone=PHONES, region=st.sampled_from(["", "OH", "HI"]))
    def edit(self, who: int, phone: str, region: str) -> None:
        ident = self.one(who)
        form = form_of(self.services.keeping.record(ident))
        phones = (*form.phones, phone) if phone else form.phones
        self.services.keeping.edit(ident, replace(form, phones=phones, region=region, country="US"))

    @precondition(anybody)
    @rule(who=WHO, outcome=st.sampled_from(Outcome), words=WORDS, why_not=st.none() | st.sampled_from(WhyNot))
    def call(self, who: int, outcome: Outcome, words: str, why_not: WhyNot | None) -> None:
        ident = self.one(who)
        self.services.calling.keep_draft(ident, Draft("Half a", "note"))
        shown = self.services.calling.preview(ident, outcome, why_not)
        result = CallResult(ident, outcome, "Note", "Nothing new", 60, stated_reason=words, why_not=why_not)
        saved = self.services.calling.save(result)
        assert saved.follow_up == shown
        self.saved.append(saved)

    @precondition(anybody)
    @rule(who=WHO)
    def busy(self, who: int) -> None:
        self.saved.append(self.services.calling.save(CallResult(self.one(who), Outcome.NO_ANSWER, busy=True)))

    @precondition(lambda self: bool(self.saved))
    @rule(newest=st.booleans())
    def undo_a_call(self, newest: bool) -> None:
        saved = self.saved.pop(-1 if newest else 0)
        touches = self.services.around.store.touches.of(saved.prospect_id)
        try:
            self.services.calling.undo(saved)
        except RuleFault:
            assert self.services.around.store.touches.of(saved.prospect_id) == touches
        self.saved = [each for each in self.saved if each.prospect_id != saved.prospect_id]

    @precondition(anybody)
    @rule(who=WHO, hours=st.integers(0, 200), promised=st.booleans())
    def move(self, who: int, hours: int, promised: bool) -> None:
        start = self.now + timedelta(hours=hours)
        try:
            moved = self.services.moving.move(self.one(who), start, start + timedelta(hours=1), promised=promised)
        except RuleFault:
            return
        self.moved.append(moved)
        # A call that is undone now would take the move back with it: the window offers one undo at a time.
        self.saved = [each for each in self.saved if each.prospect_id != moved.prospect_id]

    @precondition(lambda self: bool(self.moved))
    @rule()
    def undo_a_move(self) -> None:
        moved = self.moved.pop()
        touches = self.services.around.store.touches.of(moved.prospect_id)
        with suppress(RuleFault):
            self.services.moving.undo_move(moved)
        assert self.services.around.store.touches.of(moved.prospect_id) == touches
        self.moved.clear()

    @rule(who=WHO, name=NAMES, why_not=st.sampled_from(WhyNot), words=WORDS)
    def unsold_quote_today(self, who: int, name: str, why_not: WhyNot, words: str) -> None:
        target: int | str = name or (self.one(who) if self.anybody() else "Maria Lopez")
        ident = self.services.keeping.unsold_quote_today(target, why_not, words, "Pump")
        assert ident in self.ids()
        self.moved.clear()

    @rule()
    def add_samples(self) -> None:
        if len(self.ids()) < 40:
            self.services.sampling.add()

    @rule()
    def remove_samples(self) -> None:
        self.services.sampling.remove()
        here = set(self.ids())
        self.saved = [each for each in self.saved if each.prospect_id in here]
        self.moved = [each for each in self.moved if each.prospect_id in here]

    @rule(answer=st.sampled_from(["said", "start", "snooze", "dismiss", "nothing"]))
    def knock(self, answer: str) -> None:
        found = self.services.reminding.knock()
        assert not found.held and not found.set_aside and len(found.announce) <= 3
        for piece in found.announce:
            self.services.reminding.said(piece)
        for each in found.waiting[:3]:
            match answer:
                case "start":
                    self.services.reminding.start(each)
                case "snooze":
                    self.services.reminding.snooze(each, 10)
                case "dismiss":
                    self.services.reminding.dismiss([each])
        assert not self.services.reminding.knock().announce

    @rule(minutes=st.sampled_from([1, 20, 60, 60 * 8, 60 * 24, 60 * 24 * 3, 60 * 24 * 40]))
    def time_goes_by(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def the_file_is_whole_and_nobody_is_without_a_next_action(self) -> None:
        report = self.services.checking.check()
        assert report.problems == () and report.without_next_action == 0 and report.stale == 0
        assert self.services.browsing.summary().without_next_action == 0

    @invariant()
    def today_and_the_queue_can_be_had(self) -> None:
        listed = [call.row.id for call in self.services.planning.today().best_first()]
        assert len(listed) == len(set(listed)) and set(self.services.planning.queue()) <= set(listed)
        pool = self.services.browsing.rows(self.services.browsing.ids(ListQuery()))
        assert all(row.row.stage.in_pool and row.row.next_action is not None for row in pool)

    @invariant()
    def an_open_promise_is_the_next_action_of_somebody(self) -> None:
        rows = self.services.around.store._db.execute_sql(
            "SELECT prospect_id FROM promises p WHERE p.state = 'open' AND NOT EXISTS "
            "(SELECT 1 FROM prospects o WHERE o.id = p.prospect_id AND o.next_promised = 1)"
        ).fetchall()
        assert rows == []

    @invariant()
    def who_asked_not_to_be_contacted_is_never_called_again(self) -> None:
        rows = self.services.around.store._db.execute_sql("SELECT id, stage FROM prospects").fetchall()
        asked = {ident for ident, stage in rows if stage == Stage.DO_NOT_CONTACT}
        assert not asked & set(self.services.planning.queue())


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
