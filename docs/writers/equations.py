"""docs/model.md: equations and prose from the docstrings of the modules, numbered in page order."""

import re
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType

import numpy as np

import model
from docs.markdown import number, table
from model import market, news, settlement
from model.arrays import Array
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.structure import structure

ROOT = Path(__file__).parent.parent.parent
EQUATION = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
SHOWN = ("csi300", "csi500", "csi1000", "csi2000", "microcap")


def module_of(mechanism: Mechanism) -> ModuleType:
    """Return the module of a mechanism: it has the mechanism's name."""
    return import_module(f"model.mechanisms.{mechanism.name}")


def file_of(module: ModuleType) -> str:
    """Return a module's path from the root of the repository."""
    return Path(str(module.__file__)).relative_to(ROOT).as_posix()


def link_to(module: ModuleType) -> str:
    """Return a link from docs/ to a module."""
    return f"[`{file_of(module)}`](../{file_of(module)})"


def told(module: ModuleType, numbers: "count[int]") -> str:
    """Return a module's docstring with its equations numbered."""

    def block(found: re.Match[str]) -> str:
        label = f"**E{next(numbers)}** · {link_to(module)}"
        return f"{label}\n\n```math\n{found[1].strip()}\n```"

    return EQUATION.sub(block, str(module.__doc__).strip())


def _names(classes: tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in classes)


def _orders(mechanism: Mechanism) -> str:
    """Say whose orders a mechanism sends."""
    ways = {
        "Sells pro rata": mechanism.sells,
        "Trades single indices": mechanism.trades,
        "Trades futures": mechanism.futures,
    }
    said = [f"{way}: {_names(classes)}." for way, classes in ways.items() if classes]
    if mechanism.rule:
        said.append("Has a rule that changes other mechanisms' orders.")
    return " ".join(said) or "Sends no orders."


def _mechanism(mechanism: Mechanism, numbers: "count[int]") -> str:
    heading = f"### {mechanism.label.en} · `{mechanism.name}`"
    names = [f"`{p.name}`" for p in mechanism.parameters]
    given = (
        f"[Parameters](parameters.md#{mechanism.name}): {', '.join(names)}."
        if names
        else "No parameters of its own."
    )
    told_here = told(module_of(mechanism), numbers)
    return f"{heading}\n\n{told_here}\n\n*{_orders(mechanism)} {given}*"


def _sums() -> dict[str, dict[str, float]]:
    """Sum of each cause's log returns from the last close of 2023 to the index's lowest close."""
    run = model.run(model.Scenario())
    start = run["dates"].index(ANCHOR_END)
    sums: dict[str, dict[str, float]] = {}
    for index in SHOWN:
        path: Array = np.array(run["indices"][index][start:])
        end = start + int(path.argmin())
        for cause, daily in run["attribution"][index].items():
            sums.setdefault(cause, {})[index] = float(sum(daily[start + 1 : end + 1]))
    return sums


def causes() -> str:
    """Return the table of causes with their sums in the reference run."""
    labels = {m.name: f"{m.label.en} / {m.label.zh}" for m in MECHANISMS}
    labels |= {"market_news": "CSI 300's news", "residual": "the rest of the news"}
    headings = ("cause", "what it is", *(model.INDEX_LABEL[name].en for name in SHOWN))
    rows = [
        (f"`{cause}`", labels[cause], *(number(100.0 * sums[name], 1) for name in SHOWN))
        for cause, sums in _sums().items()
    ]
    return table(headings, rows)


def classes() -> str:
    """Return the table of classes: which mechanisms send orders for each."""
    rows = []
    for name in model.CLASSES:
        ways = [
            f"`{m.name}`"
            for m in MECHANISMS
            if name in (*m.sells, *m.trades, *m.futures) and (m.act or m.rule)
        ]
        rows.append((f"`{name}`", ", ".join(ways) or "takes the other side of every trade"))
    return table(("class", "mechanisms that send its orders"), rows)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/model.md."""
    numbers = count(1)
    return {
        "anchor_end": ANCHOR_END,
        "members": str(model.calibration_record()["members"]),
        "structure": structure().story.en,
        "clearing": told(market, numbers),
        "mechanisms": "\n\n".join(_mechanism(m, numbers) for m in MECHANISMS),
        "news": told(news, numbers),
        "settlement": told(settlement, numbers),
        "causes": causes(),
        "classes": classes(),
        "metrics": table(
            ("metric", "meaning", "unit"),
            ((f"`{m['name']}`", m["label"]["en"], m["unit"]["en"]) for m in model.metrics()),
        ),
    }
