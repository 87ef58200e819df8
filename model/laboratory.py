"""Runs of scenarios: news solved once per set of assumptions, then replayed under any policy."""

from model.arrays import Array
from model.episode import history
from model.links import Scenario, scenario
from model.mode import MODE, STRUCTURE
from model.news import EVERYONE
from model.parameters import assume
from model.policies.schedule import Schedule, schedule
from model.shelf import Shelf
from model.simulation import Run, anchoring, simulate
from model.solved import Solved
from model.structure import calibrated, structure, vectors


def _solve(assumptions: Scenario, members: int) -> Solved:
    name = assumptions["structure"]
    return solve_vectors(vectors(members, name), assumptions, structure(name).off)


SHELF = Shelf(_solve, most=1000)
"""About 200 MB a process: five sets of assumptions with all vectors, or 25 as the pages ask."""


def solve(assumptions: Scenario, members: int) -> Solved:
    """Run the historical policies, solving the news, for the first `members` vectors."""
    return SHELF.get(assumptions, members)


def keep_what_happened() -> None:
    """Keep every structure and mode with all vectors: about 40 MB and a second each."""
    for name in STRUCTURE.choices:
        for mode in MODE.choices:
            assumed = scenario(structure=name.value, mode=mode.value)
            SHELF.keep(assumed, len(calibrated(name.value)))


def solve_vectors(
    given: dict[str, Array], assumptions: Scenario, off: tuple[str, ...] = ()
) -> Solved:
    """Run the historical policies on any vectors, solving the news."""
    past = schedule(assumptions, history())
    return solve_assumed(assume(given, assumptions), past, assumptions["mode"], off)


def solve_assumed(
    parameters: dict[str, Array], past: Schedule, mode: str, off: tuple[str, ...] = ()
) -> Solved:
    """Solve the news of parameters, (B,), on which their assumptions have acted already.

    Columns may differ in their assumptions: `past` then has as many columns.
    """
    episode = history()
    batch = len(parameters["price_multiplier"])
    news = anchoring(episode, batch, anchored=mode == "anchored")
    run = simulate(episode, parameters, past, news, off)
    return Solved(run, news.select(EVERYONE), parameters, past, off, episode)


def replay(past: Solved, scenario: Scenario) -> Run:
    """Run a scenario's policies on the news of what happened."""
    return replay_schedule(past, schedule(scenario, past.episode))


def replay_schedule(past: Solved, changed: Schedule) -> Run:
    """Run other policies, given day by day, on the news of what happened."""
    day = changed.first_difference(past.schedule)
    return simulate(past.episode, past.parameters, changed, past.news, past.off, (past.run, day))


def run_scenario(
    scenario: Scenario, members: int = 1, off: tuple[str, ...] = ()
) -> tuple[Run, Solved]:
    """Run a scenario on the news of what happened; return it with what happened.

    Switched-off mechanisms keep the news solved with everything on; unanchored, the market news is
    solved again for the changed model.
    """
    past = solve(scenario.only("assumption"), members)
    if off:
        return _switched_off(scenario, past, (*past.off, *off)), past
    if not scenario.only("lever").changes:
        return past.run, past
    return replay(past, scenario), past


def _switched_off(scenario: Scenario, past: Solved, off: tuple[str, ...]) -> Run:
    """Run a scenario with mechanisms off."""
    news = past.news
    if scenario["mode"] == "unanchored":
        fresh = anchoring(past.episode, past.news.prices.shape[-1], anchored=False)
        simulate(past.episode, past.parameters, past.schedule, fresh, off)
        news = fresh.select(EVERYONE)
    return simulate(past.episode, past.parameters, schedule(scenario, past.episode), news, off)
