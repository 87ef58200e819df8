"""What is kept is what would be solved again, and no more of it than was agreed."""

import numpy as np
import pytest

import model
from model.laboratory import _solve, replay
from model.links import Scenario
from model.shelf import Shelf
from model.solved import Solved


class Counted:
    """Solves, and says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def __call__(self, assumptions: Scenario, members: int) -> Solved:
        self.asked.append((assumptions.link, members))
        return _solve(assumptions, members)


def _impact(value: float) -> Scenario:
    return model.scenario(price_impact=value)


def test_fewer_vectors_of_what_is_kept_for_good_give_what_they_give_alone() -> None:
    chosen = model.scenario(structure="b", mode="unanchored", rescue="off")
    assumed = chosen.only("assumption")
    apart, solve = _solve(assumed, 3), Counted()
    shelf = Shelf(solve, most=100)
    shelf.keep(assumed, 5)
    kept = shelf.get(assumed, 3)
    assert len(solve.asked) == 1, "the news was solved again"
    assert kept.members == 3
    for name, path in vars(apart.run.paths).items():
        assert vars(kept.run.paths)[name] == pytest.approx(path, rel=1e-9, abs=1e-9), name
    done, alone = replay(kept, chosen).paths.log_index, replay(apart, chosen).paths.log_index
    assert done == pytest.approx(alone, abs=1e-12)
    assert done.shape[-1] == 3 and (done != kept.run.paths.log_index).any()


def test_a_number_does_not_hang_on_what_was_asked_before() -> None:
    solve = Counted()
    shelf = Shelf(solve, most=100)
    for value, members in ((0.5, 2), (0.5, 1), (0.6, 1), (0.5, 2), (0.5, 1), (0.6, 1)):
        found = shelf.get(_impact(value), members)
        assert found.members == members
        alone = _solve(_impact(value), members).run.paths.log_index
        np.testing.assert_array_equal(found.run.paths.log_index, alone)
    assert solve.asked == [(_impact(v).link, n) for v, n in ((0.5, 2), (0.5, 1), (0.6, 1))]


def test_more_vectors_than_are_kept_for_good_are_solved() -> None:
    solve = Counted()
    shelf = Shelf(solve, most=100)
    shelf.keep(_impact(0.5), 1)
    assert shelf.get(_impact(0.5), 2).members == 2
    assert len(solve.asked) == 2


def test_the_set_asked_for_longest_ago_goes_first_and_what_is_kept_for_good_stays() -> None:
    solve = Counted()
    shelf = Shelf(solve, most=3)
    shelf.keep(_impact(0.9), 2)
    for value in (0.5, 0.6, 0.7, 0.5, 0.8):  # 0.6 is then the oldest
        shelf.get(_impact(value), 1)
    before = len(solve.asked)
    for value in (0.5, 0.7, 0.8, 0.9):
        shelf.get(_impact(value), 1)
    assert len(solve.asked) == before
    shelf.get(_impact(0.6), 1)
    assert len(solve.asked) == before + 1


def test_a_set_larger_than_the_bound_is_kept_alone() -> None:
    solve = Counted()
    shelf = Shelf(solve, most=2)
    shelf.get(_impact(0.5), 1)
    shelf.get(_impact(0.6), 3)
    shelf.get(_impact(0.6), 3)
    assert len(solve.asked) == 2
    shelf.get(_impact(0.7), 1)  # beyond the bound with the set before, which goes
    shelf.get(_impact(0.6), 3)
    assert len(solve.asked) == 4
    shelf.clear()
    shelf.get(_impact(0.6), 3)
    assert len(solve.asked) == 5
