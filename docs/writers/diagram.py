"""docs/mechanisms.svg: classes, mechanisms and what they move, drawn from the registry.

A pure function of the registry and the modules' text, so the same code gives the same picture. The
picture brings its own background, which follows the reader's colour scheme. The page of mechanisms
draws the same boxes and lines (components/diagram.py).
"""

from collections.abc import Sequence
from html import escape

from components.diagram import Frame, box, lines, places, text
from model.connections import OUTCOMES, edges, moves
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.names import CLASSES

__all__ = ["moves", "svg"]

FRAME = Frame(
    1180, 34, 74, 24, {"class": (20, 190), "mechanism": (390, 360), "outcome": (960, 200)}
)
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


def svg(mechanisms: Sequence[Mechanism] = MECHANISMS) -> str:
    """Return the picture as SVG text."""
    found = edges(mechanisms)
    place = places(mechanisms, found, FRAME)
    height = FRAME.top + len(mechanisms) * FRAME.row + 46
    label = {m.name: f"{m.label.brief.en} · {m.name}" for m in mechanisms}
    outcomes = {name: words.en for name, words in OUTCOMES.items()}
    words = {"class": {n: n for n in CLASSES}, "mechanism": label, "outcome": outcomes}
    heads = {"class": "Classes", "mechanism": "Mechanisms, in the order of the day"}
    heads["outcome"] = "What they move"
    boxes = [
        box(FRAME, column, y, text(FRAME, column, y, words[column][name]))
        for column, names in place.items()
        for name, y in names.items()
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FRAME.width} {height}" '
        f'width="{FRAME.width}" height="{height}" role="img" aria-labelledby="title">',
        '<title id="title">Classes of investors, mechanisms, and what they move</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="back" width="{FRAME.width}" height="{height}"/>',
        *lines(found, place, FRAME),
        *boxes,
        *(
            f'<text class="head" x="{FRAME.columns[c][0]}" y="44">{escape(head)}</text>'
            for c, head in heads.items()
        ),
        f'<text class="word" x="20" y="{height - 18}">Solid: sends orders for this class. Dashed: '
        "reads or restricts its positions. residual_liquidity takes the other side of every "
        "trade.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
