"""A value as every store keeps it: what it is an answer to, and a digest that proves it whole.

A value that is empty, cut, exchanged with another or of another build does not open. It is then
worked out again, so that a damaged store costs time and never shows a wrong number.
"""

import hashlib

MARK = b"quantquake-answer-1"


def closed(name: str, body: bytes) -> bytes:
    """Return a body with its key (which holds the build) and digest in front."""
    digest = hashlib.sha256(name.encode() + b"\0" + body).hexdigest()
    return b"\n".join([MARK, name.encode(), digest.encode(), body])


def opened(name: str, kept: bytes) -> bytes | None:
    """Return the body that was kept under a key; None if this is not it, whole."""
    parts = kept.split(b"\n", 3)
    if len(parts) != 4 or parts[0] != MARK or parts[1] != name.encode():
        return None
    digest = hashlib.sha256(name.encode() + b"\0" + parts[3]).hexdigest()
    return parts[3] if parts[2] == digest.encode() else None
