"""The claims of a market commentary as data: model/data/claims.json, read and checked.

Each claim has one sentence that says in our words what the commentary says; its own text is not
copied. A claim is a question with a fair test: two runs that differ in levers, or in mechanisms
switched off under the same news, one number of both, and the sign that the claim gives their
difference.
What the model assumes is told apart from what comes out of it.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model import facts
from model.declare import Text
from model.inquiry.windows import Measure, read_measure
from model.labels import CAUSE_LABEL
from model.links import Scenario, parse_link
from model.mechanisms import MECHANISMS
from model.mode import STRUCTURES
from model.validation import store
from model.validation.verdicts import SUPPORTED

PATH = Path(__file__).parent.parent / "data" / "claims.json"
KNOWN = frozenset(mechanism.name for mechanism in MECHANISMS)


@dataclass(frozen=True)
class Commentary:
    """The text that the claims come from: where it stands, and from which day."""

    name: Text
    date: str
    link: str

    def json(self) -> dict[str, Any]:
        """Return the declaration."""
        return {"name": self.name.json(), "date": self.date, "link": self.link}


COMMENTARY = Commentary(
    Text(
        "market commentary of 19 February 2024 (newsflash.city)",
        "2024年2月19日市场评论（newsflash.city）",
    ),
    "2024-02-19",
    "https://newsflash.city/2402/0fd2149d7c5c8852.html",
)
SOURCES = {"commentary": COMMENTARY}
"""What a claim may come from, by the name that the data give it."""


@dataclass(frozen=True)
class Side:
    """One run of a pair: a scenario, mechanisms switched off in it, and what it is called."""

    scenario: Scenario
    off: tuple[str, ...]
    name: Text

    def json(self) -> dict[str, Any]:
        """Return the declaration."""
        names = [CAUSE_LABEL[each].json() for each in self.off]
        return {
            "link": self.scenario.link,
            "off": list(self.off),
            "off_names": names,
            "policies_only": not self.off and not self.scenario.only("assumption").changes,
            "name": self.name.json(),
        }


@dataclass(frozen=True)
class Claim:
    """A claim as a question to the model; the first measure decides, the others are told."""

    id: str
    question: Text
    paraphrase: Text
    """What the commentary says, in our words."""
    test: Text
    built_in: Text
    outcome: Text
    with_it: Side
    without: Side | None
    """None: the run itself is held against the claim, not a difference."""
    measures: tuple[Measure, ...]
    direction: int
    least: float
    """Size from which an effect counts, in the unit of the first measure."""
    by_construction: bool
    """Whether the model could not have given the other sign."""
    outside: Text | None
    """Why the model cannot tell, whatever its numbers."""
    page: str
    mechanisms: tuple[str, ...]
    facts: tuple[str, ...]
    source: Commentary

    @property
    def off(self) -> tuple[str, ...]:
        """Mechanisms whose switching off is the test."""
        return self.without.off if self.without else ()

    def json(self) -> dict[str, Any]:
        """Return the declaration with the facts and judgements of the data that speak to it."""
        return {
            "id": self.id,
            "question": self.question.json(),
            "paraphrase": self.paraphrase.json(),
            "test": self.test.json(),
            "built_in": self.built_in.json(),
            "outcome": self.outcome.json(),
            "with": self.with_it.json(),
            "without": self.without.json() if self.without else None,
            "measures": [measure.json() for measure in self.measures],
            "direction": self.direction,
            "least": self.least,
            "by_construction": self.by_construction,
            "outside": self.outside.json() if self.outside else None,
            "page": self.page,
            "support": [support(name) for name in self.mechanisms],
            "facts": [_event(title) for title in self.facts],
            "source": self.source.json(),
        }


def support(mechanism: str) -> dict[str, Any]:
    """Return what the validation says of a mechanism, by structure."""
    table = store.read("ablations")
    rows = table[table["mechanism"] == mechanism]
    verdicts = dict(zip(rows["structure"], rows["verdict"], strict=True))
    return {
        "mechanism": mechanism,
        "label": CAUSE_LABEL[mechanism].json(),
        "verdicts": {each["id"]: verdicts[each["id"]] for each in STRUCTURES},
    }


def unsupported(claim: Claim) -> list[str]:
    """Return the mechanisms under test that the data do not support in every structure."""
    return [name for name in claim.off if set(support(name)["verdicts"].values()) != {SUPPORTED}]


def _event(title: str) -> dict[str, Any]:
    """Return a dated event of the tables by its title."""
    table = facts.events()
    rows = table[table["title_en"] == title]
    if len(rows) != 1:
        raise ValueError(f"claims.json: {len(rows)} events are called {title!r}")
    row = rows.iloc[0]
    return {
        "date": row["date"].date().isoformat(),
        "title": {"en": row["title_en"], "zh": row["title_zh"]},
        "source": row["source"],
        "confidence": row["confidence"],
    }


@cache
def claims() -> dict[str, Claim]:
    """Return every claim by its id, in the order of the commentary."""
    rows = json.loads(PATH.read_text("utf-8"))
    return {row["id"]: _read(row) for row in rows}


def _read(row: dict[str, Any]) -> Claim:
    measures = tuple(read_measure(each) for each in row["measures"])
    strange = {*row["mechanisms"], *row["with"]["off"]} - KNOWN
    if strange:
        raise ValueError(f"claims.json: {row['id']} names unknown mechanisms {sorted(strange)}")
    return Claim(
        id=row["id"],
        question=Text(**row["question"]),
        paraphrase=Text(**row["paraphrase"]),
        test=Text(**row["test"]),
        built_in=Text(**row["built_in"]),
        outcome=Text(**row["outcome"]),
        with_it=_side(row["with"]),
        without=_side(row["without"]) if row["without"] else None,
        measures=measures,
        direction=row["direction"],
        least=_least(row["least"], measures[0]),
        by_construction=row["by_construction"],
        outside=Text(**row["outside"]) if row["outside"] else None,
        page=row["page"] or "",
        mechanisms=tuple(row["mechanisms"]),
        facts=tuple(row["facts"]),
        source=SOURCES[row["source"]],
    )


def _side(row: dict[str, Any]) -> Side:
    return Side(parse_link(row["link"]), tuple(row["off"]), Text(**row["name"]))


def _least(given: dict[str, float] | None, measure: Measure) -> float:
    """Return the bar of a claim: a number, or a share of what was observed."""
    if not given:
        return 0.0
    if "value" in given:
        return float(given["value"])
    seen = measure.observed()
    if seen is None:
        raise ValueError(f"claims.json: a share of what nobody observed ({measure.label.en})")
    return given["share"] * abs(seen)
