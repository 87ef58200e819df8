"""Claims as questions: declarations, the rule of the verdict by hand, effects as direct runs."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest

from model import facts, laboratory
from model.agreement import (
    CERTAIN,
    COMBINATIONS,
    MEMBERS,
    ON_MODE,
    ON_STRUCTURE,
    RESOLUTION,
)
from model.catalogue import LEVER
from model.inquiry import QUESTION, finish, read
from model.inquiry.claim import (
    AGREES,
    BY_DATA,
    CANNOT_TELL,
    DISAGREES,
    OUTSIDE,
    UNDECIDED,
    combined,
    counted,
    overall,
    stance,
    verdict,
)
from model.inquiry.claims import COMMENTARY, Claim, claims, support, unsupported
from model.inquiry.hinges import hinges, noise
from model.inquiry.windows import read_measure
from model.links import parse_link, scenario
from model.names import INDEX
from model.policies import purchases

THROUGH_THE_SCHEDULE = {"csi2000_rescue"}
"""Assumptions that change what is bought and no parameter, so that news can stay."""
EVERY = list(claims().values())
NAMES = [claim.id for claim in EVERY]


def _stances(*said: str) -> dict[tuple[str, str], str]:
    return dict(zip(COMBINATIONS, said, strict=True))


@pytest.fixture(scope="module")
def banned() -> dict[str, Any]:
    question = QUESTION["claim"]
    return finish(question.answer(read(question, "claim=ban_deepened")))


# ---- declarations --------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", EVERY, ids=NAMES)
def test_declarations_are_complete(claim: Claim) -> None:
    texts = [claim.question, claim.test, claim.built_in, claim.outcome, claim.with_it.name]
    texts += [measure.label for measure in claim.measures]
    texts += [side.name for side in (claim.without,) if side]
    texts += [claim.outside] if claim.outside else []
    for text in texts:
        assert text.en.strip() and text.zh.strip()
        assert "would have" not in text.en
    said = claim.paraphrase  # what others say may be said with confidence
    assert said.en.endswith(".") and said.zh.endswith("。") and said.zh.count("。") == 1
    assert claim.direction in (-1, 1) and claim.facts and claim.mechanisms
    assert set(claim.off) <= set(claim.mechanisms)
    json.dumps(claim.json())


@pytest.mark.parametrize("claim", EVERY, ids=NAMES)
def test_a_pair_differs_only_in_what_it_says(claim: Claim) -> None:
    if claim.without is None:
        assert not claim.with_it.scenario.changes
        return
    one, other = claim.with_it, claim.without
    for side in (one, other):
        assert parse_link(side.scenario.link) == side.scenario
        assumed = side.scenario.only("assumption").changes
        assert {name for name, _ in assumed} <= THROUGH_THE_SCHEDULE
        assert not any(LEVER[name].scales for name, _ in assumed)
    assert not one.off
    if other.off:
        assert one.scenario == other.scenario
        return
    differ = {n for n, _ in set(one.scenario.changes) ^ set(other.scenario.changes)}
    assert len({LEVER[name].group for name in differ}) == 1, differ


def test_what_was_observed_comes_from_the_tables() -> None:
    close, basis = facts.closes(), facts.basis()
    (measure, *_) = claims()["ban_deepened"].measures
    change = close["csi2000"]["2024-02-07"] / close["csi2000"]["2024-02-02"] - 1.0
    assert measure.observed() == pytest.approx(100.0 * change)
    (measure, *_) = claims()["knock_ins"].measures
    widened = basis["IM"]["2024-01-22"] - basis["IM"]["2024-01-12"]
    assert measure.observed() == pytest.approx(widened)
    assert claims()["knock_ins"].least == pytest.approx(abs(widened) / 2)
    (measure, *_) = claims()["same_money"].measures
    since = close["csi1000"]["2023-12-29":"2024-03-29"]
    assert measure.observed() == pytest.approx(100.0 * (since.min() / since.iloc[0] - 1.0))


@pytest.mark.parametrize("claim", EVERY, ids=NAMES)
def test_events_of_a_claim_are_those_of_the_tables(claim: Claim) -> None:
    events = facts.events().set_index("title_en")
    told = claim.json()["facts"]
    assert [event["title"]["en"] for event in told] == list(claim.facts)
    for event in told:
        row = events.loc[event["title"]["en"]]
        assert event["source"] == {"en": row["source"], "zh": row["source_zh"]}
        assert event["confidence"] == row["confidence"]
        assert (event["date"], event["title"]["zh"]) == (str(row["date"].date()), row["title_zh"])


def test_the_commentary_is_found_by_address_and_date() -> None:
    day = date.fromisoformat(COMMENTARY.date)
    link = urlsplit(COMMENTARY.link)
    assert (
        link.scheme == "https"
        and f"/{day:%y%m}/" in link.path
        and link.netloc in COMMENTARY.name.en
    )
    assert f"{day.day} {day:%B %Y}" in COMMENTARY.name.en
    assert f"{day.year}年{day.month}月{day.day}日" in COMMENTARY.name.zh
    assert all(claim.json()["source"] == COMMENTARY.json() for claim in EVERY)


def test_a_return_is_per_cent_and_a_difference_of_returns_is_points() -> None:
    def units(claim: str, at: int) -> tuple[str, str]:
        measure = claims()[claim].measures[at]
        return measure.level.en, measure.unit.en

    assert units("ban_deepened", 0) == ("%", "pp")  # an index
    assert units("ban_lifted_500", 0) == ("%", "pp")  # the mean of two
    assert units("heavyweights", 0) == ("pp", "pp")  # one less the other
    assert units("knock_ins", 0) == ("pp", "pp")  # a change of the basis
    assert units("excess_lost", 0) == ("pp", "pp")
    assert units("dilemma", 0) == ("%", "pp")
    assert units("same_money", 0) == ("%", "pp")
    assert units("stop_line", 0) == ("CNY bn", "CNY bn")


def test_a_bar_can_be_a_multiple_of_the_other_side() -> None:
    claim = claims()["ban_doubled"]
    assert claim.times == 1.0 and claim.least == 0.0
    none = np.zeros((len(claim.measures) - 1, 2, 4))
    # With, without: -20 and -10 is twice, -19 is not; a gain with the limit is no loss at all.
    deciding = np.array([[[-20.0, -19.0, -30.0, 5.0], [-10.0, -10.0, -10.0, -10.0]]])
    told = combined(claim, ("a", "anchored"), np.concatenate([deciding, none]), {})
    assert told["agree"] == 2 / 4


def test_the_money_moved_a_month_is_what_was_bought() -> None:
    bought = purchases.history().sum(axis=0)
    whole = 5 * round((bought[INDEX["csi500"]] + bought[INDEX["csi1000"]]) / 5)
    claim = claims()["etf_500_earlier"]
    for side in (claim.with_it, claim.without):
        assert side and side.scenario["rescue_total"] == whole
    assert f"CNY {whole} bn" in claim.test.en and f"{10 * whole}亿元" in claim.test.zh


@pytest.mark.parametrize("claim", [c for c in EVERY if c.quoted], ids=lambda c: c.id)
def test_a_quoted_figure_has_its_source(claim: Claim) -> None:
    for quote in claim.quoted:
        assert any(letter.isdigit() for letter in quote.text.en + quote.text.zh)
        assert quote.source.en and quote.source.zh and quote.confidence in facts.CONFIDENCE


def test_a_mechanism_under_test_needs_the_data() -> None:
    assert unsupported(claims()["panic"]) == ["press_panic"]
    assert unsupported(claims()["hedged"]) == []
    assert set(support("rotation")["verdicts"]) == {structure for structure, _ in COMBINATIONS}


# ---- the rule by hand ----------------------------------------------------------------------------


def test_vectors_are_counted_by_hand() -> None:
    effects = np.array([-3.0, -2.0, -1.0, -0.04, 0.0, 0.04, 0.05, 1.0])
    assert counted(effects, -1, 0.0) == {"agree": 3 / 8, "opposite": 2 / 8, "small": 3 / 8}
    assert counted(effects, -1, 2.0) == {"agree": 2 / 8, "opposite": 2 / 8, "small": 4 / 8}
    assert counted(effects, 1, 0.0) == {"agree": 2 / 8, "opposite": 3 / 8, "small": 3 / 8}
    assert counted(np.array([RESOLUTION / 2]), 1, 0.0)["agree"] == 1.0


@pytest.mark.parametrize(
    ("agree", "says"),
    [(1.0, AGREES), (CERTAIN, AGREES), (35 / 40, UNDECIDED), (5 / 40, UNDECIDED),
     (4 / 40, DISAGREES), (0.0, DISAGREES)],
)  # fmt: skip
def test_nine_of_ten_vectors_decide(agree: float, says: str) -> None:
    assert stance(agree) == says


def test_the_verdict_by_hand() -> None:
    yes, no, maybe = AGREES, DISAGREES, UNDECIDED
    # structure a anchored, a unanchored, b anchored, b unanchored
    assert COMBINATIONS[1] == ("a", "unanchored")
    assert verdict(_stances(yes, yes, yes, yes)) == AGREES
    assert verdict(_stances(no, no, no, no)) == DISAGREES
    assert verdict(_stances(yes, yes, no, no)) == ON_STRUCTURE
    assert verdict(_stances(yes, maybe, no, maybe)) == ON_STRUCTURE
    assert verdict(_stances(yes, no, yes, no)) == ON_MODE
    assert verdict(_stances(yes, no, maybe, maybe)) == ON_MODE
    assert verdict(_stances(yes, yes, yes, maybe)) == CANNOT_TELL
    assert verdict(_stances(maybe, no, no, no)) == CANNOT_TELL


def test_doubts_come_before_the_numbers() -> None:
    all_agree, none_agrees = _stances(*[AGREES] * 4), _stances(*[DISAGREES] * 4)
    panic, hedged = claims()["panic"], claims()["hedged"]
    assert overall(panic, all_agree) == {"verdict": CANNOT_TELL, "reason": BY_DATA}
    assert overall(panic, none_agrees) == {"verdict": DISAGREES, "reason": ""}
    assert overall(hedged, all_agree) == {"verdict": AGREES, "reason": ""}
    beyond = claims()["leverage_later"]
    assert overall(beyond, none_agrees) == {"verdict": CANNOT_TELL, "reason": OUTSIDE}


def test_a_hinge_is_found_and_noise_is_not() -> None:
    generator = np.random.default_rng(7)
    names = ["overhang_weight", "rotation_signal", "price_multiplier", "press_exaggeration"]
    parameters = {name: generator.uniform(size=40) for name in names}
    parameters["snowball_size"] = np.full(40, 216.0)
    found = hinges(-np.exp(3.0 * parameters["rotation_signal"]), parameters)
    assert [(hinge["parameter"], hinge["rank"]) for hinge in found] == [
        ("rotation_signal", pytest.approx(-1.0))
    ]
    assert hinges(np.zeros(40), parameters) == []
    # One parameter: the two-sided 5% point of a correlation of 40 pairs, as tables give it.
    assert noise(40, 1) == pytest.approx(0.312, abs=5e-4)


# ---- against direct runs -------------------------------------------------------------------------


def test_an_answer_says_how_it_was_counted(banned: dict[str, Any]) -> None:
    assert (banned["members"], banned["certain"]) == (MEMBERS, CERTAIN)
    past = laboratory.solve(scenario(structure="b", mode="unanchored"), MEMBERS)
    drawn = [name for name, values in past.parameters.items() if np.unique(values).size > 1]
    assert banned["noise"] == noise(MEMBERS, len(drawn))
    stances = {(one["structure"], one["mode"]): one["stance"] for one in banned["combinations"]}
    assert banned["numbers"] == verdict(stances)


@pytest.mark.parametrize("at", range(len(COMBINATIONS)))
def test_an_effect_is_the_difference_of_two_runs(banned: dict[str, Any], at: int) -> None:
    structure, mode = COMBINATIONS[at]
    told = banned["combinations"][at]
    assert (told["structure"], told["mode"]) == (structure, mode)
    off, past = laboratory.run_scenario(
        scenario(ban="off", structure=structure, mode=mode), MEMBERS
    )
    first, last = (past.episode.dates.index(day) for day in ("2024-02-02", "2024-02-07"))
    path = [np.exp(run.paths.log_index[:, 3]) for run in (past.run, off)]
    change = [100.0 * (each[last] / each[first] - 1.0) for each in path]
    effect = change[0] - change[1]
    assert told["measures"][0]["median"] == pytest.approx(float(np.median(effect)), abs=1e-9)
    assert told["measures"][0]["p05"] == pytest.approx(float(np.quantile(effect, 0.05)), abs=1e-9)
    assert told["measures"][0]["sides"][1]["reference"] == pytest.approx(change[1][0], abs=1e-9)
    assert told["agree"] == float((effect <= -RESOLUTION / 2).mean())
    assert told["agree"] + told["opposite"] + told["small"] == pytest.approx(1.0)


def test_two_changed_sides_run_in_one_batch_as_alone() -> None:
    question = QUESTION["claim"]
    told = finish(question.answer(read(question, "claim=lifting_turned")))["combinations"][0]
    past = laboratory.solve(scenario(structure="a", mode="anchored"), MEMBERS)
    claim = claims()["lifting_turned"]
    assert claim.without
    runs = [laboratory.replay(past, side.scenario) for side in (claim.with_it, claim.without)]
    for measure, one in zip(claim.measures, told["measures"], strict=True):
        effect = measure.of(runs[0]) - measure.of(runs[1])
        assert one["reference"] == pytest.approx(effect[0], abs=1e-8)
        assert one["p95"] == pytest.approx(np.quantile(effect, 0.95), abs=1e-8)


def test_a_mechanism_goes_off_under_the_news_of_the_whole_model() -> None:
    claim = claims()["stop_line"]
    whole = scenario(structure="b", mode="anchored")
    without, past = laboratory.run_scenario(whole, MEMBERS, claim.off)
    values = np.array([[m.of(past.run), m.of(without)] for m in claim.measures])
    told = combined(claim, ("b", "anchored"), values, past.parameters)
    late_less_early, late, early, _ = (one["reference"] for one in told["measures"])
    assert late_less_early == pytest.approx(late - early, abs=1e-9)


def test_unanchored_one_run_finds_its_news_and_is_the_run() -> None:
    question = QUESTION["claim"]
    steps = question.answer(read(question, "claim=stop_line"))
    parts = (step.part["combination"] for step in steps if step.part)
    told = next(part for part in parts if part["mode"] == "unanchored")
    claim = claims()["stop_line"]
    both = scenario(structure=told["structure"], mode="unanchored")
    without, past = laboratory.run_scenario(both, MEMBERS, claim.off)
    effect = claim.measures[0].of(past.run) - claim.measures[0].of(without)
    assert told["measures"][0]["median"] == pytest.approx(float(np.median(effect)), abs=1e-8)


def test_each_kind_of_window_is_read_off_a_run() -> None:
    past = laboratory.solve(scenario(structure="a", mode="anchored"), MEMBERS)
    run = past.run
    first, last = (run.episode.dates.index(day) for day in ("2024-01-12", "2024-01-22"))

    def of(kind: str, name: str) -> Any:
        term = {"of": kind, "name": name, "from": "2024-01-12", "to": "2024-01-22", "weight": 1}
        return read_measure({"label": {"en": "x", "zh": "x"}, "terms": [term]}).of(run)

    assert of("basis", "IM") == pytest.approx(
        100.0 * (run.paths.basis[last, 2] - run.paths.basis[first, 2])
    )
    assert of("basis", "IM")[0] == pytest.approx(
        facts.basis()["IM"]["2024-01-22"] - facts.basis()["IM"]["2024-01-12"]
    )
    assert of("bought", "dma") == pytest.approx(
        run.paths.bought[first + 1 : last + 1, 6].sum(axis=0)
    )
    assert of("worth", "small_funds") == pytest.approx(
        100.0 * (run.paths.worth[last, 1] / run.paths.worth[first, 1] - 1.0)
    )
    (label,) = {replace(claims()["hedged"].measures[1]).unit.en}
    assert label == "CNY bn"
