"""One answer that is being worked out, and everybody who waits for it."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

Listener = tuple[int, int]
"""Connection of the process that asks, and the number of its question."""
LINES_KEPT = 4_000_000
"""Bytes of steps that are told again to who comes later; the oldest go first."""
RESULT, BESIDE, SEARCH = range(3)
"""Ranks: what a reader waits for, what is read beside it, and what takes longer than seconds."""


@dataclass(frozen=True)
class Client:
    """Who asks: a tab by its own random token, or else an address; and that address."""

    name: str
    address: str


@dataclass(frozen=True)
class Task:
    """What is to be worked out. `company` is what solvers keep between jobs of one kind."""

    name: str
    kind: str
    text: str
    rank: int
    company: str = ""

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Task":
        """Return a task from a message."""
        return cls(**{name: told[name] for name in ("name", "kind", "text", "rank", "company")})


@dataclass
class Job:
    """A task on the board: waiting while it has no seat."""

    task: Task
    order: int
    asked_by: Client
    listeners: dict[Listener, Client] = field(default_factory=dict)
    coming_back: dict[str, tuple[Client, float]] = field(default_factory=dict)
    """Client -> until when it may come back: it was told 202 and asks again."""
    lines: deque[bytes] = field(default_factory=deque)
    kept: int = 0
    progress: tuple[int, int] | None = None
    seat: int | None = None
    since: float = 0.0
    """When it was begun, or last told a step."""
    begun: float = 0.0
    tries: int = 0
    place: int = 0
    """Place that its listeners were last told."""

    @property
    def wanted(self) -> bool:
        """Whether anybody waits for it."""
        return bool(self.listeners or self.coming_back)

    def clients(self) -> list[Client]:
        """Return who waits for it."""
        return [*self.listeners.values(), *(client for client, _ in self.coming_back.values())]

    def add(self, line: bytes, done: int | None, total: int | None) -> None:
        """Keep a step for who comes later."""
        if done is not None and total is not None:
            self.progress = done, total
        self.lines.append(line)
        self.kept += len(line)
        while self.kept > LINES_KEPT and len(self.lines) > 1:
            self.kept -= len(self.lines.popleft())

    def begin_again(self) -> None:
        """Forget what a lost process told."""
        self.lines.clear()
        self.kept, self.progress, self.seat = 0, None, None
