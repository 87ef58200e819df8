"""The picture of the registry: classes, mechanisms, what they move. The docs and the page draw it.

Where boxes and lines lie follows from the registry alone; who draws says how wide the columns are
and what stands in the boxes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.markup import Markup, tag
from model.connections import OUTCOMES, Edge, edges
from model.labels import CLASS_LABEL
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.names import CLASSES

NEXT = {"class": "mechanism", "mechanism": "outcome"}


@dataclass(frozen=True)
class Frame:
    """Measures of a picture."""

    width: int
    row: int
    top: int
    box: int
    columns: Mapping[str, tuple[int, int]]
    """Left edge and width of each column's boxes."""


PAGE = Frame(840, 33, 34, 26, {"class": (1, 186), "mechanism": (292, 242), "outcome": (664, 174)})
HEADS = {"class": "mechanisms.classes", "mechanism": "mechanisms.day", "outcome": "mechanisms.move"}


def _sorted_by_neighbours(place: Mapping[str, float], joined: Mapping[str, list[str]]) -> list[str]:
    """Order boxes by the mean height of what they are joined to; crossings become fewer."""

    def height(name: str) -> float:
        heights = [place[other] for other in joined[name]]
        return sum(heights) / len(heights) if heights else max(place.values()) + 1.0

    return sorted(joined, key=height)


def _heights(names: Sequence[str], rows: int, frame: Frame) -> dict[str, float]:
    """Spread boxes evenly over the height of `rows` boxes; middle of each."""
    step = rows * frame.row / len(names)
    return {name: frame.top + (at + 0.5) * step for at, name in enumerate(names)}


def box(frame: Frame, column: str, middle: float, words: Markup) -> str:
    """Return a box with words, which are SVG text."""
    left, width = frame.columns[column]
    return (
        f'<rect class="box" x="{left}" y="{middle - frame.box / 2:.1f}" width="{width}" '
        f'height="{frame.box}" rx="5"/>{words}'
    )


def text(frame: Frame, column: str, middle: float, words: str, key: str = "") -> Markup:
    """Return the words of a box."""
    named = f' data-t="{key}"' if key else ""
    x = frame.columns[column][0] + 10
    return Markup(
        f'<text class="word" x="{x}" y="{middle + 4.5:.1f}"{named}>{escape(words)}</text>'
    )


def _line(edge: Edge, x: tuple[float, float], y: tuple[float, float], named: bool) -> str:
    bend = (x[0] + x[1]) / 2
    ends = f' data-from="{edge.start}" data-to="{edge.end}"' if named else ""
    return (
        f'<path class="edge {edge.kind}" d="M{x[0]} {y[0]:.1f}C{bend:.0f} {y[0]:.1f} '
        f'{bend:.0f} {y[1]:.1f} {x[1]} {y[1]:.1f}"{ends}/>'
    )


def _shift(edge: Edge) -> float:
    """Lines of different kinds between the same boxes lie beside each other."""
    return {"futures": 5.0, "seen": -5.0}.get(edge.kind, 0.0)


def lines(
    found: Sequence[Edge],
    place: Mapping[str, Mapping[str, float]],
    frame: Frame,
    named: bool = False,
) -> list[str]:
    """Return every line; `named` lines carry what they join."""
    drawn = []
    for edge in found:
        left, right = edge.column, NEXT[edge.column]
        ends = sum(frame.columns[left]), frame.columns[right][0]
        shift = _shift(edge) if left == "class" else 0.0
        heights = place[left][edge.start] + shift, place[right][edge.end] + shift
        drawn.append(_line(edge, ends, heights, named))
    return drawn


def places(
    mechanisms: Sequence[Mechanism], found: Sequence[Edge], frame: Frame
) -> dict[str, dict[str, float]]:
    """Return the height of every box, by column; mechanisms stand in the order of the day."""
    rows = len(mechanisms)
    middle = _heights([m.name for m in mechanisms], rows, frame)
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
    return {
        "mechanism": middle,
        **{c: _heights(names, rows, frame) for c, names in order.items()},
    }


def on_page(words: Mapping[str, Mapping[str, str]], link: Callable[[str], str]) -> Markup:
    """Return the picture as part of a page: its boxes of mechanisms are links.

    Args:
        words: words of the page by key; the picture follows the language.
        link: gives the address of a mechanism's page.
    """
    frame, found = PAGE, edges(MECHANISMS)
    place = places(MECHANISMS, found, frame)
    height = frame.top + len(MECHANISMS) * frame.row + 4
    boxes = [
        box(frame, "class", y, text(frame, "class", y, CLASS_LABEL[n].brief.en, f"class.{n}.short"))
        for n, y in place["class"].items()
    ]
    boxes += [
        box(frame, "outcome", y, text(frame, "outcome", y, OUTCOMES[n].en, f"moves.{n}"))
        for n, y in place["outcome"].items()
    ]
    nodes = [
        tag("a", Markup(box(frame, "mechanism", y, _label(frame, m, y))), href=link(m.name),
            class_="node", data_mechanism=m.name)
        for m, y in zip(MECHANISMS, place["mechanism"].values(), strict=True)
    ]  # fmt: skip
    heads = [
        f'<text class="head" x="{frame.columns[column][0]}" y="18" data-t="{key}">'
        f"{escape(words[key]['en'])}</text>"
        for column, key in HEADS.items()
    ]
    inside = [*lines(found, place, frame, named=True), *boxes, *nodes, *heads]
    return Markup(
        f'<svg class="diagram" viewBox="0 0 {frame.width} {height}" role="group" '
        f'aria-label="{escape(words["mechanisms.diagram"]["en"])}" data-ta="mechanisms.diagram">'
        f"{''.join(inside)}</svg>"
    )


def _label(frame: Frame, mechanism: Mechanism, middle: float) -> Markup:
    return text(
        frame, "mechanism", middle, mechanism.label.brief.en, f"mechanism.{mechanism.name}.short"
    )
