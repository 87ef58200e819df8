"""Results by key: in this process first, then in a directory that all processes share.

A key is computed once however many ask at once: whoever finds neither copy takes the lock of the
key, looks again, computes and writes. Values are bytes of JSON, never pickles, so a foreign file
can at worst be wrong text. The directory is private to its owner and bounded in size; whatever
goes wrong with it, the answer is still computed.
"""

import contextlib
import fcntl
import hashlib
import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

logger = logging.getLogger(__name__)

STRIPES = 64
"""Lock files: enough that different keys seldom wait for each other, few enough to stay."""


def private_directory() -> Path:
    """Return QUANTQUAKE_CACHE of the environment, else a directory of this user in /tmp.

    A directory that another user made beforehand is refused: it could hold forged results.
    """
    named = os.environ.get("QUANTQUAKE_CACHE")
    folder = Path(named or Path(tempfile.gettempdir()) / f"quantquake-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
        if found.st_uid == os.getuid() and not found.st_mode & 0o022:
            return folder
    except OSError:
        logger.warning("cache directory %s cannot be used", folder)
    return Path(tempfile.mkdtemp(prefix="quantquake-"))


class ResultCache:
    """Bytes by key, shared by threads and processes."""

    def __init__(
        self, folder: Path, namespace: str, in_memory: int = 256, on_disk: int = 2000
    ) -> None:
        """Keep up to `in_memory` values here and `on_disk` files in `folder`, all namespaces."""
        self._root = folder
        self._folder = folder / namespace
        self._in_memory = in_memory
        self._on_disk = on_disk
        self._recent: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, compute: Callable[[], bytes]) -> bytes:
        """Return the value of a key; compute it if no process has."""
        name = hashlib.sha256(key.encode()).hexdigest()
        known = self._remembered(name) or self._stored(name)
        if known is None:
            with self._alone(name):
                known = self._remembered(name) or self._stored(name)
                if known is None:
                    known = compute()
                    self._store(name, known)
        self._remember(name, known)
        return known

    def known(self, key: str) -> bytes | None:
        """Return the value of a key if any process has it."""
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._remembered(name) or self._stored(name)

    def keep(self, key: str, value: bytes) -> None:
        """Store a value that was computed elsewhere."""
        name = hashlib.sha256(key.encode()).hexdigest()
        self._store(name, value)
        self._remember(name, value)

    def _remembered(self, name: str) -> bytes | None:
        with self._lock:
            if name in self._recent:
                self._recent.move_to_end(name)
            return self._recent.get(name)

    def _remember(self, name: str, value: bytes) -> None:
        with self._lock:
            self._recent[name] = value
            self._recent.move_to_end(name)
            while len(self._recent) > self._in_memory:
                self._recent.popitem(last=False)

    def _stored(self, name: str) -> bytes | None:
        try:
            return (self._folder / f"{name}.json").read_bytes()
        except OSError:
            return None

    def _store(self, name: str, value: bytes) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as stream:
                stream.write(value)
            os.replace(stream.name, self._folder / f"{name}.json")
            self._prune()
        except OSError as error:
            logger.warning("result not stored: %s", error)

    def _prune(self) -> None:
        """Drop the oldest files beyond the bound, of whichever model."""
        files = list(self._root.glob("*/*.json"))
        if len(files) > self._on_disk:
            files.sort(key=lambda path: path.stat().st_mtime)
            for path in files[: len(files) - self._on_disk * 9 // 10]:
                path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """Hold the lock of a key against all threads and processes."""
        stripe = self._root / f"lock-{int(name[:8], 16) % STRIPES}"
        with contextlib.ExitStack() as held:
            try:
                stream = held.enter_context(stripe.open("a"))
                fcntl.flock(stream, fcntl.LOCK_EX)
            except OSError as error:
                logger.warning("computing without a lock: %s", error)
            yield
