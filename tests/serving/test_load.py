"""A small form of `make load` and `make chaos`: the whole takes minutes, this some seconds.

What is slow here is slow because other tests run beside it; what is wrong is wrong everywhere.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.chaos import faults, malformed, scenes, watch
from benchmarks.load import measure, report
from benchmarks.load.links import new_assumptions, new_links
from benchmarks.load.measure import Door, Row, Size
from benchmarks.load.site import Site, site
from benchmarks.load.tally import Tally, percentile

SMALL = Size(people=12, seconds=4.0, storm_seconds=4.0, steady_seconds=1.0)
IN_TIME = 3.0
"""Seconds for known answers and health beside other tests; `make load` asks for 1."""


@pytest.fixture(scope="module")
def at() -> Iterator[Site]:
    with site() as started:
        yield started


@pytest.fixture(scope="module")
def door(at: Site) -> Door:
    paths = measure.prepared(at.bare)
    return Door("behind nginx", at.front, paths, new_links(), new_assumptions())


def _of(rows: list[Row], words: str) -> Row:
    return next(row for row in rows if words in row.what)


def _in_seconds(row: Row) -> float:
    number, unit = row.measured.split()
    return float(number) / (1000.0 if unit == "ms" else 1.0)


def _right(rows: list[Row]) -> None:
    for words in ("differ from the model", "5xx but 503"):
        assert _of(rows, words).met, report.terminal(rows)
    for words in ("known links, p95", "health, longest"):
        assert _in_seconds(_of(rows, words)) < IN_TIME, report.terminal(rows)
    checked = _of(rows, "differ from the model").measured
    assert not checked.endswith("of 0"), "nothing was held against the model"


def _never_wrong(rows: list[Row]) -> None:
    """Hold that a fault led to nothing wrong and that all was right again at some time."""
    bad = [row for row in rows if row.met is False and row.what != "right again"]
    assert not bad, report.terminal(rows)
    assert all("inf" not in row.measured for row in rows), report.terminal(rows)


def test_people_who_wait_get_right_answers_and_health_never_waits(door: Door) -> None:
    _right(measure.crowd(door, SMALL, leaves=False, solo=1.0))


def test_a_storm_leaves_known_links_and_health_alone(door: Door) -> None:
    rows = measure.storm(door, SMALL)
    assert _of(rows, "5xx but 503").met, report.terminal(rows)
    assert _in_seconds(_of(rows, "known links, p95")) < IN_TIME
    assert _in_seconds(_of(rows, "health, longest")) < IN_TIME


def test_malformed_requests_break_nothing(at: Site) -> None:
    rows = malformed.thrown(at.server, 300)
    assert not [row for row in rows if row.met is False], report.terminal(rows)


def test_killed_processes_come_back_and_nothing_wrong_is_said(at: Site) -> None:
    _never_wrong(scenes.processes(at.server))


def test_a_damaged_store_is_never_believed(at: Site) -> None:
    _never_wrong(scenes.store(at.server, at.folder / "cache", ("store exchanged",)))


# ---- what measures is held to be right too -----------------------------------------------------


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(1, 101)]
    assert percentile(values, 0.95) == 95.0
    assert percentile([3.0], 0.95) == 3.0


def test_faults_are_counted() -> None:
    tally = Tally()
    for status in (200, 202, 503, 500, 0, 404):
        tally.add("known", status, 0.1)
    assert tally.faults() == 2
    assert tally.answered("known") == "1 of 6"


def test_a_witness_notices_a_wrong_number() -> None:
    witness = watch.Witness()
    link = "v=1&ban=off"
    right = watch.scenario_body(watch.parse_link(link))
    assert witness.look(watch.Answer(200, {}, right), link)
    assert not witness.look(watch.Answer(200, {}, right.replace(b"1", b"2", 1)), link)
    assert not witness.look(watch.Answer(200, {}, right[:-9]), link)
    assert not witness.look(watch.Answer(500, {}, b""), link)
    assert (witness.wrong, witness.unallowed) == (2, [500])
    assert [row.met for row in witness.rows("a scene", 1.0)] == [False, False, True]


def test_malformed_requests_are_of_many_kinds_and_always_the_same() -> None:
    made = [malformed.request(random.Random(n)) for n in range(300)]
    assert len(set(made)) > 290
    assert made == [malformed.request(random.Random(n)) for n in range(300)]


def test_damage_damages(tmp_path: Path) -> None:
    contents = {"a": b"1" * 100, "b": b"2" * 100}
    for damage in (faults.garble, faults.cut, faults.exchange):
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content)
        damage(tmp_path)
        assert all((tmp_path / name).read_bytes() != content for name, content in contents.items())


def test_the_part_about_load_is_replaced_and_nothing_else() -> None:
    page = "# Performance\n\ntext\n"
    once = report.put(page, "first")
    twice = report.put(once + "more\n", "second")
    assert once.startswith("# Performance\n\ntext\n\n<!-- load")
    assert "first" not in twice and twice.count("second") == 1
    assert twice.endswith("more\n")
