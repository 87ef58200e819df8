"""A Celery worker that works answers out: `celery -A callbacks.answers.celery_worker worker`.

It needs QUANTQUAKE_BROKER as the server has it, and QUANTQUAKE_REDIS where answers are to be kept.
"""

import contextlib
import logging
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from celery import Celery
from celery.signals import worker_init
from redis.exceptions import RedisError

from callbacks import settings
from callbacks.answers.channel import EVERY, Channel
from callbacks.answers.key import AnswerKey
from callbacks.answers.store import Guarded, open_store
from callbacks.answers.work import Left, work
from components.build import build_hash

logger = logging.getLogger(__name__)

TASK = "quantquake.answer"
PATIENCE = 30.0
"""Seconds for which a worker tries to tell something while Redis is away."""

app = Celery("quantquake", broker=settings.BROKER.value() or None)
app.conf.update(
    task_ignore_result=True,
    # A task is taken off the broker when it is begun: whoever waits for it sees that its worker is
    # gone within seconds and sends it again (celery_seat.py), sooner than the broker would.
    task_acks_late=False,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
)


@worker_init.connect  # type: ignore[untyped-decorator]
def preload(**_: Any) -> None:
    """Load the model before processes are forked, which then share it."""
    from callbacks.answers import preloaded  # noqa: F401


class Remote:
    """The workplace of one task: tells its steps through Redis and asks there whether to go on."""

    def __init__(self, channel: Channel, store: Guarded) -> None:
        self._channel, self._store = channel, store

    def step(self, line: bytes, done: int, total: int) -> None:
        """Tell a step; raise Left if nobody waits any more."""
        if not tried(self._channel.wanted):
            raise Left
        self.tell({"told": "line", "done": done, "total": total}, line)

    def known(self, key: AnswerKey) -> bytes | None:
        """Return an answer that is known already."""
        return self._store.get(key.name)

    def also(self, key: AnswerKey, body: bytes) -> None:
        """Keep an answer that was found on the way."""
        self._store.set(key.name, body)
        self.tell({"told": "also", "name": key.name}, body)

    def tell(self, head: dict[str, Any], body: bytes = b"") -> None:
        """Tell everybody who waits."""
        tried(lambda: self._channel.tell(head, body))


def tried(do: Callable[[], Any]) -> Any:
    """Do something with Redis, again and again for a while when it is away."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return do()
        except RedisError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)


@app.task(name=TASK)  # type: ignore[untyped-decorator]
def answer(build: str, kind: Any, text: str, name: str) -> None:
    """Work one answer out and tell it."""
    channel = Channel(settings.BROKER.value(), name)
    try:
        # A task may come twice: whoever waits sends it again when nobody is at work on it.
        if tried(channel.wanted) and tried(channel.begin):
            _begin(channel, build, AnswerKey(kind, text))
    finally:
        channel.close()


def _begin(channel: Channel, build: str, key: AnswerKey) -> None:
    """Work a task out that is ours, and say meanwhile that we live."""
    over = Event()
    Thread(target=_pulse, args=(channel, over), daemon=True).start()
    remote = Remote(channel, open_store(None))
    try:
        if build == build_hash():
            remote.tell({"told": "begun"})
            _work(key, remote)
        else:
            # Another worker of this broker may have the build of the server that asks.
            remote.tell({"told": "other"})
    finally:
        over.set()
        with contextlib.suppress(RedisError):
            channel.end()


def _work(key: AnswerKey, remote: Remote) -> None:
    try:
        body = work(key, remote)
    except Left:
        remote.tell({"told": "left"})
    except RedisError:
        raise
    except Exception:
        logger.exception("%s failed: %s", key.kind, key.text)
        remote.tell({"told": "failed"})
    else:
        remote.tell({"told": "answer"}, body)
        open_store(None).set(key.name, body)


def _pulse(channel: Channel, over: Event) -> None:
    """Say that this worker is alive until the task is over."""
    while not over.is_set():
        with contextlib.suppress(RedisError):
            channel.live()
        over.wait(EVERY)
