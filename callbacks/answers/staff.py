"""The seats of a queue, filled beside the thread that serves: sitting down may last."""

import logging
import threading
import time
from multiprocessing.connection import Pipe
from queue import SimpleQueue

from callbacks.answers.seats import Seat, Take

logger = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two tries to fill a seat whose sitter went before it was ready."""


class Staff:
    """So many seats, as far as somebody sits there. Used by one thread but for who sits down."""

    def __init__(self, take: Take, count: int) -> None:
        """Fill `count` seats by `take`."""
        self.seats: list[Seat] = []
        self.bell, self._ring = Pipe(duplex=False)
        """Readable when somebody has sat down."""
        self._take, self._count = take, count
        self._empty_until = 0.0
        self._filling: set[int] = set()
        self._sat_down: SimpleQueue[tuple[int, Seat | None]] = SimpleQueue()

    def fill(self) -> None:
        """Let somebody sit down on every seat that is empty."""
        if time.monotonic() < self._empty_until:
            return
        taken = {seat.number for seat in self.seats} | self._filling
        for number in set(range(self._count)) - taken:
            self._filling.add(number)
            threading.Thread(target=self._sit_down, args=(number,), daemon=True).start()

    def _sit_down(self, number: int) -> None:
        seat = None
        try:
            seat = Seat(number, self._take())
        except Exception as error:  # no process may be started now: tried again in a while
            logger.warning("a solver could not be started: %r", error)
        self._sat_down.put((number, seat))
        self._ring.send_bytes(b"1")

    def seated(self) -> None:
        """Take who has sat down."""
        self.bell.recv_bytes()
        number, seat = self._sat_down.get()
        self._filling.discard(number)
        if seat is None:
            self._empty_until = time.monotonic() + PAUSE
        else:
            self.seats.append(seat)

    def vacate(self, seat: Seat) -> None:
        """Let who sits there go; somebody new comes."""
        if not seat.ready:
            self._empty_until = time.monotonic() + PAUSE
        seat.end()
        self.seats.remove(seat)

    def numbered(self, number: int) -> Seat | None:
        """Return a seat by its number, if somebody sits there."""
        return next((seat for seat in self.seats if seat.number == number), None)

    def end(self) -> None:
        """Let everybody go."""
        for seat in self.seats:
            seat.end()
