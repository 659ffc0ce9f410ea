"""The program without its window: what it prints, its exit status, and what it leaves alone."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from reengage_desktop import cli
from reengage_desktop.domain.fault import Fault

SAMPLES = Path(__file__).with_name("samples")
LIST = (
    "Name,Phone,Company,Value\n"
    "Maria Lopez,(419) 555-0142,Lopez & Sons,41800\n"
    "Ola Brandt,(419) 555-0150,Brandt,9900\n"
    ",,,500\n"
)


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


Run = Callable[..., int]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, clock: Clock) -> Run:
    """One command as `__main__` runs it, with the frozen clock."""

    def command(*arguments: object) -> int:
        wanted = cli.parse([*map(str, arguments), "--data-dir", str(data)])
        with cli.data_folder(wanted) as folder:
            return cli.run(wanted, folder, clock, lambda: "America/New_York", lambda: 1.0)

    return command


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    out = capsys.readouterr()
    assert out.out == "" and out.err.endswith("\n") and out.err.count("\n") == 1
    return out.err


def counts(run: Run, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    assert run("check", "--json") == 0
    found: dict[str, int] = printed(capsys)["counts"]
    return found


def test_import_prints_counts_that_add_up(run: Run, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", people, "--json") == 0
    report = printed(capsys)
    assert report == {
        "batch": 1,
        "read": 3,
        "added": 2,
        "updated": 0,
        "skipped": 0,
        "bad": [{"line": 4, "reason": "No name, company, phone or e-mail"}],
    }
    assert run("import", people, "--json") == 0
    again = printed(capsys)
    assert (again["batch"], again["added"], again["skipped"]) == (2, 0, 2)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.stem)
def test_the_counts_of_each_sample_add_up(run: Run, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", path, "--json") == 0
    report = printed(capsys)
    assert report["read"] == report["added"] + report["updated"] + report["skipped"] + len(report["bad"])


def test_import_says_it_in_words_too(run: Run, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", people) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 rows read: 2 added, 0 updated, 0 already here, 1 left out.",
        "  line 4: No name, company, phone or e-mail",
    ]


def test_a_dry_run_writes_nothing(run: Run, data: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", people, "--dry-run") == 0
    assert not (data / "reengage.db").exists()
    capsys.readouterr()
    before = counts(run, capsys)
    assert run("import", people, "--dry-run", "--json") == 0
    report = printed(capsys)
    assert (report["batch"], report["added"]) == (None, 2)
    assert run("import", people, "--dry-run") == 0
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert counts(run, capsys) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"),
        ("empty.csv", b""),
        ("blank.csv", b"\n\n \n"),
        ("nobody.csv", b"Colour,Size\nred,4\n"),
        ("folder.csv", None),
        ("missing.csv", None),
        ("line\nbreak.csv", None),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence_and_nothing_is_written(
    run: Run, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    elif name.startswith("folder"):
        path.mkdir()
    for more in ((), ("--json",), ("--dry-run",)):
        assert run("import", path, *more) == 1
        assert "Nothing was imported" in one_sentence(capsys)
    assert not (data / "reengage.db").exists()


def test_a_list_without_read_permission_is_told_in_one_sentence(
    run: Run, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people.chmod(0)
    if os.access(people, os.R_OK):
        pytest.skip("this user can read everything")
    assert run("import", people) == 1
    assert "may not be read" in one_sentence(capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["sell"],
        ["import"],
        ["import", "a.csv", "b.csv"],
        ["today", "--loud"],
        ["--theme", "pink"],
        ["doctor", "--json"],
    ],
)
def test_what_it_does_not_know_is_a_matter_of_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.parse(arguments)
    assert left.value.code == 2
    assert one_sentence(capsys).startswith("reengage-desktop")


def test_options_stand_before_or_after_the_command() -> None:
    one = cli.parse(["--data-dir", "here", "today", "--json"])
    assert one == cli.parse(["today", "--json", "--data-dir", "here"])
    assert one == cli.Wanted(command="today", as_json=True, data_dir=Path("here"))
    assert cli.parse([]) == cli.Wanted() and cli.parse(["--smoke"]).smoke


def test_the_last_import_is_taken_back_and_says_whom_it_kept(
    run: Run, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", people) == 0
    more = tmp_path / "more.csv"
    more.write_text("Name,Phone,City\nMaria Lopez,4195550142,Toledo\nIda Berg,4195550177,\n", encoding="utf-8")
    assert run("import", more) == 0
    capsys.readouterr()
    assert run("undo-import", "--json") == 0
    assert printed(capsys) == {"batch": 2, "removed": 1, "put_back": 1, "kept": []}
    assert counts(run, capsys)["prospects"] == 2
    assert run("undo-import", "1") == 0
    assert capsys.readouterr().out == "people.csv: 2 people removed, 0 put back, 0 kept.\n"
    assert counts(run, capsys)["prospects"] == 0
    assert run("undo-import") == 1
    assert "import" in one_sentence(capsys)


def test_an_import_that_is_not_there_is_told(run: Run, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", people) == 0
    capsys.readouterr()
    assert run("undo-import", "7") == 1
    assert "7" in one_sentence(capsys)


def test_the_flat_list_comes_out_as_it_went_in(
    run: Run, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (SAMPLES / "hubspot_contacts.csv", SAMPLES / "hubspot_deals.csv", SAMPLES / "phone_only.csv"):
        assert run("import", path) == 0
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    assert run("export", first) == 0
    capsys.readouterr()
    data.rename(tmp_path / "before")
    assert run("import", first, "--json") == 0
    report = printed(capsys)
    assert report["read"] == report["added"] > 0 and not report["bad"]
    assert run("export", second, "--json") == 0
    assert printed(capsys)["people"] == report["added"]
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("all.csv", b"\xef\xbb\xbf"),
        ("all.vcf", b"BEGIN:VCARD\r\nVERSION:4.0"),
        ("all.ics", b"BEGIN:VCALENDAR"),
        ("all.json", b"{"),
    ],
)
def test_everything_is_written_out_in_the_form_of_its_ending(
    run: Run, people: Path, tmp_path: Path, name: str, begins: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", people) == 0
    target = tmp_path / name
    assert run("export", target) == 0
    assert target.read_bytes().startswith(begins)
    assert "not encrypted" in capsys.readouterr().out


def test_a_folder_gets_a_list_of_each_table(run: Run, people: Path, tmp_path: Path) -> None:
    assert run("import", people) == 0
    folder = tmp_path / "out"
    assert run("export", folder) == 0
    assert {"prospects.csv", "phones.csv", "touches.csv"} <= {path.name for path in folder.iterdir()}
    assert "Maria Lopez" in (folder / "prospects.csv").read_text(encoding="utf-8-sig")


def test_what_cannot_be_written_is_told_in_one_sentence(
    run: Run, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", people) == 0
    capsys.readouterr()
    assert run("export", tmp_path / "nowhere" / "all.csv") == 1
    assert "Nothing was written" in one_sentence(capsys)


@pytest.mark.parametrize("command", [("undo-import",), ("export", "all.csv")])
def test_without_a_file_they_make_none(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(*command)
    assert not (data / "reengage.db").exists()


def test_today_is_a_list_best_first(run: Run, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("today", "--demo", "--json") == 0
    calls = printed(capsys)
    assert len(calls) >= 8
    for call in calls:
        assert set(call) == {
            "id",
            "name",
            "kind",
            "due_from",
            "due_until",
            "zone",
            "their_time",
            "callable",
            "why",
            "worth",
            "attempt",
        }
        assert datetime.fromisoformat(call["due_from"]) <= datetime.fromisoformat(call["due_until"])
        assert re.fullmatch(r"\d\d:\d\d", call["their_time"]) and call["why"] and call["attempt"] >= 1
    assert calls[0]["name"] == "Maria Castellano"  # her promise is open, from 8:30 to 9:30
    assert (calls[0]["callable"], calls[0]["worth"], calls[0]["zone"]) == (True, 4180, "America/New_York")
    assert len({call["id"] for call in calls}) == len(calls)


def test_today_is_said_in_words_too(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("today") == 0
    assert capsys.readouterr().out == "Nobody is due today.\n"
    assert run("today", "--demo") == 0
    assert capsys.readouterr().out.startswith("Maria Castellano, 08:33 there: ")


def test_check_tells_of_a_whole_file(run: Run, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", people)
    capsys.readouterr()
    assert run("check", "--json") == 0
    report = printed(capsys)
    assert (report["whole"], report["problems"], report["without_next_action"]) == (True, [], 0)
    assert (report["stale_summaries"], report["counts"]["prospects"]) == (0, 2)
    assert run("check") == 0
    assert capsys.readouterr().out.startswith("The file is whole.\n0 people without a next action.\n")


def test_check_tells_of_a_file_that_is_not_whole(
    run: Run, data: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", people)
    with closing(sqlite3.connect(data / "reengage.db")) as file:
        file.execute("UPDATE prospects SET ladder = 'tt' WHERE id = 1")
        file.commit()
    capsys.readouterr()
    assert run("check") == 1
    assert capsys.readouterr().out.startswith("The file is not whole.\n")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 999")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE recipes (name TEXT)")


def _damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 8192) + whole[-4096:])


def _zeroed(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_newer, _foreign, _damaged, _zeroed])
@pytest.mark.parametrize("arguments", [["today"], ["check", "--json"], ["import", str(SAMPLES / "phone_only.csv")]])
def test_a_file_that_cannot_be_used_is_left_byte_for_byte(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None], arguments: list[str]
) -> None:
    run("check")
    capsys.readouterr()
    path = data / "reengage.db"
    spoil(path)
    before = path.read_bytes()
    assert run(*arguments) == 1
    assert "left" in one_sentence(capsys)
    assert path.read_bytes() == before


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match="cannot be used"), cli.data_folder(cli.Wanted(data_dir=tmp_path / "file" / "x")):
        pass


def test_a_demo_goes_away_afterwards(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = cli.parse(["--demo", "check", "--json"])
    with cli.data_folder(wanted) as folder:
        assert cli.run(wanted, folder, clock, lambda: "America/New_York", lambda: 1.0) == 0
    assert printed(capsys)["counts"]["prospects"] >= 60
    assert not folder.exists()


def test_the_doctor_says_what_is_missing(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    status = run("doctor")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ok       Python: 3.") and any("Data folder" in line for line in lines)
    if sys.platform == "linux":
        assert status == 1 and any(line.startswith("missing  Display: ") for line in lines)


WATCH = (
    "import sys; from reengage_desktop.__main__ import main; status = main(sys.argv[1:]); "
    "heavy = sorted({name.partition('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6', 'jinja2'}); "
    "print(heavy, file=sys.stderr); sys.exit(status)"
)


@pytest.mark.parametrize("command", [["import", str(SAMPLES / "hubspot_contacts.csv"), "--json"], ["today", "--json"]])
def test_no_window_is_loaded_for_a_command(tmp_path: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *command, "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")
    json.loads(done.stdout)


def test_the_program_itself_tells_a_fault_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reengage_desktop", "import", str(tmp_path / "gone.csv"), "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "gone.csv is not there. Nothing was imported; choose another file.\n"


def test_names_come_out_also_where_the_screen_knows_ascii_only(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Phone\nZoë Łukasz,4195550142\n,x\n", encoding="utf-8")
    for command in (["import", str(tmp_path / "list.csv")], ["today"], ["today", "--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "reengage_desktop", *command, "--data-dir", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        )
        assert (done.returncode, done.stderr) == (0, "")
