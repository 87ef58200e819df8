"""The one queue of a server: whoever answers requests asks here, every solver works here.

One thread waits for whoever has something to say and passes it on; it never works anything out
and never waits for one peer. Truth about who wants what lies with those who ask: when this process
is killed they start another one and ask again.
"""

import contextlib
import logging
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from typing import Any

from callbacks import metrics, settings
from callbacks.answers import wire
from callbacks.answers.board import Board
from callbacks.answers.job import Client, Task
from callbacks.answers.memory import Memory
from callbacks.answers.seats import Seat, Take
from callbacks.answers.staff import Staff

logger = logging.getLogger(__name__)

TICK = 0.25
"""Seconds after which the board is looked at though nothing happened."""
COMES_BACK = 2.0
"""Seconds in which who asked through a process that is gone may ask through another one."""
AT_HAND = 32_000_000
"""Bytes of answers kept for who comes back, also where no store works."""
COMPANY_KEPT = 5
"""Sets of assumptions whose news a solver is thought to have at hand."""


class Dispatcher:
    """Passes words between those who ask, the board and the seats. Runs in one thread."""

    def __init__(self, take: Take, seats: int, over: Callable[[int], bool]) -> None:
        """Fill `seats` seats by `take`; end when `over`, told the number of askers, says so."""
        self._board = Board(seats, settings.QUEUE.value())
        self._staff = Staff(take, seats)
        self._over = over
        self._askers: dict[int, Connection] = {}
        self._next = 0
        self._at_hand = Memory(AT_HAND)

    def run(self, doors: "Connection", let_in: Callable[[], "Connection | None"]) -> None:
        """Serve until it is over.

        Args:
            doors: readable when somebody stands at the door.
            let_in: returns the connection to who stands there.
        """
        try:
            while not self._over(len(self._askers)):
                self._staff.fill()
                sources: list[Any] = [doors, self._staff.bell, *self._askers.values()]
                sources += [seat.connection for seat in self._staff.seats]
                for source in wait(sources, timeout=TICK):
                    if source is doors:
                        self._welcome(let_in())
                    elif source is self._staff.bell:
                        self._staff.seated()
                    else:
                        self._hear(source)
                self._board.tick()
                self._settle()
        finally:
            self._staff.end()
            for asker in self._askers.values():
                asker.close()

    # ---- those who ask -------------------------------------------------------------------------

    def _welcome(self, asker: "Connection | None") -> None:
        if asker is not None:
            self._next += 1
            self._askers[self._next] = asker

    def _hear(self, source: Any) -> None:
        seat = next((seat for seat in self._staff.seats if seat.connection is source), None)
        number = next((n for n, asker in self._askers.items() if asker is source), None)
        if seat is not None:
            self._hear_seat(seat)
        elif number is not None:
            self._hear_asker(number, source)

    def _hear_asker(self, number: int, asker: "Connection") -> None:
        try:
            head, _ = wire.receive(asker)
        except (EOFError, OSError, ValueError):
            self._gone(number)
            return
        listener = number, int(head["id"])
        if head["do"] == "ask":
            task, client = Task.read(head), Client(head["client"], head["address"])
            known = self._at_hand.get(task.name)
            if known is not None:
                self._send(number, {"id": head["id"], "told": "answer", "layer": "shared"}, known)
            else:
                self._board.ask(listener, task, client)
        elif head["do"] == "leave":
            self._board.leave(listener, float(head["stay"]))
        else:
            self._send(number, {"id": head["id"], "told": "state", **self.state()})

    def _gone(self, number: int) -> None:
        asker = self._askers.pop(number, None)
        if asker is None:
            return
        asker.close()
        for job in list(self._board.jobs.values()):
            for listener in [each for each in job.listeners if each[0] == number]:
                self._board.leave(listener, COMES_BACK)

    def _send(self, number: int, head: dict[str, Any], body: bytes = b"") -> None:
        asker = self._askers.get(number)
        if asker is None:
            return
        try:
            wire.send(asker, head, body)
        except (OSError, ValueError):
            self._gone(number)

    def state(self) -> dict[str, Any]:
        """Return what the health of the queue is."""
        waiting, busy = self._board.counts()
        return {
            "waiting": waiting,
            "busy": busy,
            "seats": sum(seat.ready for seat in self._staff.seats),
            "full": waiting >= settings.QUEUE.value(),
            "memory": [seat.memory for seat in self._staff.seats],
        }

    # ---- those who work ------------------------------------------------------------------------

    def _hear_seat(self, seat: Seat) -> None:
        try:
            head, body = wire.receive(seat.connection)
        except (EOFError, OSError, ValueError):
            self._vacate(seat, "is gone")
        else:
            self._take_in(seat, head, body)

    def _take_in(self, seat: Seat, head: dict[str, Any], body: bytes) -> None:
        told = head["told"]
        if told == "line":
            self._board.step(seat.number, body, head["done"], head["total"])
        elif told == "still":
            self._board.still(seat.number)
        elif told == "also":
            self._at_hand.set(head["name"], body)
        elif told == "answer":
            job = self._board.ended(seat.number, body)
            if job is not None:
                self._at_hand.set(job.task.name, body)
        elif told == "failed":
            self._board.failed(seat.number)
        elif told == "free":
            self._freed(seat, int(head["memory"]))

    def _freed(self, seat: Seat, memory: int) -> None:
        seat.free, seat.memory, seat.ready = True, memory, True
        # A job whose last listener left ended without a word of its own.
        self._board.failed(seat.number)
        # Whoever has just sat down is as small as it can be.
        if seat.worked and memory > settings.SOLVER_MB.value():
            logger.info("solver %d has grown to %d MB and is replaced", seat.number, memory)
            self._vacate(seat, None)

    def _vacate(self, seat: Seat, why: str | None) -> None:
        """Let somebody new sit down; what was worked on there is begun again."""
        if why is not None:
            logger.warning("solver %d %s", seat.number, why)
        self._board.lost(seat.number)
        self._staff.vacate(seat)

    # ---- after every event ---------------------------------------------------------------------

    def _settle(self) -> None:
        """Begin what may begin, answer those who wait after a step, hand messages out."""
        for number in self._board.stuck():
            seat = self._staff.numbered(number)
            if seat is not None:
                self._vacate(seat, "told nothing for too long")
        for number, goes_on in list(self._board.replies()):
            seat = self._staff.numbered(number)
            with contextlib.suppress(OSError):  # it is heard of as gone
                if seat is not None:
                    wire.send(seat.connection, {"do": "go" if goes_on else "stop"})
        while self._begin():
            pass
        told, self._board.told = self._board.told, []
        for listener, head, body in told:
            self._send(listener[0], {"id": listener[1], **head}, body)
        metrics.jobs(*self._board.counts())

    def _begin(self) -> bool:
        """Give one job a seat, the one that has its assumptions' news at hand if that is free."""
        free = [seat for seat in self._staff.seats if seat.free]
        job = self._board.next() if free else None
        if job is None:
            return False
        seat = min(free, key=lambda each: job.task.company not in each.company)
        seat.free, seat.worked = False, True
        seat.company = [job.task.company, *seat.company][:COMPANY_KEPT]
        self._board.begin(job, seat.number)
        told = {"name": job.task.name, "kind": job.task.kind, "text": job.task.text}
        with contextlib.suppress(OSError):  # it is heard of as gone
            wire.send(seat.connection, {"do": "work", **told})
        return True
