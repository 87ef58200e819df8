"""Run every benchmark, print the medians, write docs/performance.md: `python -m benchmarks`."""

from pathlib import Path

from benchmarks import contest, engine, machine, page, plot, precision, questions, report, scaling
from benchmarks.load import report as under_load

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
PICTURE = DOCUMENT.parent / "images" / "cost.svg"


def main() -> None:
    """Measure one thing after the other, so that none disturbs another."""
    before = machine.load()
    print("Measuring the page ...", flush=True)
    from_lever = page.measure()
    print("Measuring the equal problem ...", flush=True)
    peers = contest.measure()
    print("Measuring the model ...", flush=True)
    model_time = engine.measure()
    print("Measuring questions ...", flush=True)
    asked = questions.measure()
    print("Measuring cost against size ...", flush=True)
    cost, rough = scaling.measure(), precision.measure()
    described = machine.describe(before, from_lever.chromium)
    results = report.Results(model_time, peers, from_lever, cost, rough, described, asked)
    print(f"\n{report.terminal(results)}\n")
    DOCUMENT.parent.mkdir(exist_ok=True)
    text = under_load.put(report.document(results), under_load.section())
    DOCUMENT.write_text(text, encoding="utf-8")
    PICTURE.write_text(plot.svg(results.cost.scalings), encoding="utf-8")
    print("Written: docs/performance.md, docs/images/cost.svg")


main()
