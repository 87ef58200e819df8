"""The shipped nginx before a real server: what it keeps, what it lets through, what it refuses."""

import contextlib
import json
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from components.text_server import SERVER
from tests.serving.proxy import SHIPPED, nginx
from tests.serving.running import Running, ask, gunicorn

TAB = {"QuantQuake-Tab": "a-tab-of-the-tests"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def behind(folder: Path) -> Iterator[Running]:
    with gunicorn(folder, QUANTQUAKE_PROXIES="1", WEB_CONCURRENCY="1") as server:
        yield server


@pytest.fixture(scope="module")
def front(behind: Running, folder: Path) -> Iterator[Running]:
    with nginx(folder, behind.port) as server:
        yield server


def _asset(front: Running) -> str:
    page = ask(front.port, "/").body.decode()
    found = re.search(r"""["'](/assets/[\w./-]+\.js\?m=[^"']+)["']""", page)
    assert found is not None
    return found[1]


def _lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "nginx" / "access.log").read_text().splitlines()]


def test_pages_and_answers_come_through(front: Running) -> None:
    assert b"QuantQuake" in ask(front.port, "/").body
    answer = ask(front.port, "/api/v1/scenario")
    assert answer.status == 200
    assert json.loads(answer.body)["metrics"]


def test_files_are_kept_in_front_of_the_server(front: Running, folder: Path) -> None:
    address = _asset(front)
    for _ in range(3):
        assert ask(front.port, address).status == 200
    assert [line["from"] for line in _lines(folder)[-3:]][1:] == ["HIT", "HIT"]


def test_answers_of_another_encoding_are_other_answers(front: Running) -> None:
    address = _asset(front)
    plain = ask(front.port, address)
    packed = ask(front.port, address, headers={"Accept-Encoding": "br"})
    assert packed.headers.get("Content-Encoding") == "br"
    assert "Content-Encoding" not in ask(front.port, address).headers
    assert len(packed.body) < len(plain.body)


def test_numbers_of_the_server_are_not_for_everybody(front: Running, behind: Running) -> None:
    assert ask(front.port, "/metrics").status == 404
    assert ask(behind.port, "/metrics").status == 200
    outside = {"X-Forwarded-For": "8.8.8.8"}
    assert ask(behind.port, "/metrics", headers=outside).status == 404


def test_a_request_has_one_id_on_its_way(front: Running, behind: Running, folder: Path) -> None:
    name = ask(front.port, "/healthz", headers={"X-Request-ID": "chosen-by-the-client"}).headers[
        "X-Request-ID"
    ]
    assert name != "chosen-by-the-client"
    deadline = time.monotonic() + 5
    while name not in behind.said() and time.monotonic() < deadline:
        time.sleep(0.05)  # the line is written after the last byte
    assert name in behind.said()
    assert name in [line["id"] for line in _lines(folder)]


def test_the_log_knows_nothing_of_a_reader(front: Running, folder: Path) -> None:
    ask(front.port, "/?alpha=secret-word", headers={"User-Agent": "secret-agent"})
    log = (folder / "nginx" / "access.log").read_text()
    assert "secret" not in log
    assert "127.0.0.1" not in log


def test_slow_clients_are_ended_and_nobody_waits_for_them(front: Running) -> None:
    slow = [socket.create_connection(("127.0.0.1", front.port)) for _ in range(200)]
    try:
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        began = time.monotonic()
        assert ask(front.port, "/healthz", timeout=5).status == 200
        assert time.monotonic() - began < 1.0
        slow[0].settimeout(15)
        with contextlib.suppress(ConnectionResetError):  # the shorter way to say the same
            assert slow[0].recv(100) == b""
    finally:
        for connection in slow:
            connection.close()


@pytest.mark.parametrize(
    "sent",
    [b"hello\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40_000 + b"\r\n\r\n"],
)
def test_what_cannot_be_read_is_refused_with_our_words(front: Running, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", front.port), timeout=5) as connection:
        connection.sendall(sent)
        said = connection.recv(65536)
    assert said.startswith(b"HTTP/1.1 400 ")
    assert b"Content-Security-Policy: default-src 'none'" in said
    assert json.loads(said.partition(b"\r\n\r\n")[2])["error"] == SERVER["refused"]


def test_a_tab_that_asks_too_often_is_told_to_wait_and_others_are_not(front: Running) -> None:
    def status(tab: str) -> int:
        return ask(front.port, "/api/v1/levers", headers={"QuantQuake-Tab": tab}).status

    with ThreadPoolExecutor(20) as pool:
        hasty = list(pool.map(status, ["one-hasty-tab"] * 150))
        classroom = list(pool.map(status, [f"tab-number-{n:03d}" for n in range(100)] * 3))
    assert hasty.count(503) > 30
    assert set(hasty) <= {200, 503}
    assert set(classroom) == {200}
    refused = next(
        answer
        for answer in (ask(front.port, "/api/v1/levers", headers=TAB) for _ in range(300))
        if answer.status == 503
    )
    assert refused.headers["Retry-After"] == "2"
    assert json.loads(refused.body)["error"] == SERVER["busy"]


def test_words_of_the_configuration_are_the_servers() -> None:
    said = [
        json.loads(body)["error"] for body in re.findall(r"return \d+ '(.+)';", SHIPPED.read_text())
    ]
    assert said == [SERVER["busy"], SERVER["refused"]]


def test_a_server_that_is_gone_is_a_busy_one(front: Running, behind: Running) -> None:
    """The last of this file: it ends the server; kept files are still there."""
    address = _asset(front)
    assert ask(front.port, address).status == 200
    behind.process.terminate()
    behind.process.wait(timeout=30)
    gone = ask(front.port, "/")
    assert (gone.status, json.loads(gone.body)["error"]) == (503, SERVER["busy"])
    assert ask(front.port, address).status == 200
