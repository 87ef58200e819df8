"""From a lever to the charts: real key presses in Chromium against a real server on loopback.

A commit runs from the key press to the end of the frame after which no chart is drawn any more.
Its floor is the same step of the same three charts by `Plotly.react` alone, from data already in
the page, measured straight after it: what the page adds is the ratio of the two.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import Server, serve
from benchmarks.timing import Timing, paired_ratio
from tests.ensure_browser import find_chromium

RECORDER = (Path(__file__).parent / "recorder.js").read_text("utf-8")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAUSE_MS = 150
"""Pause before a press, as a hand makes one: work left over from the last commit is not timed."""
READY = """() => window.QQ && QQ.cat && document.querySelector('#results').dataset.drawn"""


@dataclass(frozen=True)
class Walk:
    """Presses of one key on one slider: every press is a value not asked for before."""

    lever: str
    key: str
    presses: int

    def back(self) -> "Walk":
        """The way back over values shown before; the first value was shown as another switch."""
        return Walk(self.lever, {"ArrowLeft": "ArrowRight"}[self.key], self.presses - 1)


POLICIES = (
    Walk("limit_strength", "ArrowLeft", 9),
    Walk("rescue_total", "ArrowLeft", 9),
    Walk("futures_total", "ArrowLeft", 5),
)
WARM = Walk("csi2000_rescue", "ArrowLeft", 2)
"""Brings the code of the page and of Chromium to working temperature; not counted."""
ASSUMPTIONS = (Walk("dma_size", "ArrowLeft", 6),)


@dataclass(frozen=True)
class Commits:
    """What one kind of commit cost, press by press."""

    commit: Timing
    floor: Timing
    plotly: Timing  # of the commit: inside Plotly.react
    network: Timing  # of the commit: first request sent to last byte received
    requests: float  # a commit, mean
    sent: float  # bytes a request on the wire, mean
    size: float  # bytes a request unpacked, mean
    computed: int  # results that the server computed for all of them

    @property
    def ratio(self) -> float:
        """Commit / floor, median of the pairs."""
        return paired_ratio(self.commit.seconds, self.floor.seconds)

    @property
    def ratio_p95(self) -> float:
        """The slow end of both: p95 / p95."""
        return self.commit.p95 / self.floor.p95


@dataclass(frozen=True)
class Measured:
    """Kinds of commit by name."""

    kinds: dict[str, Commits]
    chromium: str


UNCACHED, ON_SERVER, IN_PAGE, ASSUMPTION = (
    "uncached: the server computes",
    "cached on the server",
    "cached in the page: a value shown before",
    "uncached, an assumption: exogenous part solved again",
)


def measure() -> Measured:
    """Measure every kind of commit."""
    with serve() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        try:
            return Measured(_kinds(browser, server), browser.version)
        finally:
            browser.close()


@dataclass
class Log:
    """What the page said about each commit, in milliseconds and bytes, and its floor."""

    commits: list[dict[str, Any]] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)
    computed: int = 0


class Visit:
    """One browser that comes with nothing kept from before."""

    def __init__(self, browser: Browser, server: Server) -> None:
        """Open the page and warm it up."""
        self.server = server
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="en-US", reduced_motion="reduce"
        )
        self.page: Page = context.new_page()
        self.page.goto(server.url)
        self.page.wait_for_function(READY)
        self.page.evaluate(f"({RECORDER.strip()})()")
        self.drawer()
        for _ in range(WARM.presses):
            self.press(WARM)
        self.page.keyboard.press("Escape")

    def drawer(self) -> None:
        """Open the drawer of the assumptions."""
        self.page.locator("#assumptions-open").click()

    def press(self, walk: Walk) -> dict[str, Any]:
        """Commit one value: press, and wait until the charts show it."""
        self.page.locator(f"[data-lever='{walk.lever}'] [role=slider]").focus()
        self.page.wait_for_timeout(PAUSE_MS)
        self.page.evaluate("() => window.bench.arm()")
        self.page.keyboard.press(walk.key)
        commit: dict[str, Any] = self.page.evaluate("() => window.bench.commit()")
        if not commit["changed"]:
            raise RuntimeError(f"{walk.lever}: no chart changed")
        return commit

    def walk(self, walk: Walk, log: Log) -> None:
        """Commit by commit, each followed by its floor."""
        known = self.server.results()
        for _ in range(walk.presses):
            log.commits.append(self.press(walk))
            self.page.wait_for_timeout(PAUSE_MS)
            log.floors.append(self.page.evaluate("() => window.bench.floor()"))
        log.computed += self.server.results() - known

    def leave(self) -> None:
        """Close the page."""
        self.page.context.close()


def _kinds(browser: Browser, server: Server) -> dict[str, Commits]:
    """The first visitor finds nothing computed; the second walks over the same values."""
    logs = {name: Log() for name in (UNCACHED, ON_SERVER, IN_PAGE, ASSUMPTION)}
    for kind in (UNCACHED, ON_SERVER):
        visit = Visit(browser, server)
        for walk in POLICIES:
            visit.walk(walk, logs[kind])
            visit.walk(walk.back(), logs[IN_PAGE])
        if kind == UNCACHED:
            visit.drawer()
            for walk in ASSUMPTIONS:
                visit.walk(walk, logs[ASSUMPTION])
        visit.leave()
    for name, log in logs.items():
        fresh = log.computed >= len(log.commits)
        if fresh is not (name in (UNCACHED, ASSUMPTION)):
            raise RuntimeError(f"{name}: {len(log.commits)} commits, {log.computed} runs")
    return {name: summary(log) for name, log in logs.items()}


def summary(log: Log) -> Commits:
    """Turn what the page said into seconds and means."""

    def timing(key: str) -> Timing:
        return Timing(tuple(commit[key] / 1e3 for commit in log.commits))

    def total(key: str) -> float:
        return float(sum(commit[key] for commit in log.commits))

    requests = total("requests")
    return Commits(
        commit=timing("ms"),
        floor=Timing(tuple(ms / 1e3 for ms in log.floors)),
        plotly=timing("plotly"),
        network=timing("network"),
        requests=requests / len(log.commits),
        sent=total("sent") / max(requests, 1.0),
        size=total("size") / max(requests, 1.0),
        computed=log.computed,
    )
