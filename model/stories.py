"""Each mechanism told to readers, in both languages: what it does, its symbols, its limits.

The words are data, not code: one file that a translator can read from top to bottom, while equation
and sources stay in the docstring and the declarations of the module. A mechanism without an entry,
or an entry without a module, is refused.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model.declare import Text
from model.mechanisms import MECHANISMS
from model.symbols import SYMBOLS

FILE = Path(__file__).parent / "data" / "mechanism_stories.json"
PARTS: dict[str, Text] = {
    "market": Text("Market clearing", "市场出清"),
    "news": Text("Exogenous part", "外生因素"),
    "settlement": Text("Settlement", "清算交收"),
    "excess": Text("Beta and alpha", "β与α"),
}
"""Parts of the day that are no mechanism: they cannot be switched off."""
LABELS: dict[str, Text] = {**{m.name: m.label for m in MECHANISMS}, **PARTS}
"""Whatever has a story -> its name, mechanisms in the order of the day first."""


@dataclass(frozen=True)
class Explained:
    """A symbol of an equation and what it means."""

    latex: str
    meaning: Text
    unit: Text = Text("", "")


@dataclass(frozen=True)
class Story:
    """What is told of a mechanism or part."""

    name: str
    sentence: Text
    limits: Text
    symbols: tuple[Explained, ...]
    """Symbols that its equation shares with others, then its own; parameters have theirs."""

    @property
    def file(self) -> str:
        """Path of its module from the root of the repository."""
        folder = "model" if self.name in PARTS else "model/mechanisms"
        return f"{folder}/{self.name}.py"


@cache
def stories() -> dict[str, Story]:
    """Return every story by name, in the order of LABELS.

    Raises:
        ValueError: a mechanism is not told, or something that is told does not exist.
    """
    told = json.loads(FILE.read_text("utf-8"))
    if set(told) != set(LABELS):
        raise ValueError(f"{FILE.name} and the registry differ in {set(told) ^ set(LABELS)}")
    shared = {s.latex: Explained(s.latex, s.meaning, s.unit) for s in SYMBOLS}
    return {
        name: Story(
            name,
            Text(**told[name]["story"]),
            Text(**told[name]["limits"]),
            (
                *(shared[latex] for latex in told[name]["uses"]),
                *(Explained(s["latex"], Text(**s["meaning"])) for s in told[name]["symbols"]),
            ),
        )
        for name in LABELS
    }
