"""`python -m docs.generate` (`make docs`): write the generated pages of docs/ again.

A page is its frame in docs/frames/, written by hand, with each `{{name}}` replaced by a block that
a module of docs/writers/ makes from the declarations, the data or a run. The same code and data
give the same text.
"""

import re
from collections.abc import Callable
from pathlib import Path

from docs.writers import balances, calibration, data, episodes, equations, limits, parameters

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], dict[str, str]]] = {
    "model": equations.blocks,
    "parameters": parameters.blocks,
    "calibration": calibration.blocks,
    "balances": balances.blocks,
    "data": data.blocks,
    "limits": limits.blocks,
    "episodes": episodes.blocks,
}
"""Page name -> what fills the holes of its frame."""
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
    """Write every generated page that is not current."""
    for name in PAGES:
        path, text = HERE / f"{name}.md", page(name)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"docs/{name}.md")


if __name__ == "__main__":
    main()
