"""A list taken in by the program's services: read, planned against who is here, and written."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import people
from benchmarks.process import now_ms, peak_mb, tell


def main(folder: Path, path: Path) -> None:
    services = people.open_at(folder)
    begun = now_ms()
    plan = services.importing.plan(services.importing.open(path))
    planned = now_ms()
    services.importing.write(plan)
    tell(ms=now_ms() - begun, plan_ms=planned - begun, added=plan.added, peak_mb=peak_mb())
    services.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
