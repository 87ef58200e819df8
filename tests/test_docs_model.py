"""The pages that describe the model: equations, symbols, the day, the ODD protocol, the diagram."""

import ast
import re
import sys
from dataclasses import replace
from functools import cache
from types import FrameType
from xml.etree import ElementTree

import pytest

import model
from docs.generate import HERE
from docs.writers import diagram
from model.declare import FIRST_DAY, Parameter, Text
from model.episode import history
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.parameter_symbols import PARAMETER_SYMBOLS
from model.parameters import PARAMETERS
from model.policies.schedule import schedule
from model.simulation import anchoring, simulate
from model.state import State, Today
from model.structure import vectors
from model.symbols import SYMBOLS, Symbol, declared

ROOT = HERE.parent
FENCED = re.compile(r"```.*?```", re.DOTALL)
EQUATION = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
LABELLED = re.compile(
    r"\*\*E(\d+)\*\* · \[`[\w/.]+`\]\(\.\./([\w/.]+)\)\n\n```math\n(.*?)\n```", re.DOTALL
)
STEP = re.compile(r"^(?:\d+\.| +-) `(\w+)`: \S", re.MULTILINE)
SVG = "{http://www.w3.org/2000/svg}"
MECHANISM = {mechanism.name: mechanism for mechanism in MECHANISMS}


def _read(name: str) -> str:
    return (HERE / f"{name}.md").read_text("utf-8")


def _rows(name: str, of: str) -> list[str]:
    """Rows of the tables of a page that begin with a name in code."""
    return [row for row in _read(name).splitlines() if row.startswith(f"| `{of}` |")]


def _with_equations() -> dict[str, list[str]]:
    """Path of every module of the model whose docstring has equations, and the equations."""
    found = {}
    for path in sorted(ROOT.glob("model/**/*.py")):
        text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        if equations := [found.strip() for found in EQUATION.findall(text)]:
            found[path.relative_to(ROOT).as_posix()] = equations
    return found


def test_each_equation_has_a_number_and_stands_in_its_module() -> None:
    labelled = LABELLED.findall(_read("model"))
    assert [int(label) for label, _, _ in labelled] == list(range(1, len(labelled) + 1))
    shown: dict[str, list[str]] = {}
    for label, path, equation in labelled:
        source = (ROOT / path).read_text("utf-8")
        assert equation in source, f"E{label} is not in {path}"
        shown.setdefault(path, []).append(equation)
    assert shown == _with_equations(), "every module with an equation is in the page, once"
    assert "$$" not in FENCED.sub("", _read("model"))


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda mechanism: str(mechanism.name))
def test_each_mechanism_has_an_equation(mechanism: Mechanism) -> None:
    assert f"model/mechanisms/{mechanism.name}.py" in _with_equations()


def test_each_symbol_stands_in_an_equation_and_in_the_code() -> None:
    everything = "\n".join(equation for each in _with_equations().values() for equation in each)
    for symbol in SYMBOLS:
        assert symbol.latex in everything, f"{symbol.latex} is in no equation"
        assert declared(symbol) is not None and symbol.meaning.en
        assert f"| ${symbol.latex}$ | {symbol.meaning.en} |" in _read("model")
    with pytest.raises(AttributeError):
        declared(Symbol("x", Text("nothing", ""), Text("", ""), "model.state:State.no_such_field"))


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: str(parameter.name))
def test_each_parameter_has_its_symbol(parameter: Parameter) -> None:
    """Its symbol stands in an equation of a module that reads or declares it."""
    name = parameter.name
    assert name in PARAMETER_SYMBOLS, f"model/parameter_symbols.py lacks {name}"
    readers = [
        equation
        for path, equations in _with_equations().items()
        for equation in equations
        if f'"{name}"' in (ROOT / path).read_text("utf-8")
    ]
    (symbol,) = re.findall(r"\$(.+?)\$", PARAMETER_SYMBOLS[name])
    assert symbol in "\n".join(readers), f"no equation that reads {name} has {symbol}"
    assert f"| {PARAMETER_SYMBOLS[name]} | {parameter.label.en} |" in _read("model")


@cache
def _calls_of_a_day(names: tuple[str, ...]) -> list[str]:
    """Run one anchored session; return functions of these names in the order of first calls."""
    episode = history(FIRST_DAY, history().dates[1])
    news = anchoring(episode, 1, anchored=True)
    called: list[str] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        name, module = frame.f_code.co_name, frame.f_globals.get("__name__", "")
        new = event == "call" and name in names and name not in called
        if new and module.startswith("model.") and "trade_day" in (*called, name):
            called.append(name)

    sys.setprofile(watch)
    try:
        simulate(episode, vectors(1), schedule(model.Scenario(), episode), news)
    finally:
        sys.setprofile(None)
    return called[1:]


@pytest.mark.parametrize("page_name", ["model", "odd"])
def test_the_day_is_told_in_the_order_in_which_it_runs(page_name: str) -> None:
    steps = STEP.findall(_read(page_name))
    assert {"act", "rule", "clear", "execute", "move_prices", "settle"} <= set(steps)
    assert steps == _calls_of_a_day(("trade_day", *steps))


def test_the_odd_description_lists_what_the_model_has() -> None:
    text = _read("odd")
    heads = ("Purpose", "Entities", "Process", "Design concepts", "Initialis", "Input", "Submodels")
    places = [text.index(f"\n## {at}. {head}") for at, head in enumerate(heads, 1)]
    assert places == sorted(places)
    concepts = re.findall(r"^\*\*([A-Z]\w+(?: principles)?)\.\*\*", text, re.MULTILINE)
    assert len(concepts) >= 11, "a design concept of the protocol is missing"
    named = [*model.CLASSES, *State.__dataclass_fields__, *Today.__dataclass_fields__]
    assert all(_rows("odd", name) for name in named)
    for mechanism in MECHANISMS:
        assert f"| [{mechanism.label.en}](model.md#" in text
    for metric in model.metrics():
        assert f"- {metric['label']['en']}, " in text


def test_no_number_of_the_odd_description_is_typed() -> None:
    """But years, names of indices and decisions, and the protocol's own headings."""
    typed = re.sub(r"^## \d\.", "", (HERE / "frames" / "odd.md").read_text("utf-8"), flags=re.M)
    typed = re.sub(r"decisions?[/ ]\d{4}|CSI \d+|\b20\d\d\b", "", typed)
    assert not re.findall(r"\d+", typed.replace("1 at the opening", ""))


def test_the_diagram_shows_the_registry() -> None:
    picture = ElementTree.fromstring((HERE / "mechanisms.svg").read_text("utf-8"))
    words = [node.text or "" for node in picture.iter(f"{SVG}text")]
    for name in model.CLASSES:
        assert name in words, f"class {name} is not in the diagram"
    for mechanism in MECHANISMS:
        assert f"{mechanism.label.brief.en} · {mechanism.name}" in words
        assert diagram.moves(mechanism), mechanism.name
    lines = [node.get("class", "").split()[1] for node in picture.iter(f"{SVG}path")]
    orders = sum(len({*m.sells, *m.trades}) + len(m.futures) for m in MECHANISMS)
    moved = sum(len(diagram.moves(m)) for m in MECHANISMS)
    assert len(lines) - lines.count("seen") == orders + moved
    style = next(picture.iter(f"{SVG}style")).text or ""
    assert "prefers-color-scheme:dark" in style and set(lines) <= set(re.findall(r"\.(\w+)", style))
    assert "](mechanisms.svg)" in _read("model") and "](mechanisms.svg)" in _read("odd")


def test_the_diagram_tells_what_a_mechanism_moves() -> None:
    told = {mechanism.name: diagram.moves(mechanism) for mechanism in MECHANISMS}
    assert told["redemptions"] == ("stock", "futures", "money"), "hedged books buy futures back"
    assert told["margin_traders"] == ("stock",) and told["snowballs"] == ("futures",)
    assert "rules" in told["dma_ban"] and told["basis"] == ("basis",)
    with pytest.raises(KeyError):
        diagram.moves(replace(MECHANISM["basis"], name="margin_traders"))
