"""The gallery of scenarios: data in model/data/scenarios.json, first what happened."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model.declare import Text
from model.links import Scenario, scenario

PATH = Path(__file__).parent / "data" / "scenarios.json"


@dataclass(frozen=True)
class Story:
    """A named scenario."""

    id: str
    name: Text
    story: Text
    scenario: Scenario

    def json(self) -> dict[str, Any]:
        """Return the declaration, with the link that opens it."""
        return {
            "id": self.id,
            "name": self.name.json(),
            "story": self.story.json(),
            "link": self.scenario.link,
        }


@cache
def gallery() -> tuple[Story, ...]:
    """Read and check the gallery."""
    return tuple(
        Story(row["id"], Text(**row["name"]), Text(**row["story"]), scenario(**row["values"]))
        for row in json.loads(PATH.read_text("utf-8"))
    )
