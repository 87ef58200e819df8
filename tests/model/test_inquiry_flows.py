"""Who traded with whom: purchases and sales balance, totals are sums, days are those of the run."""

import numpy as np
import pytest

import model
from model.inquiry import QUESTION, finish, read
from model.names import CLASSES, FUTURES, INDICES

RUNS = (
    "",
    "v=1&ban=off&futures=changed&futures_total=100",
    "v=1&structure=b&mode=unanchored&rescue=changed&rescue_target=csi2000",
)


def _ask(query: str) -> dict:
    question = QUESTION["flows"]
    return finish(question.answer(read(question, query)))


@pytest.mark.parametrize("query", RUNS)
def test_purchases_and_sales_balance_in_every_bucket_on_every_day(query: str) -> None:
    answer = _ask(f"from=2023-07-31&to=2024-03-29&{query}")
    assert answer["buckets"] == [*INDICES, *FUTURES] and answer["classes"] == list(CLASSES)
    for way in ("day", "total"):
        bought = np.array(answer[way]["bought"])
        assert bought.shape == (161, len(CLASSES), len(INDICES) + len(FUTURES))
        assert np.abs(bought.sum(axis=1)).max() < 1e-9
        assert max(answer[way]["apart"]) < 1e-9
        sold = -np.minimum(bought, 0.0).sum(axis=1)
        assert np.array(answer[way]["traded"]) == pytest.approx(sold, abs=1e-9)
    assert np.array(answer["total"]["bought"][-1]) == pytest.approx(
        np.array(answer["day"]["bought"]).sum(axis=0), abs=1e-9
    )


def test_the_flows_are_those_of_the_run() -> None:
    answer = _ask(f"from=2024-01-31&to=2024-02-07&{RUNS[1]}")
    run = model.run(model.parse_link(RUNS[1]))
    assert answer["dates"][0] == "2024-02-01" and answer["dates"][-1] == "2024-02-07"
    for day, date in enumerate(answer["dates"]):
        at = run["dates"].index(date)
        for a, name in enumerate(CLASSES):
            told = [run["flows"][name][bucket][at] for bucket in answer["buckets"]]
            assert answer["day"]["bought"][day][a] == pytest.approx(told, abs=1e-9)


def test_a_class_that_traded_stock_has_a_reason() -> None:
    answer = _ask("")
    last = CLASSES[-1]
    for bought, reasons in zip(answer["day"]["bought"], answer["reasons"], strict=True):
        for name, flows in zip(CLASSES, bought, strict=True):
            if name != last and any(abs(flow) > 1e-9 for flow in flows[: len(INDICES)]):
                assert name in reasons
