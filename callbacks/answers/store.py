"""The shared store behind one guard: whatever goes wrong with it, an answer is worked out anew.

A fault is logged and counted, and for a moment the store is left alone, so that one that hangs
slows a request in a while and not every one. A value that is not what was kept is dropped.
"""

import logging
import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import Protocol

from callbacks import metrics, settings
from callbacks.answers.disk import DiskStore
from callbacks.answers.envelope import closed, opened
from callbacks.answers.redis_store import RedisStore

logger = logging.getLogger(__name__)

ALONE = 1.0
"""Seconds for which a store is left alone after a fault."""
BROKEN = 3
"""Faults in a row after which a store is closed and opened again."""


class Store(Protocol):
    """Bytes by name, shared by processes; any method may raise anything."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""

    def set(self, name: str, value: bytes) -> None:
        """Keep a value."""

    def drop(self, name: str) -> None:
        """Forget a value."""

    def mend(self) -> None:
        """Begin anew after faults."""

    def sweep(self) -> int:
        """Remove what a killed process left; return how much that was."""

    def close(self) -> None:
        """Let go of files and connections."""


class Guarded:
    """A store that never raises and never gives a value that was not kept. Shared by threads."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._lock = Lock()
        self._faults = 0
        self._alone_until = 0.0

    def get(self, name: str) -> bytes | None:
        """Return the body kept under a name, whole and of this build; None otherwise."""
        store = self._reachable()
        if store is None:
            return None
        try:
            kept = store.get(name)
        except Exception as error:  # a store of any kind, in any state
            self._fault(store, "read", error)
            return None
        self._well()
        if kept is None:
            return None
        body = opened(name, kept)
        if body is None:
            logger.warning("damaged in the store, worked out again: %s", name)
            metrics.store_fault("damaged")
            self._drop(store, name)
        return body

    def set(self, name: str, body: bytes) -> None:
        """Keep a body, if that is possible."""
        store = self._reachable()
        if store is None:
            return
        try:
            store.set(name, closed(name, body))
        except Exception as error:  # a store of any kind, in any state
            self._fault(store, "write", error)
        else:
            self._well()

    def sweep(self) -> None:
        """Remove what a killed process left behind."""
        if self._store is None:
            return
        try:
            found = self._store.sweep()
        except Exception as error:  # it may not even have begun
            logger.info("store not swept: %s", error)
            return
        if found:
            logger.warning("store: %d files of killed processes removed", found)

    def works(self) -> bool:
        """Tell whether the store can be read now."""
        if self._store is None:
            return False
        self.get("works")
        with self._lock:
            return self._faults == 0

    def close(self) -> None:
        """Let go of files and connections."""
        if self._store is not None:
            self._store.close()

    def _reachable(self) -> Store | None:
        with self._lock:
            return self._store if time.monotonic() >= self._alone_until else None

    def _well(self) -> None:
        with self._lock:
            self._faults = 0

    def _fault(self, store: Store, doing: str, error: Exception) -> None:
        with self._lock:
            self._faults += 1
            self._alone_until = time.monotonic() + ALONE
            again_and_again = self._faults % BROKEN == 0
        logger.warning("store: %s failed, answered past it: %r", doing, error)
        metrics.store_fault(doing)
        try:
            if isinstance(error, sqlite3.DatabaseError) and _damaged(error):
                store.mend()
            elif again_and_again:
                store.close()
        except Exception as again:  # it stays as it is and is asked again later
            logger.warning("store could not be mended: %r", again)

    def _drop(self, store: Store, name: str) -> None:
        try:
            store.drop(name)
        except Exception as error:  # the next answer is written over it
            self._fault(store, "drop", error)


def _damaged(error: sqlite3.DatabaseError) -> bool:
    """Tell damage from what passes by itself, such as a full disk or a lock."""
    return not isinstance(error, sqlite3.OperationalError) or "malformed" in str(error)


def open_store(folder: Path | None) -> Guarded:
    """Return the store that the settings name: Redis, else files in `folder`, else none."""
    address = settings.REDIS.value()
    if address:
        return Guarded(RedisStore(address))
    if folder is None:
        return Guarded(None)
    return Guarded(DiskStore(folder, settings.STORE_MB.value() * 1_000_000))
