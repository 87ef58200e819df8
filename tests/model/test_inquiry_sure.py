"""How sure: the words of shares, bands against the run itself, paired counts, bars one by one."""

from typing import Any

import numpy as np
import pytest

import model
from model import identified, laboratory
from model.agreement import RESOLUTION
from model.declare import Text
from model.inquiry import QUESTION, duel, finish, read
from model.inquiry.draws import compared_with, resolution, tally
from model.inquiry.outcomes import MARKET_VALUE, OUTCOME
from model.inquiry.tornado import bars, columns, moves
from model.links import LinkError, parse_link, scenario
from model.measures import Metric
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.parameters import PARAMETER
from model.sources import confidence
from model.structure import calibrated, structure, vectors
from model.validation import store
from model.vocabulary import TERMS, term

BAN_OFF = "v=1&ban=off"
TROUGH = "trough_csi2000"
FEW = 12
"""Vectors of a duel that a test can wait for."""


def _ask(name: str, query: str) -> dict[str, Any]:
    question = QUESTION[name]
    return finish(question.answer(read(question, query)))


@pytest.fixture(scope="module")
def spread() -> dict[str, Any]:
    return _ask("spread", BAN_OFF)


@pytest.fixture(scope="module")
def tornado() -> dict[str, Any]:
    return _ask("tornado", BAN_OFF)


# ---- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "word"),
    [(1, "all"), (0.995, "almost_all"), (0.9, "almost_all"), (0.89, "most"), (0.66, "most"),
     (0.65, "about_half"), (0.33, "about_half"), (0.32, "few"), (0.1, "few"),
     (0.09, "almost_none"), (0.005, "almost_none"), (0, "none")],
)  # fmt: skip
def test_every_share_has_one_word(share: float, word: str) -> None:
    assert term(share).name == word


def test_words_go_from_the_largest_share_down() -> None:
    cuts = [each.least for each in TERMS]
    assert cuts == sorted(cuts, reverse=True) and len({each.name for each in TERMS}) == len(TERMS)


def test_a_letter_is_read_off_the_source() -> None:
    def read(english: str) -> str:
        return confidence(Text(english, "来源（H）"))

    assert read("press (H): borrow up to three times own money") == "H"
    assert read("scales a ceiling; fund assets (Ping An; M)") == "M"
    assert read("assumption (L); turnover of five ETFs (H)") == "L"
    assert read("design of the model") == ""


# ---- counts ----------------------------------------------------------------------------------


def test_counts_by_hand() -> None:
    up = OUTCOME[TROUGH]
    changes = np.array([2.0, RESOLUTION / 2, RESOLUTION / 2 - 1e-9, 0.0, -RESOLUTION, -3.0])
    told = tally(up, changes)
    assert (told["better"], told["ties"], told["worse"]) == (2, 2, 2)
    assert told["word"] == told["word_worse"] == "about_half"
    down = Metric("d", up.label, up.unit, "down", up.of)
    assert tally(down, changes)["better"] == 2 and tally(down, -changes[:2])["better"] == 2
    assert resolution(MARKET_VALUE) > resolution(up), "amounts are shown without decimals"


def test_only_the_policies_of_the_other_scenario_count() -> None:
    than = "v%3D1%26ban%3Doff%26mode%3Dunanchored%26structure%3Db"
    asked = read(QUESTION["duel"], f"than={than}&v=1&limit=off&price_impact=0.5")
    assert compared_with(asked) == scenario(ban="off", price_impact=0.5)


# ---- bands and one path ----------------------------------------------------------------------


def test_bands_are_those_of_the_run(spread: dict[str, Any]) -> None:
    run = model.run(parse_link(BAN_OFF), ensemble=spread["members"])
    base = run["observed"]["csi2000"][run["dates"].index(ANCHOR_END)]
    for cut in ("p05", "p35", "p80"):
        points = np.array(run["bands"]["indices"]["csi2000"][cut])
        mine = np.array(spread["bands"]["scenario"]["csi2000"][cut])
        assert mine == pytest.approx(100.0 * (points / base - 1.0), abs=1e-4)
        assert spread["bands"]["scenario"]["IM"][cut] == pytest.approx(
            run["bands"]["basis"]["IM"][cut], abs=1e-4
        )
        assert spread["bands"]["scenario"]["dma"][cut] == pytest.approx(
            run["bands"]["alpha"]["dma"][cut], abs=1e-4
        )
    told = spread["outcomes"][TROUGH]
    assert told["change"]["p95"] == pytest.approx(run["changes"][TROUGH]["p95"], abs=1e-9)
    assert told["better"] + told["worse"] + told["ties"] == spread["members"]


def test_anchored_history_has_bands_without_width_and_unanchored_has_not() -> None:
    here = _ask("spread", "")
    seen = np.array(here["observed"]["csi2000"])
    for cut in ("p05", "reference", "p95"):
        assert here["bands"]["scenario"]["csi2000"][cut] == pytest.approx(seen, abs=1e-3)
    assert here["same"] and here["outcomes"][TROUGH]["collapsed"]


def test_one_path_is_a_column_of_the_ensemble(spread: dict[str, Any]) -> None:
    number = 17
    told = _ask("one_path", f"vector={number}&{BAN_OFF}")
    past = laboratory.solve(parse_link(""), spread["members"])
    run = laboratory.replay(past, parse_link(BAN_OFF))
    assert told["outcomes"][TROUGH] == pytest.approx(OUTCOME[TROUGH].of(run)[number - 1], abs=1e-8)
    assert told["outcomes"][TROUGH] == pytest.approx(min(told["series"]["csi2000"][-62:]), abs=1)
    first = _ask("one_path", BAN_OFF)
    assert first["series"]["csi2000"] == pytest.approx(
        spread["bands"]["scenario"]["csi2000"]["reference"], abs=1e-4
    )


@pytest.mark.parametrize("number", ["2.5", "0", "201", "x"])
def test_a_vector_that_there_is_not_is_refused(number: str) -> None:
    with pytest.raises(LinkError):
        read(QUESTION["one_path"], f"vector={number}")


# ---- duel ------------------------------------------------------------------------------------


def test_a_duel_is_paired_and_turns_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duel, "DRAWS", FEW)
    here = _ask("duel", f"than=v%3D1%26rescue%3Doff&{BAN_OFF}")
    there = _ask("duel", "than=v%3D1%26ban%3Doff&v=1&rescue=off")
    for one, other in zip(here["combinations"], there["combinations"], strict=True):
        assert (one["structure"], one["mode"]) == (other["structure"], other["mode"])
        mine, theirs = one["outcomes"][TROUGH], other["outcomes"][TROUGH]
        assert (mine["better"], mine["ties"]) == (theirs["worse"], theirs["ties"])
        assert mine["dots"] == pytest.approx([-x for x in reversed(theirs["dots"])])
        assert len(mine["dots"]) == FEW
    past = laboratory.solve(parse_link(""), FEW)
    runs = [laboratory.replay(past, parse_link(link)) for link in (BAN_OFF, "v=1&rescue=off")]
    gaps = OUTCOME[TROUGH].of(runs[0]) - OUTCOME[TROUGH].of(runs[1])
    first = here["combinations"][0]["outcomes"][TROUGH]
    assert first["dots"] == pytest.approx(np.sort(gaps), abs=1e-3)
    assert first["better"] == int((gaps >= RESOLUTION / 2).sum())


# ---- what it hangs on ------------------------------------------------------------------------


def test_bars_by_hand() -> None:
    chosen = parse_link("")
    of = moves(chosen)[:2]
    told = bars(np.array([10.0, 9.0, 10.5, 10.0, 14.0]), of)
    assert told["low"] == [9.0, 10.0] and told["high"] == [10.5, 14.0]
    assert told["order"] == [1, 0] and told["reference"] == 10.0


def test_only_one_number_moves_in_every_column() -> None:
    chosen = parse_link("v=1&structure=b&price_impact=0.5")
    of = moves(chosen)
    made = columns(chosen, of)
    reference = vectors(1, "b")
    assert {m.name for m in of if not m.assumption} == set(structure("b").ranges)
    for at, move in enumerate(of):
        for end, value in enumerate((move.low, move.high)):
            vector, assumed = made[1 + 2 * at + end]
            moved = {n for n in PARAMETER if vector[n][0] != reference[n][0]}
            if move.assumption:
                assert not moved and assumed[move.name] == value
            else:
                assert moved <= {move.name} and vector[move.name][0] == value
                assert assumed == chosen.only("assumption")


def test_a_bar_is_a_run_of_its_own(tornado: dict[str, Any]) -> None:
    names = [move["name"] for move in tornado["moves"]]
    told = tornado["outcomes"][TROUGH]
    for name, given, assumed in (
        ("stress_rise", {"stress_rise": None}, parse_link("")),
        ("dma_size", {}, scenario(dma_size=500.0)),
        ("national_team_share", {}, scenario(national_team_share=1.5)),
    ):
        at = names.index(name)
        vector = vectors(1) | {n: np.array([tornado["moves"][at]["high"]]) for n in given}
        past = laboratory.solve_vectors(vector, assumed)
        run = laboratory.replay(past, scenario(ban="off", **dict(assumed.changes)))
        level = float(OUTCOME[TROUGH].of(run)[0])
        assert told["level"]["high"][at] == pytest.approx(level, abs=1e-3), name
        gap = level - float(OUTCOME[TROUGH].of(past.run)[0])
        assert told["effect"]["high"][at] == pytest.approx(gap, abs=1e-3), name


def test_bars_go_from_the_longest(tornado: dict[str, Any]) -> None:
    for told in tornado["outcomes"].values():
        for about in told.values():
            ends = [about["low"], about["high"], [about["reference"]] * len(about["low"])]
            length = np.ptp(np.array(ends), axis=0)[about["order"]]
            assert (np.diff(length) <= 1e-3).all()


# ---- what is identified ----------------------------------------------------------------------


def test_every_verdict_and_drawn_parameter_is_told_once() -> None:
    rows = identified.mechanisms()
    # The market cannot be switched off: it stands first, and no fit was made without it.
    assert rows[0]["name"] == "market" and set(rows[0]["verdicts"].values()) == {None}
    assert {row["name"] for row in rows[1:]} <= {m.name for m in MECHANISMS}
    table = store.read("ablations").set_index(["structure", "mechanism"])["verdict"]
    told = {(s, row["name"]): v["verdict"] for row in rows for s, v in row["verdicts"].items() if v}
    assert told == dict(table.items())
    for name in ("a", "b"):
        drawn = [p["name"] for row in rows for p in row["parameters"][name]]
        assert sorted(drawn) == sorted(structure(name).ranges)


def test_the_width_left_is_that_of_the_ensemble() -> None:
    (found,) = (f for f in identified.fitted("a") if f.name == "price_multiplier")
    low, high = np.quantile(calibrated("a")["price_multiplier"], (0.05, 0.95))
    span = 0.9 * (found.high - found.low)
    assert found.width_left == pytest.approx((high - low) / span, abs=1e-3)
