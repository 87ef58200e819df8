"""Memory of a server's processes, by what they do, from /proc (Linux)."""

import re
from pathlib import Path

MEGABYTE = 1e6


def family(process: int) -> list[int]:
    """Return a process and all that descend from it."""
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            try:
                waiting += [int(each) for each in children.read_text().split()]
            except OSError:
                continue
    return found


def role(process: int) -> str:
    """Return what a process does, by its command line."""
    command = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    if "gunicorn" in command:
        return "worker"
    return "queue" if re.search(r"-m callbacks\.answers\b", command) else "solver"


def resident(master: int) -> dict[str, list[float]]:
    """Return MB of each process below a gunicorn master, by role; the master is left out."""
    told: dict[str, list[float]] = {}
    for process in family(master)[1:]:
        try:
            status = Path(f"/proc/{process}/status").read_text()
            size = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
            if size is not None:
                told.setdefault(role(process), []).append(int(size[1]) * 1024 / MEGABYTE)
        except OSError:
            continue  # it has ended meanwhile
    return told
