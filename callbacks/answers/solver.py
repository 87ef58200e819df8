"""A process that works answers out, one at a time, and is asked at each step whether to go on."""

import contextlib
import logging
import time
from multiprocessing.connection import Connection
from pathlib import Path

from callbacks import metrics
from callbacks.answers import wire
from callbacks.answers.key import AnswerKey
from callbacks.answers.store import Guarded
from callbacks.answers.work import Left, work

logger = logging.getLogger(__name__)

SHARES = Path("/proc/self/smaps_rollup")
STATM = Path("/proc/self/statm")


class Solver:
    """Works out what comes through a connection; also the workplace of that work."""

    def __init__(self, connection: "Connection", store: Guarded, alone: bool) -> None:
        """Work for who holds the other end; `alone` in this process, whose memory then counts."""
        self._connection = connection
        self._store = store
        self._alone = alone
        self._also: list[tuple[str, bytes]] = []

    def run(self) -> None:
        """Work until told to end, or until nobody is there to tell."""
        try:
            self._free()
            while True:
                head, _ = wire.receive(self._connection)
                if head["do"] == "end":
                    return
                key = AnswerKey(head["kind"], head["text"])
                if key.name == head["name"]:
                    self._work(key)
                else:
                    logger.error("files were changed under a running server: start it again")
                    wire.send(self._connection, {"told": "failed"})
                self._free()
        except (EOFError, OSError):
            return
        finally:
            self._connection.close()

    def _free(self) -> None:
        weight = memory() if self._alone else 0
        wire.send(self._connection, {"told": "free", "memory": weight})

    def _work(self, key: AnswerKey) -> None:
        begun, end = time.monotonic(), "done"
        try:
            body = work(key, self)
        except Left:
            end = "left"
        except (EOFError, OSError):
            raise  # who asked is gone
        except Exception:
            logger.exception("%s failed: %s", key.kind, key.text)
            wire.send(self._connection, {"told": "failed"})
            end = "failed"
        else:
            # Told before it is stored: a slow store keeps nobody waiting.
            wire.send(self._connection, {"told": "answer"}, body)
            self._store.set(key.name, body)
        for name, found in self._also:
            self._store.set(name, found)
        self._also.clear()
        metrics.solve_ended(key.kind, end, time.monotonic() - begun)

    def step(self, line: bytes, done: int, total: int) -> None:
        """Tell a step; raise Left if the work is to stop here."""
        wire.send(self._connection, {"told": "line", "done": done, "total": total}, line)
        head, _ = wire.receive(self._connection)
        if head["do"] != "go":
            raise Left

    def known(self, key: AnswerKey) -> bytes | None:
        """Return an answer that is known already."""
        return self._store.get(key.name)

    def also(self, key: AnswerKey, body: bytes) -> None:
        """Keep an answer that was found on the way."""
        wire.send(self._connection, {"told": "also", "name": key.name}, body)
        self._also.append((key.name, body))


def memory() -> int:
    """Return the memory of this process in MB; 0 where that cannot be told.

    What solvers share counts for each with its part: most of one is the model and what happened.
    """
    with contextlib.suppress(OSError, ValueError, IndexError, StopIteration):
        told = next(line for line in SHARES.read_text().splitlines() if line.startswith("Pss:"))
        return int(told.split()[1]) // 1000
    try:
        return int(STATM.read_text().split()[1]) * metrics.PAGE_BYTES // 1_000_000
    except (OSError, ValueError, IndexError):
        return 0
