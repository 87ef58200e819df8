"""The process of the queue: `python -m callbacks.answers ADDRESS FOLDER`, started by the server.

Its key comes on the first line of the standard input, whose end means that the server is gone.
"""

import contextlib
import logging
import os
import select
import shutil
import signal
import sys
import time
from multiprocessing.connection import Listener, Pipe
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from callbacks.answers import wire
from callbacks.answers.dispatcher import Dispatcher
from callbacks.answers.seats import chosen, wished

logger = logging.getLogger("callbacks.answers")

LINGER = 3.0
"""Seconds that the process stays when nobody is connected and nobody holds its input."""
LOOK = 1.0
"""Seconds between two looks at whether it is over."""


class Door:
    """Lets processes of this server in, one after the other, beside the thread that serves."""

    def __init__(self, address: str, key: bytes) -> None:
        made = f"{address}.{os.getpid()}"
        self._listener = Listener(made, family="AF_UNIX", authkey=key)
        # Named at once, whole: who starts two of these at a time has both served.
        os.replace(made, address)
        self._address, self._inode = address, os.stat(address).st_ino
        self._queue: SimpleQueue[Any] = SimpleQueue()
        self.bell, self._ring = Pipe(duplex=False)
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                asker = self._listener.accept()
            except Exception as error:  # a stranger, or one that went away: the next one is heard
                logger.info("not let in: %r", error)
                continue
            self._queue.put(wire.bound(asker, reads=True))
            self._ring.send_bytes(b"1")

    def let_in(self) -> Any:
        """Return the connection to who stands at the door."""
        self.bell.recv_bytes()
        return self._queue.get()

    def close(self) -> None:
        """Close the door; its name may be gone already."""
        with contextlib.suppress(OSError):
            self._listener.close()

    def named(self) -> bool:
        """Tell whether those who look for the queue find this one."""
        try:
            return os.stat(self._address).st_ino == self._inode
        except OSError:
            return False


class Over:
    """Decides when the process ends: the server is gone, or another process took its place."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._alone_since = self._looked = time.monotonic()

    def __call__(self, askers: int) -> bool:
        """Tell whether it is over, with so many connected."""
        now = time.monotonic()
        if askers:
            self._alone_since = now
        if now - self._looked < LOOK:
            return False
        self._looked = now
        # Who is connected here asks again where the others do.
        return not self._door.named() or (now - self._alone_since > LINGER and self._ended())

    def _ended(self) -> bool:
        ready, _, _ = select.select([sys.stdin], [], [], 0.0)
        return bool(ready) and not os.read(sys.stdin.fileno(), 1)


def main() -> None:
    """Serve the queue."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the server
    address, folder = sys.argv[1:3]
    key = bytes.fromhex(os.read(sys.stdin.fileno(), 64).decode())
    door = Door(address, key)
    dispatcher = Dispatcher(chosen(folder), wished(), Over(door))
    try:
        dispatcher.run(door.bell, door.let_in)
    finally:
        if door.named():
            # The server is gone, and may have had no time to tidy up.
            shutil.rmtree(Path(address).parent, ignore_errors=True)
        door.close()
    # Processes that are just being started are not waited for: they end when they look for us.
    os._exit(0)


if __name__ == "__main__":
    main()
