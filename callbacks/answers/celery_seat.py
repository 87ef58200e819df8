"""A seat whose jobs are worked out by Celery workers: sends them, and passes on what they tell."""

import logging
import time
from multiprocessing.connection import Connection
from typing import Any

from redis.exceptions import RedisError

from callbacks import settings
from callbacks.answers import wire
from callbacks.answers.channel import EVERY, STILL, Channel
from components.build import build_hash

logger = logging.getLogger(__name__)

LONGEST = 170.0
"""Seconds without a word from a job, in the queue of the broker too, after which it is given up."""
NOT_BEGUN = 15.0
"""Seconds after which a task that nobody has begun is sent again: who took it may have vanished."""
PAUSE = 0.5
"""Seconds between two tries while Redis is away."""


ASKS = ("line", "still")
"""What is answered by whether to go on."""


class Lost(Exception):
    """The job is to be begun again."""


class CelerySeat:
    """Passes jobs on, one at a time."""

    def __init__(self, connection: "Connection") -> None:
        from callbacks.answers.celery_worker import TASK, app

        self._connection = connection
        self._send = lambda told: app.send_task(TASK, args=told, retry=False)

    def run(self) -> None:
        """Pass jobs on until told to end, or until nobody is there to tell."""
        try:
            self._free()
            while True:
                head, _ = wire.receive(self._connection)
                if head["do"] == "end":
                    return
                self._follow(head)
                self._free()
        except (EOFError, OSError, Lost) as error:
            logger.info("a job was let go: %r", error)
        finally:
            self._connection.close()

    def _free(self) -> None:
        wire.send(self._connection, {"told": "free", "memory": 0})

    def _follow(self, job: dict[str, Any]) -> None:
        """Have a job worked out and pass on what is told of it."""
        channel = Channel(settings.BROKER.value(), job["name"])
        task = [build_hash(), job["kind"], job["text"], job["name"]]
        follower = Follower(channel, task, self._send)
        try:
            for head, body in follower:
                wire.send(self._connection, head, body)
                if head["told"] in ASKS and wire.receive(self._connection)[0]["do"] != "go":
                    return
        finally:
            follower.leave()


class Follower:
    """What is told of one job, whatever happens to Redis and to workers."""

    def __init__(self, channel: Channel, task: list[str], send: Any) -> None:
        self._channel, self._task, self._send = channel, task, send
        self._last, self._begun = "0", False
        self._heard = self._said = self._lived = time.monotonic()
        self._signed, self._sent = 0.0, time.monotonic()

    def __iter__(self) -> Any:
        """Yield each message, and last the answer or that it failed; raise Lost."""
        while True:
            if time.monotonic() - self._heard > LONGEST:
                raise Lost("nothing was heard for too long")
            try:
                self._sign()
                told = list(self._channel.read(self._last))
                self._watch()
            except RedisError as error:
                logger.warning("the broker is away: %r", error)
                time.sleep(PAUSE)
                self._signed, self._lived = 0.0, time.monotonic()
                continue
            if not told:
                yield {"told": "still"}, b""
            for name, head, body in told:
                self._last = name
                if head["told"] in ("begun", "left", "other"):
                    self._note(head["told"])
                    continue
                self._heard = time.monotonic()
                yield head, body
                if head["told"] in ("answer", "failed"):
                    return

    def _note(self, told: str) -> None:
        """Take what is not passed on. A job that was left, and is wanted here, is sent anew."""
        self._begun = told == "begun"
        if told != "other":
            self._heard = time.monotonic()

    def leave(self) -> None:
        """Say that nobody here waits any more."""
        try:
            self._channel.leave()
        except RedisError:
            return  # what we said passes away by itself
        finally:
            self._channel.close()

    def _sign(self) -> None:
        """Say that we wait; have the job begun if nobody has, or if who began it is forgotten."""
        if time.monotonic() - self._signed < EVERY:
            return
        self._channel.wait_for()
        if self._channel.claim():
            self._begun, self._last = False, "0"
            self._lived = time.monotonic()
            try:
                self._send(self._task)
                self._sent = time.monotonic()
            except Exception as error:  # Celery raises what its transport raises
                self._channel.release()
                raise RedisError(f"not sent: {error!r}") from error
        self._signed = time.monotonic()

    def _watch(self) -> None:
        """Have the job begun again when the worker that began it is gone, or none has come."""
        now = time.monotonic()
        since, patience = (self._lived, STILL) if self._begun else (self._sent, NOT_BEGUN)
        if self._channel.alive():
            self._lived = now
        elif now - since > patience:
            logger.warning("a job is sent again: nobody is at work on it")
            self._channel.release()
            self._begun, self._signed = False, 0.0
