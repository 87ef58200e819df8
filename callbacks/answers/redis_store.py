"""Answers in Redis, for several machines: one setting, QUANTQUAKE_REDIS.

Redis bounds its own memory (`maxmemory` with `volatile-lru`, as the compose file sets it); a week
after it was last written a value goes in any case.
"""

from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

PREFIX = "quantquake:answer:"
KEPT = 7 * 86_400
"""Seconds that a value is kept at most."""
PATIENCE = 1.0
"""Seconds that one look waits."""


def connected(address: str) -> Any:
    """Return a client whose every wait has an end and that tries nothing twice."""
    return redis.Redis.from_url(
        address,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=0,
    )


class RedisStore:
    """Bytes by name, shared by every machine that is told the same address."""

    def __init__(self, address: str) -> None:
        self._redis = connected(address)

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""
        found: bytes | None = self._redis.get(PREFIX + name)
        return found

    def set(self, name: str, value: bytes) -> None:
        """Keep a value."""
        self._redis.set(PREFIX + name, value, ex=KEPT)

    def drop(self, name: str) -> None:
        """Forget a value."""
        self._redis.delete(PREFIX + name)

    def mend(self) -> None:
        """Close every connection; the next look opens a new one."""
        self._redis.connection_pool.disconnect()

    def sweep(self) -> int:
        """Redis leaves nothing behind."""
        return 0

    def close(self) -> None:
        """Close every connection."""
        self._redis.close()
