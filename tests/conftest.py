"""Fixtures of the browser tests: a real server, a real Chromium, and a watch on every page.

A test that takes `page`, `context` or `new_context` fails at its end when a page logged an error to
the console, threw an exception, or asked another host for anything.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

from tests.ensure_browser import find_chromium, main

ROOT = Path(__file__).parent.parent
# As the server has it, and before numpy is loaded: threads of matrix products wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A client of a test computes in threads of the test, where what a test put in place is used.
os.environ.setdefault("QUANTQUAKE_SOLVE_IN", "threads")
os.environ.setdefault("QUANTQUAKE_PATIENCE", "60")
BROWSER_FIXTURES = {"page", "context", "new_context", "browser"}
START_SECONDS = 120
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


LONG = (
    "tests/serving/test_redis.py",
    "tests/serving/test_load.py",
    "tests/serving/test_queue.py",
    "tests/e2e/test_levers.py",
    "tests/e2e/test_chinese.py",
)
"""Files that take longest: begun first, so that no process waits for another at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse to run browser tests without a browser: they are never skipped. Mark them."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    wants = [i for i in items if BROWSER_FIXTURES & set(getattr(i, "fixturenames", ()))]
    for item in wants:
        item.add_marker(pytest.mark.browser)
    if wants and main() != 0:
        raise pytest.UsageError("no browser for the browser tests: see the message above")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, process: "subprocess.Popen[str]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start gunicorn as in production on a free port; yield its address."""
    folder = tmp_path_factory.mktemp("server")
    url = f"http://127.0.0.1:{(port := _free_port())}"
    log = folder / "server.log"
    settings = {
        "HOST": "127.0.0.1", "PORT": str(port), "QUANTQUAKE_CACHE": str(folder / "cache"),
        "QUANTQUAKE_SOLVE_IN": "processes", "QUANTQUAKE_PATIENCE": "",
    }  # fmt: skip
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:server"],
            cwd=ROOT, env={**os.environ, **settings}, stdout=stream, stderr=stream, text=True,
        )  # fmt: skip
    try:
        _wait_until_healthy(url, process, log)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()


@pytest.fixture(scope="session")
def base_url(server: str) -> str:
    """Let `page.goto("/?...")` mean the server under test."""
    return server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the Chromium of the system."""
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": [*browser_type_launch_args.get("args", []), *CHROMIUM_ARGS],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Start at the size of a projector laptop, in English."""
    return {
        **browser_context_args,
        "viewport": {"width": 1366, "height": 768},
        "locale": "en-US",
    }


class PageWatch:
    """What went wrong in the pages of one test, and what the test expects to go wrong."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.problems: list[str] = []
        self.expected: list[str] = []

    def expect(self, pattern: str) -> None:
        """Say that a problem matching `pattern` belongs to what the test does."""
        self.expected.append(pattern)

    def unexpected(self) -> list[str]:
        """Return the problems that no expectation covers."""
        return [p for p in self.problems if not any(re.search(e, p) for e in self.expected)]

    def attach(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.problems.append(f"console error: {message.text} ({where})")

    def _error(self, error: WebError) -> None:
        self.problems.append(f"exception: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.host:
            self.problems.append(f"request to another host: {request.url}")


@pytest.fixture
def watch(server: str) -> Iterator[PageWatch]:
    """Fail the test at its end when its pages had problems that it did not expect."""
    watched = PageWatch(urlsplit(server).netloc)
    yield watched
    problems = watched.unexpected()
    assert not problems, "\n".join(problems)


@pytest.fixture
def new_context(
    watch: PageWatch, new_context: Callable[..., BrowserContext]
) -> Callable[..., BrowserContext]:
    """Make browser contexts whose pages are all watched; `context` and `page` come from here."""

    def make(**settings: Any) -> BrowserContext:
        context = new_context(**settings)
        watch.attach(context)
        return context

    return make
