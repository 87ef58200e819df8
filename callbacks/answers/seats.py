"""Where jobs are worked out: seats that are kept taken, whatever happens to who sits there.

A seat is a process of this machine, a thread of this process, or a thread that hands its jobs to a
Celery worker. All speak the same few words (callbacks/answers/solver.py).
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

from callbacks import settings
from callbacks.answers import wire

if TYPE_CHECKING:
    from callbacks.answers.store import Guarded

PRELOADED = "callbacks.answers.preloaded"
LEAST = 3
"""Seats: one is left for results, another for questions, the third for searches."""


class Sitter(Protocol):
    """Who sits on a seat."""

    def kill(self) -> None:
        """End it at once."""


Taken = tuple["Connection", Sitter]
Take = Callable[[], Taken]
"""Lets somebody new sit down; returns the connection to it."""


class Seat:
    """One seat, and what its sitter is about."""

    def __init__(self, number: int, taken: Taken) -> None:
        self.number = number
        self.connection, self._sitter = taken
        self.free = False
        self.memory = 0
        self.company: list[str] = []
        self.ready = False
        """Whether who sits here was free once."""
        self.worked = False
        """Whether who sits here has had a job."""

    def end(self) -> None:
        """Let the sitter go."""
        with contextlib.suppress(OSError):
            wire.send(self.connection, {"do": "end"})
        self.connection.close()
        self._sitter.kill()


def wished() -> int:
    """Return how many seats the settings mean."""
    return settings.SOLVERS.value() or max(LEAST, (os.cpu_count() or 1) + 1)


def of_processes(folder: str) -> Take:
    """Seat processes. They are forked from one that has the model loaded, where that exists."""
    ways = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    if "forkserver" in ways:
        context.set_forkserver_preload([PRELOADED])

    def take() -> Taken:
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, folder), daemon=True)
        process.start()
        theirs.close()
        return wire.bound(ours, reads=True), process

    return take


class _Nobody:
    """A thread ends by itself once its connection is closed."""

    def kill(self) -> None:
        """Leave it to its last step."""


def of_threads(store: "Guarded") -> Take:
    """Seat threads of this process: for tests, and where no process may be started."""

    def take() -> Taken:
        ours, theirs = multiprocessing.Pipe()
        Thread(target=serve_here, args=(theirs, store), daemon=True).start()
        return ours, _Nobody()

    return take


def of_celery() -> Take:
    """Seat threads that hand their jobs to Celery workers."""
    from callbacks.answers.celery_seat import CelerySeat

    def take() -> Taken:
        ours, theirs = multiprocessing.Pipe()
        Thread(target=CelerySeat(theirs).run, daemon=True).start()
        return ours, _Nobody()

    return take


def chosen(folder: str, store: "Guarded | None" = None) -> Take:
    """Return the seats that the settings name; threads need the store of their process."""
    if settings.BROKER.value():
        return of_celery()
    if store is not None and settings.SOLVE_IN.value() == "threads":
        return of_threads(store)
    return of_processes(folder)


def serve(connection: "Connection", folder: str) -> None:
    """Be a process that works; `folder` is that of the store, empty for none.

    What work needs is loaded here and not above: the process of the queue never needs it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the server
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from callbacks.answers import preloaded  # noqa: F401  (there already where it can be shared)
    from callbacks.answers.solver import Solver
    from callbacks.answers.store import open_store

    store = open_store(Path(folder) if folder else None)
    Solver(connection, store, alone=True).run()
    store.close()


def serve_here(connection: "Connection", store: "Guarded") -> None:
    """Be a thread that works in the process that asks."""
    from callbacks.answers.solver import Solver

    Solver(connection, store, alone=False).run()
