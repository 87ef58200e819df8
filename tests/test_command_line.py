"""`python -m model ...`: one JSON value on standard output, or status 2 and one line of help."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import model
from model.__main__ import main
from model.catalogue import LEVERS
from model.inquiry import QUESTION, finish, read
from model.mechanisms import MECHANISMS
from model.names import CLASSES, FUTURES, INDICES

ROOT = Path(__file__).parent.parent
KEYS = [
    "version", "scenario", "dates", "indices", "observed", "basis", "alpha", "flows", "holdings",
    "attribution", "metrics",
]  # fmt: skip
QUANTILES = ["p05", "p20", "p35", "p65", "p80", "p95"]
STORY = "v=1&ban=off&rescue=changed&rescue_target=csi2000&futures=changed"


def refuse_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main(list(words)) == 0
    out, err = capsys.readouterr()
    assert err == "" and out.count("\n") == 1
    return json.loads(out, parse_constant=refuse_constant)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: answer(capsys, *words)


def series_of(tree: Any) -> list[list[float]]:
    """Every list of a tree of dictionaries."""
    if isinstance(tree, dict):
        return [path for branch in tree.values() for path in series_of(branch)]
    return [tree] if isinstance(tree, list) else []


def returns(points: list[float]) -> np.ndarray:
    return np.diff(np.log(points), prepend=np.log(points[0]))


def test_levers(ask: Any) -> None:
    rows = ask("levers")
    assert [row["name"] for row in rows] == [lever.name for lever in LEVERS]
    keys = ["name", "group", "kind", "label", "help", "type", "min", "max", "step", "choices",
            "unit", "default", "source", "source_label", "choice_labels", "unit_label"]  # fmt: skip
    for row in rows:
        assert list(row) == keys
        for words in ("label", "help", "source_label"):
            assert list(row[words]) == ["en", "zh"]
        assert list(row["unit_label"]) == ["en", "zh", "zh_factor", "written"]
        assert row["source"] == row["source_label"]["en"]
        assert row["type"] in {"number", "choice", "date", "switch"}
        assert row["kind"] in {"lever", "assumption"}
        assert row["unit"] == row["unit_label"]["en"]
        assert list(row["choice_labels"]) == row["choices"]
        assert all(list(label) == ["en", "zh"] for label in row["choice_labels"].values())


def test_scenarios(ask: Any) -> None:
    rows = ask("scenarios")
    assert (rows[0]["id"], rows[0]["link"]) == ("what_happened", "")
    for row in rows:
        assert {"id", "name", "link"} <= set(row) and list(row["name"]) == ["en", "zh"]
        assert model.parse_link(row["link"]).link == row["link"]
    assert len({row["link"] for row in rows}) == len(rows)


def test_mechanisms(ask: Any) -> None:
    rows = ask("mechanisms")
    assert [row["name"] for row in rows] == [m.name for m in MECHANISMS]
    assert all(list(row) == ["name", "label"] and set(row["label"]) == {"en", "zh"} for row in rows)


def test_metrics(ask: Any) -> None:
    rows = ask("metrics")
    assert {row["better"] for row in rows} <= {"up", "down", "none"}
    for row in rows:
        assert len(row["short"]["en"]) <= 34 and len(row["short"]["zh"]) <= 14, row["name"]
    assert {row["name"] for row in rows} == set(ask("run")["metrics"])


@pytest.mark.parametrize("link", ["", STORY])
def test_run(ask: Any, link: str) -> None:
    result = ask("run", "--scenario", link)
    assert list(result) == KEYS
    assert result["version"] == model.VERSION
    assert result["scenario"] == model.parse_link(link).link
    dates = result["dates"]
    assert (dates[0], dates[1], dates[-1], len(dates)) == (
        "2023-07-31", "2023-08-01", "2024-03-29", 162,
    )  # fmt: skip
    names = {key: tuple(result[key]) for key in ("indices", "observed", "attribution", "basis")}
    assert names == {
        "indices": INDICES, "observed": INDICES, "attribution": INDICES, "basis": FUTURES,
    }  # fmt: skip
    assert tuple(result["flows"]) == tuple(result["holdings"]) == CLASSES
    for name in CLASSES:
        assert tuple(result["flows"][name]) == (*INDICES, *FUTURES)
        assert tuple(result["holdings"][name]) == INDICES
    alpha = result["alpha"]
    assert {key: list(value) for key, value in alpha.items()} == {
        "excess_points": ["index_enhanced_300", "index_enhanced_500", "index_enhanced_1000"],
        "nav": ["market_neutral", "dma"],
    }
    causes = [*(m.name for m in MECHANISMS), "market_news", "residual", "style_news"]
    for index in INDICES:
        assert list(result["attribution"][index])[: len(causes)] == causes
    assert all(len(path) == len(dates) for path in series_of(result))
    for path in (*series_of(result["flows"]), *series_of(result["attribution"])):
        assert path[0] == 0.0
    for path in series_of(alpha["excess_points"]):
        assert path[0] == 0.0
    for path in series_of(alpha["nav"]):
        assert path[0] == pytest.approx(1.0)
    assert all(isinstance(value, float) for value in result["metrics"].values())


@pytest.mark.parametrize("words", [(), ("--scenario", STORY), ("--unanchored",)])
def test_attribution_sums_to_the_log_return(ask: Any, words: tuple[str, ...]) -> None:
    """I8 through JSON: full float64, so the sum holds to rounding."""
    result = ask("run", *words)
    for index in INDICES:
        told = np.sum(list(result["attribution"][index].values()), axis=0)
        assert told == pytest.approx(returns(result["indices"][index]), abs=1e-12)


def test_flows_and_holdings_balance(ask: Any) -> None:
    result = ask("run", "--scenario", STORY)
    for column in (*INDICES, *FUTURES):
        total = np.sum([result["flows"][name][column] for name in CLASSES], axis=0)
        assert abs(total).max() < 1e-9
    for index in INDICES:
        total = np.sum([result["holdings"][name][index] for name in CLASSES], axis=0)
        assert total == pytest.approx(total[0], rel=1e-12)


def test_what_happened_reproduces_the_observed_paths(ask: Any) -> None:
    result = ask("run")
    for index in INDICES:
        assert result["indices"][index] == pytest.approx(result["observed"][index], rel=1e-12)
    observed = 100.0 * model.facts.basis().loc[result["dates"], list(FUTURES)].to_numpy() / 100.0
    for column, name in enumerate(FUTURES):
        assert result["basis"][name] == pytest.approx(observed[:, column], abs=1e-10)


def test_unanchored_is_the_mode(ask: Any) -> None:
    free = ask("run", "--unanchored")
    assert free == ask("run", "--scenario", "v=1&mode=unanchored")
    assert free["scenario"] == "v=1&mode=unanchored"
    assert free["indices"]["csi300"] == pytest.approx(free["observed"]["csi300"], rel=1e-12)
    assert free["indices"]["csi2000"] != free["observed"]["csi2000"]
    end = free["dates"].index("2023-12-29") + 1
    for index in INDICES:
        past = pytest.approx(free["observed"][index][:end], rel=1e-12)
        assert free["indices"][index][:end] == past
        residual = free["attribution"][index]["residual"][end:]
        assert residual == pytest.approx([0.0] * len(residual), abs=1e-14)
    both = ask("run", "--unanchored", "--scenario", "v=1&ban=off&mode=anchored")
    assert both["scenario"] == "v=1&ban=off&mode=unanchored"


def test_off(ask: Any) -> None:
    result = ask("run", "--off", "rotation", "stop_loss", "--off", "dma_ban")
    for index in INDICES:
        for name in ("rotation", "stop_loss", "dma_ban"):
            assert not any(result["attribution"][index][name])
    assert result["indices"] != result["observed"]


def test_ensemble_gives_bands_and_changes(ask: Any) -> None:
    plain = ask("run", "--scenario", STORY)
    result = ask("run", "--scenario", STORY, "--ensemble", "5")
    assert list(result)[: len(KEYS)] == KEYS and "bands" in result
    bands = result["bands"]
    assert {key: tuple(value) for key, value in bands.items()} == {
        "indices": INDICES, "basis": FUTURES,
        "alpha": (
            "index_enhanced_300", "index_enhanced_500", "index_enhanced_1000",
            "market_neutral", "dma",
        ),
    }  # fmt: skip
    for group in bands.values():
        for cuts in group.values():
            assert list(cuts) == QUANTILES
            stacked = np.array([cuts[name] for name in QUANTILES])
            assert stacked.shape == (6, 162) and (np.diff(stacked, axis=0) >= -1e-9).all()
    assert bands["indices"]["csi2000"]["p05"][-1] < bands["indices"]["csi2000"]["p95"][-1]
    for index in INDICES:
        alone = pytest.approx(plain["indices"][index], rel=1e-9)
        assert result["indices"][index] == alone, "lines are the reference vector's alone"


def test_bands_collapse_at_the_historical_policies(ask: Any) -> None:
    bands = ask("run", "--ensemble", "3")["bands"]
    for group in ("indices", "basis"):
        for cuts in bands[group].values():
            assert cuts["p05"] == pytest.approx(cuts["p95"], rel=1e-9, abs=1e-9)


BAD = [
    (["--scenario", "v=1&price_impact=99"], "0 to 2"),
    (["--scenario", "bogus=1"], "allowed"),
    (["--scenario", "v=7"], "v=1"),
    (["--scenario", "ban=perhaps"], "as_happened | off | changed"),
    (["--scenario", "rescue_300=12"], "sum to 100"),
    (["--scenario", "limit_from=2020-01-01"], "2023-08-01"),
    (["--scenario", "ban=off&ban=off"], "twice"),
    (["--scenario", "%ff\n=\n1"], ""),
    (["--off", "gravity"], "rotation"),
    (["--ensemble", "-1"], "0"),
    (["--ensemble", "100000"], "1 to "),
]


@pytest.mark.parametrize(("words", "says"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_what_is_not_allowed_ends_with_2_and_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["run", *words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and err.strip() and says in err


def test_a_question_is_answered_as_in_python(ask: Any) -> None:
    question = QUESTION["policies"]
    direct = finish(question.answer(read(question, "against=as_happened&v=1&ban=off")))
    assert ask("ask", "policies", "?against=as_happened&v=1&ban=off") == json.loads(
        json.dumps(direct)
    )
    assert [each["name"] for each in ask("questions")] == list(QUESTION)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["meaning"], "policies"),
        (["policies", "against=everything"], "as_happened"),
        (["policies", "v=1&ban=perhaps"], "as_happened | off | changed"),
        (["policies", "nothing=1"], "unknown name"),
    ],
)
def test_a_question_that_cannot_be_asked_ends_with_2_and_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["ask", *words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and says in err


def test_help_names_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ask", "--help"])
    out, _ = capsys.readouterr()
    assert ended.value.code == 0
    assert all(name in out for name in QUESTION) and "QUERY" in out


@pytest.mark.parametrize("words", [[], ["nothing"], ["run", "--ensemble", "many"]])
def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    out, err = capsys.readouterr()
    assert ended.value.code == 2 and out == ""
    assert err.count("\n") == 1 and "--help" in err


def test_as_a_program() -> None:
    """One real process each: a result, and a refusal."""
    command = [sys.executable, "-m", "model"]
    good = subprocess.run(
        [*command, "mechanisms"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert good.returncode == 0 and good.stderr == ""
    assert json.loads(good.stdout) == model.mechanisms()
    bad = subprocess.run(
        [*command, "run", "--scenario", "v=1&ban=perhaps"],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (bad.returncode, bad.stdout) == (2, "")
    assert len(bad.stderr.splitlines()) == 1 and "as_happened | off | changed" in bad.stderr
