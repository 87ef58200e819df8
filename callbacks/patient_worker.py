"""gunicorn's threaded worker, which slow clients cannot occupy.

Of its own, gunicorn gives a thread to a connection at its first byte and waits there for the rest:
as many slow clients as there are threads stop it. Here the loop that accepts connections also
reads each request to its end, head and body, and only then gives it to a thread. Who has not sent
a request by its deadline is told 408. Answers have a deadline too.
"""

import errno
import re
import select
import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn import http
from gunicorn.errors import ConfigError
from gunicorn.http import errors
from gunicorn.workers.gthread import TConn, ThreadWorker

from callbacks import stopping
from callbacks.refusal import refusal

HEAD_SECONDS = 10.0
"""For the head of a request, from its first byte or from connecting."""
BODY_SECONDS = 10.0
"""For its body, after the head."""
SEND_SECONDS = 30.0
"""For each piece of an answer; one of a steps' stream is a line, one of a file a block."""
LONGEST_HEAD = 65_536
LONGEST_BODY = 1_000_000
"""In bytes; callbacks/security.py has the same bound for what reaches Flask."""
PIECE = 65_536
DONTWAIT = getattr(socket, "MSG_DONTWAIT", 0)
END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
STATUS = (
    (errors.InvalidResponseHeader, 500),
    (errors.InvalidResponseHeaderName, 500),
    (errors.LimitRequestLine, 414),
    (errors.LimitRequestHeaders, 431),
    (errors.ExpectationFailed, 417),
    (errors.UnsupportedTransferCoding, 501),
    (errors.ParseException, 400),
)
"""What gunicorn finds wrong with a request, and how it is answered."""


class _Socket(socket.socket):
    """A connection that blocks for a while instead of for ever."""

    def setblocking(self, flag: bool) -> None:
        """Wait SEND_SECONDS where gunicorn would wait without end."""
        self.settimeout(SEND_SECONDS if flag else 0.0)

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Receive; whoever does not want to wait is not kept waiting by the time limit."""
        if flags & DONTWAIT:
            look = select.poll()
            look.register(self, select.POLLIN)
            if not look.poll(0):
                raise BlockingIOError(errno.EAGAIN, "nothing there")
        return super().recv(size, flags)

    def sendall(self, *given: Any) -> None:
        """Send everything; who does not take it in time counts as gone."""
        try:
            super().sendall(*given)
        except TimeoutError as late:
            raise BrokenPipeError(errno.EPIPE, "too slow") from late

    def sendfile(self, *given: Any, **named: Any) -> int:
        """Send a file, as sendall does."""
        try:
            return super().sendfile(*given, **named)
        except TimeoutError as late:
            raise BrokenPipeError(errno.EPIPE, "too slow") from late


class Refused(Exception):
    """A request that is answered without being read to its end; carries the status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def missing(received: bytes | bytearray) -> str:
    """Return which part of a request is still to come: head, body or nothing; raise Refused."""
    end = received.find(END_OF_HEAD)
    if end < 0:
        if len(received) > LONGEST_HEAD:
            raise Refused(431)
        return "head"
    head = bytes(received[: end + 2])
    if CHUNKED.search(head):
        raise Refused(411)
    length = LENGTH.search(head)
    wanted = int(length[1]) if length else 0
    if wanted > LONGEST_BODY:
        raise Refused(413)
    return "body" if len(received) < end + len(END_OF_HEAD) + wanted else ""


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Reads requests in its loop, answers them in threads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: dict[Any, float] = {}

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Refuse certificates: TLS ends before this server."""
        if cfg.is_ssl:
            raise ConfigError("QuantQuake speaks no TLS; put nginx before it (deploy/nginx.conf).")
        super().check_config(cfg, log)

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection and begin to read its request."""
        try:
            accepted, address = listener.accept()
        except OSError:
            return  # another worker was first, or the client has left
        sock = _Socket(fileno=accepted.detach())
        self.nr_conns += 1
        self._read(TConn(self.cfg, sock, address, listener.getsockname()), b"")

    def on_client_socket_readable(self, conn: Any, client: socket.socket) -> None:
        """Read the next request of a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._read(conn, b"")

    def enqueue_req(self, conn: Any) -> None:
        """Go on with what a client sent beyond its last request; gunicorn calls this."""
        self._read(conn, conn.parser.unreader.take_buffered())

    def _read(self, conn: Any, begun: bytes) -> None:
        conn.received = bytearray(begun)
        conn.part = "head"
        conn.sock.setblocking(False)
        self._reading[conn] = time.monotonic() + HEAD_SECONDS
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._more, conn))
        if begun:
            self._look(conn)

    def _more(self, conn: Any, client: socket.socket) -> None:
        """Take what has come of a request."""
        try:
            piece = client.recv(PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        if not piece:
            self._drop(conn)
            return
        conn.received += piece
        self._look(conn)

    def _look(self, conn: Any) -> None:
        """Give a request to a thread if it is whole; refuse one that never may be."""
        try:
            part = missing(conn.received)
        except Refused as refused:
            self._drop(conn, refused.status)
            return
        if part and part != conn.part:
            conn.part = part
            self._reading[conn] = time.monotonic() + BODY_SECONDS
        if not part:
            self._forget(conn)
            if conn.parser is None:
                conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
            conn.parser.unreader.unread(bytes(conn.received))
            conn.received = bytearray()
            conn.initialized = conn.data_ready = True
            super().enqueue_req(conn)

    def _forget(self, conn: Any) -> None:
        del self._reading[conn]
        self.poller.unregister(conn.sock)

    def _drop(self, conn: Any, status: int = 0) -> None:
        """Close a connection; first say why, if there is anything to say."""
        self._forget(conn)
        self.nr_conns -= 1
        if status:
            _say(conn.sock, status)
        conn.close()

    def murder_pending(self) -> None:
        """End what has passed its deadline; the loop calls this once a second at least."""
        now = time.monotonic()
        full = self.nr_conns >= self.worker_connections
        # Where every place is taken, the oldest that have not asked yet make room. A stopping
        # worker waits for requests that have begun, and not for silent connections.
        late = list(self._reading)[: len(self._reading) // 4 + 1 if full else 0]
        late += [
            conn
            for conn, deadline in self._reading.items()
            if conn not in late and (deadline < now or (not self.alive and not conn.received))
        ]
        for conn in late:
            self._drop(conn, 408 if conn.received else 0)

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Begin to stop: streams that are open say so in their last line."""
        stopping.begin()
        super().handle_exit(sig, frame)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer what gunicorn cannot read; its log names no address of a reader."""
        if isinstance(exc, TimeoutError):
            return
        status = next((status for kind, status in STATUS if isinstance(exc, kind)), 500)
        if status == 500:
            self.log.error("request failed", exc_info=exc)
        else:
            self.log.info("request refused: %s", type(exc).__name__)
        _say(client, status)


def _say(sock: socket.socket, status: int) -> None:
    try:
        sock.settimeout(0.0)
        sock.send(refusal(status))
    except OSError:
        return
