"""Answers over HTTP: shared, in turn, bounded, and never at the cost of those that are known."""

import json
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import model
from callbacks import stopping, waiting
from callbacks.answers import folder, wire
from callbacks.answers.admission import PLACES
from callbacks.answers.key import of_scenario
from components.build import build_hash
from model.inquiry import QUESTION
from tests.serving.toys import Toys, toys

SCENARIO = "/api/v1/scenario"
SEARCH = "/api/v1/ask/search"
KNOWN = f"{SCENARIO}?v=1&ban=off"


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Toys]:
    made = toys(monkeypatch, tmp_path)
    yield made
    made.go_on.set()
    made.answers.close()


def _until(true: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def _lines(answer: Any) -> list[Any]:
    return [json.loads(line) for line in answer.data.splitlines()]


# ---- no wait without an end ----------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_whose_answer_is_not_known_is_made(
    lab: Toys, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """The lock of a file and the lock of its answer could be one: it then waited for itself."""
    monkeypatch.undo()
    link = "v=1&futures=changed&futures_total=3.6"
    assert lab.get(f"{SCENARIO}.{ending}?{link}").status_code in (200, 202)
    _until(lambda: lab.get(f"{SCENARIO}.{ending}?{link}").status_code == 200, 60.0)
    assert lab.get(f"{SCENARIO}?{link}").status_code == 200


def test_files_and_answers_asked_for_crosswise_are_all_made(lab: Toys) -> None:
    """Two keys could wait for each other; here nothing is computed under a lock at all."""
    links = [f"v=1&rescue=changed&rescue_total={n}" for n in range(100, 106)]
    paths = [f"{SCENARIO}?{link}" for link in links] * 2
    with ThreadPoolExecutor(12) as many:
        asked = [
            many.submit(lab.get, path, f"tab-{n:08}") for n, path in enumerate(paths)
        ]  # fmt: skip
        assert all(each.result(30.0).status_code in (200, 202) for each in asked)
    for n, path in enumerate(paths):
        _until(lambda path=path, n=n: lab.get(path, f"tab-{n:08}").status_code == 200)
    # What happened under their assumptions is found on the way, by each solver that needs it.
    asked_for = sorted(each for each in lab.begun if each != "scenario ")
    assert asked_for == sorted(f"scenario {link}" for link in links)


def test_a_pruned_answer_does_not_stop_the_file_that_is_made_of_it(
    lab: Toys, tmp_path: Path
) -> None:
    assert lab.get(KNOWN).status_code == 200
    shutil.rmtree(tmp_path / folder.NAME)
    assert lab.get(KNOWN).status_code == 200


# ---- one job for many ----------------------------------------------------------------------------


def test_steps_asked_for_by_eight_are_worked_out_once_and_told_to_all(lab: Toys) -> None:
    with ThreadPoolExecutor(8) as many:
        asked = [many.submit(lab.get, f"{SEARCH}/steps?size=1", f"tab-{n:08}") for n in range(8)]
        _until(lambda: lab.begun)
        time.sleep(0.3)
        lab.go_on.set()
        told = [each.result(30.0) for each in asked]
    assert lab.begun == ["search 1"]
    streamed = [answer for answer in told if answer.status_code == 200]
    assert streamed, "nobody was told the steps"
    for answer in streamed:
        said = _lines(answer)
        assert said[-1] == {"answer": {"build": build_hash(), "size": 1.0}}
        assert {"done": 0, "total": 2} in said or len(said) == 1
    assert lab.get(f"{SEARCH}?size=1").get_json() == {"build": build_hash(), "size": 1.0}


def test_forty_on_one_search_leave_every_other_reader_in_peace(lab: Toys) -> None:
    assert lab.get(KNOWN).status_code == 200
    with ThreadPoolExecutor(40) as many:
        asked = [many.submit(lab.get, f"{SEARCH}?size=1", f"tab-{n:08}") for n in range(40)]
        _until(lambda: sum(each.done() for each in asked) >= 30)
        begun = time.monotonic()
        for _ in range(20):
            assert lab.get(KNOWN).status_code == 200
        assert lab.get(f"{SCENARIO}?v=1&rescue=off", "tab-other-1").status_code == 200
        assert time.monotonic() - begun < 4.0
        waited = [each.result(30.0) for each in asked]
    assert lab.begun.count("search 1") == 1
    for answer in waited:
        assert answer.status_code == 202
        assert answer.headers["Location"] == f"{SEARCH}?size=1"
        assert int(answer.headers["Retry-After"]) >= 1
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.get_json()["place"] in (0, 1) and answer.get_json()["error"]["zh"]
    lab.go_on.set()
    _until(lambda: lab.get(waited[0].headers["Location"], "tab-00000000").status_code == 200)
    assert lab.begun.count("search 1") == 1


# ---- places and rates ----------------------------------------------------------------------------


def test_one_client_takes_its_places_and_no_more(lab: Toys) -> None:
    with ThreadPoolExecutor(12) as many:
        asked = [many.submit(lab.get, f"{SEARCH}?size={n}", "tab-greedy") for n in range(12)]
        begun = time.monotonic()
        other = lab.get(f"{SCENARIO}?v=1&rescue=off", "tab-modest")
        assert other.status_code == 200 and time.monotonic() - begun < 4.0
        assert {each.result(30.0).status_code for each in asked} == {202}
    results = {"scenario ", "scenario v=1&rescue=off"}
    assert len(set(lab.begun) - results) <= 2, "one at a time; one that it left may have begun"
    _until(lambda: 1 <= sum(lab.answers.state()[n] for n in ("waiting", "busy")) <= PLACES)


def test_a_full_queue_says_503_and_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lab = toys(monkeypatch, tmp_path, QUEUE="3", PATIENCE="0")
    try:
        assert lab.get(f"{SEARCH}?size=0", "tab-first").status_code == 202
        _until(lambda: lab.begun)
        told = [lab.get(f"{SEARCH}?size={n}", f"tab-{n:08}", f"10.0.0.{n}") for n in range(1, 8)]
        assert [answer.get_json()["place"] for answer in told[:3]] == [1, 2, 3]
        assert {answer.status_code for answer in told[3:]} == {503}
        assert int(told[-1].headers["Retry-After"]) >= 1 and told[-1].get_json()["error"]["zh"]
    finally:
        lab.go_on.set()
        lab.answers.close()


def test_a_place_is_kept_for_who_asks_again_and_given_up_for_who_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(waiting, "COMES_BACK", 0.5)
    lab = toys(monkeypatch, tmp_path, PATIENCE="0")
    try:
        for _ in range(4):
            assert lab.get(f"{SEARCH}?size=1").status_code == 202
            time.sleep(0.3)
        assert lab.begun == ["search 1"] and not lab.left
        _until(lambda: lab.left)
    finally:
        lab.go_on.set()
        lab.answers.close()


# ---- who left ------------------------------------------------------------------------------------


def test_a_reader_who_closed_the_connection_is_not_waited_for(lab: Toys) -> None:
    ours, theirs = socket.socketpair()
    with ThreadPoolExecutor(1) as many:
        more = {"gunicorn.socket": ours}
        asked = many.submit(lambda: lab.get("/api/v1/ask/slow?size=1", **more))
        _until(lambda: lab.begun)
        assert not lab.left
        theirs.close()
        asked.result(20.0)
        _until(lambda: lab.left)
    ours.close()


def test_streams_tell_their_last_line_when_the_server_stops(
    lab: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ThreadPoolExecutor(1) as many:
        asked = many.submit(lab.get, f"{SEARCH}/steps?size=1")
        _until(lambda: lab.begun)
        monkeypatch.setattr(stopping, "begun", lambda: True)
        said = _lines(asked.result(20.0))
    assert "restarted" in said[-1]["error"]["en"] and said[-1]["error"]["zh"]
    _until(lambda: lab.left)


def test_a_stream_that_waits_says_so_every_second(lab: Toys) -> None:
    with ThreadPoolExecutor(2) as many:
        first = many.submit(lab.get, f"{SEARCH}/steps?size=1", "tab-first")
        _until(lambda: lab.begun)
        second = many.submit(lab.get, f"{SEARCH}/steps?size=2", "tab-second")
        time.sleep(2.5)
        lab.go_on.set()
        said = _lines(second.result(20.0))
        first.result(20.0)
    assert {"place": 1} in said and "answer" in said[-1]


# ---- the store under it --------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"scenario":"v=1&ban=off","metrics":{}}'])
def test_a_damaged_file_is_not_served_but_computed_again_and_logged(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    damage: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever lay in the file was served, immutable for a year."""
    first = toys(monkeypatch, tmp_path)
    body = first.get(KNOWN).data
    key = of_scenario(model.parse_link("v=1&ban=off"))
    _until(lambda: first.answers._store.get(key.name))
    first.answers.close()
    first.answers._store._store.set(key.name, damage)  # type: ignore[union-attr]
    second = toys(monkeypatch, tmp_path)
    try:
        assert second.get(KNOWN).data == body
        assert second.begun == ["scenario v=1&ban=off"]
        assert "damaged in the store" in caplog.text
        _until(lambda: second.answers._store.get(key.name) == body)
    finally:
        second.answers.close()


def test_answers_are_right_without_any_store(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    monkeypatch.setattr(folder, "_fresh", lambda: None)
    lab = toys(monkeypatch, file)
    try:
        assert lab.get(KNOWN).get_json() == {"build": build_hash(), "scenario": "v=1&ban=off"}
        assert lab.get(KNOWN).status_code == 200
        assert lab.begun.count("scenario v=1&ban=off") == 1
        assert not lab.answers.state()["store"]
    finally:
        lab.answers.close()


def test_a_second_server_on_the_same_folder_computes_nothing_again(
    lab: Toys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    body = lab.get(KNOWN).data
    key = of_scenario(model.parse_link("v=1&ban=off"))
    _until(lambda: lab.answers._store.get(key.name))
    other = toys(monkeypatch, tmp_path)
    try:
        assert other.get(KNOWN).data == body and not other.begun
    finally:
        other.answers.close()


# ---- what is told of it --------------------------------------------------------------------------


def test_a_question_that_fails_is_a_500_for_all_who_waited(
    lab: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(asked: Any) -> Any:
        raise FloatingPointError("not finite")

    toy = QUESTION["quick"]
    broken = type(toy)("quick", toy.label, toy.help, toy.fields, breaks)
    monkeypatch.setitem(QUESTION, "quick", broken)
    answer = lab.get("/api/v1/ask/quick?size=3")
    assert answer.status_code == 500 and answer.get_json()["error"]["en"]


def test_the_state_says_how_the_server_is(lab: Toys) -> None:
    assert not lab.answers.state()["warm"]
    assert lab.get(SCENARIO).status_code == 200
    _until(lambda: lab.answers.state()["queue"])
    state = lab.answers.state()
    assert state["warm"] and state["store"] and state["waiting"] == state["busy"] == 0


def test_a_forked_process_that_computes_in_threads_has_threads_of_its_own(lab: Toys) -> None:
    assert lab.get(KNOWN).status_code == 200
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            answer = lab.get(f"{SCENARIO}?v=1&rescue=off")
            os.write(writer, str(answer.status_code).encode())
        finally:
            os._exit(0)
    os.close(writer)
    assert os.read(reader, 10) == b"200"
    os.waitpid(child, 0)


def test_a_queue_that_is_gone_for_good_is_503_and_known_answers_go_on(
    lab: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lab.get(KNOWN).status_code == 200

    def nowhere() -> Any:
        raise OSError("nobody there")

    monkeypatch.setattr(lab.answers._desk._place, "connect", nowhere)
    with ThreadPoolExecutor(1) as many:
        asked = many.submit(lab.get, "/api/v1/ask/slow?size=1")
        _until(lambda: lab.begun.count("slow 1"))
        wire.end(lab.answers._desk._connection)  # type: ignore[arg-type]
        lost = asked.result(30.0)
    later = lab.get(f"{SCENARIO}?v=1&rescue=off")
    for answer in (lost, later):
        assert answer.status_code == 503 and int(answer.headers["Retry-After"]) >= 1
        assert answer.get_json()["error"]["zh"] and answer.get_json()["place"] is None
    assert lab.get(KNOWN).status_code == 200
    assert lab.get(f"{SEARCH}/steps?size=1").status_code == 503
    assert not lab.answers.state()["queue"]
