"""What each command of the command line does, and how it is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from reengage_desktop.domain.day_plan import TodayCall
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.importing import Sheet
    from reengage_desktop.wanted import Wanted

DONE, WORLD = 0, 1

Act = Callable[["Services", "Wanted"], int]


def import_of(wanted: Wanted) -> Act:
    """The list is looked at before the file is opened: a list that is none leaves nothing behind."""
    from reengage_desktop.domain.columns import require_person
    from reengage_desktop.resources import text
    from reengage_desktop.services.importing import open_list

    assert wanted.file is not None
    sheet = open_list(wanted.file, text)
    require_person(sheet.mapping, sheet.path.name)
    return partial(_import, sheet)


def _import(sheet: Sheet, services: Services, wanted: Wanted) -> int:
    from reengage_desktop.domain.intake import REASONS

    plan = services.importing.plan(sheet)
    report = services.importing.dry_run(plan) if wanted.dry_run else services.importing.write(plan)
    bad = [{"line": row.line, "reason": REASONS[row.reason].format(text=row.text)} for row in report.bad]
    counts = {
        "batch": report.batch,
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "skipped": report.skipped,
    }
    if wanted.as_json:
        print(json.dumps(counts | {"bad": bad}))
        return DONE
    print(
        f"{report.read} rows read: {report.added} added, {report.updated} updated, "
        f"{report.skipped} already here, {len(bad)} left out."
    )
    for row in bad:
        print(f"  line {row['line']}: {row['reason']}")
    if wanted.dry_run:
        print("Nothing was written.")
    return DONE


def _today(services: Services, wanted: Wanted) -> int:
    from reengage_desktop.domain.wall_time import local
    from reengage_desktop.ui import sentences

    today = services.planning.today()
    calls = today.best_first()
    if wanted.as_json:
        print(json.dumps([_call(call, today.now, today.zone) for call in calls]))
        return DONE
    for call in calls:
        here = local(today.now, call.row.zone or today.zone).strftime("%H:%M")
        print(f"{call.row.name}, {here} there: {sentences.why(call, today.now, today.zone)}")
    if not calls:
        print("Nobody is due today.")
    return DONE


def _call(call: TodayCall, now: datetime, my_zone: str) -> dict[str, Any]:
    from reengage_desktop.domain.ladder import standing
    from reengage_desktop.domain.wall_time import local
    from reengage_desktop.ui import sentences

    zone = call.row.zone or my_zone
    return {
        "id": call.row.id,
        "name": call.row.name,
        "kind": call.action.kind.value,
        "due_from": call.action.due_from.isoformat(),
        "due_until": call.action.due_until.isoformat(),
        "zone": zone,
        "their_time": local(now, zone).strftime("%H:%M"),
        "callable": call.permission.callable,
        "why": sentences.why(call, now, my_zone),
        "worth": None if call.row.worth is None else call.row.worth / 100,
        "attempt": standing(call.row.ladder).this_attempt,
    }


def _check(services: Services, wanted: Wanted) -> int:
    report = services.checking.check()
    if wanted.as_json:
        print(
            json.dumps(
                {
                    "whole": report.is_whole,
                    "problems": list(report.problems),
                    "without_next_action": report.without_next_action,
                    "stale_summaries": report.stale,
                    "counts": report.counts,
                }
            )
        )
    else:
        print("The file is whole." if report.is_whole else "The file is not whole.")
        for problem in report.problems:
            print(f"  {problem}")
        print(f"{report.without_next_action} people without a next action.")
        print(", ".join(f"{count} {table}" for table, count in report.counts.items()))
    return DONE if report.is_whole else WORLD


def _undo_import(services: Services, wanted: Wanted) -> int:
    undone = services.undoing.undo(wanted.batch)
    kept = [{"name": each.name, "why": each.why} for each in undone.kept]
    if wanted.as_json:
        counts = {"batch": undone.batch, "removed": undone.removed, "put_back": undone.put_back}
        print(json.dumps(counts | {"kept": kept}))
        return DONE
    people = "person" if undone.removed == 1 else "people"
    print(f"{undone.file_name}: {undone.removed} {people} removed, {undone.put_back} put back, {len(kept)} kept.")
    for each in kept:
        print(f"  {each['name']}: {each['why']}")
    return DONE


def _export(services: Services, wanted: Wanted) -> int:
    assert wanted.file is not None
    exported = services.exporting.to(wanted.file)
    if wanted.as_json:
        print(json.dumps({"path": str(exported.path), "people": exported.people, "rows": exported.rows}))
        return DONE
    people = "1 person" if exported.people == 1 else f"{exported.people} people"
    print(f"{people} written to {exported.path}. It is not encrypted: keep it where nobody else reads it.")
    return DONE


COMMANDS: dict[str, Act] = {"today": _today, "check": _check, "undo-import": _undo_import, "export": _export}
