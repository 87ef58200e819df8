"""The queue as a process with solvers of its own, as a server has it: shared, and back by itself.

Everything here is real but the readers; one queue serves the whole file.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

import model
from callbacks.answers.desk import Desk
from callbacks.answers.job import Client, Task
from callbacks.answers.key import AnswerKey, of_question, of_scenario
from callbacks.answers.place import Process
from callbacks.answers.service import Answers
from callbacks.answers.work import company, stamped
from callbacks.payload import scenario_body
from model.inquiry import QUESTION, read

ANNA = Client("anna", "here")
BAN = of_scenario(model.parse_link("v=1&ban=off"))
SEARCH = of_question(read(QUESTION["rescue_search"], "v=1&ban=off"))
WITHIN = 120.0


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_CACHE", str(tmp_path_factory.mktemp("queue")))
        patch.setenv("QUANTQUAKE_SOLVE_IN", "processes")
        patch.setenv("QUANTQUAKE_SOLVERS", "2")
        made = Answers()
        made.warm_up()
        yield made
        made.close()


def _ask(answers: Answers, key: AnswerKey, client: Client = ANNA) -> Any:
    """Ask past what is known: each test wants it worked out."""
    task = Task(key.name, key.kind, key.text, key.rank, company(key))
    return answers._desk.ask(task, client)


def _heard(ticket: Any, told: str, within: float = WITHIN) -> tuple[dict[str, Any], bytes]:
    """Return the first message of a kind; fail when another last one comes before."""
    end = time.monotonic() + within
    while True:
        heard: tuple[dict[str, Any], bytes] | None = ticket.hear(end - time.monotonic())
        assert heard is not None, f"no {told} within {within} s"
        if heard[0]["told"] == told:
            return heard
        assert heard[0]["told"] not in ("answer", "failed", "refused"), heard[0]


def _until(true: Callable[[], object], within: float = WITHIN) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.1)


def _children(of: int) -> list[int]:
    told = Path(f"/proc/{of}/task/{of}/children").read_text().split()
    return [int(each) for each in told]


def _queue(answers: Answers) -> int:
    place = answers._desk._place
    assert isinstance(place, Process) and place._started is not None
    return place._started.pid


def _solvers(answers: Answers) -> list[int]:
    """Return the processes that work: children of the one that they are forked from."""
    return [solver for child in _children(_queue(answers)) for solver in _children(child)]


def _ready(answers: Answers, count: int = 2) -> None:
    _until(lambda: (answers._desk.state() or {}).get("seats") == count)


def test_an_answer_is_that_of_the_model_to_the_byte(answers: Answers) -> None:
    for link in ("v=1&ban=off", "v=1&rescue=off&structure=b"):
        key = of_scenario(model.parse_link(link))
        _, body = _heard(_ask(answers, key), "answer")
        assert body == stamped(scenario_body(model.parse_link(link)))
        _until(lambda key=key, body=body: answers._store.get(key.name) == body, 10.0)


def test_another_process_shares_the_queue_and_its_answers(answers: Answers) -> None:
    _, body = _heard(_ask(answers, BAN), "answer")
    place = answers._desk._place
    assert isinstance(place, Process)
    code = (
        "import sys; from multiprocessing.connection import Client;"
        "c = Client(sys.argv[1], family='AF_UNIX', authkey=bytes.fromhex(sys.argv[2]));"
        "c.send_bytes(sys.argv[3].encode()); sys.stdout.buffer.write(c.recv_bytes())"
    )
    task = Task(BAN.name, BAN.kind, BAN.text, BAN.rank)
    asked = {"do": "ask", "id": 1, "client": "x", "address": "y", **vars(task)}
    told = subprocess.run(
        [sys.executable, "-c", code, place._address, place._key.hex(), orjson.dumps(asked)],
        capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    head, _, other = told.partition(b"\n")
    assert json.loads(head)["told"] == "answer" and other == body


def test_a_stranger_without_the_key_is_not_let_in(answers: Answers) -> None:
    place = answers._desk._place
    assert isinstance(place, Process)
    assert Path(place._address).parent.stat().st_mode & 0o077 == 0
    real, place._key = place._key, b"guessed"
    try:
        with pytest.raises(Exception, match="digest"):
            place._knock()
    finally:
        place._key = real
    assert answers._desk.state() is not None


def test_who_leaves_a_search_stops_it_at_its_next_step(answers: Answers) -> None:
    ticket = _ask(answers, SEARCH)
    _heard(ticket, "line")
    assert (answers._desk.state() or {})["busy"] == 1
    ticket.leave()
    _until(lambda: (answers._desk.state() or {})["busy"] == 0, 30.0)


def test_a_solver_that_is_killed_costs_time_and_nothing_else(answers: Answers) -> None:
    _ready(answers)
    key = of_scenario(model.parse_link("v=1&ban=off&dma_size=215"))
    ticket = _ask(answers, key)
    _until(lambda: (answers._desk.state() or {})["busy"] == 1, 10.0)
    for solver in _solvers(answers):
        os.kill(solver, signal.SIGKILL)
    _, body = _heard(ticket, "answer")
    assert json.loads(body)["scenario"] == "v=1&ban=off&dma_size=215"
    _ready(answers)


def test_a_queue_that_is_killed_is_started_again_and_asked_again(answers: Answers) -> None:
    key = of_scenario(model.parse_link("v=1&ban=off&dma_size=225"))
    ticket = _ask(answers, key)
    _heard(ticket, "joined")
    killed = _queue(answers)
    os.kill(killed, signal.SIGKILL)
    _, body = _heard(ticket, "answer")
    assert json.loads(body)["scenario"] == "v=1&ban=off&dma_size=225"
    assert _queue(answers) != killed


def test_a_fork_of_the_server_has_questions_of_its_own(answers: Answers) -> None:
    """The server forks its workers from the process that was warmed up."""
    _, expected = _heard(_ask(answers, BAN), "answer")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            _, body = _heard(_ask(answers, BAN, Client("child", "here")), "answer", 60.0)
            os.write(writer, b"same" if body == expected else b"other")
        finally:
            os._exit(0)
    os.close(writer)
    assert os.read(reader, 10) == b"same"
    os.waitpid(child, 0)
    _heard(_ask(answers, BAN), "answer")


def test_the_queue_ends_once_its_server_is_gone(tmp_path: Path) -> None:
    """Also when that was killed: nothing is left behind that computes."""
    code = (
        "import os, sys; from callbacks.answers.place import Process;"
        "p = Process(None); c = p.connect(); print(p._started.pid, p._home, flush=True);"
        "os.kill(os.getpid(), 9)"
    )
    begun = time.monotonic()
    server = [sys.executable, "-c", code]
    told = subprocess.run(server, capture_output=True, text=True, timeout=60).stdout.split()
    _until(lambda: not _lives(int(told[0])))
    assert not Path(told[1]).exists()
    assert time.monotonic() - begun < 40.0


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_desk_whose_queue_cannot_be_reached_says_so_at_once_the_second_time() -> None:
    class Nowhere:
        tried = 0

        def connect(self) -> Any:
            self.tried += 1
            raise OSError("nobody there")

        def close(self) -> None:
            return

    place = Nowhere()
    desk = Desk(place)
    for _ in range(3):
        with pytest.raises(OSError, match="reached|nobody"):
            desk.ask(Task("n", "scenario", "", 0), ANNA)
    assert place.tried == 1 and desk.state() is None
