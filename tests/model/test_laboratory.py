"""What is kept for good is what would be solved again."""

from collections.abc import Iterator

import pytest

import model
from model import laboratory
from model.laboratory import keep, replay, solve


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep in a dictionary of its own, and nothing beyond the test."""
    monkeypatch.setattr(laboratory, "_kept", {})
    solve.cache_clear()
    yield
    solve.cache_clear()


@pytest.mark.usefixtures("nothing_kept")
def test_fewer_vectors_of_what_is_kept_give_what_they_give_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = model.scenario(structure="b", mode="unanchored", rescue="off")
    assumed = chosen.only("assumption")
    apart = solve(assumed, 3)
    other = solve(model.scenario(price_impact=0.5), 1)
    keep(assumed, 5)
    solve.cache_clear()
    calls: list[int] = []
    real = laboratory._solve
    monkeypatch.setattr(laboratory, "_solve", lambda *given: calls.append(1) or real(*given))
    kept = solve(assumed, 3)
    assert not calls, "the news was solved again"
    for name, path in vars(apart.run.paths).items():
        assert vars(kept.run.paths)[name] == pytest.approx(path, rel=1e-9, abs=1e-9), name
    done, alone = replay(kept, chosen).paths.log_index, replay(apart, chosen).paths.log_index
    assert done == pytest.approx(alone, abs=1e-12)
    assert done.shape[-1] == 3 and (done != kept.run.paths.log_index).any()

    assert solve(model.scenario(price_impact=0.5), 1).run.paths.log_index == pytest.approx(
        other.run.paths.log_index, abs=0.0
    )
    assert solve(assumed, 6).run.paths.log_index.shape[-1] == 6
    assert len(calls) == 2, "other assumptions, or more vectors, are solved"
