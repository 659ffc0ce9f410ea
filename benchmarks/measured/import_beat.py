"""How long the window waits at most for its turn while a list is planned and written in the thread of the import."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from benchmarks import people
from benchmarks.process import now_ms, tell
from reengage_desktop.ui.intake.import_jobs import ImportJobs

BEAT_MS = 5


def main(folder: Path, path: Path) -> None:
    services = people.open_at(folder)
    app = QCoreApplication([])
    parent = QObject()
    jobs = ImportJobs(services.importing, services.undoing, services.close_thread, parent)
    beats: list[float] = []
    beat = QTimer()
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: beats.append(now_ms()))
    jobs.opened.connect(jobs.plan)
    jobs.planned.connect(lambda preview: jobs.write(preview.plan))
    jobs.written.connect(lambda _report: QTimer.singleShot(100, app.quit))
    jobs.failed.connect(app.quit)
    beat.start(BEAT_MS)
    jobs.open(path)
    app.exec()
    jobs.close()
    waits = sorted(after - before for before, after in pairwise(beats))
    tell(longest_ms=waits[-1], usual_ms=waits[len(waits) // 2], beats=len(beats))
    services.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
