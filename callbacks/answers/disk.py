"""Answers in files that all processes of one machine share: diskcache, holding bytes only.

diskcache can hold any Python object by pickling it, so that whoever can write its folder could run
code here. This one stores bytes under texts and reads nothing else.
"""

import contextlib
import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import Any

import diskcache
from diskcache.core import DBNAME, MODE_BINARY, MODE_RAW

from callbacks.answers.folder import usable

ENTRIES = "entries"
VALUES = "[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*.val"
PATIENCE = 2.0
"""Seconds that one look waits for other processes."""
MEMORY_MAP = 2**22
SETTLED = 60.0
"""Seconds after which a file without a row is an orphan: its writer would have named it."""


class OnlyBytes(diskcache.Disk):  # type: ignore[misc]
    """How keys and values are written: texts and bytes as they are, and nothing else."""

    def put(self, key: Any) -> Any:
        """Return a key as the table has it."""
        if not isinstance(key, str):
            raise TypeError("keys are texts")
        return super().put(key)

    def get(self, key: Any, raw: Any) -> Any:
        """Return a key of the table; never by unpickling."""
        if not raw:
            raise ValueError("a key that is not a text")
        return super().get(key, raw)

    def store(self, value: Any, read: bool, key: Any = None) -> Any:
        """Return a value as the table has it."""
        if not isinstance(value, bytes):
            raise TypeError("values are bytes")
        return super().store(value, read, key=key)

    def fetch(self, mode: Any, filename: Any, value: Any, read: bool) -> Any:
        """Return a value; never by unpickling."""
        if mode not in (MODE_RAW, MODE_BINARY):
            raise ValueError("a value that is not bytes")
        return super().fetch(mode, filename, value, read)

    def _write(self, full_path: str, iterator: Any, mode: str, encoding: Any = None) -> Any:
        """Write a file; a disk that fills up on the way leaves none behind."""
        try:
            return super()._write(full_path, iterator, mode, encoding)
        except BaseException:
            Path(full_path).unlink(missing_ok=True)
            raise


class DiskStore:
    """Bytes by name in our own folder, bounded in bytes; the least recently used goes first."""

    def __init__(self, folder: Path, most: int) -> None:
        """Keep up to `most` bytes below `folder`."""
        self._own, self._folder, self._most = folder, folder / ENTRIES, most
        self._cache: Any = None
        self._inode = 0
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""
        found: bytes | None = self._open().get(name)
        return found

    def set(self, name: str, value: bytes) -> None:
        """Keep a value."""
        self._open().set(name, value)

    def drop(self, name: str) -> None:
        """Forget a value."""
        self._open().delete(name)

    def mend(self) -> None:
        """Begin anew where the table cannot be read; removes what we wrote and nothing else."""
        self.close()
        for path in self._folder.glob(f"{DBNAME}*"):
            path.unlink(missing_ok=True)
        for path in self._folder.glob(VALUES):
            path.unlink(missing_ok=True)

    def sweep(self) -> int:
        """Remove files that no row names: left by a process that was killed while it wrote."""
        with contextlib.closing(sqlite3.connect(self._folder / DBNAME, timeout=PATIENCE)) as table:
            # Listed before the rows are read: a file written in between is not in the list.
            files = list(self._folder.glob(VALUES))
            named = {row[0] for row in table.execute("SELECT filename FROM Cache")}
        orphans = [p for p in files if p.relative_to(self._folder).as_posix() not in named]
        orphans = [path for path in orphans if _old(path)]
        for path in orphans:
            path.unlink(missing_ok=True)
        return len(orphans)

    def close(self) -> None:
        """Close the files; the next look opens them again."""
        with self._lock:
            cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()

    def _open(self) -> Any:
        """Return the cache; opened anew when its files were deleted under it."""
        with self._lock:
            if self._cache is None or _inode(self._folder / DBNAME) != self._inode:
                self._cache = self._opened()
                self._inode = _inode(self._folder / DBNAME)
            return self._cache

    def _opened(self) -> Any:
        if usable(self._own.parent) != self._own:
            raise OSError(f"{self._own} is not ours any more")
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return diskcache.Cache(
            str(self._folder), timeout=PATIENCE, disk=OnlyBytes, size_limit=self._most,
            eviction_policy="least-recently-used", sqlite_mmap_size=MEMORY_MAP,
        )  # fmt: skip


def _old(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return abs(time.time() - path.stat().st_mtime) > SETTLED
    return False


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
