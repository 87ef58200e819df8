"""One scene for each fault: a server of its own state, people who ask, the fault, the return."""

import http.client
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.chaos import faults
from benchmarks.chaos.watch import API, Witness, faced, get
from benchmarks.load.links import SEARCH
from benchmarks.load.measure import Row
from tests.serving.proxy import nginx
from tests.serving.running import GUNICORN, ROOT, Running, free_port, gunicorn, healthy, started

STOPS_WITHIN = 30.0
COPIED = (
    "app.py", "wsgi.py", "gunicorn.conf.py", "model", "components", "callbacks", "assets",
    "requirements", "CITATION.cff", "CHANGELOG.md", "README.md", "docs",
)  # fmt: skip
STORE_FAULTS: dict[str, Callable[[Path], None]] = {
    "store deleted": faults.delete,
    "store filled with garbage": faults.garble,
    "store cut in half": faults.cut,
    "store exchanged": faults.exchange,
    "store given to a stranger": faults.give_away,
}


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="quantquake-chaos-") as name:
        yield Path(name)


def processes(running: Running) -> list[Row]:
    """Kill solvers, the queue and workers in the middle of requests."""
    rows = []
    for role in ("solver", "queue", "worker"):
        killed: list[int] = []

        def strike(role: str = role, killed: list[int] = killed) -> None:
            killed.append(faults.kill(running.process.pid, role))

        name = f"kill -9 of every {role}"
        rows += faced(name, running.port, strike, broken=role == "worker")
        rows.append(Row(name, "killed", str(sum(killed)), "1 at least", sum(killed) > 0))
    return rows


def store(running: Running, place: Path, names: tuple[str, ...] = tuple(STORE_FAULTS)) -> list[Row]:
    """Damage the store while people ask, and kill the workers, whose memory would hide it."""
    rows = []
    for name in names:

        def strike(damage: Callable[[Path], None] = STORE_FAULTS[name]) -> None:
            damage(place)
            faults.kill(running.process.pid, "worker")
            time.sleep(2.0)

        rows += faced(name, running.port, strike, broken=True)
    return rows


def disks() -> list[Row]:
    """Serve from a store on a disk that is full, and on one that becomes read-only."""
    rows = []
    for name, options in (("store on a full disk", "size=3m"), ("store on a read-only disk", "ro")):
        with folder() as place:
            disk = place / "cache"
            if not faults.mounted(disk, options):
                rows.append(Row(name, "not played: nobody may mount here", "", "", None))
                continue
            try:
                with gunicorn(place) as running:
                    strike = partial(faults.fill, disk) if "full" in name else (lambda: None)
                    rows += faced(name, running.port, strike)
            finally:
                faults.unmount(disk)
    return rows


def clock() -> list[Row]:
    """Set the clock a day back and forth while people ask (libfaketime)."""
    name, library = "clock a day back and forth", _faketime()
    if library is None:
        return [Row(name, "not played: no libfaketime here", "", "", None)]
    with folder() as place:
        stamp = place / "clock"
        stamp.write_text("+0d")
        settings = {
            "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(stamp), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip
        with gunicorn(place, **settings) as running:

            def strike() -> None:
                for day in ("-1d", "+1d", "-1d", "+0d"):
                    stamp.write_text(day)
                    time.sleep(1.0)

            return faced(name, running.port, strike)


def _faketime() -> str | None:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    return str(found[0]) if found else None


def two_builds() -> list[Row]:
    """Serve two builds from one store, then behind one nginx: each answer is of one build."""
    name = "two builds"
    print(f"{name} ...", flush=True)
    with folder() as place:
        other = place / "other"
        other.mkdir()
        for part in COPIED:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, other / part)
        with (other / "assets" / "page.css").open("a") as stream:
            stream.write("/* another build */\n")
        shared, port = {"QUANTQUAKE_CACHE": str(place / "cache")}, free_port()
        settings = {**shared, "PORT": str(port), "HOST": "127.0.0.1"}
        (place / "a").mkdir()
        with (
            gunicorn(place / "a", **shared) as first,
            started(GUNICORN, port, place, settings, healthy, "other", other),
            nginx(place, first.port, port) as front,
        ):
            return mixed(name, [first.port, port], front.port)


def mixed(name: str, ports: list[int], front: int) -> list[Row]:
    """Ask both builds for the same, then nginx for pages with all their files."""
    witness, of_build = Witness(), set()
    link = witness.new()
    for port in (*ports, *ports):
        answer = get(port, API + link)
        witness.look(answer, link)
        of_build.add(answer.headers["QuantQuake-Build"])
        told = answer.headers["QuantQuake-Build"].encode()
        witness.wrong += answer.status == 200 and told not in answer.body[:60]
    pages, torn, refused = pages_of_one_build(front)
    return [
        Row(name, "builds seen", str(len(of_build)), "2", len(of_build) == 2),
        Row(name, "wrong answers", str(witness.wrong), "0", witness.wrong == 0),
        Row(name, "pages behind one nginx put together of two builds", f"{torn} of {pages}", "0",
            torn == 0),
        Row(name, "files of a page that neither build gave", str(refused), "0", refused == 0),
    ]  # fmt: skip


def pages_of_one_build(front: int, loads: int = 6) -> tuple[int, int, int]:
    """Load a page with its files several times; return loads, torn ones, files refused."""
    torn = refused = 0
    for _ in range(loads):
        page = get(front, "/why")
        build = page.headers["QuantQuake-Build"]
        files = re.findall(rb"[\"'](/assets/[^\"']+\?m=[0-9a-f]+)[\"']", page.body)
        answers = [get(front, path.decode()) for path in files]
        refused += sum(answer.status != 200 for answer in answers)
        torn += any(answer.headers.get("QuantQuake-Build") != build for answer in answers)
    return loads, torn, refused


def stop_in_a_search() -> list[Row]:
    """Tell the server to stop while somebody listens to a search."""
    name = "SIGTERM in a search"
    print(f"{name} ...", flush=True)
    with folder() as place, gunicorn(place) as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)
        connection.request("GET", SEARCH)
        said = connection.getresponse()
        first = said.readline()
        running.process.terminate()
        last = first
        while line := said.readline():
            last = line
        took = faults.stopped(running.process, STOPS_WITHIN)
        words = b'"error"' in last or b'"answer"' in last
        return [
            Row(name, "last line says so", last.decode()[:60], "an error in words", words),
            Row(name, "ended", f"after {took:.1f} s, status {running.process.returncode}",
                f"below {STOPS_WITHIN:g} s, status 0",
                took < STOPS_WITHIN and running.process.returncode == 0),
        ]  # fmt: skip
