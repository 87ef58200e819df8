"""`python -m docs.screenshot`: take the picture of the README from the running app."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.ensure_browser import find_chromium

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "page.png"
SIZE: ViewportSize = {"width": 1366, "height": 768}
LINK = "v=1&ban=off"
"""What the picture shows: a scenario of the gallery, so that lines and their ghosts differ."""
PATIENCE = 120


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


@contextmanager
def served() -> Iterator[str]:
    """Serve the app as `make run` does, on a free port; stop it afterwards."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as cache:
        settings = {"HOST": "127.0.0.1", "PORT": str(port), "QUANTQUAKE_CACHE": cache}
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:server"],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def photograph(page: Page, url: str) -> None:
    """Save the page once its charts are drawn and its fonts are there."""
    page.goto(f"{url}/?{LINK}", wait_until="networkidle")
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot .trace').length > 3")
    page.wait_for_function("() => document.getElementById('progress').hidden")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)
    page.screenshot(path=str(PICTURE), animations="disabled")


def main() -> None:
    """Write docs/images/page.png."""
    PICTURE.parent.mkdir(exist_ok=True)
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=SIZE, locale="en-US", reduced_motion="reduce")
        photograph(page, url)
        browser.close()
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
