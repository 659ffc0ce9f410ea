"""How long something may take: limits are those of an idle laptop, and stretch as much as the machine is slower."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

# Seconds of the work below on the machine the limits were measured on.
FLOOR = 0.012


def slowness(clock: Callable[[], float] = process_time) -> float:
    """How many times slower this machine is just now than the one of the limits; 1 if it is as fast."""
    begun = clock()
    words = [f"{number}:{number % 7}" for number in range(20_000)]
    found = {word.partition(":")[0].upper(): [word] for word in words}
    sorted(found)
    return max(1.0, (clock() - begun) / FLOOR)


@contextmanager
def done_within(seconds: float, clock: Callable[[], float] = process_time) -> Iterator[None]:
    """Fail what takes longer; by the time of this process alone, or by another clock such as `perf_counter`."""
    before = slowness(clock)
    begun = clock()
    yield
    took = clock() - begun
    limit = seconds * max(before, slowness(clock))
    assert took < limit, f"It took {took:.3f} s; the limit is {limit:.3f} s on this machine, {seconds} s on an idle one"
