"""Answers that one process has at hand, bounded in bytes; the least recently used goes first."""

from collections import OrderedDict
from threading import Lock


class Memory:
    """Bytes by name. Shared by threads."""

    def __init__(self, most: int) -> None:
        """Keep up to `most` bytes; a value larger than a quarter of that is not kept."""
        self._most = most
        self._bytes = 0
        self._values: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """Return a value, or None."""
        with self._lock:
            found = self._values.get(name)
            if found is not None:
                self._values.move_to_end(name)
            return found

    def set(self, name: str, value: bytes) -> None:
        """Keep a value, in place of those that were used longest ago."""
        if 4 * len(value) > self._most:
            return
        with self._lock:
            self._bytes += len(value) - len(self._values.pop(name, b""))
            self._values[name] = value
            while self._bytes > self._most:
                _, dropped = self._values.popitem(last=False)
                self._bytes -= len(dropped)

    def size(self) -> int:
        """Return the bytes that are kept now."""
        with self._lock:
            return self._bytes
