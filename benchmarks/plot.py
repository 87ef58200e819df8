"""docs/images/cost.svg: time against size on logarithmic axes, a panel a kind of size."""

import math
from collections.abc import Sequence
from html import escape

from benchmarks.scaling import Scaling

WIDE, HIGH, LEFT, TOP, RIGHT = 250, 200, 80, 40, 20
STYLE = """
.back{fill:#ffffff}.axis{stroke:#6b7280;fill:none}.word{fill:#111827;font:12px system-ui,sans-serif}
.line{stroke:#0b62c4;fill:none;stroke-width:2}.dot{fill:#0b62c4}
.guide{stroke:#9ca3af;fill:none;stroke-dasharray:4 4}
@media(prefers-color-scheme:dark){.back{fill:#0d1117}.axis{stroke:#8b949e}.word{fill:#f0f3f6}
.line{stroke:#6cb6ff}.dot{fill:#6cb6ff}.guide{stroke:#6e7681}}
"""


def _panel(scaling: Scaling, left: float) -> list[str]:
    sizes = list(scaling.seconds)
    times = [timing.median for timing in scaling.seconds.values()]
    linear = [times[-1] * size / sizes[-1] for size in sizes]
    low, high = math.log(min(*times, *linear)), math.log(max(*times, *linear))
    first, last = math.log(sizes[0]), math.log(sizes[-1])

    def at(size: float, seconds: float) -> tuple[float, float]:
        across = (math.log(size) - first) / max(last - first, 1e-9)
        up = (math.log(seconds) - low) / max(high - low, 1e-9)
        return left + across * WIDE, TOP + (1.0 - up) * HIGH

    def path(values: Sequence[float], kind: str) -> str:
        points = (at(size, value) for size, value in zip(sizes, values, strict=True))
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        return f'<polyline class="{kind}" points="{drawn}"/>'

    ends = [_ms(math.exp(value)) for value in (low, high)]
    bottom = TOP + HIGH
    title = f"{scaling.what}: exponent {scaling.exponent:.2f}"
    return [
        f'<path class="axis" d="M{left} {TOP}V{bottom}H{left + WIDE}"/>',
        path(linear, "guide"),
        path(times, "line"),
        *(
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
            for x, y in map(at, sizes, times)
        ),
        _text(left, TOP - 14, title),
        _text(left - 6, bottom, ends[0], "end"),
        _text(left - 6, TOP + 10, ends[1], "end"),
        *(_text(at(size, times[0])[0], bottom + 18, str(size), "middle") for size in sizes),
    ]


def _ms(seconds: float) -> str:
    value = 1e3 * seconds
    return f"{value:.0f} ms" if value >= 100 else f"{value:.3g} ms"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="word" {place}>{escape(words)}</text>'


def svg(scalings: Sequence[Scaling]) -> str:
    """Return the picture as SVG text; the dashed line is what linear would be."""
    width = len(scalings) * (LEFT + WIDE + RIGHT)
    height = TOP + HIGH + 40
    panels = [
        line
        for at, scaling in enumerate(scalings)
        for line in _panel(scaling, LEFT + at * (LEFT + WIDE + RIGHT))
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title">',
        '<title id="title">Time of a run against parameter sets, sessions and classes</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="back" width="{width}" height="{height}"/>',
        *panels,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
