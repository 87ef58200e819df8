"""Answers and work shared through a real Redis, by one setting each, with a real Celery worker.

Redis and the worker are started here, on loopback, and killed in the middle of things.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import redis

import model
from callbacks.answers import store
from callbacks.answers.channel import STILL, Channel
from callbacks.answers.job import Client, Task
from callbacks.answers.key import AnswerKey, of_question, of_scenario
from callbacks.answers.redis_store import PREFIX, RedisStore
from callbacks.answers.service import Answers
from callbacks.answers.store import Guarded, open_store
from callbacks.answers.work import company, stamped
from callbacks.payload import scenario_body
from model.inquiry import QUESTION, read
from tests.serving.running import Running, free_port, started

BODY = bytes(range(256)) * 2000
WITHIN = 120.0


def _redis_server() -> str:
    found = shutil.which("redis-server")
    if found is None:
        pytest.fail("redis-server is missing. On Debian type: apt-get install redis-server")
    return found


@contextmanager
def _redis(folder: Path, port: int) -> Iterator[Running]:
    command = [_redis_server(), "--port", str(port), "--bind", "127.0.0.1", "--save", "",
               "--appendonly", "no", "--dir", str(folder)]  # fmt: skip
    with started(command, port, folder, name="redis") as running:
        yield running


def _until(true: Callable[[], object], within: float = WITHIN) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.1)


# ---- answers -------------------------------------------------------------------------------------


def test_answers_in_redis_are_whole_or_none_and_outlive_its_absence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    monkeypatch.setattr(store, "ALONE", 0.0)
    monkeypatch.setenv("QUANTQUAKE_REDIS", f"redis://127.0.0.1:{port}/0")
    with _redis(tmp_path, port) as running:
        kept, other = open_store(None), open_store(tmp_path)
        kept.set("b/k/1", BODY)
        assert other.get("b/k/1") == BODY and kept.get("b/k/2") is None and kept.works()
        raw = redis.Redis(port=port)
        assert 0 < raw.ttl(f"{PREFIX}b/k/1") <= 7 * 86_400
        for damage in (b"", b"{}", raw.get(f"{PREFIX}b/k/1")[:-1]):
            raw.set(f"{PREFIX}b/k/1", damage)
            assert kept.get("b/k/1") is None
            assert raw.get(f"{PREFIX}b/k/1") is None, "what is damaged goes"
        kept.set("b/k/1", BODY)
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        begun = time.monotonic()
        assert kept.get("b/k/1") is None and not kept.works()
        kept.set("b/k/1", BODY)
        assert time.monotonic() - begun < 5.0
        assert "answered past it" in caplog.text
    with _redis(tmp_path, port):
        kept.set("b/k/3", BODY)
        assert kept.get("b/k/3") == BODY == other.get("b/k/3")


def test_a_redis_that_does_not_answer_is_waited_for_once_in_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    with _redis(tmp_path, port) as running:
        kept = Guarded(RedisStore(f"redis://127.0.0.1:{port}/0"))
        kept.set("b/k/1", BODY)
        os.kill(running.process.pid, signal.SIGSTOP)
        try:
            begun = time.monotonic()
            for _ in range(10):
                assert kept.get("b/k/1") is None
            assert time.monotonic() - begun < 4.0
        finally:
            os.kill(running.process.pid, signal.SIGCONT)
        _until(lambda: kept.get("b/k/1") == BODY, 10.0)


# ---- work ----------------------------------------------------------------------------------------


class Farm:
    """A server's answers whose work is done by a Celery worker."""

    def __init__(self, folder: Path, port: int, answers: Answers) -> None:
        self.folder, self.port, self.answers = folder, port, answers

    @contextmanager
    def worker(self) -> Iterator[Running]:
        command = [
            sys.executable, "-m", "celery", "-A", "callbacks.answers.celery_worker", "worker",
            "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle",
        ]  # fmt: skip
        said = self.folder / f"worker-{self.port}.log"
        with started(
            command,
            self.port,
            self.folder,
            name="worker",
            ready=lambda _: "ready." in said.read_text(),
        ) as running:
            yield running

    def ask(self, key: AnswerKey, name: str = "anna") -> Any:
        task = Task(key.name, key.kind, key.text, key.rank, company(key))
        return self.answers._desk.ask(task, Client(name, "here"))


def _heard(ticket: Any, told: str, within: float = WITHIN) -> tuple[dict[str, Any], bytes]:
    end = time.monotonic() + within
    while True:
        heard: tuple[dict[str, Any], bytes] | None = ticket.hear(end - time.monotonic())
        assert heard is not None, f"no {told} within {within} s"
        if heard[0]["told"] == told:
            return heard
        assert heard[0]["told"] not in ("answer", "failed", "refused"), heard[0]


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    folder, port = tmp_path_factory.mktemp("farm"), free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_BROKER", f"redis://127.0.0.1:{port}/1")
        patch.setenv("QUANTQUAKE_REDIS", f"redis://127.0.0.1:{port}/0")
        patch.setenv("QUANTQUAKE_SOLVERS", "2")
        patch.setenv("QUANTQUAKE_CACHE", str(folder))
        answers = Answers()
        yield Farm(folder, port, answers)
        answers.close()


SEARCH = of_question(read(QUESTION["rescue_search"], "v=1&ban=off"))


def test_celery_workers_give_the_answers_of_the_model(farm: Farm) -> None:
    """One story: answers, steps, leaving, a killed process, a killed worker, a killed Redis."""
    with _redis(farm.folder, farm.port) as server:
        with farm.worker() as worker:
            _answers_and_steps(farm)
            _left(farm)
            _process_killed(farm, worker)
            waits = _worker_killed(farm, worker)
        with farm.worker():
            _heard(waits, "answer")
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()
            key = of_scenario(model.parse_link("v=1&ban=off&rescue=off"))
            asked = farm.ask(key)
            assert asked.hear(3.0) is not None and asked.hear(3.0) is None
            with _redis(farm.folder, farm.port):
                _, body = _heard(asked, "answer")
                assert json.loads(body)["scenario"] == key.text


def _answers_and_steps(farm: Farm) -> None:
    key = of_scenario(model.parse_link("v=1&ban=off"))
    first, second = farm.ask(key), farm.ask(key, "bert")
    _, body = _heard(first, "answer")
    assert body == stamped(scenario_body(model.parse_link("v=1&ban=off")))
    assert _heard(second, "answer")[1] == body
    _until(lambda: farm.answers._store.get(key.name) == body, 10.0)
    policies = of_question(read(QUESTION["policies"], "v=1&ban=off"))
    ticket = farm.ask(policies)
    assert json.loads(_heard(ticket, "line")[1])["total"] > 0
    assert "policies" in json.loads(_heard(ticket, "answer")[1])


def _left(farm: Farm) -> None:
    ticket = farm.ask(SEARCH)
    _heard(ticket, "line")
    ticket.leave()
    channel = Channel(f"redis://127.0.0.1:{farm.port}/1", SEARCH.name)
    _until(lambda: not channel.alive(), 30.0)
    assert (farm.answers._desk.state() or {})["busy"] == 0


def _process_killed(farm: Farm, worker: Running) -> None:
    ticket = farm.ask(SEARCH)
    _heard(ticket, "line")
    children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children").read_text()
    for child in children.split():
        os.kill(int(child), signal.SIGKILL)
    _until(lambda: ticket.inbox.empty(), 10.0)
    _heard(ticket, "line")
    ticket.leave()


def _worker_killed(farm: Farm, worker: Running) -> Any:
    key = of_scenario(model.parse_link("v=1&dma_size=233"))
    waits = farm.ask(key)
    channel = Channel(f"redis://127.0.0.1:{farm.port}/1", key.name)
    _until(channel.alive, 30.0)
    children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children").read_text()
    os.kill(worker.process.pid, signal.SIGKILL)
    for child in children.split():
        os.kill(int(child), signal.SIGKILL)
    _until(lambda: not channel.alive(), STILL + 10.0)
    return waits
