"""The results in words: a table for the terminal and docs/performance.md, ratios first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks import contest, engine, page
from benchmarks.contest import COMPILED, MESA, NUMPY
from benchmarks.equal_problem import __doc__ as definition
from benchmarks.machine import Machine
from benchmarks.page import ASSUMPTION, IN_PAGE, ON_SERVER, UNCACHED
from benchmarks.timing import Timing, paired_ratio

Row = Sequence[str]
CACHED_AIM, UNCACHED_AIM, MESA_AIM = 1.5, 3.0, 50.0


@dataclass(frozen=True)
class Results:
    """Everything that one run of the benchmarks measured."""

    engine: engine.Measured
    contest: contest.Measured
    page: page.Measured
    machine: Machine


def ms(seconds: float) -> str:
    """Write seconds as milliseconds with three figures or more."""
    value = 1e3 * seconds
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table with columns of equal width: it reads well as plain text too."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def write(line: Row) -> str:
        first, *others = (cell.rjust(w) for cell, w in zip(line, widths, strict=True))
        return f"| {' | '.join([line[0].ljust(len(first)), *others])} |"

    rule = [f":{'-' * (w - 1)}" if i == 0 else f"{'-' * (w - 1)}:" for i, w in enumerate(widths)]
    return "\n".join([write(head), write(rule), *map(write, lines[1:])])


def aims(results: Results) -> str:
    """Return the aims, each met or missed."""
    kinds, many = results.page.kinds, results.contest.many
    cached, uncached = kinds[ON_SERVER], kinds[UNCACHED]
    mesa = paired_ratio(many[MESA].seconds, many[NUMPY].seconds)
    p95 = paired_p95(many[MESA], many[NUMPY])
    rows = [
        _aim("lever to charts, cached / floor", cached.ratio, cached.ratio_p95, CACHED_AIM, False),
        _aim(
            "lever to charts, uncached / floor",
            uncached.ratio,
            uncached.ratio_p95,
            UNCACHED_AIM,
            False,
        ),
        _aim("equal problem, Mesa / numpy", mesa, p95, MESA_AIM, True),
    ]
    return table(("ratio", "median", "p95 / p95", "aim", ""), rows)


def paired_p95(top: Timing, bottom: Timing) -> float:
    """Return the ratio of the slow ends."""
    return top.p95 / bottom.p95


def _aim(name: str, measured: float, slow: float, aim: float, at_least: bool) -> Row:
    met = measured >= aim if at_least else measured <= aim
    sign = "≥" if at_least else "≤"
    return (name, f"{measured:.2f}", f"{slow:.2f}", f"{sign} {aim:g}", "met" if met else "missed")


def page_table(measured: page.Measured) -> str:
    """Return commits and floors side by side."""
    rows = []
    for name in (ON_SERVER, IN_PAGE, UNCACHED, ASSUMPTION):
        kind = measured.kinds[name]
        rows.append(
            (
                name,
                str(len(kind.commit.seconds)),
                f"{ms(kind.commit.median)} / {ms(kind.commit.p95)}",
                f"{ms(kind.floor.median)} / {ms(kind.floor.p95)}",
                f"{kind.ratio:.2f}",
                ms(kind.network.median),
                ms(kind.plotly.median),
            )
        )
    head = (
        "lever commit",
        "commits",
        "commit ms, median / p95",
        "floor ms, median / p95",
        "ratio",
        "of it network and server",
        "of it inside Plotly",
    )
    return table(head, rows)


def engine_table(measured: engine.Measured) -> str:
    """Return the model's time by number of vectors."""
    rows = [
        (
            str(size),
            ms(measured.solve[size].median),
            ms(replay.median),
            ms(replay.median / size),
            f"{measured.agent_steps(size):.2g}",
            f"{measured.peak[size]:.0f}",
        )
        for size, replay in measured.replay.items()
    ]
    head = (
        "vectors",
        "anchored solve ms",
        "replay ms",
        "replay ms a vector",
        "agent-steps/s",
        "MB",
    )
    return table(head, rows)


def contest_table(measured: contest.Measured) -> str:
    """Return the runners of the equal problem."""
    rows = []
    for name, many in measured.many.items():
        one, base = measured.one[name], measured.one[NUMPY]
        rows.append(
            (
                name,
                ms(many.median),
                f"{measured.agent_steps / many.median:.2g}",
                f"{paired_ratio(many.seconds, measured.many[NUMPY].seconds):.2f}",
                ms(one.median),
                f"{paired_ratio(one.seconds, base.seconds):.2f}",
            )
        )
    head = (
        "runner",
        f"{measured.draws} draws ms",
        "agent-steps/s",
        "x numpy",
        "one draw ms",
        "x numpy, one draw",
    )
    return table(head, rows)


def terminal(results: Results) -> str:
    """Return what `make bench` prints."""
    parts = [
        ("Ratios against the aims", aims(results)),
        ("Page: from a lever to the charts", page_table(results.page)),
        ("Equal problem", contest_table(results.contest)),
        ("Model, whole window", engine_table(results.engine)),
    ]
    return "\n\n".join(f"{title}\n{body}" for title, body in parts)


def document(results: Results) -> str:
    """Return docs/performance.md."""
    measured, kinds = results.engine, results.page.kinds
    cached = kinds[ON_SERVER]
    machine = results.machine
    versions = ", ".join(f"{name} {number}" for name, number in machine.versions.items())
    problem = (definition or "").split("\n", 1)[1].strip()
    rounds = len(next(iter(measured.replay.values())).seconds)
    runners = len(next(iter(results.contest.many.values())).seconds)
    return TEMPLATE.format(
        aims=aims(results),
        page=page_table(results.page),
        engine=engine_table(measured),
        contest=contest_table(results.contest),
        request=ms(measured.request.median),
        members=measured.members,
        days=measured.days,
        policy=engine.POLICY,
        rounds=rounds,
        runners=runners,
        compiled=COMPILED,
        difference=f"{results.contest.difference:.0e}",
        problem=problem,
        sent=f"{cached.sent / 1e3:.0f}",
        size=f"{cached.size / 1e3:.0f}",
        cores=machine.cores,
        before=f"{machine.load[0]:.1f}",
        after=f"{machine.load[1]:.1f}",
        versions=versions,
    )


TEMPLATE = """\
# Performance

Written by `make bench`, which measures everything below in one run; do not edit by hand. Compare
ratios: they are taken between things that took turns on the same machine. Milliseconds are of a
machine with {cores} cores whose load average was {before} at the beginning and {after} at the end
(the benchmark itself keeps about one core busy; what is above that was other work).

## Ratios against the aims

{aims}

A ratio is the median of the ratios of pairs measured next to each other; the second column divides
the 95th percentiles. What is missed is shown as missed.

## From a lever to the charts

{page}

- A **commit** is a real key press on a slider in Chromium, at 1366x768, against gunicorn as
  `make run` starts it, on loopback. It runs from the time stamp of the key event to the end of the
  frame after which no chart is drawn any more, and counts only if a line of a chart changed.
- Its **floor** is the same step of the same three charts by `Plotly.react` alone, from copies of
  the two figures that are already in the page, to the end of its frame; it is measured straight
  after each commit. So the ratio is what the page, Dash and the server add to drawing.
- *Uncached*: each press gives a value that this server was never asked for (checked: it stored a
  new result for each). *Cached on the server*: a new browser, nothing kept, walks the same values
  (checked: no new result). *Cached in the page*: back over values that this page has shown (no
  request). *An assumption* changes the model, so that the news of what happened is solved again
  and two results are fetched; it is not part of the aim.
- One answer is {size} kB, {sent} kB on the wire. Two presses before the first warm up the page;
  between presses is a pause.

## The model

{engine}

- The whole window, {days} sessions, every session computed. *Anchored solve*: the historical
  policies, news solved on the way. *Replay*: the policies of `{policy}` on solved news. The
  calibrated ensemble has {members} vectors; for more it is repeated. Medians of {rounds}
  interleaved rounds; MB is the most that numpy held at once during a replay.
- What the server computes for that scenario when nobody asked before, with the bands of all
  {members} vectors: {request} ms. It may start from the last day on which nothing differs.
- An agent-step is one class on one day with all its assets and futures.

## The equal problem

{contest}

All runners give the same final prices (largest difference {difference}; more than 1e-9 stops the
benchmark). Medians of {runners} interleaved rounds; compilation is not counted. "{compiled}" is
scalar code compiled to machine code. For one draw numpy has nothing to do at once, and a loop of
any kind is as quick or quicker: the gain is in the batch.

{problem}

## What was used

{versions}.
"""
