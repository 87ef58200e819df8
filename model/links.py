"""A scenario: which levers differ from their default, and the link that says so."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from model.catalogue import LEVER, LEVERS
from model.declare import Lever, Text, Value

LINK_VERSION = "1"
DIGITS = 12
"""Significant digits of a number in a link: read and written alike, so that links round-trip."""
PAGE_KEYS = frozenset({"lang", "theme", "colours", "view"})
"""Settings of the page that travel in its link and mean nothing to the model."""

SHARES = ("rescue_300", "rescue_500", "rescue_1000", "rescue_2000")


class LinkError(ValueError):
    """A link that the model does not accept; `text` says what is allowed, in both languages."""

    def __init__(self, name: str, text: Text) -> None:
        super().__init__(text.en)
        self.name = name
        self.text = text


@dataclass(frozen=True)
class Scenario:
    """Values that differ from their default, in the order of declaration. Hashable."""

    changes: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Any:
        """Return the value of a lever, its default where the scenario does not change it."""
        return dict(self.changes).get(name, LEVER[name].default)

    @property
    def link(self) -> str:
        """The canonical text behind the page's question mark; empty for what happened."""
        if not self.changes:
            return ""
        pairs = [("v", LINK_VERSION), *((name, write(value)) for name, value in self.changes)]
        return urlencode(pairs)

    def only(self, kind: str) -> "Scenario":
        """Keep the changes of one kind (`lever` or `assumption`)."""
        return Scenario(tuple((n, v) for n, v in self.changes if LEVER[n].kind == kind))


def scenario(**values: Value) -> Scenario:
    """Build a scenario from lever values; refuse what a link would refuse."""
    return parse_link(urlencode([(name, write(value)) for name, value in values.items()]))


def write(value: Value) -> str:
    """Write a value as it stands in a link."""
    return value if isinstance(value, str) else f"{float(value):.{DIGITS}g}"


def parse_link(text: str) -> Scenario:
    """Read a link strictly.

    Raises:
        LinkError: unknown name, value out of range, repeated name, wrong version.
    """
    chosen, problems = _read(text)
    if problems:
        raise problems[0]
    return chosen


def read_link_leniently(text: str) -> tuple[Scenario, list[dict[str, Any]]]:
    """Read what can be read of a link, and say what was ignored and why."""
    chosen, problems = _read(text)
    return chosen, [{"name": p.name, "message": p.text.json()} for p in problems]


def _read(text: str) -> tuple[Scenario, list[LinkError]]:
    values: dict[str, Value] = {}
    problems: list[LinkError] = []
    try:
        pairs = parse_qsl(text.lstrip("?"), keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError):
        return Scenario(), [_error("", "the link is not text", "链接不是有效文本")]
    for name, raw in pairs:
        try:
            _read_pair(name, raw, values)
        except LinkError as problem:
            problems.append(problem)
    if any(problem.name == "v" for problem in problems):
        return Scenario(), problems
    try:
        _check_shares(values)
    except LinkError as problem:
        problems.append(problem)
        values = {n: v for n, v in values.items() if n not in SHARES}
    changes = tuple(
        (lever.name, values[lever.name])
        for lever in LEVERS
        if lever.name in values and values[lever.name] != lever.default
    )
    return Scenario(changes), problems


def _read_pair(name: str, raw: str, values: dict[str, Value]) -> None:
    """Read one name=value pair into `values`."""
    if name == "v":
        _check_version(raw)
    elif name not in PAGE_KEYS:
        if name in values:
            raise _error(name, f"{name} is given twice", f"{name}重复出现")
        values[name] = read_value(_lever(name), raw)


def _error(name: str, en: str, zh: str) -> LinkError:
    return LinkError(name, Text(en, zh))


def _check_version(raw: str) -> None:
    if raw != LINK_VERSION:
        raise _error(
            "v",
            f"link version {raw[:20]!r} is unknown; this model reads v={LINK_VERSION}",
            f"无法识别的链接版本{raw[:20]!r}；本模型只读取v={LINK_VERSION}",
        )


def _lever(name: str) -> Lever:
    if name not in LEVER:
        raise _error(
            name[:40],
            f"unknown name {name[:40]!r}; allowed: {', '.join(LEVER)}",
            f"无法识别的名称{name[:40]!r}；可用：{'、'.join(LEVER)}",
        )
    return LEVER[name]


def read_value(lever: Lever, raw: str) -> Value:
    """Read one value of a link.

    Raises:
        LinkError: not of the lever's type, or outside its range.
    """
    if lever.type == "choice":
        allowed = [choice.value for choice in lever.choices]
        if raw not in allowed:
            raise _refuse(lever, raw, Text(" | ".join(allowed), "、".join(allowed)))
        return raw
    if lever.type == "date":
        return _read_date(lever, raw)
    return _read_number(lever, raw)


def _refuse(lever: Lever, raw: str, allowed: Text) -> LinkError:
    return _error(
        lever.name,
        f"{lever.name}={raw[:30]!r} is not allowed; allowed: {allowed.en}",
        f"{lever.name}={raw[:30]!r}无效；可用：{allowed.zh}",
    )


def _read_date(lever: Lever, raw: str) -> str:
    allowed = Text(f"a date from {lever.min} to {lever.max}", f"{lever.min}至{lever.max}的日期")
    try:
        day = date.fromisoformat(raw).isoformat()
    except ValueError:
        raise _refuse(lever, raw, allowed) from None
    if day != raw or not str(lever.min) <= day <= str(lever.max):
        raise _refuse(lever, raw, allowed)
    return day


def _read_number(lever: Lever, raw: str) -> float:
    assert isinstance(lever.min, (int, float)) and isinstance(lever.max, (int, float))
    ends = f"{lever.min:g}", f"{lever.max:g}"
    allowed = Text(f"a number from {ends[0]} to {ends[1]}", f"{ends[0]}至{ends[1]}的数值")
    try:
        number = float(raw)
    except ValueError:
        raise _refuse(lever, raw, allowed) from None
    if "_" in raw or not math.isfinite(number) or not lever.min <= number <= lever.max:
        raise _refuse(lever, raw, allowed)
    return float(f"{number:.{DIGITS}g}") + 0.0


def _check_shares(values: dict[str, Value]) -> None:
    shares = [values.get(name, LEVER[name].default) for name in SHARES]
    total = sum(float(share) for share in shares)
    if abs(total - 100.0) > 1e-6:
        raise _error(
            SHARES[0],
            f"{', '.join(SHARES)} must sum to 100; they sum to {total:g}",
            f"{'、'.join(SHARES)}之和必须为100，现为{total:g}",
        )
