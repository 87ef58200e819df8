"""docs/model.md: equations and prose from the docstrings of the modules, numbered in page order."""

import re
from itertools import count

import numpy as np

import model
from docs.markdown import number, table
from docs.writers.day import day
from docs.writers.symbols import parameter_symbols, symbols
from model.arrays import Array
from model.docstrings import EQUATION, ROOT, docstring
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.per_ten_billion import WHEN
from model.structure import structure
from model.tables import calibrated_structures, choices

SHOWN = ("csi300", "csi500", "csi1000", "csi2000", "microcap")
PLACED = ("model/market.py", "model/news.py", "model/settlement.py")
"""Modules with a section of their own, beside the mechanisms."""


def file_of(mechanism: Mechanism) -> str:
    """Return the path of a mechanism's module, which has the mechanism's name."""
    return f"model/mechanisms/{mechanism.name}.py"


def told(file: str, numbers: "count[int]") -> str:
    """Return a module's docstring with its equations numbered."""

    def block(found: re.Match[str]) -> str:
        label = f"**E{next(numbers)}** · [`{file}`](../{file})"
        return f"\n\n{label}\n\n```math\n{found[1].strip()}\n```\n\n"

    return re.sub(r"\n{3,}", "\n\n", EQUATION.sub(block, docstring(file))).strip()


def others() -> list[str]:
    """Return the modules whose docstring has an equation but no section of its own."""
    placed = {*PLACED, *(file_of(m) for m in MECHANISMS)}
    paths = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("model/**/*.py"))
    return [path for path in paths if path not in placed and EQUATION.search(docstring(path))]


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
    told_here = told(file_of(mechanism), numbers)
    return f"{heading}\n\n{told_here}\n\n*{_orders(mechanism)} {given}*"


def _sums(name: str) -> dict[str, dict[str, float]]:
    """Sum of each cause's log returns from the last close of 2023 to the index's lowest close."""
    run = model.run(model.scenario(structure=name))
    start = run["dates"].index(ANCHOR_END)
    sums: dict[str, dict[str, float]] = {}
    for index in SHOWN:
        path: Array = np.array(run["indices"][index][start:])
        end = start + int(path.argmin())
        for cause, daily in run["attribution"][index].items():
            sums.setdefault(cause, {})[index] = float(sum(daily[start + 1 : end + 1]))
    return sums


NEWS = {
    "market_news": "CSI 300's news",
    "residual": "the rest of the news",
    "style_news": "the slow style cycle in the news",
}


def causes() -> str:
    """Return tables of the causes with their sums in the reference run of each structure."""
    labels = {m.name: f"{m.label.en} / {m.label.zh}" for m in MECHANISMS} | NEWS
    headings = ("cause", "what it is", *(model.INDEX_LABEL[name].en for name in SHOWN))
    parts = []
    for name in calibrated_structures():
        rows = [
            (f"`{cause}`", labels[cause], *(number(100.0 * sums[each], 1) for each in SHOWN))
            for cause, sums in _sums(name).items()
        ]
        parts.append(f"Structure {structure(name).label.en}:\n\n{table(headings, rows)}")
    return "\n\n".join(parts)


def ten_billion() -> str:
    """Return what CNY 10 bn moves, by what it buys: a table for each structure."""
    parts = []
    for name in calibrated_structures():
        found = model.per_ten_billion(structures=[name])
        rows = []
        for (mode, money), group in found[found["unit"] == "%"].groupby(
            ["mode", "money"], sort=False
        ):
            values = group.set_index("name").loc[list(SHOWN), ["reference", "p05", "p95"]]
            cells = [
                f"{number(middle, 2)} ({number(low, 2)} to {number(high, 2)})"
                for middle, low, high in values.to_numpy(dtype=float)
            ]
            rows.append((mode, f"`{money}`", *cells))
        headings = ("mode", "bought", *(model.INDEX_LABEL[each].en for each in SHOWN))
        parts.append(f"Structure {structure(name).label.en}:\n\n{table(headings, rows)}")
    return "\n\n".join(parts)


def without_flows() -> str:
    """Name the mechanisms that send no order and change none, so that no flow is theirs."""
    quiet = (m for m in MECHANISMS if not (m.sells or m.trades or m.futures or m.rule))
    return ", ".join(f"`{m.name}`" for m in quiet)


def futures_only() -> str:
    """Name the mechanisms that trade futures and no stock."""
    return ", ".join(f"`{m.name}`" for m in MECHANISMS if m.futures and not (m.sells or m.trades))


def structures() -> str:
    """Return the structures: story, free parameters, what is fixed."""
    rows = []
    for name in choices("structure"):
        chosen = structure(name)
        file = f"model/data/structure_{name}.json"
        fixed = ", ".join(f"`{p}` = {number(value)}" for p, value in chosen.fixed.items())
        rows.append(
            (
                f"[{chosen.label.en}](../{file})",
                chosen.story.en,
                ", ".join(f"`{p}`" for p in chosen.free),
                fixed,
                ", ".join(f"`{m}`" for m in chosen.off),
            )
        )
    return table(("structure", "story", "fitted", "fixed", "switched off"), rows)


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


def frames() -> str:
    """Return the data frames of a run: columns, unit, meaning."""
    rows = (
        (f"`{name}`", ", ".join(each.columns), each.unit or "by row", each.meaning)
        for name, each in model.TABLES.items()
    )
    return table(("table", "columns", "unit", "what it holds"), rows)


def _members() -> str:
    """Say how many vectors each structure has."""
    counts = [
        f"{model.calibration_record(name)['members']} ({structure(name).label.en})"
        for name in calibrated_structures()
    ]
    return ", ".join(counts)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/model.md."""
    numbers = count(1)
    return {
        "symbols": symbols(),
        "parameter_symbols": parameter_symbols(),
        "anchor_end": ANCHOR_END,
        "members": _members(),
        "structures": structures(),
        "day": day(),
        "clearing": told("model/market.py", numbers),
        "mechanisms": "\n\n".join(_mechanism(m, numbers) for m in MECHANISMS),
        "news": told("model/news.py", numbers),
        "settlement": told("model/settlement.py", numbers),
        "others": "\n\n".join(told(file, numbers) for file in others()),
        "causes": causes(),
        "ten_billion": ten_billion(),
        "ten_from": WHEN[0],
        "ten_to": WHEN[1],
        "tables": frames(),
        "without_flows": without_flows(),
        "futures_only": futures_only(),
        "classes": classes(),
        "metrics": table(
            ("metric", "meaning", "unit"),
            ((f"`{m['name']}`", m["label"]["en"], m["unit"]["en"]) for m in model.metrics()),
        ),
    }
