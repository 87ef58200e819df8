"""How each kind of answer is worked out, in steps. Knows nothing of queues, readers or stores."""

import functools
from collections.abc import Callable
from contextlib import closing
from typing import Any, Protocol

import orjson

import model
from callbacks.answers.key import AnswerKey, Kind, of_scenario
from callbacks.payload import (
    BAND_DECIMALS,
    DECIMALS,
    agreement_body,
    answer_body,
    episode_body,
    scenario_body,
    step_body,
)
from components.build import build_hash
from components.files import table, workbook
from model.agreement import COMBINATIONS
from model.inquiry import QUESTION, Step, read

SHOWN = DECIMALS | {"bands": max(BAND_DECIMALS.values())}
"""Decimals of the numbers of each sheet of a workbook."""


class Left(Exception):
    """Nobody waits for this answer any more."""


class Workplace(Protocol):
    """What work may ask of who has it done."""

    def step(self, line: bytes, done: int, total: int) -> None:
        """Tell a step; raise Left if the work is to stop here."""

    def known(self, key: AnswerKey) -> bytes | None:
        """Return an answer that is known already."""

    def also(self, key: AnswerKey, body: bytes) -> None:
        """Keep an answer that was found on the way."""


def work(key: AnswerKey, at: Workplace) -> bytes:
    """Return the body of an answer; raise Left at a step after the last reader left."""
    return KINDS[key.kind](key, at)


def stamped(body: bytes) -> bytes:
    """Return a body, a JSON object, with the build that made it in front."""
    head = b'{"build":' + orjson.dumps(build_hash())
    return head + (b"," if len(body) > 2 else b"") + body[1:]


def company(key: AnswerKey) -> str:
    """Return what a solver keeps after such an answer: the assumptions whose news it has solved."""
    if key.kind in ("scenario", "csv", "xlsx"):
        link = key.text if key.kind == "scenario" else key.text.partition("?")[2]
        return model.parse_link(link).only("assumption").link
    return ""


def _scenario(key: AnswerKey, at: Workplace) -> bytes:
    """Answer a scenario; what happened under its assumptions is then known too.

    A page asks for that next, perhaps of another process, which would solve the news again.
    """
    chosen = model.parse_link(key.text)
    happened = of_scenario(chosen.only("assumption"))
    if happened != key and at.known(happened) is None:
        at.also(happened, stamped(scenario_body(chosen.only("assumption"))))
        _step(at, Step(1, 2))
    return stamped(scenario_body(chosen))


def _file(key: AnswerKey, at: Workplace, make: Callable[[dict[str, Any], str], bytes]) -> bytes:
    """Make a file of the very answer of the scenario, which is kept too."""
    language, _, link = key.text.partition("?")
    answer = AnswerKey("scenario", link)
    body = at.known(answer)
    if body is None:
        body = _scenario(answer, at)
        at.also(answer, body)
    _step(at, Step(1, 2))
    return make(orjson.loads(body), language)


def _agreement(key: AnswerKey, at: Workplace) -> bytes:
    done = iter(range(len(COMBINATIONS) + 1))

    def before_each() -> None:
        _step(at, Step(next(done), len(COMBINATIONS)))

    return stamped(agreement_body(model.parse_link(key.text), before_each))


def _question(key: AnswerKey, at: Workplace) -> bytes:
    name, _, query = key.text.partition("?")
    asked = read(QUESTION[name], query)
    with closing(asked.question.answer(asked)) as steps:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return stamped(answer_body(end.value))
            _step(at, step)


def _episode(key: AnswerKey, at: Workplace) -> bytes:
    name, _, leverage = key.text.partition("?")
    return stamped(episode_body(name, float(leverage) if leverage else None))


def _step(at: Workplace, step: Step) -> None:
    at.step(step_body(step), step.done, step.total)


KINDS: dict[Kind, Callable[[AnswerKey, Workplace], bytes]] = {
    "scenario": _scenario,
    "agreement": _agreement,
    "question": _question,
    "csv": functools.partial(_file, make=table),
    "xlsx": functools.partial(_file, make=lambda run, language: workbook(run, SHOWN, language)),
    "episode": _episode,
}
