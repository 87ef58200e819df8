"""How a number is declared: once, with its name, words, unit, range, default and source.

Controls, the link codec, validation, the documentation and the tests all read these declarations.
"""

from dataclasses import dataclass
from typing import Any, Protocol

Value = float | str


class Chosen(Protocol):
    """Anything that gives the value of a lever by its name: a scenario."""

    def __getitem__(self, name: str) -> Any: ...  # noqa: D105


@dataclass(frozen=True)
class Text:
    """The same words in both languages."""

    en: str
    zh: str

    def json(self) -> dict[str, str]:
        """Return the words by language."""
        return {"en": self.en, "zh": self.zh}


NO_UNIT = Text("", "")
BILLION = Text("CNY bn", "十亿元")
PERCENT = Text("%", "%")
TIMES = Text("×", "倍")


@dataclass(frozen=True)
class Choice:
    """One of the values that a choice lever can take."""

    value: str
    label: Text


@dataclass(frozen=True)
class Lever:
    """A number, date or choice that a user can set.

    An assumption multiplies the parameter named in `scales`, in every vector, by value / default.
    """

    name: str
    group: str
    type: str
    label: Text
    help: Text
    default: Value
    source: str
    kind: str = "lever"
    unit: Text = NO_UNIT
    min: Value | None = None
    max: Value | None = None
    step: float | None = None
    choices: tuple[Choice, ...] = ()
    scales: str = ""

    def json(self) -> dict[str, Any]:
        """Return the declaration as the command line and the page give it."""
        return {
            "name": self.name,
            "group": self.group,
            "kind": self.kind,
            "label": self.label.json(),
            "help": self.help.json(),
            "type": self.type,
            "min": self.min,
            "max": self.max,
            "step": self.step,
            "choices": [choice.value for choice in self.choices],
            "unit": self.unit.en,
            "default": self.default,
            "source": self.source,
            "choice_labels": {choice.value: choice.label.json() for choice in self.choices},
            "unit_label": self.unit.json(),
        }


@dataclass(frozen=True)
class Parameter:
    """A number of the model: its default, the range of its prior, and where both come from."""

    name: str
    default: float
    low: float
    high: float
    label: Text
    source: str
    unit: Text = NO_UNIT


FIRST_DAY, LAST_DAY = "2023-08-01", "2024-03-29"
"""First and last session of the default window of a run."""

POLICY_STATES = (
    Choice("as_happened", Text("As it happened", "历史原样")),
    Choice("off", Text("Off", "关闭")),
    Choice("changed", Text("Changed", "改动")),
)
