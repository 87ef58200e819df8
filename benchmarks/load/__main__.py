"""`python -m benchmarks.load`: play every scene, print and write the table (minutes)."""

import sys

from benchmarks.load import measure, report


def main() -> int:
    """Measure; return 1 if an aim was missed."""
    rows = measure.everything()
    print(report.terminal(rows))
    report.keep("load", rows, measure.machine())
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
