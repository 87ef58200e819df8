"""Whether this process was told to stop: whoever answers for long says so and ends."""


class _Process:
    """A plain flag: a signal may set it in the middle of anything, without a lock."""

    stopping = False


def begin() -> None:
    """Remember that this process was told to stop; safe inside a signal handler."""
    _Process.stopping = True


def begun() -> bool:
    """Return whether this process was told to stop."""
    return _Process.stopping
