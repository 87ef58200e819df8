"""`python -m docs.generate` (`make docs`): write the generated pages and pictures of docs/ again.

A page is its frame in docs/frames/, written by hand, with each `{{name}}` replaced by a block that
a module of docs/writers/ makes from the declarations, the data or a run. The same code and data
give the same text.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from docs.writers import (
    balances,
    calibration,
    data,
    diagram,
    episodes,
    equations,
    limits,
    odd,
    operations,
    parameters,
    validation,
)

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], dict[str, str]]] = {
    "model": equations.blocks,
    "odd": odd.blocks,
    "parameters": parameters.blocks,
    "calibration": calibration.blocks,
    "balances": balances.blocks,
    "data": data.blocks,
    "limits": limits.blocks,
    "episodes": episodes.blocks,
    "operations": operations.blocks,
    "validation": validation.blocks,
}
"""Page name -> what fills the holes of its frame."""
PICTURES: dict[str, Callable[[], str]] = {"mechanisms": diagram.svg}
"""Picture name -> what draws it as SVG."""
HOLE = re.compile(r"\{\{(\w+)\}\}")


def frame(name: str) -> str:
    """Return the hand-written frame of a page."""
    return (HERE / "frames" / f"{name}.md").read_text("utf-8")


def page(name: str) -> str:
    """Return a generated page as it should be."""
    blocks = PAGES[name]()
    holes = set(HOLE.findall(frame(name)))
    if holes != set(blocks):
        raise ValueError(f"docs/frames/{name}.md and its writer differ in {holes ^ set(blocks)}")
    note = f"<!-- Written by `make docs`: edit docs/frames/{name}.md or the code, not this. -->\n\n"
    return note + HOLE.sub(lambda hole: blocks[hole[1]], frame(name))


def main() -> None:
    """Write every generated page and picture that is not current."""
    current: dict[str, Callable[[], str]] = {f"{name}.md": partial(page, name) for name in PAGES}
    current |= {f"{name}.svg": draw for name, draw in PICTURES.items()}
    for file, make in current.items():
        path, text = HERE / file, make()
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"docs/{file}")


if __name__ == "__main__":
    main()
