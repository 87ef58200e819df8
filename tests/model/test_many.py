"""Many scenarios in one batch give what each gives alone."""

import numpy as np
import pytest

from model import laboratory
from model.links import Scenario, parse_link
from model.many import apart, replay_many

LINKS = (
    "",
    "v=1&ban=off",
    "v=1&limit=off&rescue=off",
    "v=1&futures=changed&futures_total=100",
    "v=1&limit=changed&limit_covers=all&rescue=changed&rescue_target=csi2000",
)


@pytest.mark.parametrize("about", ["", "v=1&mode=unanchored&structure=b"])
def test_a_batch_of_scenarios_gives_what_each_gives_alone(about: str) -> None:
    past = laboratory.solve(parse_link(about), 3)
    scenarios = [parse_link(link) for link in LINKS]
    together = replay_many(past, scenarios)
    for name in ("log_index", "basis", "value", "bought", "worth", "requests"):
        columns = apart(getattr(together.paths, name), len(LINKS))
        for at, chosen in enumerate(scenarios):
            alone = getattr(laboratory.replay(past, chosen).paths, name)
            np.testing.assert_allclose(columns[..., at, :], alone, rtol=1e-11, atol=1e-11)


def test_detail_is_that_of_the_first_scenario() -> None:
    past = laboratory.solve(Scenario(), 2)
    both = replay_many(past, [parse_link("v=1&ban=off"), parse_link("v=1&rescue=off")])
    alone = laboratory.replay(past, parse_link("v=1&ban=off"))
    np.testing.assert_allclose(both.detail.stock_flows, alone.detail.stock_flows, atol=1e-10)
    np.testing.assert_allclose(both.detail.causes, alone.detail.causes, atol=1e-12)
