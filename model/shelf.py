"""What happened under sets of assumptions: solved once, kept while it is asked for.

Solving the news of all vectors takes as long as six scenarios, and a result, the check of its
robustness and every question start from it. What is kept is bounded by its vectors, a fifth of a
MB each; what was asked for longest ago goes first.

What is kept for good also serves those who ask for fewer vectors: a vector gives to rounding the
same in any company. What is kept for a while does not, so that a number never hangs, in its last
bits, on what was asked before.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from model.links import Scenario
from model.solved import Solved


class Shelf:
    """Solved sets of assumptions by their scenario and number of vectors. Shared by threads."""

    def __init__(self, solve: Callable[[Scenario, int], Solved], most: int) -> None:
        """Keep up to `most` vectors of what `solve` returns, and the last set whatever its size."""
        self._solve, self._most = solve, most
        self._recent: OrderedDict[tuple[Scenario, int], Solved] = OrderedDict()
        self._for_good: dict[Scenario, Solved] = {}
        self._lock = Lock()

    def get(self, assumptions: Scenario, members: int) -> Solved:
        """Return what happened for the first `members` vectors."""
        key = assumptions, members
        kept = self._for_good.get(assumptions)
        if kept is not None and kept.members == members:
            return kept
        with self._lock:
            found = self._recent.get(key)
            if found is not None:
                self._recent.move_to_end(key)
                return found
        if kept is not None and kept.members > members:
            found = kept.select(range(members))
        else:
            found = self._solve(assumptions, members)
        self._put(key, found)
        return found

    def keep(self, assumptions: Scenario, members: int) -> None:
        """Solve a set now and keep it for good, beside the bound."""
        self._for_good[assumptions] = self._solve(assumptions, members)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._recent.clear()
            self._for_good.clear()

    def _put(self, key: tuple[Scenario, int], solved: Solved) -> None:
        with self._lock:
            self._recent[key] = solved
            self._recent.move_to_end(key)
            while len(self._recent) > 1 and self._vectors() > self._most:
                self._recent.popitem(last=False)

    def _vectors(self) -> int:
        return sum(members for _, members in self._recent)
