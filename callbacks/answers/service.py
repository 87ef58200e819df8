"""One way to every answer: the memory of this process, the shared store, the server's queue."""

import logging
from typing import Any

from callbacks import metrics, settings
from callbacks.answers import folder
from callbacks.answers.desk import Desk, Ticket
from callbacks.answers.job import Client, Task
from callbacks.answers.key import AnswerKey
from callbacks.answers.memory import Memory
from callbacks.answers.place import choose
from callbacks.answers.store import open_store
from callbacks.answers.work import company

logger = logging.getLogger(__name__)

FIRST = AnswerKey("scenario", "")
"""What everybody asks first: worked out before the server listens."""
WARM_WITHIN = 120.0
"""Seconds in which that must be known."""


class Answers:
    """The answers of a server. One object for each, made before its processes are forked."""

    def __init__(self) -> None:
        where = folder.choose()
        self._memory = Memory(settings.MEMORY_MB.value() * 1_000_000)
        self._store = open_store(where)
        self._desk = Desk(choose(where, self._store))

    def known(self, key: AnswerKey) -> bytes | None:
        """Return an answer that is known to this process or in the store."""
        found, layer = self._memory.get(key.name), "memory"
        if found is None:
            found, layer = self._store.get(key.name), "store"
            if found is not None:
                self._memory.set(key.name, found)
        if found is not None:
            metrics.answered(key.kind, layer)
        return found

    def ask(self, key: AnswerKey, client: Client) -> Ticket:
        """Put a question in the queue; raise OSError if there is none."""
        return self._desk.ask(Task(key.name, key.kind, key.text, key.rank, company(key)), client)

    def keep(self, key: AnswerKey, layer: str, body: bytes) -> None:
        """Remember what the queue has told; who worked it out has stored it."""
        self._memory.set(key.name, body)
        metrics.answered(key.kind, layer)

    def state(self) -> dict[str, Any]:
        """Return how the server is: whether it is warm, its queue, its store."""
        queue = self._desk.state()
        known = self._memory.get(FIRST.name) or self._store.get(FIRST.name)
        return {
            "warm": known is not None,
            "store": self._store.works(),
            "queue": queue is not None and queue["seats"] > 0 and not queue["full"],
            "waiting": None if queue is None else queue["waiting"],
            "busy": None if queue is None else queue["busy"],
            "answers_bytes": self._memory.size(),
        }

    def begin(self) -> None:
        """Start the queue, whose solvers then get ready by themselves."""
        self._desk.state()

    def warm_up(self) -> None:
        """Wait until the first answer is known; then let go of the queue, to fork."""
        self._store.sweep()
        if self.known(FIRST) is None:
            ticket = self.ask(FIRST, Client("warm-up", "here"))
            told, body = self._answer(ticket)
            if told != "answer":
                raise RuntimeError(f"the first answer could not be worked out: {told}")
            self.keep(FIRST, "solved", body)
        self._desk.pause()

    def close(self) -> None:
        """Let go of queue and store."""
        self._desk.close()
        self._store.close()

    def _answer(self, ticket: Ticket) -> tuple[str, bytes]:
        while True:
            heard = ticket.hear(WARM_WITHIN)
            if heard is None:
                return "nothing", b""
            if heard[0]["told"] in ("answer", "failed", "refused"):
                return str(heard[0]["told"]), heard[1]
