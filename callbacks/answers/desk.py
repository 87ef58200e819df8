"""Where requests ask for what is not known: one connection of this process to the server's queue.

A `Ticket` hears what the queue tells. When the queue is killed, every ticket that is still heard
asks again, so that nobody loses more than what was being worked out.
"""

import contextlib
import logging
import os
import time
import weakref
from itertools import count
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from callbacks.answers import wire
from callbacks.answers.job import Client, Task
from callbacks.answers.place import Place

logger = logging.getLogger(__name__)

AGAIN = 5
"""Times in a row that a question is asked of a new queue before it fails."""
STATE_WITHIN = 2.0
"""Seconds in which the queue must tell its state."""

PAUSE = 2.0
"""Seconds for which a queue that could not be reached is not tried again."""

LAST = ("answer", "failed", "refused", "state")
"""What nothing follows."""

UNREACHABLE = {"told": "refused", "reason": "unreachable", "again": 5}
"""What a ticket hears when its question cannot be asked any more."""

Heard = tuple[dict[str, Any], bytes]


class Ticket:
    """One question that waits for its answer."""

    def __init__(self, desk: "Desk", number: int, asked: dict[str, Any]) -> None:
        self._desk = desk
        self.number, self.asked = number, asked
        self.inbox: SimpleQueue[Heard] = SimpleQueue()
        self.tries = 0
        self.through: Connection | None = None
        """What it was sent through: when that ends it is asked again."""

    def hear(self, seconds: float) -> Heard | None:
        """Return what is told next, or None if nothing is within so many seconds."""
        try:
            return self.inbox.get(timeout=max(0.0, seconds))
        except Empty:
            return None

    def leave(self, stay: float = 0.0) -> None:
        """Stop listening; for `stay` seconds the place is kept for who asks again."""
        self._desk.leave(self, stay)


class Desk:
    """Asks the queue for this process. Shared by threads; begins anew after a fork."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.begin()
        _DESKS.add(self)

    def begin(self) -> None:
        """Know nothing of what another process has asked: in a process just forked."""
        self._lock = Lock()  # of what is below, never held while anything is waited for
        self._making = Lock()  # held while a connection is made
        self._sending = Lock()  # held while one message is sent
        self._not_before = 0.0
        self._connection: Connection | None = None
        self._tickets: dict[int, Ticket] = {}
        self._numbers = count(1)

    def ask(self, task: Task, client: Client) -> Ticket:
        """Put a question; raise OSError if no queue can be reached."""
        asked = {
            "do": "ask", "client": client.name, "address": client.address, "name": task.name,
            "kind": task.kind, "text": task.text, "rank": task.rank, "company": task.company,
        }  # fmt: skip
        return self._put(asked)

    def state(self) -> dict[str, Any] | None:
        """Return what the queue tells of itself, or None if it does not."""
        try:
            ticket = self._put({"do": "state"})
        except OSError:
            return None
        heard = ticket.hear(STATE_WITHIN)
        self._forget(ticket)
        return None if heard is None or heard[0]["told"] != "state" else heard[0]

    def leave(self, ticket: Ticket, stay: float) -> None:
        """Say that nobody hears a ticket any more."""
        self._forget(ticket)
        with self._lock:
            connection = self._connection
        if connection is None or connection is not ticket.through:
            return  # a queue that is gone holds no place
        with contextlib.suppress(OSError, ValueError), self._sending:
            wire.send(connection, {"do": "leave", "id": ticket.number, "stay": stay})

    def close(self) -> None:
        """Let the queue go, and with it what this process has asked."""
        with self._lock:
            self._tickets.clear()
        self.pause()
        self._place.close()

    def pause(self) -> None:
        """Let the connection go; the next question makes a new one. Before this process forks."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            wire.end(connection)

    def _put(self, asked: dict[str, Any]) -> Ticket:
        ticket = Ticket(self, next(self._numbers), asked)
        with self._lock:
            self._tickets[ticket.number] = ticket
        self._say(ticket)
        return ticket

    def _say(self, ticket: Ticket) -> None:
        """Send what a ticket asks; a queue that went away meanwhile is looked for once more."""
        for last in (False, True):
            try:
                ticket.through = connection = self._connected()
                with self._sending:
                    wire.send(connection, {**ticket.asked, "id": ticket.number})
                return
            except (OSError, ValueError):
                self._drop(ticket.through)
                if last:
                    self._forget(ticket)
                    raise

    def _connected(self) -> "Connection":
        """Return the connection, made if need be by one thread for all."""
        if self._connection is not None:
            return self._connection
        # One thread starts a queue, which may last; the others do not wait for all of that.
        if not self._making.acquire(timeout=PAUSE):
            raise OSError("the queue is being started")
        try:
            return self._connection or self._connect()
        finally:
            self._making.release()

    def _connect(self) -> "Connection":
        if time.monotonic() < self._not_before:
            raise OSError("the queue could not be reached a moment ago")
        try:
            made = self._place.connect()
        except OSError:
            self._not_before = time.monotonic() + PAUSE
            raise
        with self._lock:
            self._connection = made
        Thread(target=self._listen, args=(made,), daemon=True).start()
        return made

    def _drop(self, connection: "Connection | None") -> None:
        with self._lock:
            if self._connection is connection:
                self._connection = None

    def _forget(self, ticket: Ticket) -> None:
        with self._lock:
            self._tickets.pop(ticket.number, None)

    def _listen(self, connection: "Connection") -> None:
        """Hand what the queue tells to its tickets, until it is gone."""
        while True:
            try:
                head, body = wire.receive(connection)
            except (EOFError, OSError, ValueError, TypeError):
                break
            with self._lock:
                last = head["told"] in LAST
                ticket = (self._tickets.pop if last else self._tickets.get)(head["id"], None)
            if ticket is not None:
                ticket.inbox.put((head, body))
        self._lost(connection)

    def _lost(self, connection: "Connection") -> None:
        """Ask a new queue for all that was asked through this connection."""
        self._drop(connection)
        connection.close()
        with self._lock:
            tickets = [each for each in self._tickets.values() if each.through is connection]
        if tickets:
            logger.warning("the queue is gone; %d questions are asked again", len(tickets))
        for ticket in tickets:
            ticket.tries += 1
            try:
                if ticket.tries > AGAIN:
                    raise OSError("asked often enough")
                self._say(ticket)
            except OSError as error:
                logger.error("the queue cannot be reached: %s", error)
                ticket.inbox.put((UNREACHABLE, b""))


_DESKS: "weakref.WeakSet[Desk]" = weakref.WeakSet()


def _forked() -> None:
    for desk in _DESKS:
        desk.begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
