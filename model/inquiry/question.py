"""What can be asked of the model: a question declares its fields once and answers step by step.

An answer is a generator, so that whoever asks can show how far it is, take parts as they come, and
stop it: it yields `Step`s and returns one JSON value. The API, the pages, the command line and the
OpenAPI description read the declaration.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from model.declare import Lever, Text, Value
from model.links import LinkError, Scenario, parse_link, read_value, write

LINK = "link"
"""Type of a field that holds a whole scenario as a link."""


@dataclass(frozen=True)
class Step:
    """How far an answer is, and the part of it that is ready, if any."""

    done: int
    total: int
    part: dict[str, Any] | None = None


Steps = Generator[Step, None, dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """One question as it was asked: the scenario it is about, and the values of its fields."""

    question: "Question"
    scenario: Scenario
    values: Mapping[str, Value]

    def __getitem__(self, name: str) -> Any:
        """Return the value of a field, its default where nothing was asked."""
        field = self.question.field(name)
        return self.values.get(name, field.default)

    def scenario_of(self, name: str) -> Scenario:
        """Return the scenario that a field of type `link` holds."""
        return parse_link(str(self[name]))

    @property
    def key(self) -> str:
        """The canonical text: equal questions have equal keys."""
        fields = [(f.name, write(self[f.name])) for f in self.question.fields]
        pairs = [(n, v) for n, v in fields if v != write(self.question.field(n).default)]
        return "&".join(filter(None, [urlencode(pairs), self.scenario.link]))


@dataclass(frozen=True)
class Question:
    """A question: its words, the fields that it takes, and how it is answered."""

    name: str
    label: Text
    help: Text
    fields: tuple[Lever, ...]
    answer: Callable[[Asked], Steps]
    of_scenario: bool = True
    """Whether it is asked of a scenario, whose levers then stand in the same query."""
    heavy: bool = False
    """Whether it is a search: never started without being asked for, told with its progress."""
    check: Callable[[Asked], None] = lambda asked: None
    """Refuses values that do not go together, by a LinkError."""
    schema: Mapping[str, Any] | None = None
    """JSON schema of the answer, for the description of the API; without it, any object."""

    def field(self, name: str) -> Lever:
        """Return a field by its name."""
        return next(field for field in self.fields if field.name == name)

    def json(self) -> dict[str, Any]:
        """Return the declaration."""
        return {
            "name": self.name,
            "label": self.label.json(),
            "help": self.help.json(),
            "of_scenario": self.of_scenario,
            "heavy": self.heavy,
            "fields": [field.json() for field in self.fields],
        }


def read(question: Question, query: str) -> Asked:
    """Read a question from a query: its own fields, then the scenario.

    Raises:
        LinkError: a field or lever that is unknown, repeated or out of range.
    """
    names = {field.name for field in question.fields}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError):
        raise LinkError("", Text("the query is not text", "查询不是有效文本")) from None
    values: dict[str, Value] = {}
    for name, raw in pairs:
        if name in names:
            if name in values:
                raise LinkError(name, Text(f"{name} is given twice", f"{name}重复出现"))
            values[name] = _value(question.field(name), raw)
    rest = [(name, raw) for name, raw in pairs if name not in names]
    asked = Asked(question, parse_link(urlencode(rest)), values)
    if not question.of_scenario and asked.scenario.changes:
        unknown = asked.scenario.changes[0][0]
        raise LinkError(
            unknown,
            Text(
                f"{question.name} is not asked of a scenario; allowed: {', '.join(sorted(names))}",
                f"{question.name}与情景无关；可用：{'、'.join(sorted(names))}",
            ),
        )
    question.check(asked)
    return asked


def _value(field: Lever, raw: str) -> Value:
    """Read one field; a link is read as a whole and written back in its canonical form."""
    if field.type == LINK:
        return parse_link(raw).link
    return read_value(field, raw)


def finish(steps: Steps) -> dict[str, Any]:
    """Return the answer, whatever steps lead to it."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: dict[str, Any] = end.value
            return answer
