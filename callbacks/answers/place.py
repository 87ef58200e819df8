"""Where the queue of a server is, and how it is started when it is not there.

Usually a process of its own that all processes of the server ask, found by a socket in a private
folder. Where no such socket can be (Windows, nothing can be written) or is wanted (one process,
tests) it is a thread of the process that asks.
"""

import atexit
import contextlib
import logging
import multiprocessing
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Protocol

from callbacks import settings
from callbacks.answers import seats, wire
from callbacks.answers.dispatcher import Dispatcher
from callbacks.answers.store import Guarded

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parent.parent.parent
NAMED_WITHIN = 20.0
"""Seconds in which a new process of the queue must be found."""
STARTS_WITHIN = 5.0
"""Seconds in which nobody else starts one."""
LOOK = 0.05
LONGEST = 90
"""Characters of the path of a socket: systems allow about a hundred."""


class Place(Protocol):
    """Where the queue is."""

    def connect(self) -> "Connection":
        """Return a new connection to it, started if need be; raise OSError."""

    def close(self) -> None:
        """End what this process has started."""


class Process:
    """A queue in a process of its own, shared by all that this object is inherited by."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = str(folder or "")
        self._home = Path(tempfile.mkdtemp(prefix="quantquake-"))
        self._address = str(self._home / "queue")
        if len(self._address) > LONGEST:
            self._home.rmdir()
            raise OSError(f"{self._address} is too long for a socket")
        self._key = secrets.token_bytes(16)
        self._owner = os.getpid()
        self._started: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

    def connect(self) -> "Connection":
        """Return a new connection; start the process if nobody answers."""
        with contextlib.suppress(OSError, EOFError, multiprocessing.AuthenticationError):
            return self._knock()
        until = time.monotonic() + NAMED_WITHIN
        while True:
            self._start()
            time.sleep(LOOK)
            try:
                return self._knock()
            except (OSError, EOFError, multiprocessing.AuthenticationError) as error:
                if time.monotonic() > until:
                    raise OSError(f"the queue did not start: {error!r}") from error

    def close(self) -> None:
        """Let the process go; it ends once nobody asks it. Only who made the folder removes it."""
        if self._started is not None and self._started.stdin is not None:
            self._started.stdin.close()
        if self._owner == os.getpid():
            shutil.rmtree(self._home, ignore_errors=True)

    def _knock(self) -> "Connection":
        return wire.bound(Client(self._address, family="AF_UNIX", authkey=self._key))

    def _start(self) -> None:
        """Start the process, unless another process of this server is about to.

        It ends once nobody holds the other end of its input and nobody is connected.
        """
        self._home.mkdir(mode=0o700, exist_ok=True)
        if not _first(self._home / "starting"):
            return
        self._started = subprocess.Popen(
            [sys.executable, "-m", "callbacks.answers", self._address, self._folder],
            cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        if self._started.stdin is not None:
            self._started.stdin.write(self._key.hex().encode())
            self._started.stdin.flush()


def _first(mark: Path) -> bool:
    """Tell whether we are the first to make a mark within a moment."""
    with contextlib.suppress(OSError):
        if abs(time.time() - mark.stat().st_mtime) < STARTS_WITHIN:
            return False
        mark.rmdir()
    try:
        mark.mkdir()
    except FileExistsError:
        return False
    return True


_fork_seen = threading.Lock()
"""Held while a forked process begins anew: of two threads that notice, one does."""


class Here:
    """A queue in a thread of this process; its seats are processes or threads."""

    def __init__(self, folder: Path | None, store: Guarded) -> None:
        self._folder, self._store = folder, store
        self._begin()

    def _begin(self) -> None:
        self._pid = os.getpid()
        self._over = threading.Event()
        self._door: Connection | None = None
        self._lock = threading.Lock()
        self._waiting: list[Connection] = []

    def connect(self) -> "Connection":
        """Return a new connection; start the thread with the first of this process."""
        with _fork_seen:
            if self._pid != os.getpid():
                self._begin()  # a thread is not there any more in a process that was forked
        ours, theirs = multiprocessing.Pipe()
        with self._lock:
            self._waiting.append(theirs)
            if self._door is None:
                bell, self._door = multiprocessing.Pipe(duplex=False)
                threading.Thread(target=self._serve, args=(bell,), daemon=True).start()
            self._door.send_bytes(b"1")
        return ours

    def close(self) -> None:
        """End the thread."""
        self._over.set()

    def _serve(self, bell: "Connection") -> None:
        def let_in() -> "Connection":
            bell.recv_bytes()
            with self._lock:
                return self._waiting.pop(0)

        take = seats.chosen(str(self._folder or ""), self._store)
        queue = Dispatcher(take, seats.wished(), lambda _: self._over.is_set())
        queue.run(bell, let_in)


def choose(folder: Path | None, store: Guarded) -> Place:
    """Return where the queue of this server is to be."""
    if settings.SOLVE_IN.value() == "threads" or not hasattr(os, "fork"):
        return Here(folder, store)
    try:
        return Process(folder)
    except OSError as error:
        logger.warning("each process of this server has a queue of its own: %s", error)
        return Here(folder, store)
