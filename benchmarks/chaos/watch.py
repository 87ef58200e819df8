"""A witness: knows the right answers, asks while a fault happens, and says what came of it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException

from benchmarks.load.links import KNOWN, new_links, numbers
from benchmarks.load.measure import Row
from callbacks.payload import scenario_body
from model import parse_link
from tests.serving.running import Answer, ask

API = "/api/v1/scenario?"
BACK_WITHIN = 20.0
"""Seconds within which the server is itself again after a fault."""
LOOKS = KNOWN[:3]
ALLOWED = (200, 202, 503)


def get(port: int, path: str, timeout: float = 30.0) -> Answer:
    """Ask once; status 0 where the connection broke."""
    try:
        return ask(port, path, headers={"QuantQuake-Tab": "a-witness-of-chaos"}, timeout=timeout)
    except (OSError, HTTPException):
        return Answer(0, {}, b"")


def patient(port: int, path: str, limit: float = 60.0) -> Answer:
    """Ask until the answer is ready, as a page does."""
    until = time.monotonic() + limit
    while True:
        answer = get(port, path, limit)
        if answer.status == 200 or time.monotonic() > until:
            return answer
        time.sleep(0.5)


class Witness:
    """Holds what the server says against the model."""

    def __init__(self) -> None:
        self._right: dict[str, object] = {}
        self._fresh = new_links()
        self.wrong = 0
        self.unallowed: list[int] = []
        self.asked = 0

    def new(self) -> str:
        """Return a link that nobody has asked for."""
        return next(self._fresh)

    def truth(self, link: str) -> object:
        """Return what the model says of a link."""
        if link not in self._right:
            self._right[link] = numbers(scenario_body(parse_link(link)))
        return self._right[link]

    def look(self, answer: Answer, link: str) -> bool:
        """Judge an answer; return whether it is there and right."""
        self.asked += 1
        if answer.status not in ALLOWED:
            self.unallowed.append(answer.status)
        if answer.status != 200:
            return False
        try:
            right = numbers(answer.body) == self.truth(link)
        except json.JSONDecodeError:
            right = False
        self.wrong += not right
        return right

    @contextmanager
    def asking(self, port: int) -> Iterator[None]:
        """Ask for known links and one new after the other while something happens."""
        over = threading.Event()

        def go() -> None:
            while not over.is_set():
                for link in (*LOOKS, self.new()):
                    self.look(get(port, API + link), link)

        for link in LOOKS:
            self.truth(link)
        threads = [threading.Thread(target=go, daemon=True) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            time.sleep(1.0)
            yield
            time.sleep(1.0)
        finally:
            over.set()
            for thread in threads:
                thread.join(60.0)

    def recovered(self, port: int) -> float:
        """Return the seconds until known links and a new one are answered rightly."""
        began, links = time.monotonic(), [*LOOKS, self.new()]
        while links and time.monotonic() - began < 3 * BACK_WITHIN:
            links = [link for link in links if not self.look(patient(port, API + link), link)]
        return time.monotonic() - began if not links else float("inf")

    def rows(self, scene: str, back: float, broken: bool = False) -> list[Row]:
        """Return what came of a fault. `broken`: connections that a killed process had may end."""
        bad = [status for status in self.unallowed if status != 0 or not broken]
        kinds = f"{len(bad)} {sorted(set(bad))}" if bad else "0"
        return [
            Row(scene, "wrong answers", f"{self.wrong} of {self.asked}", "0", self.wrong == 0),
            Row(scene, "answers that are neither right nor told to wait", kinds, "0", not bad),
            Row(scene, "right again", f"after {back:.1f} s", f"below {BACK_WITHIN:g} s",
                back < BACK_WITHIN),
        ]  # fmt: skip


def faced(scene: str, port: int, fault: Callable[[], object], broken: bool = False) -> list[Row]:
    """Let a fault happen while people ask; return what came of it."""
    print(f"{scene} ...", flush=True)
    witness = Witness()
    with witness.asking(port):
        fault()
    return witness.rows(scene, witness.recovered(port), broken)
