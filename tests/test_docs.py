"""The documentation: generated pages are current, what is declared is there, links lead on."""

import contextlib
import io
import json
import re
import shlex
from pathlib import Path

import pytest

import model
from docs.generate import HERE, PAGES, PICTURES, page
from docs.markdown import anchor
from docs.screenshot import PICTURE, SIZE
from model import __main__ as command_line
from model import facts
from model.declare import Lever, Parameter, said_source
from model.episode import balance_sheets
from model.mechanisms import MECHANISMS
from model.parameters import PARAMETERS
from model.policies import calendar
from model.structure import structure
from model.tables import calibrated_structures
from model.targets import GROUPS, targets

ROOT = HERE.parent
README = ROOT / "README.md"
WRITTEN = sorted(
    [*ROOT.glob("*.md"), *(p for p in HERE.rglob("*.md") if p.parent.name != "frames")]
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"```.*?```", re.DOTALL)


def _read(name: str) -> str:
    return (HERE / f"{name}.md").read_text("utf-8")


def _rows(name: str, of: str) -> list[str]:
    """Rows of the tables of a page that begin with a name in code."""
    return [row for row in _read(name).splitlines() if row.startswith(f"| `{of}` |")]


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert _read(name) == page(name), f"docs/{name}.md is stale: run `make docs`"


@pytest.mark.parametrize("name", PICTURES)
def test_generated_pictures_are_current(name: str) -> None:
    there = (HERE / f"{name}.svg").read_text("utf-8")
    assert there == PICTURES[name](), f"docs/{name}.svg is stale: run `make docs`"


@pytest.mark.parametrize("lever", model.LEVERS, ids=lambda lever: str(lever.name))
def test_each_lever_is_documented(lever: Lever) -> None:
    rows = _rows("parameters", lever.name)
    assert len(rows) == 1, f"{lever.name} has {len(rows)} rows in docs/parameters.md"
    values = [choice.value for choice in lever.choices]
    for words in (
        lever.label.en,
        lever.label.zh,
        said_source(lever.source).en,
        lever.scales,
        *values,
    ):
        assert words in rows[0], f"{words} is missing in the row of {lever.name}"


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: str(parameter.name))
def test_each_parameter_is_documented(parameter: Parameter) -> None:
    rows = _rows("parameters", parameter.name)
    assert len(rows) == 1, f"{parameter.name} has {len(rows)} rows in docs/parameters.md"
    assert parameter.label.en in rows[0] and said_source(parameter.source).en in rows[0]
    ranges = {name for each in calibrated_structures() for name in structure(each).ranges}
    assert len(_rows("calibration", parameter.name)) == (parameter.name in ranges)
    drawn = [parameter.name in structure(name).ranges for name in calibrated_structures()]
    assert rows[0].count(" – ") == 2 * sum(drawn), "calibrated quantiles"


def test_each_mechanism_and_cause_is_documented() -> None:
    text = _read("model")
    for mechanism in MECHANISMS:
        assert f"### {mechanism.label.en} · `{mechanism.name}`\n" in text
    for cause in model.run(model.Scenario())["attribution"]["csi2000"]:
        assert _rows("model", cause), f"cause {cause} is not explained"
    for metric in model.metrics():
        assert _rows("model", metric["name"]), f"metric {metric['name']} is not explained"
    for name in model.CLASSES:
        assert _rows("model", name), f"class {name} is not explained"
        assert _rows("balances", name), f"class {name} has no balance sheet"


def test_tables_targets_and_policies_are_documented() -> None:
    data, calibration = _read("data"), _read("calibration")
    for table, sidecar in facts.sources().items():
        assert f"### {table}\n" in data
        for gap in sidecar["gaps"]:
            assert f"\n- {gap}\n" in data, f"a gap of {table} is hidden"
    for series, day in calendar.table()[["series", "date"]].to_numpy():
        assert f"| `{series}` | {day} |" in data
    assert all(f"| {group}: " in calibration for group in GROUPS)
    for name, target in targets()["quantities"].items():
        assert target["source"] in _rows("calibration", name)[0]
    for sheet in balance_sheets()["classes"].values():
        assert sheet["source"] in _read("balances")


def _anchors(path: Path) -> set[str]:
    text = FENCED.sub("", path.read_text("utf-8"))
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(FENCED.sub("", path.read_text("utf-8"))):
        if "://" in target:
            continue
        file, _, place = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists() and found.is_relative_to(ROOT), f"{path.name}: {target}"
        if place:
            assert place in _anchors(found), f"{path.name}: no heading for {target}"


def test_every_page_is_listed() -> None:
    listing = _read("README")
    for path in HERE.glob("*.md"):
        assert path.name == "README.md" or path.name in listing, f"{path.name} is not listed"


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_make_targets_that_are_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets_there = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for path in WRITTEN:
        text = path.read_text("utf-8")
        typed = re.findall(r"^make ([a-z]+)", "\n".join(_blocks(text, "sh")), re.M)
        named = {*typed, *re.findall(r"`make ([a-z]+)`", text)}
        assert named <= targets_there, f"{path.name}: {named - targets_there}"
    readme = README.read_text("utf-8")
    assert re.search(r"^make run\b", readme, re.M) and re.search(r"^make test\b", readme, re.M)


def test_the_commands_of_the_readme_work(capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        shlex.split(line)[3:]
        for block in _blocks(README.read_text("utf-8"), "sh")
        for line in block.splitlines()
        if line.startswith(".venv/bin/python -m model ")
    ]
    assert len(words) > 3
    for command in words:
        assert command_line.main(command) == 0, command
        assert json.loads(capsys.readouterr().out), command


def test_the_python_of_the_readme_works() -> None:
    (example,) = _blocks(README.read_text("utf-8"), "python")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert "reference" in printed.getvalue()


def test_the_picture_of_the_readme_is_the_page() -> None:
    header = PICTURE.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")
    assert size == (SIZE["width"], SIZE["height"])
    readme = README.read_text("utf-8")
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in readme


@pytest.mark.parametrize("path", sorted((HERE / "decisions").glob("*.md")), ids=lambda p: p.stem)
def test_decisions_state_context_decision_and_cost(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(f"# {path.name[:4]} ")
    parts = [text.find(f"\n**{part}.** ") for part in ("Context", "Decision", "Cost")]
    assert -1 not in parts and parts == sorted(parts), path.name


def test_the_citation_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.search(rf"^version: {re.escape(model.VERSION)}$", citation, re.M)
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entry = changelog.split(f"## {model.VERSION}\n")[1].split("\n## ")[0]
    assert "**Numbers:**" in entry
