"""A life with the laptop, made up by chance: sleep, restarts, journeys, answers, and at times a wrong clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reminder import Kind, Reminder, State
from reengage_desktop.domain.slots import Hours, Move, Rest, Slot
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.reminding import Knock
from reengage_desktop.store.file import MEMORY

from .audit import Figures, LenientAudit, StrictAudit, Word
from .oracle import Book, Plan
from .plans import FIRST, make_plans

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Africa/Cairo",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Antarctica/Troll",
    "Pacific/Apia",
)
BEAT = timedelta(seconds=20)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PEOPLE = 12
BEHIND, AHEAD = timedelta(days=65), timedelta(days=90)  # further than a knock by a wrong clock looks
PAUSES = (10, 60, 720, 1440, 10_080)


@dataclass
class Machine:
    """The wall clock, which may be wrong, the boot clock, which is not, and the zone."""

    true: datetime
    zone: str
    error: timedelta = timedelta(0)
    booted: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.booted = self.true

    def now(self) -> datetime:
        return self.true + self.error

    def since_boot(self) -> float:
        return (self.true - self.booted).total_seconds()


class Walk:
    """`wrong_clocks`: the clock is off by up to twenty days at times, and only what is missed is counted."""

    def __init__(self, seed: int, home: str, years: int, wrong_clocks: bool) -> None:
        self.random = Random(f"{seed} {home} {wrong_clocks}")
        self.wrong_clocks = wrong_clocks
        self.end = datetime(FIRST.year + years, FIRST.month, FIRST.day, tzinfo=UTC)
        self.zones = (home, *self.random.sample([zone for zone in ZONES if zone != home], 2))
        self.plans = make_plans(self.random, years)
        self.book = Book(self.plans, self.zones, FIRST, self.end.date() + 3 * DAY)
        begins = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) - 3 * DAY
        self.machine = Machine(begins, home)
        self.strict = StrictAudit(self.book, home, begins)
        self.lenient = LenientAudit(self.book, begins)
        self.services = self._open()
        self.slots_until = begins.date()
        self.promised: dict[int, str] = {}

    def run(self) -> Figures:
        """To the end of the years."""
        try:
            while self.machine.true < self.end:
                self._keep_slots()
                self._promise()
                self._awake(self.random.choice((5, 60, 240, 600)) * timedelta(minutes=1))
                self._asleep()
            return self.lenient.close() if self.wrong_clocks else self.strict.close()
        finally:
            self.services.close()

    # The machine

    def _open(self) -> Services:
        services = open_services(MEMORY, self.machine.now, lambda: self.machine.zone, self.machine.since_boot)
        with services.around.store.writing():
            for _ in range(len(self.plans) - len(services.slotting.all())):
                services.around.store.slots.add(services.slotting.all()[0])
        for number in range(1, PEOPLE + 1):
            services.keeping.add(PersonForm(name=f"Person {number}", phones=(f"419555{number:04}",)))
        return services

    def _restart(self, booting: bool) -> None:
        self.services.__dict__.pop("reminding", None)
        if booting:
            self.machine.booted = self.machine.true

    def _asleep(self) -> None:
        chance = self.random.random()
        longest = 20 * DAY if chance < 0.01 else 4 * DAY if chance < 0.1 else 80 * HOUR
        self.machine.true += timedelta(seconds=self.random.randrange(100, int(longest.total_seconds())))
        if self.random.random() < 0.3:
            self._restart(booting=self.random.random() < 0.8)
        if self.random.random() < 0.06:
            self.machine.zone = self.random.choice(self.zones)

    def _awake(self, length: timedelta) -> None:
        until = self.machine.true + length
        if self.wrong_clocks:
            self._turn_the_clock()
        self._beat()
        while self.machine.true < until:
            ahead = [at for at in self._instants(until) if at > self.machine.true]
            if not ahead or self.machine.error:
                break
            self._beats_around(min(ahead))
            if self.random.random() < 0.02:
                self.machine.zone = self.random.choice(self.zones)
        self.machine.true = max(until, self.machine.true + BEAT)
        self._beat()

    def _instants(self, until: datetime) -> Iterable[datetime]:
        """All at which something may have to be said; a beat in between would say nothing."""
        zone, now = self.machine.zone, self.machine.true
        yield from (self.book.hours(key, zone).start for key in self.book.between(zone, now, until))
        yield from (hours.start for hours in self.book.promises.values() if now < hours.start <= until)

    def _beats_around(self, instant: datetime) -> None:
        """The last beat before it and the first from it on, of beats 20 s apart."""
        gap = (instant - self.machine.true).total_seconds()
        whole = int(-(-gap // 20)) * BEAT
        if whole > 2 * BEAT:
            self.machine.true += whole - BEAT
            self._beat()
            self.machine.true += BEAT
        else:
            self.machine.true += whole
        self._beat()

    def _turn_the_clock(self) -> None:
        """Wrong for some sessions or for seconds; each change is looked at three times, so that it is believed."""
        wrong = self.machine.error != timedelta(0)
        if self.random.random() > (0.6 if wrong else 0.12):
            return
        most = self.random.choice((100, 3600, 36_000, 432_000, 1_728_000))
        self.machine.error = timedelta(seconds=0 if wrong else self.random.randint(-most, most))
        if not wrong and self.random.random() < 0.2:
            self._beat()
            self.machine.true += BEAT / 2
            self.machine.error = timedelta(0)
        for _ in range(3):
            self._beat()
            self.machine.true += BEAT

    # A beat, and what the person does then

    def _beat(self) -> None:
        reminding = self.services.reminding
        knock = reminding.knock()
        said = {each.key: _word(each) for piece in knock.announce for each in piece}
        crashes = bool(said) and self.random.random() < 0.03
        if crashes:
            self._restart(booting=False)
        else:
            for piece in knock.announce:
                reminding.said(piece)
        self._tell(knock, said, crashes)
        if not crashes and not knock.held:
            self._answer(knock.waiting)

    def _tell(self, knock: Knock, said: dict[str, Word], crashed: bool) -> None:
        now, zone = self.machine.now(), self.machine.zone
        if not self.wrong_clocks:
            assert not knock.held and not knock.set_aside
            self.strict.hear(now, zone, said)
            if crashed:
                self.strict.crash(said)
            return
        self.lenient.say(said, zone)
        if not self.machine.error and not knock.held and not crashed:
            self.lenient.look(now, zone, {each.key for each in knock.waiting})

    def _answer(self, waiting: Iterable[Reminder]) -> None:
        """Some are put off, some begun, some sent away; most wait."""
        if self.random.random() < 0.6:
            return
        reminding, now, zone = self.services.reminding, self.machine.now(), self.machine.zone
        audit = self.lenient if self.wrong_clocks else self.strict
        seen = [each for each in waiting if not each.skipped_by_journey and self.random.random() < 0.7]
        passed = [each for each in seen if each.state is State.MISSED]
        rest = [each for each in seen if each.state is not State.MISSED]
        if passed:
            reminding.dismiss(passed)
        for each in passed:
            self.lenient.answer(each.key, each.state, self.machine.true, zone)
        asleep = set()
        for each in rest:
            choice = self.random.choice(("put off", "send away", "begin"))
            if choice == "put off" and now - each.at < 5 * DAY:
                minutes = self.random.choice(PAUSES)
                reminding.snooze(each, minutes)
                audit.put_off(each.key, now, now + minutes * timedelta(minutes=1))
                asleep.add(each.key)
            elif choice == "send away":
                reminding.dismiss([each])
                self.lenient.answer(each.key, each.state, self.machine.true, zone)
            else:
                reminding.start(each)
                for one in (each, *(other for other in waiting if _runs(other, now) and other.key not in asleep)):
                    self.lenient.answer(one.key, one.state, self.machine.true, zone)

    # What the person plans

    def _keep_slots(self) -> None:
        """The moves and rests of the weeks around are written down well before they come."""
        today = self.machine.true.date()
        if today < self.slots_until:
            return
        self.slots_until = today + 35 * DAY
        store = self.services.around.store
        with store.writing() as changes:
            for plan in self.plans:
                store.slots.save(_slot(plan, today - BEHIND, today + AHEAD, datetime(2025, 12, 1, tzinfo=UTC)))
            changes.slots = True

    def _promise(self) -> None:
        if self.machine.error or self.random.random() < 0.6:
            return
        person = self.random.randrange(1, PEOPLE + 1)
        store, now = self.services.around.store, self.machine.true
        if person in self.promised and store.reminders.get(self.promised[person]) is None:
            return
        if (old := self.promised.get(person)) is not None:
            if self.book.promises[old].start > now or (row := store.reminders.get(old)) is None:
                return
            if row.state not in ("acted", "skipped"):
                return
            self.book.promises.pop(old)
        start = now + timedelta(minutes=self.random.randrange(1, 7 * 1440))
        end = start + self.random.choice((0, 1, 30, 120)) * timedelta(minutes=1)
        with store.writing() as changes:
            call = NextAction(ActionKind.CALL, start, end, True, self.machine.zone, Because.PROMISED)
            store.prospects.set_next(person, Stage.ACTIVE, call, now)
            changes.prospects.add(person)
        key = f"promise:{person}:{start:%Y-%m-%dT%H:%M:%SZ}"
        self.promised[person] = key
        self.book.promise(key, start, end)
        self.strict.owe(key)


def walk(task: tuple[int, str, int, bool]) -> tuple[str, bool, Figures]:
    """One zone: (seed, home, years, wrong clocks)."""
    seed, home, years, wrong_clocks = task
    return home, wrong_clocks, Walk(seed, home, years, wrong_clocks).run()


def _runs(reminder: Reminder, now: datetime) -> bool:
    return reminder.kind is Kind.SLOT and reminder.at <= now < reminder.end


def _word(reminder: Reminder) -> Word:
    return Word(reminder.state.value, reminder.again, reminder.skipped_by_journey)


def _slot(plan: Plan, first: date, last: date, made: datetime) -> Slot:
    def clock(minute: int) -> time:
        return time(minute // 60, minute % 60)

    known = [span for span in plan.spans if span.first <= last]
    over = sum(span.first <= first for span in known[1:])  # that many have ended long ago
    spans = [Hours(s.first, s.weekdays, clock(s.start), clock(s.end), s.every) for s in known[over:]]
    now = spans[-1]
    slot = Slot(plan.number, f"Slot {plan.number}", now.weekdays, now.start, now.end, 8, now.from_date, (), made)
    moves = [(day, moved) for day, moved in plan.moves.items() if first <= day <= last]
    return replace(
        slot,
        every=now.every,
        before=tuple(spans[:-1]),
        rests=tuple(Rest(*rest) for rest in plan.rests if rest[1] >= first and rest[0] <= last),
        moved=tuple(
            Move(day, clock(moved.start), clock(moved.end), moved.on if moved.on != day else None)
            for day, moved in moves
        ),
    )
