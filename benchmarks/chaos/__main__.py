"""`python -m benchmarks.chaos`: let every fault happen, print and write the table (minutes)."""

import sys

from benchmarks.chaos import malformed, scenes, services
from benchmarks.load import measure, report
from benchmarks.load.measure import Row
from tests.serving.running import gunicorn

MALFORMED = 10_000
EXAMPLES = 40


def everything() -> list[Row]:
    """Return what came of every fault."""
    rows: list[Row] = []
    with scenes.folder() as place, gunicorn(place) as running:
        rows += malformed.thrown(running, MALFORMED)
        rows += malformed.schemathesis(running, EXAMPLES)
        rows += scenes.processes(running)
        rows += scenes.store(running, place / "cache")
    rows += scenes.disks() + scenes.clock() + scenes.two_builds() + scenes.stop_in_a_search()
    return rows + services.shared_store() + services.broker()


def main() -> int:
    """Play every scene; return 1 if an aim was missed."""
    rows = everything()
    print(report.terminal(rows))
    report.keep("chaos", rows, measure.machine())
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
