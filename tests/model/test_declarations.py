"""Every lever, parameter and scenario is declared once, completely, and does something."""

import re
from datetime import date
from typing import Any

import numpy as np
import pytest

import model
from model.catalogue import LEVER, LEVERS
from model.declare import Choice, Lever, Text
from model.gallery import gallery
from model.inquiry import QUESTION
from model.links import SHARES, Scenario
from model.mechanisms import MECHANISMS
from model.mode import STRUCTURE
from model.news import EVERYONE
from model.parameters import PARAMETER, PARAMETERS, assume
from model.policies.schedule import schedule
from model.simulation import anchoring, simulate
from model.sources import confidence
from model.structure import structure
from tests.model.workbench import random_vectors, short

SWITCH = {
    "net_sell_limit": "limit", "dma_ban": "ban", "dma_cap": "cap", "rescue": "rescue",
    "futures_support": "futures",
}  # fmt: skip
GROUPS = {*SWITCH, "assumption"}


def chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_a_lever_is_declared_completely(lever: Lever) -> None:
    assert lever.group in GROUPS
    assert lever.kind == ("assumption" if lever.group == "assumption" else "lever")
    assert lever.label.en and lever.help.en and lever.source
    assert chinese(lever.label.zh) and chinese(lever.help.zh)
    assert bool(lever.unit.en) == bool(lever.unit.zh)
    if lever.type == "choice":
        values = [choice.value for choice in lever.choices]
        assert lever.default in values and len(set(values)) == len(values) > 1
        assert all(choice.label.en and choice.label.zh for choice in lever.choices)
    elif lever.type == "date":
        days = [date.fromisoformat(str(d)) for d in (lever.min, lever.default, lever.max)]
        assert days == sorted(days)
    else:
        assert lever.type == "number"
        assert isinstance(lever.min, float) and isinstance(lever.max, float)
        assert isinstance(lever.default, float) and lever.step
        assert lever.min <= lever.default <= lever.max and 0 < lever.step < lever.max - lever.min
        assert not lever.choices
    if lever.scales:
        assert lever.scales in PARAMETER and lever.kind == "assumption"
        assert lever.default, "an assumption scales by value / default"


def test_names_are_declared_once() -> None:
    for names in (
        [lever.name for lever in LEVERS],
        [p.name for p in PARAMETERS],
        [m.name for m in MECHANISMS],
        [lever.scales for lever in LEVERS if lever.scales],
        [metric["name"] for metric in model.metrics()],
    ):
        assert len(names) == len(set(names))
    assert {"confidence", "redemptions", "stress"} <= {m.name for m in MECHANISMS}
    assert {lever.group for lever in LEVERS} == GROUPS


def test_each_group_has_one_switch() -> None:
    for group, name in SWITCH.items():
        states = [choice.value for choice in LEVER[name].choices]
        assert states == ["as_happened", "off", "changed"] and LEVER[name].group == group
        assert LEVER[name].default == "as_happened"


def test_parameters_are_inside_their_ranges_and_sourced() -> None:
    for p in PARAMETERS:
        assert p.low <= p.default <= p.high, p.name
        assert p.label.en and chinese(p.label.zh) and p.source, p.name


SOURCES = [
    *((lever.name, lever.source) for lever in LEVERS),
    *((p.name, p.source) for p in PARAMETERS),
    *((f"{q.name}.{field.name}", field.source) for q in QUESTION.values() for field in q.fields),
]
ENGLISH = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,}")
"""Three words in a row: names of people and files have fewer."""
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:()]|[,;:()][\u4e00-\u9fff]")


@pytest.mark.parametrize(("name", "source"), SOURCES, ids=[name for name, _ in SOURCES])
def test_a_source_stands_in_both_languages(name: str, source: Any) -> None:
    assert isinstance(source, Text)
    assert source.en and not chinese(source.en)
    assert chinese(source.zh) and not ENGLISH.search(source.zh) and not HALF_WIDTH.search(source.zh)
    assert confidence(source) in source.zh, "the letter is the same in both languages"


def test_the_structure_declares_at_most_sixteen_free_parameters() -> None:
    declared = structure()
    assert 0 < len(declared.free) <= 16
    assert not set(declared.free) & set(declared.prior_only) & set(declared.fixed)
    assert all(low < high for low, high in declared.ranges.values())
    assert set(declared.off) <= {m.name for m in MECHANISMS}


def test_mechanisms_and_metrics_have_both_languages() -> None:
    for row in (*model.mechanisms(), *model.metrics()):
        assert row["label"]["en"] and chinese(row["label"]["zh"]), row["name"]


def other(lever: Lever) -> Any:
    """A value of the lever that is not its default."""
    if lever.type == "choice":
        return next(c.value for c in reversed(lever.choices) if c.value != lever.default)
    if lever.type == "date":
        return "2024-01-03" if lever.name.endswith(("from", "start")) else "2024-01-26"
    assert isinstance(lever.min, float) and isinstance(lever.default, float)
    return lever.min if lever.min != lever.default else lever.max


def away(lever: Lever) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values of a scenario before and after this lever alone leaves its default."""
    before: dict[str, Any] = {}
    if lever.group in SWITCH and lever.name != SWITCH[lever.group]:
        before[SWITCH[lever.group]] = "changed"
    if lever.name in SHARES:
        before["rescue_target"] = "own"
        rest = next(name for name in SHARES if name != lever.name)
        gives = min(float(lever.default), 5.0)  # type: ignore[arg-type]
        gives = gives or -1.0
        changed = {lever.name: float(lever.default) - gives}  # type: ignore[arg-type]
        return before, {**before, **changed, rest: float(LEVER[rest].default) + gives}  # type: ignore[arg-type]
    return before, {**before, lever.name: other(lever)}


def outcome(values: dict[str, Any]) -> list[np.ndarray]:
    chosen, episode = model.scenario(**values), short()
    assumed = chosen.only("assumption")
    news = anchoring(episode, 1, anchored=chosen["mode"] == "anchored")
    parameters = assume(random_vectors(9, 1), chosen)
    run = simulate(episode, parameters, schedule(assumed, episode), news)
    if assumed != chosen:
        replay = news.select(EVERYONE)
        run = simulate(episode, parameters, schedule(chosen, episode), replay)
    return [*vars(run.detail).values()]


@pytest.fixture(scope="module")
def known() -> dict[str, list[np.ndarray]]:
    """Outcomes by link: the scenarios before are few."""
    return {}


DRAWN = [lever for lever in LEVERS if lever is not STRUCTURE]
"""Levers that act on given vectors; the structure chooses the vectors."""


@pytest.mark.parametrize("one", STRUCTURE.choices[1:], ids=lambda one: one.value)
def test_every_structure_has_vectors_and_results_of_its_own(one: Choice) -> None:
    link = model.scenario(structure=one.value, ban="off").link
    first, other = (model.run(model.parse_link(each)) for each in ("v=1&ban=off", link))
    assert other["scenario"] == link
    changed = [abs(other["metrics"][n] - value) for n, value in first["metrics"].items()]
    assert max(changed) > 0.1


@pytest.mark.parametrize("lever", DRAWN, ids=lambda lever: lever.name)
def test_every_lever_changes_something(lever: Lever, known: dict[str, list[np.ndarray]]) -> None:
    before, after = away(lever)
    link = model.scenario(**before).link
    if link not in known:
        known[link] = outcome(before)
    moved = [abs(a - b).max() for a, b in zip(known[link], outcome(after), strict=True)]
    assert max(moved) > 1e-9, f"{after} changes no flow, holding or cause"


def test_the_gallery_opens() -> None:
    stories = gallery()
    assert stories[0].id == "what_happened" and stories[0].scenario == Scenario()
    assert len({story.id for story in stories}) == len(stories) == 10
    for story in stories:
        assert model.parse_link(story.scenario.link) == story.scenario
        assert story.name.en and chinese(story.name.zh) and story.story.en
        assert chinese(story.story.zh)
        if story.id != "what_happened":
            assert story.scenario.only("lever").changes, f"{story.id} changes no policy"
