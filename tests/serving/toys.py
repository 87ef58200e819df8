"""A small server whose questions take as long as a test says."""

from collections.abc import Iterator
from threading import Event, Lock
from typing import Any

import pytest
from flask import Flask

from callbacks import api, files, inquiries
from callbacks.answers import work
from callbacks.answers.service import Answers
from callbacks.waiting import Room
from model.declare import NO_UNIT, Lever, Text
from model.inquiry import QUESTION, Question, Step

SIZE = Lever(
    "size", "question", "number", Text("Size", "大小"), Text("How much.", "多少。"), 2.0,
    Text("made up", "虚构"),
    kind="field", unit=NO_UNIT, min=0.0, max=9999.0, step=1.0,
)  # fmt: skip


class Toys:
    """A server whose searches wait for a sign, and that counts what is computed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.go_on = Event()
        self.begun: list[str] = []
        self.left: list[str] = []
        self._lock = Lock()
        label = Text("Toy", "玩具")
        for name, heavy in (("search", True), ("slow", False), ("quick", False)):
            question = Question(name, label, label, (SIZE,), self._answer, heavy=heavy)
            patch.setitem(QUESTION, name, question)
        patch.setattr(work, "scenario_body", self._scenario)
        self.server = Flask("toys")
        self.answers = Answers()
        room = Room()
        desk = api.Desk(self.answers, room)
        api.register(self.server, desk)
        inquiries.register(self.server, self.answers, room, desk)
        files.register(self.server, desk)

    def get(self, path: str, tab: str = "", address: str = "10.0.0.1", **more: Any) -> Any:
        headers = {"QuantQuake-Tab": tab} if tab else {}
        environ = {"REMOTE_ADDR": address, **more}
        # Each request has its own client: a client of Flask is not shared by threads.
        answer = self.server.test_client().get(path, headers=headers, environ_overrides=environ)
        answer.get_data()
        answer.close()
        return answer

    def _answer(self, asked: Any) -> Iterator[Step]:
        key = f"{asked.question.name} {asked['size']:g}"
        with self._lock:
            self.begun.append(key)
        try:
            yield Step(0, 2)
            while asked.question.name != "quick" and not self.go_on.wait(0.02):
                yield Step(1, 2)
        except GeneratorExit:
            self.left.append(key)
            raise
        return {"size": asked["size"]}

    def _scenario(self, chosen: Any) -> bytes:
        with self._lock:
            self.begun.append(f"scenario {chosen.link}")
        return b'{"scenario":"%s"}' % chosen.link.encode()


def toys(patch: pytest.MonkeyPatch, folder: Any, **settings: str) -> Toys:
    """Return a small server with settings of its own."""
    patch.setenv("QUANTQUAKE_CACHE", str(folder))
    for name, value in {"PATIENCE": "5", "SOLVERS": "3", **settings}.items():
        patch.setenv(f"QUANTQUAKE_{name}", value)
    return Toys(patch)
