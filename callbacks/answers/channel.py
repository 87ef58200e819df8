"""What a Celery worker and those who wait for it tell each other: a stream of Redis for each job.

Several servers may wait for the same job: the first has it begun, all read its stream from the
beginning. Each of them says that it still waits, and the worker that it is alive, by names that
pass away by themselves when they are not written again.
"""

import secrets
from collections.abc import Iterator
from typing import Any

import orjson

from callbacks.answers.redis_store import connected

PREFIX = "quantquake:job:"
STILL = 8
"""Seconds after which who has said nothing is gone."""
EVERY = 2.0
"""Seconds between two signs of life."""
READ = 0.5
"""Seconds that one look at a stream waits."""
LONGEST = 3600
"""Seconds after which nothing of a job is left in any case."""
AFTER = 60
"""Seconds for which a job that has ended can still be read."""


class Channel:
    """The stream of one job."""

    def __init__(self, address: str, name: str) -> None:
        """Open the job `name` at the Redis at `address`. Nothing is sent yet."""
        self._redis = connected(address)
        self._stream = f"{PREFIX}{name}"
        self._me = secrets.token_hex(8)

    # ---- who waits -----------------------------------------------------------------------------

    def claim(self) -> bool:
        """Tell whether it is ours to have the job begun: nobody else has."""
        claimed = bool(self._redis.set(f"{self._stream}:sent", self._me, nx=True, ex=LONGEST))
        if claimed:
            self._redis.delete(self._stream)
        return claimed

    def release(self) -> None:
        """Let the job be begun again: its worker is gone."""
        self._redis.delete(f"{self._stream}:sent")

    def wait_for(self) -> None:
        """Say that we still wait."""
        with self._redis.pipeline(transaction=False) as pipe:
            pipe.sadd(f"{self._stream}:waiting", self._me)
            pipe.expire(f"{self._stream}:waiting", LONGEST)
            pipe.set(f"{self._stream}:{self._me}", 1, ex=STILL)
            pipe.execute()

    def leave(self) -> None:
        """Say that we do not wait any more."""
        self._redis.delete(f"{self._stream}:{self._me}")
        self._redis.srem(f"{self._stream}:waiting", self._me)

    def read(self, last: str) -> Iterator[tuple[str, dict[str, Any], bytes]]:
        """Yield what was told after the entry `last`, each with its own name."""
        found = self._redis.xread({self._stream: last}, block=int(1000 * READ), count=50)
        for _, entries in found or []:
            for name, told in entries:
                yield name.decode(), orjson.loads(told[b"head"]), told[b"body"]

    def alive(self) -> bool:
        """Tell whether a worker is at work."""
        return bool(self._redis.exists(f"{self._stream}:alive"))

    # ---- who works -----------------------------------------------------------------------------

    def wanted(self) -> bool:
        """Tell whether anybody still waits."""
        waiting = self._redis.smembers(f"{self._stream}:waiting")
        names = [f"{self._stream}:{each.decode()}" for each in waiting]
        return bool(names) and bool(self._redis.exists(*names))

    def begin(self) -> bool:
        """Tell whether the job is ours to do: nobody else is at work on it."""
        return bool(self._redis.set(f"{self._stream}:alive", 1, nx=True, ex=STILL))

    def live(self) -> None:
        """Say that we are at work."""
        self._redis.set(f"{self._stream}:alive", 1, ex=STILL)

    def tell(self, head: dict[str, Any], body: bytes = b"") -> None:
        """Tell everybody who waits."""
        self._redis.xadd(self._stream, {"head": orjson.dumps(head), "body": body})
        self._redis.expire(self._stream, LONGEST)

    def end(self) -> None:
        """Say that nothing follows; who comes later has the job begun anew."""
        with self._redis.pipeline(transaction=False) as pipe:
            pipe.delete(f"{self._stream}:sent", f"{self._stream}:alive", f"{self._stream}:waiting")
            pipe.expire(self._stream, AFTER)
            pipe.execute()

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()
