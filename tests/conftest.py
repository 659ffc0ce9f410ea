"""What every test stands on: no screen, no home of a person, a known zone, a frozen clock, no unexpected warnings."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings

# Thousands of files that are flushed to a disk one by one are what the tests would wait for most.
_IN_MEMORY = Path("/dev/shm")
if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > 12 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))

# All of this comes before the first import of Qt, which reads the environment once.
if not os.environ.get("REENGAGE_TEST_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "America/New_York"
if hasattr(time, "tzset"):
    time.tzset()

_HOME = Path(tempfile.mkdtemp(prefix="reengage-tests-"))
os.environ["HOME"] = str(_HOME)
os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={_HOME / 'no-bus'}"
for _name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
    _folder = _HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}"] = str(_folder)

settings.register_profile("here", deadline=None, max_examples=60)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class FrozenClock:
    """A `Clock` that moves only when told to: call it, or read and set `now` (an aware UTC datetime)."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **step: float) -> datetime:
        """Move by `timedelta(**step)`; return the new now."""
        self.now += timedelta(**step)
        return self.now


@pytest.fixture
def clock() -> FrozenClock:
    """Tuesday, 13 October 2026, 12:33 UTC: 08:33 in New York."""
    return FrozenClock(datetime(2026, 10, 13, 12, 33, tzinfo=UTC))


@pytest.fixture(scope="session", autouse=True)
def _patience() -> None:
    """What is waited for may come late on a machine that stands still; waiting ends as soon as it is there."""
    from pytestqt.qtbot import QtBot  # after the environment is set

    for name in ("waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitActive", "waitExposed"):
        getattr(QtBot, name).__kwdefaults__["timeout"] = 20_000


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from reengage_desktop.store.file import Store  # after the environment is set

    path = tmp_path_factory.mktemp("empty") / "reengage.db"
    Store.open(path, datetime(2026, 10, 1, tzinfo=UTC)).close()
    return path


@pytest.fixture
def new_file(_empty_file: Path) -> Callable[[Path], Path]:
    """Lays a file there as the program makes it, with nothing in it yet: a tenth of the work of making it anew."""

    def lay(path: Path) -> Path:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(_empty_file, path)
        path.chmod(0o600)
        return path

    return lay


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test that logs a WARNING or worse without `expects_warning`; pytest-qt does the same for Qt messages."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_warning")]
    said = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in said
        if record.levelno >= logging.WARNING and not any(re.search(word, record.getMessage()) for word in expected)
    ]
    if unexpected:
        pytest.fail("Unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Of what measures time on the wall the best of three counts: a shared machine stands still now and then."""
    if not isinstance(item, pytest.Function) or item.get_closest_marker("measures_time") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for left in (2, 1, 0):
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        if not left or not any(report.failed for report in reports):
            break
        item._initrequest()
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in list(item.iter_markers("expects_warning")):
            item.add_marker(pytest.mark.qt_log_ignore(mark.args[0]))


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)
