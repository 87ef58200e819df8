"""Runs of scenarios: news solved once per set of assumptions, then replayed under any policy."""

from dataclasses import dataclass
from functools import lru_cache

from model.arrays import Array
from model.episode import Episode, history
from model.links import Scenario
from model.news import News
from model.parameters import assume
from model.policies.schedule import schedule
from model.simulation import Run, anchoring, simulate
from model.structure import structure, vectors


@dataclass(frozen=True)
class Solved:
    """What happened, under one set of assumptions: the run and the news that made it."""

    run: Run
    news: News
    parameters: dict[str, Array]
    episode: Episode


@lru_cache(maxsize=8)
def solve(assumptions: Scenario, members: int, name: str = "a") -> Solved:
    """Run the historical policies, solving the news, for the first `members` vectors."""
    episode = history()
    parameters = assume(vectors(members, name), assumptions)
    news = anchoring(episode, members, anchored=assumptions["mode"] == "anchored")
    past = schedule(assumptions, episode)
    run = simulate(episode, parameters, past, news, structure(name).off)
    return Solved(run, News(news.prices, news.basis), parameters, episode)


def run_scenario(
    scenario: Scenario, members: int = 1, off: tuple[str, ...] = (), name: str = "a"
) -> tuple[Run, Solved]:
    """Run a scenario on the news of what happened; return it with what happened.

    Switched-off mechanisms keep the news solved with everything on; unanchored, the market news is
    solved again for the changed model.
    """
    past = solve(scenario.only("assumption"), members, name)
    if not off and not scenario.only("lever").changes:
        return past.run, past
    switched = (*structure(name).off, *off)
    news = past.news
    if off and scenario["mode"] == "unanchored":
        fresh = anchoring(past.episode, members, anchored=False)
        history_schedule = schedule(scenario.only("assumption"), past.episode)
        simulate(past.episode, past.parameters, history_schedule, fresh, switched)
        news = News(fresh.prices, fresh.basis)
    run = simulate(past.episode, past.parameters, schedule(scenario, past.episode), news, switched)
    return run, past
