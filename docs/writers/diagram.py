"""docs/mechanisms.svg: classes, mechanisms and what they move, drawn from the registry.

A pure function of the registry and the modules' text, so the same code gives the same picture. The
picture brings its own background, which follows the reader's colour scheme.
"""

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.names import CLASS, CLASSES
from model.orders import HEDGED

ROOT = Path(__file__).parent.parent.parent
OUTCOMES = {
    "stock": "stock orders",
    "futures": "futures orders",
    "money": "redemptions, cash",
    "rules": "others' orders (rules)",
    "basis": "basis",
    "depth": "price impact",
}
"""What a mechanism can move, and its words in the picture."""
IN_THE_ENGINE = {"price_limits": "rules", "basis": "basis", "stress": "depth"}
"""Mechanisms that the engine calls by name: they neither act nor rule."""
PAYS = {"asked", "due", "paid_in", "income"}
"""Fields of a Desire that move money."""

WIDTH, ROW, TOP, BOX = 1180, 34, 74, 24
COLUMNS = {"class": (20, 190), "mechanism": (390, 360), "outcome": (960, 200)}
"""Left edge and width of each column's boxes."""
NEXT = {"class": "mechanism", "mechanism": "outcome"}
STYLE = """
.back{fill:#ffffff}.box{fill:#f3f4f6;stroke:#6b7280}.word{fill:#111827}.head{fill:#374151}
.edge{fill:none;stroke-width:1.5;opacity:.75}.seen{stroke:#9ca3af;stroke-dasharray:4 4}
.stock{stroke:#0b62c4}.futures{stroke:#b45309}.money{stroke:#047857}
.rules{stroke:#be123c}.basis{stroke:#7c3aed}.depth{stroke:#4b5563}
text{font:13px system-ui,sans-serif}.head{font-weight:600;font-size:14px}
@media(prefers-color-scheme:dark){
.back{fill:#0d1117}.box{fill:#1f2630;stroke:#8b949e}.word{fill:#f0f3f6}.head{fill:#d1d7e0}
.seen{stroke:#6e7681}.stock{stroke:#6cb6ff}.futures{stroke:#f0a35e}.money{stroke:#57d9a3}
.rules{stroke:#ff8fa3}.basis{stroke:#c4a5ff}.depth{stroke:#b1bac4}}
"""


@dataclass(frozen=True)
class Edge:
    """A line to the next column, by what it carries; `seen`: read or restricted only."""

    column: str  # where it starts: a class and a mechanism may have the same name
    start: str
    end: str
    kind: str


def _tree(mechanism: Mechanism) -> ast.Module:
    path = ROOT / "model" / "mechanisms" / f"{mechanism.name}.py"
    return ast.parse(path.read_text("utf-8"))


def named_classes(mechanism: Mechanism) -> frozenset[str]:
    """Return the classes that a mechanism's module names."""
    words = (n.value for n in ast.walk(_tree(mechanism)) if isinstance(n, ast.Constant))
    return frozenset(word for word in words if isinstance(word, str)) & set(CLASSES)


def moves(mechanism: Mechanism) -> tuple[str, ...]:
    """Return what a mechanism moves, in the order of OUTCOMES.

    Hedged books that sell pro rata buy futures back.

    Raises:
        KeyError: it neither acts nor rules, and the engine is not known to call it.
    """
    keywords = {
        word.arg
        for call in ast.walk(_tree(mechanism))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Desire"
        for word in call.keywords
    }
    found = {
        "stock": bool(mechanism.sells or mechanism.trades),
        "futures": bool(mechanism.futures) or any(CLASS[n] in HEDGED for n in mechanism.sells),
        "money": bool(keywords & PAYS),
        "rules": mechanism.rule is not None,
    }
    if not any(found.values()):
        found[IN_THE_ENGINE[mechanism.name]] = True
    return tuple(name for name in OUTCOMES if found.get(name))


def edges(mechanisms: Iterable[Mechanism]) -> list[Edge]:
    """Return every line of the picture, those only seen first so that orders lie above them."""
    seen, sent, moved = [], [], []
    for mechanism in mechanisms:
        for name in CLASSES:
            stock = name in (*mechanism.sells, *mechanism.trades)
            if stock:
                sent.append(Edge("class", name, mechanism.name, "stock"))
            if name in mechanism.futures:
                sent.append(Edge("class", name, mechanism.name, "futures"))
            elif not stock and name in named_classes(mechanism):
                seen.append(Edge("class", name, mechanism.name, "seen"))
        moved += [Edge("mechanism", mechanism.name, to, to) for to in moves(mechanism)]
    return [*seen, *sent, *moved]


def _sorted_by_neighbours(place: Mapping[str, float], joined: Mapping[str, list[str]]) -> list[str]:
    """Order boxes by the mean height of what they are joined to; crossings become fewer."""

    def height(name: str) -> float:
        heights = [place[other] for other in joined[name]]
        return sum(heights) / len(heights) if heights else max(place.values()) + 1.0

    return sorted(joined, key=height)


def _heights(names: Sequence[str], rows: int) -> dict[str, float]:
    """Spread boxes evenly over the height of `rows` boxes; middle of each."""
    step = rows * ROW / len(names)
    return {name: TOP + (at + 0.5) * step for at, name in enumerate(names)}


def _box(column: str, middle: float, words: str) -> str:
    left, width = COLUMNS[column]
    return (
        f'<rect class="box" x="{left}" y="{middle - BOX / 2:.1f}" width="{width}" '
        f'height="{BOX}" rx="5"/>'
        f'<text class="word" x="{left + 10}" y="{middle + 4.5:.1f}">{escape(words)}</text>'
    )


def _line(edge: Edge, x: tuple[float, float], y: tuple[float, float]) -> str:
    bend = (x[0] + x[1]) / 2
    return (
        f'<path class="edge {edge.kind}" d="M{x[0]} {y[0]:.1f}C{bend:.0f} {y[0]:.1f} '
        f'{bend:.0f} {y[1]:.1f} {x[1]} {y[1]:.1f}"/>'
    )


def _shift(edge: Edge) -> float:
    """Lines of different kinds between the same boxes lie beside each other."""
    return {"futures": 5.0, "seen": -5.0}.get(edge.kind, 0.0)


def _lines(found: Sequence[Edge], place: Mapping[str, Mapping[str, float]]) -> list[str]:
    drawn = []
    for edge in found:
        left, right = edge.column, NEXT[edge.column]
        ends = sum(COLUMNS[left]), COLUMNS[right][0]
        shift = _shift(edge) if left == "class" else 0.0
        heights = place[left][edge.start] + shift, place[right][edge.end] + shift
        drawn.append(_line(edge, ends, heights))
    return drawn


def _places(mechanisms: Sequence[Mechanism], found: Sequence[Edge]) -> dict[str, dict[str, float]]:
    """Return the height of every box, by column; mechanisms stand in the order of the day."""
    rows = len(mechanisms)
    middle = _heights([m.name for m in mechanisms], rows)
    of_class: dict[str, list[str]] = {name: [] for name in CLASSES}
    of_outcome: dict[str, list[str]] = {name: [] for name in OUTCOMES}
    for edge in found:
        if edge.column == "class":
            of_class[edge.start].append(edge.end)
        else:
            of_outcome[edge.end].append(edge.start)
    order = {
        "class": _sorted_by_neighbours(middle, of_class),
        "outcome": _sorted_by_neighbours(middle, of_outcome),
    }
    return {"mechanism": middle, **{c: _heights(names, rows) for c, names in order.items()}}


def svg(mechanisms: Sequence[Mechanism] = MECHANISMS) -> str:
    """Return the picture as SVG text."""
    found = edges(mechanisms)
    place = _places(mechanisms, found)
    height = TOP + len(mechanisms) * ROW + 46
    label = {m.name: f"{m.label.en} · {m.name}" for m in mechanisms}
    words = {"class": {n: n for n in CLASSES}, "mechanism": label, "outcome": OUTCOMES}
    heads = {"class": "Classes", "mechanism": "Mechanisms, in the order of the day"}
    heads["outcome"] = "What they move"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title">',
        '<title id="title">Classes of investors, mechanisms, and what they move</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="back" width="{WIDTH}" height="{height}"/>',
        *_lines(found, place),
        *(_box(c, y, words[c][name]) for c, names in place.items() for name, y in names.items()),
        *(
            f'<text class="head" x="{COLUMNS[c][0]}" y="44">{escape(text)}</text>'
            for c, text in heads.items()
        ),
        f'<text class="word" x="20" y="{height - 18}">Solid: sends orders for this class. Dashed: '
        "reads or restricts its books. residual_liquidity takes the other side of every "
        "trade.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
