"""Results come first: what a reader waits for goes before what is worked out beside it.

A result is drawn as soon as it is there; whether it is robust, and what a question says of it, is
read after it. Both share the processor of their process, so the second stops before each of its
pieces while a result is being computed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

PATIENCE = 5.0
"""Seconds that one piece of work gives way at most: it goes on under steady demand."""


class Precedence:
    """Who computes a result now, and whoever lets that go first. Shared by threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._first = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Compute what others give way to."""
        with self._changed:
            self._first += 1
        try:
            yield
        finally:
            with self._changed:
                self._first -= 1
                self._changed.notify_all()

    def give_way(self, patience: float = PATIENCE) -> bool:
        """Wait until nothing that goes first is being computed; False if `patience` ends first."""
        with self._changed:
            return self._changed.wait_for(lambda: self._first == 0, patience)


RESULTS = Precedence()
"""The results of this process."""
