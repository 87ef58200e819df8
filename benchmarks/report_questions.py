"""What questions cost, as a table."""

from benchmarks.markdown import ms, table
from benchmarks.questions import Asked, median

CACHED_AIM, UNCACHED_AIM = 1.0, 3.0
"""Seconds within which a page's first result stands; searches are asked for by a button."""


def questions_table(measured: list[Asked]) -> str:
    """Return each question's ratios and waits; a miss is shown as missed."""
    rows = [
        (
            each.name,
            *(
                f"{ratio:.1f}" if ratio is not None else "search"
                for ratio in (each.fresh, each.warm)
            ),
            ms(each.uncached[0].first),
            ms(median(tuple(w.first for w in each.uncached))),
            ms(median(tuple(w.whole for w in each.uncached))) if not each.heavy else "-",
            ms(median(tuple(w.whole for w in each.cached))) if each.cached else "-",
            "met" if met(each) else "missed",
        )
        for each in measured
    ]
    head = (
        "question",
        "x plain run, nothing known",
        "x plain run, exogenous part known",
        "first part ms, fresh server",
        "first part ms",
        "whole answer ms",
        "cached ms",
        "3 s / 1 s",
    )
    return table(head, rows)


def met(each: Asked) -> bool:
    """Tell whether the first result comes in time, known or not."""
    slowest = max(wait.first for wait in each.uncached)
    known = [wait.whole for wait in each.cached]
    return slowest <= UNCACHED_AIM and all(wait <= CACHED_AIM for wait in known)
