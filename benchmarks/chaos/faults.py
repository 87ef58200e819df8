"""Faults of processes and of the store."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from benchmarks.load.memory import family, role

STRANGER = 54321
"""A user that this machine does not have."""
SMALL_DISK = "size=3m"


def kill(master: int, wanted: str) -> int:
    """Kill every process of a role below a gunicorn master; return how many."""
    found = 0
    for process in family(master)[1:]:
        try:
            if role(process) == wanted:
                os.kill(process, signal.SIGKILL)
                found += 1
        except (OSError, ProcessLookupError):
            continue
    return found


def files(store: Path) -> list[Path]:
    """Return every file of a store."""
    return [path for path in store.rglob("*") if path.is_file()]


def delete(store: Path) -> None:
    """Take the whole store away."""
    shutil.rmtree(store, ignore_errors=True)


def garble(store: Path) -> None:
    """Overwrite every file with bytes of chance, each as long as before."""
    chance = random.Random(7)
    for path in files(store):
        path.write_bytes(chance.randbytes(min(path.stat().st_size, 200_000)))


def cut(store: Path) -> None:
    """Cut every file in half."""
    for path in files(store):
        os.truncate(path, path.stat().st_size // 2)


def exchange(store: Path) -> None:
    """Give the content of each file to the next."""
    found = sorted(files(store))
    contents = [path.read_bytes() for path in found]
    for path, content in zip(found, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)


def give_away(store: Path) -> None:
    """Let the store and all in it belong to somebody else, who may alone write."""
    for path in (store, *store.rglob("*")):
        os.chown(path, STRANGER, STRANGER)
        path.chmod(0o777 if path.is_dir() else 0o666)


def mounted(store: Path, options: str) -> bool:
    """Put a small or read-only disk in the store's place; False where nobody may."""
    store.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(store)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def unmount(store: Path) -> None:
    """Give the store its own disk back."""
    subprocess.run(["umount", "-l", str(store)], capture_output=True, check=False)


def fill(store: Path) -> None:
    """Leave no room on the store's disk."""
    with (store / "filler").open("wb", buffering=0) as stream:
        try:
            while stream.write(b"\0" * 65_536):
                pass
        except OSError:
            return


def stopped(process: "subprocess.Popen[bytes]", within: float) -> float:
    """Tell a process to stop; return the seconds it took, infinity if it did not."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return float("inf")
    return time.monotonic() - began
