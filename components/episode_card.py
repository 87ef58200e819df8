"""What the page of an episode without levers is built from."""

from typing import Any

import model
from model import episode
from model.cases import highest_leverage
from model.policies.calendar import table
from model.record import PRODUCTS


def without_levers() -> list[str]:
    """Return the names of the episodes that have a page of their own."""
    return [each["name"] for each in model.episodes() if not each["policies"]]


def read(name: str) -> dict[str, Any]:
    """Return an episode's folder in words and numbers, with what follows from its books.

    `followed` are the classes whose net value a run gives, `levered` those of them that borrow.
    """
    card = next(each for each in model.episodes() if each["name"] == name)
    sheets = episode.balance_sheets(name)["classes"]
    followed = [each for each in PRODUCTS if each in card["classes"]]
    return card | {
        "followed": followed,
        "levered": [each for each in followed if sheets[each].get("leverage", 1.0) > 1.0],
        "highest_leverage": highest_leverage(name),
        "dated": table(episode.path(name, card["calendar"])).to_dict("records"),
    }
