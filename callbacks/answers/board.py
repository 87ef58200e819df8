"""All jobs of a server: who waits for what, what is worked out next, and what is told to whom.

A board does no work and waits for nothing: it is told what happened and says what to tell. Results
go first; questions leave one seat free for them, searches two. The same thing asked by many is one
job. A job that nobody waits for any more is taken off, or stops at its next step.
"""

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from callbacks.answers.admission import Admission, Refused
from callbacks.answers.job import BESIDE, RESULT, SEARCH, Client, Job, Listener, Task

TRIES = 3
"""Processes that a job may lose before it is given up."""
HELD = 5.0
"""Seconds that a question gives way to results at one step at most."""
SILENT = 180.0
"""Seconds between two steps after which a solver is thought to be stuck."""
FIRST_GUESS = 1.0
"""Seconds that a job is thought to take before any has ended."""
LONGEST_WAIT = 2
"""Seconds after which one is asked to come back at most: who left is noticed soon after."""


class Told(NamedTuple):
    """A message to one listener."""

    listener: Listener
    head: dict[str, Any]
    body: bytes = b""


class Board:
    """Jobs by name. Used by one thread."""

    def __init__(self, seats: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Let `seats` jobs be worked out at a time and up to `most` wait."""
        self.jobs: dict[str, Job] = {}
        self.told: list[Told] = []
        self._seats = seats
        self._clock = clock
        self._admission = Admission(most)
        self._order = 0
        self._held: dict[int, float] = {}
        self._seconds = FIRST_GUESS

    # ---- who asks ------------------------------------------------------------------------------

    def ask(self, listener: Listener, task: Task, client: Client) -> None:
        """Let somebody wait for an answer."""
        job = self.jobs.get(task.name)
        shared = job is not None
        if job is None:
            try:
                job = self._new(task, client)
            except Refused as no:
                self._tell(listener, "refused", reason=no.reason, again=no.again)
                return
        job.listeners[listener] = client
        job.coming_back.pop(client.name, None)
        where = self.where(job)
        job.place = where["place"]
        self._tell(listener, "joined", shared=shared, **where)
        head = {"told": "line", "done": where["done"], "total": where["total"]}
        self.told += [Told(listener, head, line) for line in job.lines]

    def leave(self, listener: Listener, stay: float = 0.0) -> None:
        """Let somebody go; for `stay` seconds it may come back and find its place."""
        for job in list(self.jobs.values()):
            client = job.listeners.pop(listener, None)
            if client is not None:
                if stay > 0.0:
                    job.coming_back[client.name] = client, self._clock() + stay
                self._drop_unwanted(job)

    def _new(self, task: Task, client: Client) -> Job:
        wait = self._guess(sum(job.seat is None for job in self.jobs.values()))
        left = self._admission.check(client, self.jobs.values(), self._clock(), wait)
        if left is not None:
            left.coming_back.clear()
            self._drop_unwanted(left)
        self._order += 1
        job = self.jobs[task.name] = Job(task, self._order, client)
        return job

    # ---- what is worked out --------------------------------------------------------------------

    def next(self) -> Job | None:
        """Return the job that is to be begun next, if one may be."""
        waiting = [job for job in self._waiting() if self._may_begin(job)]
        return min(waiting, key=self._turn, default=None)

    def begin(self, job: Job, seat: int) -> None:
        """Give a job its seat."""
        job.seat, job.place = seat, 0
        job.begun = job.since = self._clock()

    def step(self, seat: int, line: bytes, done: int | None, total: int | None) -> None:
        """Take a step of a job; whether it goes on is said by `replies`."""
        job = self.at(seat)
        if job is None:
            self._held[seat] = 0.0
            return
        job.since = self._clock()
        job.add(line, done, total)
        head = {"told": "line", "done": done, "total": total}
        self.told += [Told(listener, head, line) for listener in job.listeners]
        self._held[seat] = self._clock() + HELD

    def still(self, seat: int) -> None:
        """Take a sign of a job that has nothing new to tell."""
        self._held[seat] = 0.0

    def replies(self) -> Iterator[tuple[int, bool]]:
        """Yield each seat that waits after a step and is answered now, and whether it goes on."""
        for seat, until in list(self._held.items()):
            job = self.at(seat)
            if job is None or not job.wanted:
                del self._held[seat]
                if job is not None:
                    del self.jobs[job.task.name]
                yield seat, False
            elif not (self._pressed(job) and self._clock() < until):
                del self._held[seat]
                job.since = self._clock()
                yield seat, True

    def ended(self, seat: int, body: bytes) -> Job | None:
        """Hand out an answer; return its job, or None if it was taken off meanwhile."""
        job = self._finished(seat)
        if job is not None:
            self._seconds += 0.2 * (self._clock() - job.begun - self._seconds)
            for listener in job.listeners:
                self.told.append(Told(listener, {"told": "answer", "layer": "solved"}, body))
        return job

    def failed(self, seat: int) -> Job | None:
        """Say that an answer could not be worked out."""
        job = self._finished(seat)
        if job is not None:
            for listener in job.listeners:
                self._tell(listener, "failed")
        return job

    def lost(self, seat: int) -> None:
        """Put the job of a process that is gone back in its place; give it up after TRIES."""
        job = self.at(seat)
        self._held.pop(seat, None)
        if job is None:
            return
        job.tries += 1
        if job.tries >= TRIES:
            self.failed(seat)
        else:
            job.begin_again()
            self._drop_unwanted(job)

    # ---- as time goes by -----------------------------------------------------------------------

    def tick(self) -> None:
        """Forget who did not come back; tell those who wait where they stand."""
        now = self._clock()
        for job in list(self.jobs.values()):
            job.coming_back = {n: it for n, it in job.coming_back.items() if it[1] > now}
            self._drop_unwanted(job)
        waiting = sorted(self._waiting(), key=lambda job: (job.task.rank, job.order))
        for place, job in enumerate(waiting, 1):
            if place != job.place:
                job.place = place
                for listener in job.listeners:
                    self._tell(listener, "place", **self._told(job, place, len(waiting)))

    def stuck(self) -> list[int]:
        """Return the seats that have told nothing for too long; nobody holds them."""
        late = self._clock() - SILENT
        working = [(job.seat, job.since) for job in self.jobs.values() if job.seat is not None]
        return [seat for seat, since in working if seat not in self._held and since < late]

    def where(self, job: Job) -> dict[str, Any]:
        """Return the place of a job, 0 when it is being worked on, and when to ask again."""
        waiting = self._waiting()
        place = 0 if job.seat is not None else 1 + sum(
            (other.task.rank, other.order) < (job.task.rank, job.order) for other in waiting
        )  # fmt: skip
        return self._told(job, place, len(waiting))

    def counts(self) -> tuple[int, int]:
        """Return how many jobs wait and how many are being worked out."""
        waiting = len(self._waiting())
        return waiting, len(self.jobs) - waiting

    # ---- rules ---------------------------------------------------------------------------------

    def at(self, seat: int) -> Job | None:
        """Return the job of a seat."""
        return next((job for job in self.jobs.values() if job.seat == seat), None)

    def _waiting(self) -> list[Job]:
        return [job for job in self.jobs.values() if job.seat is None]

    def _running(self, least: int, most: int = SEARCH) -> list[Job]:
        return [job for job in self.jobs.values()
                if job.seat is not None and least <= job.task.rank <= most]  # fmt: skip

    def _may_begin(self, job: Job) -> bool:
        """Leave a seat for results, and another one for questions."""
        if job.task.rank >= BESIDE and len(self._running(BESIDE)) >= max(1, self._seats - 1):
            return False
        return job.task.rank < SEARCH or len(self._running(SEARCH)) < max(1, self._seats - 2)

    def _turn(self, job: Job) -> tuple[int, int, int]:
        """Order: rank, then clients that have less at work, then who came first."""
        running = self._running(RESULT)
        busy = min(
            (sum(c in other.clients() for other in running) for c in job.clients()), default=0
        )
        return job.task.rank, busy, job.order

    def _pressed(self, job: Job) -> bool:
        """Tell whether results need the processors that a question uses."""
        results = len(self._running(RESULT, RESULT))
        return job.task.rank > RESULT and results >= max(1, self._seats - 1)

    def _told(self, job: Job, place: int, waiting: int) -> dict[str, Any]:
        done, total = job.progress or (None, None)
        again = self._guess(place)
        return {"place": place, "of": waiting, "again": again, "done": done, "total": total}

    def _guess(self, place: int) -> int:
        return min(LONGEST_WAIT, max(1, math.ceil(place * self._seconds / self._seats)))

    def _finished(self, seat: int) -> Job | None:
        job = self.at(seat)
        self._held.pop(seat, None)
        return None if job is None else self.jobs.pop(job.task.name)

    def _drop_unwanted(self, job: Job) -> None:
        if job.seat is None and not job.wanted:
            self.jobs.pop(job.task.name, None)

    def _tell(self, listener: Listener, told: str, **more: Any) -> None:
        self.told.append(Told(listener, {"told": told, **more}))
