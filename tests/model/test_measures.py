"""Headline numbers are measured from what was observed, the same for every run."""

import pytest

import model

BASE = "2023-12-29"


@pytest.mark.parametrize("link", ["", "rescue=changed&rescue_start=2023-12-05", "mode=unanchored"])
def test_troughs_start_from_the_observed_close(link: str) -> None:
    """A policy that acts before the base day must not move the base it is measured from."""
    run = model.run(model.parse_link(link))
    start = run["dates"].index(BASE)
    for name, path in run["indices"].items():
        base = run["observed"][name][start]
        assert run["metrics"][f"trough_{name}"] == pytest.approx(
            100 * (min(path[start:]) / base - 1), abs=1e-9
        )
        assert run["metrics"][f"final_{name}"] == pytest.approx(100 * (path[-1] / base - 1))
