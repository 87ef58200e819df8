"""How requests wait for answers: few of them, not for long, and not once their reader has left."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Any

from callbacks import metrics, settings
from callbacks.answers.desk import Ticket
from callbacks.answers.job import BESIDE, RESULT, Client
from callbacks.answers.key import AnswerKey
from callbacks.answers.service import Answers

LOOK = 0.5
"""Seconds between two looks at whether the reader is still there."""
AT_LEAST = 2.0
"""Seconds in which the queue says at least where a question stands."""
RESULTS, QUESTIONS, STEPS = 0.25, 0.125, 0.25
"""Parts of the threads that may wait for results and for questions, and that may tell steps."""
COMES_BACK = 2.5
"""Seconds beyond those it was told in which a reader's place is kept."""

WHERE = ("place", "of", "again", "done", "total", "shared")
"""What the queue tells of a question that waits."""


@dataclass
class Outcome:
    """What became of a question: an answer, or why there is none yet."""

    body: bytes | None = None
    failed: bool = False
    refused: str = ""
    where: dict[str, Any] = field(default_factory=dict)


class Room:
    """Threads of this process that may be held up at a time."""

    def __init__(self) -> None:
        self.streams = _places(STEPS)
        self._waiting = {RESULT: _places(RESULTS), BESIDE: _places(QUESTIONS)}

    def waiting(self, rank: int) -> BoundedSemaphore:
        """Return the places for answers of a rank. What takes longer than seconds has none."""
        return self._waiting.get(rank) or BoundedSemaphore(0)


def _places(part: float) -> BoundedSemaphore:
    return BoundedSemaphore(max(1, int(part * settings.THREADS.value())))


def wait(
    answers: Answers, key: AnswerKey, client: Client, room: Room, left: Callable[[], bool]
) -> Outcome:
    """Return an answer, waiting for it as long as there is room and patience.

    Raises:
        OSError: the queue cannot be reached.
    """
    known = answers.known(key)
    if known is not None:
        return Outcome(known)
    ticket = answers.ask(key, client)
    places = room.waiting(key.rank)
    held = places.acquire(blocking=False)
    try:
        return _listen(answers, key, ticket, settings.PATIENCE.value() if held else 0.0, left)
    finally:
        if held:
            places.release()


def _listen(
    answers: Answers, key: AnswerKey, ticket: Ticket, patience: float, left: Callable[[], bool]
) -> Outcome:
    begun = looked = time.monotonic()
    outcome = Outcome()
    while True:
        now = time.monotonic()
        # Until the queue has said where the question stands, it is waited for at least so long.
        rest = begun + (patience if outcome.where else max(patience, AT_LEAST)) - now
        if rest <= 0.0 or _too_far(outcome.where, rest):
            ticket.leave(COMES_BACK + float(outcome.where.get("again", 0)))
            return outcome
        if now - looked > LOOK:
            looked = now
            if left():
                ticket.leave()
                return outcome
        heard = ticket.hear(min(LOOK, rest))
        if heard is not None and take(answers, key, heard, outcome):
            return outcome


def _too_far(where: dict[str, Any], rest: float) -> bool:
    """Tell whether the queue is so long that waiting here is of no use."""
    return bool(where.get("place")) and float(where["again"]) > rest


def take(
    answers: Answers, key: AnswerKey, heard: tuple[dict[str, Any], bytes], outcome: Outcome
) -> bool:
    """Take what the queue tells; return whether that was the last of it."""
    head, body = heard
    told = head["told"]
    if told == "answer":
        shared = outcome.where.get("shared")
        answers.keep(key, "shared" if shared else str(head["layer"]), body)
        outcome.body = body
    elif told == "failed":
        outcome.failed = True
    elif told == "refused":
        metrics.refused(str(head["reason"]))
        outcome.refused, outcome.where = str(head["reason"]), {"again": head["again"]}
    else:
        more = {name: head[name] for name in WHERE if name in head}
        outcome.where |= more | ({"place": 0} if told == "line" else {})
        return False
    return True


def reader_left(environ: dict[str, Any]) -> Callable[[], bool]:
    """Return a function that tells whether the reader of a request has closed its connection."""
    connection = environ.get("gunicorn.socket")
    if connection is None or not hasattr(socket, "MSG_DONTWAIT"):
        return lambda: False

    def left() -> bool:
        try:
            return bool(connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b"")
        except (BlockingIOError, ValueError):
            return False  # nothing to read, or TLS in between
        except OSError:
            return True

    return left
