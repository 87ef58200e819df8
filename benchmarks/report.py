"""The results in words: a table for the terminal and docs/performance.md, ratios first."""

from dataclasses import dataclass

from benchmarks import contest, engine, page, precision, scaling
from benchmarks.contest import COMPILED, MESA, NUMPY
from benchmarks.equal_problem import __doc__ as definition
from benchmarks.machine import Machine
from benchmarks.markdown import Row, ms, table
from benchmarks.page import ASSUMPTION, IN_PAGE, ON_SERVER, UNCACHED
from benchmarks.questions import ROUNDS, Asked
from benchmarks.report_cost import chapter, scaling_table
from benchmarks.report_questions import questions_table
from benchmarks.timing import Timing, paired_ratio
from benchmarks.words import TEMPLATE

CACHED_AIM, UNCACHED_AIM, MESA_AIM, COMPILED_AIM, BATCH_AIM = 1.5, 3.0, 50.0, 3.0, 25.0


BATCHED = 200
"""Vectors whose time is set against that of one."""


@dataclass(frozen=True)
class Results:
    """Everything that one run of the benchmarks measured."""

    engine: engine.Measured
    contest: contest.Measured
    page: page.Measured
    cost: scaling.Measured
    precision: precision.Measured
    machine: Machine
    questions: list[Asked]


def aims(results: Results) -> str:
    """Return the aims, each met or missed."""
    kinds, many = results.page.kinds, results.contest.many
    cached, uncached = kinds[ON_SERVER], kinds[UNCACHED]
    mesa = paired_ratio(many[MESA].seconds, many[NUMPY].seconds)
    p95 = many[MESA].p95 / many[NUMPY].p95
    runs, large = results.engine.replay, BATCHED
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
        _of_timings("equal problem, numpy / compiled", many[NUMPY], many[COMPILED], COMPILED_AIM),
        _of_timings(f"{large} parameter sets / 1, one scenario", runs[large], runs[1], BATCH_AIM),
    ]
    return table(("ratio", "median", "p95 / p95", "aim", ""), rows)


def _of_timings(name: str, top: Timing, bottom: Timing, aim: float) -> Row:
    """A ratio that is to be small."""
    ratio = paired_ratio(top.seconds, bottom.seconds)
    return _aim(name, ratio, top.p95 / bottom.p95, aim, False)


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
        "parameter sets",
        "anchored solve ms",
        "replay ms",
        "replay ms a set",
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
        ("Questions", questions_table(results.questions)),
        ("Model, cost against size", scaling_table(results.cost)),
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
        questions=questions_table(results.questions),
        question_rounds=ROUNDS,
        cost=chapter(results.cost, results.precision),
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
