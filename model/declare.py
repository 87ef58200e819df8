"""How a number is declared: once, with its name, words, unit, range, default and source.

Controls, the link codec, validation, the documentation and the tests all read these declarations.
"""

import math
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

    def json(self) -> dict[str, Any]:
        """Return the words by language."""
        return {"en": self.en, "zh": self.zh}

    @property
    def brief(self) -> "Text":
        """The words where there is little room."""
        return self


@dataclass(frozen=True)
class Label(Text):
    """A name in both languages, and a short one for legends, cards and narrow tables."""

    short: Text | None = None

    @property
    def brief(self) -> Text:
        """The short name, or the name itself where it is short enough."""
        return self.short or self


@dataclass(frozen=True)
class Unit(Text):
    """A unit as each language names it, and how a number is written with it.

    Values are kept, linked and answered in the English unit; a Chinese reader sees
    `value * zh_factor`. The factor is declared here and nowhere else.
    """

    zh_factor: float = 1.0
    written: Text = Text("{n} {unit}", "{n}{unit}")

    def scaled(self, value: float, language: str) -> float:
        """Return a value of the model as this language counts it."""
        return value * self.zh_factor if language == "zh" else value

    def decimals(self, decimals: int, language: str) -> int:
        """Return how many decimals say the same as so many of the English unit."""
        fewer = round(math.log10(self.zh_factor)) if language == "zh" else 0
        return max(0, decimals - fewer)

    def number(self, value: float, language: str, decimals: int | None = None) -> str:
        """Return a value as this language counts it, without its unit.

        Args:
            value: in the English unit.
            language: en or zh.
            decimals: decimals in the English unit; by default as many as the value needs.
        """
        shown = self.scaled(value, language)
        if decimals is None:
            return f"{shown:g}".replace("-", "−")
        places = self.decimals(decimals, language)
        return f"{round(shown, places) + 0.0:,.{places}f}".replace("-", "−")

    def said(self, value: float, language: str, decimals: int | None = None) -> str:
        """Return a value with its unit, as a sentence of this language writes it."""
        pattern = self.written.zh if language == "zh" else self.written.en
        unit = self.zh if language == "zh" else self.en
        digits = self.number(value, language, decimals)
        sign = "−" if digits.startswith("−") else ""
        return sign + pattern.format(n=digits.removeprefix(sign), unit=unit).rstrip()

    def json(self) -> dict[str, Any]:
        """Return the names by language, the factor, and how a number is written with them."""
        return super().json() | {"zh_factor": self.zh_factor, "written": self.written.json()}


ATTACHED = Text("{n}{unit}", "{n}{unit}")
NO_UNIT = Unit("", "", written=ATTACHED)
BILLION = Unit("CNY bn", "亿元", zh_factor=10.0, written=Text("CNY {n} bn", "{n}{unit}"))
PERCENT = Unit("%", "%", written=ATTACHED)
POINTS = Unit("pp", "个百分点")
"""Unit of a difference of returns; the points of an index are 点."""
TIMES = Unit("×", "倍")


def said_source(source: Text | str) -> Text:
    """Return a source in both languages."""
    return source if isinstance(source, Text) else Text(source, source)


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
    source: Text | str
    kind: str = "lever"
    unit: Unit = NO_UNIT
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
            "source": said_source(self.source).en,
            "source_label": said_source(self.source).json(),
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
    source: Text | str
    unit: Unit = NO_UNIT


FIRST_DAY, LAST_DAY = "2023-08-01", "2024-03-29"
"""First and last session of the default window of a run."""

POLICY_STATES = (
    Choice("as_happened", Text("Historical", "按历史")),
    Choice("off", Text("Off", "关闭")),
    Choice("changed", Text("Custom", "自定义")),
)
