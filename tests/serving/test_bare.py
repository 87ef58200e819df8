"""gunicorn bare, on a read-only disk: slow and malformed requests, log, end.

One server for all of it: to start one takes several seconds.
"""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from callbacks import patient_worker, settings
from callbacks.patient_worker import LONGEST_HEAD, Refused, missing
from callbacks.refusal import refusal
from tests.serving.running import (
    GUNICORN,
    Running,
    ask,
    free_port,
    healthy,
    on_a_read_only_disk,
    started,
    stop,
)  # fmt: skip

SLOW = settings.WORKERS.default * settings.THREADS.default + 20
"""More than both workers have threads."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start a server with nothing set but its port and where temporary files go."""
    folder, port = tmp_path_factory.mktemp("bare"), free_port()
    temporary = folder / "tmp"
    temporary.mkdir()
    settings = {"PORT": str(port), "TMPDIR": str(temporary), "HOME": "/nonexistent"}
    settings |= {"QUANTQUAKE_CACHE": "", "HOST": ""}
    command = on_a_read_only_disk(GUNICORN, temporary) or GUNICORN
    with started(command, port, folder, settings, healthy) as server:
        yield server


def test_it_serves_from_a_read_only_disk(running: Running) -> None:
    if "unshare" not in running.process.args:
        pytest.skip("this machine lets nobody make a read-only disk")
    assert ask(running.port, "/api/v1/scenario").status == 200
    log = running.said()
    assert "Traceback" not in log and "Read-only" not in log


def _open(port: int, sent: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(sent)
    return connection


def _all(connection: socket.socket) -> bytes:
    said = b""
    while piece := connection.recv(65536):
        said += piece
    return said


BEGUN = {
    "nothing": b"",
    "half a request line": b"GET /heal",
    "half a head": b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ",
    "half a body": b"POST /csp-report HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n{",
}


@pytest.mark.parametrize("sent", BEGUN.values(), ids=BEGUN)
def test_slow_requests_leave_every_thread_free(running: Running, sent: bytes) -> None:
    slow = [_open(running.port, sent) for _ in range(SLOW)]
    try:
        took = []
        for _ in range(20):
            began = time.monotonic()
            assert ask(running.port, "/healthz", timeout=5).status == 200
            took.append(time.monotonic() - began)
        assert max(took) < 1.0
    finally:
        for connection in slow:
            connection.close()


def test_readers_that_take_nothing_leave_the_server_alive(running: Running) -> None:
    page = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    slow = [_open(running.port, page * 40) for _ in range(SLOW)]
    try:
        assert healthy(running.port)
    finally:
        for connection in slow:
            connection.close()


def test_a_late_request_is_told_so_and_ended(running: Running) -> None:
    connection = _open(running.port, BEGUN["half a head"])
    began = time.monotonic()
    said = _all(connection)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert patient_worker.HEAD_SECONDS - 1 < time.monotonic() - began < 15


REFUSED = {
    "a line of no protocol": (b"hello\r\n\r\n", 400),
    "a header without a name": (b"GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
    "a long line": (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
    "a long header": (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 9000 + b"\r\n\r\n", 431),
    "a head without end": (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 12_000, 431),
    "many headers": (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 100 + b"\r\n", 431),
    "pieces": (b"POST /csp-report HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    "a large body": (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000000\r\n\r\n", 413),
    "two lengths": (
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    "no length": (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n", 400),
    "a byte of nothing": (b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n", 400),
    "empty lines": (b"\r\n\r\n", 400),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_the_same_headers(
    running: Running, sent: bytes, status: int
) -> None:
    said = _all(_open(running.port, sent))
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    for header in (b"X-Content-Type-Options: nosniff", b"Content-Security-Policy: default-src"):
        assert header in head
    assert b"Python" not in said
    assert body.startswith(b'{"error":{"en":')


def test_the_log_names_no_reader_and_no_traceback(running: Running) -> None:
    assert ask(running.port, "/?alpha=secret-word").status == 200
    log = running.said()
    assert "Traceback" not in log
    assert "secret-word" not in log
    assert "ip=" not in log


def test_requests_one_after_another_and_in_pieces_are_all_answered(running: Running) -> None:
    connection = _open(running.port, b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" * 3)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHo")
    time.sleep(0.3)
    connection.sendall(b"st: a\r\nConnection: close\r\n\r\n")
    assert _all(connection).count(b"HTTP/1.1 200 OK") == 4


def test_a_body_that_comes_in_pieces_arrives_whole(running: Running) -> None:
    report = (
        b'{"csp-report": {"effective-directive": "script-src", "blocked-uri": "https://b.c/d"}}'
    )
    head = b"POST /csp-report HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d"
    connection = _open(running.port, head % len(report) + b"\r\n\r\n" + report[:30])
    time.sleep(0.3)
    connection.sendall(report[30:])
    assert _all(connection).startswith(b"HTTP/1.1 204 ")


@pytest.mark.parametrize(
    ("received", "part"),
    [
        (b"", "head"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", "head"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", ""),
        (b"POST / HTTP/1.1\r\ncontent-length:3\r\n\r\nab", "body"),
        (b"POST / HTTP/1.1\r\nCONTENT-LENGTH: 3\r\n\r\nabc", ""),
        (b"GET / HTTP/1.1\r\nX: content-length: 3\r\n\r\n", ""),
    ],
)
def test_a_request_is_whole_when_its_body_is(received: bytes, part: str) -> None:
    assert missing(received) == part


def test_a_head_may_be_long_but_not_endless() -> None:
    assert missing(b"G" * LONGEST_HEAD) == "head"
    with pytest.raises(Refused):
        missing(b"G" * (LONGEST_HEAD + 1))


def test_a_full_worker_lets_go_of_those_who_have_not_asked(running: Running) -> None:
    waiting = [_open(running.port, b"") for _ in range(1100)]
    try:
        deadline = time.monotonic() + 8
        answered = 0
        while time.monotonic() < deadline and answered < 5:
            answered += healthy(running.port)
        assert answered == 5
    finally:
        for connection in waiting:
            connection.close()


def test_who_does_not_take_an_answer_counts_as_gone(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    with mock.patch.object(patient_worker, "SEND_SECONDS", 0.2):
        sender = patient_worker._Socket(fileno=ours.detach())
        sender.setblocking(True)
        with sender, theirs, pytest.raises(BrokenPipeError):
            sender.sendall(b"x" * 50_000_000)


def test_a_look_whether_somebody_is_there_does_not_wait() -> None:
    ours, theirs = socket.socketpair()
    watched = patient_worker._Socket(fileno=ours.detach())
    watched.setblocking(True)
    with watched:
        began = time.monotonic()
        with pytest.raises(BlockingIOError):
            watched.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        theirs.close()
        assert watched.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        assert time.monotonic() - began < 1.0


def test_a_refusal_tells_its_length() -> None:
    head, _, body = refusal(503).partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


def test_it_ends_politely_and_leaves_no_folder(running: Running) -> None:
    """The last of this file: it ends the server."""

    def numbers() -> list[Path]:
        return list(Path("/dev/shm").glob(f"quantquake-numbers-{running.process.pid}-*"))

    if Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK):
        assert ask(running.port, "/metrics").status == 200
        assert len(numbers()) == 1 or "unshare" in running.process.args
    stop(running.process)
    assert running.process.returncode == 0
    assert not numbers()
