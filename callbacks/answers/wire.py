"""What processes of one server say to each other: a head in JSON, and bytes as they are.

Nothing is unpickled on the way. Every send and every read of a message has an end: a peer that was
stopped in the middle of one is given up.
"""

import contextlib
import os
import socket
import struct
from multiprocessing.connection import Connection
from typing import Any

import orjson

Head = dict[str, Any]
PATIENCE = 10.0
"""Seconds in which a message that has begun must pass."""


def send(connection: "Connection", head: Head, body: bytes = b"") -> None:
    """Send one message; raise OSError when the peer is gone or does not read."""
    connection.send_bytes(orjson.dumps(head) + b"\n" + body)


def receive(connection: "Connection") -> tuple[Head, bytes]:
    """Return the next message; raise EOFError or OSError when the peer is gone."""
    head, _, body = connection.recv_bytes().partition(b"\n")
    read: Head = orjson.loads(head)
    return read, body


def bound(connection: "Connection", reads: bool = False) -> "Connection":
    """Let no send last longer than PATIENCE, nor, with `reads`, the read of a message that began.

    Only for who reads when something has come: a read that waits for a message would end too.
    """
    limit = struct.pack("ll", int(PATIENCE), 0)
    options = [socket.SO_SNDTIMEO, *([socket.SO_RCVTIMEO] if reads else [])]
    # Pipes of Windows have no such option; there a server has one process that asks.
    with (
        contextlib.suppress(OSError, AttributeError, ValueError),
        socket.socket(fileno=os.dup(connection.fileno())) as same,
    ):
        for option in options:
            same.setsockopt(socket.SOL_SOCKET, option, limit)
    return connection


def end(connection: "Connection") -> None:
    """Let whoever reads from a connection, in this process too, find its end; it is not closed."""
    try:
        with socket.socket(fileno=os.dup(connection.fileno())) as same:
            same.shutdown(socket.SHUT_RDWR)
    except (OSError, AttributeError, ValueError):
        connection.close()  # a pipe of Windows, or closed already
