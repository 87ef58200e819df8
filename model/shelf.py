"""What happened under sets of assumptions: solved once, kept while it is asked for.

Solving the news of all vectors takes as long as six scenarios, and a result, the check of its
robustness and every question start from it. Who asks for fewer vectors gets the first of those
that are there: a vector gives to rounding the same in any company. What is kept is bounded by its
vectors, a fifth of a MB each; the set asked for longest ago goes first.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from model.links import Scenario
from model.solved import Solved


class Shelf:
    """Solved sets of assumptions by their scenario. Shared by threads."""

    def __init__(self, solve: Callable[[Scenario, int], Solved], most: int) -> None:
        """Keep up to `most` vectors of what `solve` returns, and the last set whatever its size."""
        self._solve, self._most = solve, most
        self._sets: OrderedDict[Scenario, Solved] = OrderedDict()
        self._for_good: dict[Scenario, Solved] = {}
        self._lock = Lock()

    def get(self, assumptions: Scenario, members: int) -> Solved:
        """Return what happened for the first `members` vectors."""
        with self._lock:
            found = self._for_good.get(assumptions) or self._sets.get(assumptions)
            if assumptions in self._sets:
                self._sets.move_to_end(assumptions)
        if found is None or found.members < members:
            found = self._solve(assumptions, members)
            self._put(assumptions, found)
        return found if found.members == members else found.select(range(members))

    def keep(self, assumptions: Scenario, members: int) -> None:
        """Solve a set now and keep it for good, beside the bound."""
        self._for_good[assumptions] = self._solve(assumptions, members)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._sets.clear()
            self._for_good.clear()

    def _put(self, assumptions: Scenario, solved: Solved) -> None:
        with self._lock:
            self._sets[assumptions] = solved
            self._sets.move_to_end(assumptions)
            while len(self._sets) > 1 and sum(s.members for s in self._sets.values()) > self._most:
                self._sets.popitem(last=False)
