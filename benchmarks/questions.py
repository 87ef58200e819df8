"""What a question costs: its answer against one plain run, and what a reader of its page waits.

The plain run is one scenario on one vector over the whole window. An answer is timed twice: with
nothing known, as the first reader meets it, and with the news of what happened solved already. Over
HTTP, against gunicorn as in production: until the first part of the answer, until the whole of it,
and again when it is known. Searches are timed until their first part and then left.
"""

import json
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.engine import tasks
from benchmarks.server import Server, serve
from benchmarks.timing import Timing, interleave, paired_ratio
from model import laboratory
from model.inquiry import QUESTIONS, Question, finish, read

ROUNDS = 3
SCENARIOS = ("v=1&ban=off", "v=1&limit=off", "v=1&futures=changed")
"""A new scenario each time, so that no answer is known; the first visits a fresh server."""
PLAIN = "plain run"


@dataclass(frozen=True)
class Waited:
    """Seconds of one request."""

    first: float
    whole: float


@dataclass(frozen=True)
class Asked:
    """What one question costs."""

    name: str
    heavy: bool
    fresh: float | None  # x the plain run, nothing known
    warm: float | None  # x the plain run, news solved already
    uncached: tuple[Waited, ...]
    cached: tuple[Waited, ...]


def query(question: Question, at: int) -> str:
    """Return a query of a question that was not asked before."""
    return SCENARIOS[at] if question.of_scenario else ""


def ratios(question: Question, rounds: int) -> tuple[float, float]:
    """Return the time of an answer in plain runs: nothing known, and the news known."""
    asked = read(question, query(question, 0))

    def fresh() -> None:
        laboratory.SHELF.clear()
        finish(question.answer(asked))

    contest = {
        PLAIN: tasks(1)[1],
        "fresh": fresh,
        "warm": lambda: finish(question.answer(asked)),
    }
    taken = interleave(contest, rounds)
    plain = taken[PLAIN].seconds
    return paired_ratio(taken["fresh"].seconds, plain), paired_ratio(taken["warm"].seconds, plain)


def waited(server: Server, question: Question, text: str) -> Waited:
    """Ask over HTTP; a search is left once it has said something."""
    started = time.perf_counter()
    first = None
    address = f"{server.url}/api/v1/ask/{question.name}/steps?{text}"
    with urllib.request.urlopen(address, timeout=300) as stream:
        for line in _lines(stream):
            if "part" in line or "answer" in line or question.heavy:
                first = first or time.perf_counter() - started
            if question.heavy and first:
                break
    whole = time.perf_counter() - started
    return Waited(first or whole, whole)


def _lines(stream: Iterator[bytes]) -> Iterator[dict[str, object]]:
    for line in stream:
        yield json.loads(line)


def measure(rounds: int = ROUNDS) -> list[Asked]:
    """Measure every question of the registry."""
    found = []
    for question in QUESTIONS:
        fresh, warm = (None, None) if question.heavy else ratios(question, rounds)
        texts = [query(question, at) for at in range(len(SCENARIOS))]
        with serve() as server:
            uncached = tuple(waited(server, question, t) for t in dict.fromkeys(texts))
            known = () if question.heavy else texts
            cached = tuple(waited(server, question, t) for t in known)
        found.append(Asked(question.name, question.heavy, fresh, warm, uncached, cached))
    return found


def median(times: tuple[float, ...]) -> float:
    """Return the middle time."""
    return Timing(times).median
