"""What is asked under load: links that are known, links that nobody has asked, and searches."""

import itertools
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import model
from callbacks.payload import scenario_body

KNOWN = tuple(
    f"v=1&{rest}".rstrip("&")
    for rest in ("", "ban=off", "limit=off", "rescue=off", "futures=off", "ban=off&limit=off",
                 "rescue=off&futures=off", "structure=b", "structure=b&ban=off",
                 "mode=unanchored")
)  # fmt: skip
"""A gallery as a class opens it."""
SEARCH = "/api/v1/ask/rescue_search/steps?v=1"


class Paths:
    """Addresses as the page writes them: with the build, so that answers may be kept."""

    def __init__(self, build: str) -> None:
        """Take the build that the server names on its answers."""
        self._build = build

    def of(self, link: str) -> str:
        """Return the address of a scenario."""
        return f"/api/v1/scenario?{link}&m={self._build}"


def new_links() -> Iterator[str]:
    """Yield links that differ in policies only: every one is new."""
    for total, share in itertools.product(range(1, 400), range(0, 101, 5)):
        values = {"futures": "changed", "futures_total": total / 2, "futures_ic_share": share}
        yield f"v=1&{urlencode(values)}"


def new_assumptions() -> Iterator[str]:
    """Yield links with other assumptions: the news is solved for each."""
    for impact, panic in itertools.product(range(20), range(20)):
        yield f"v=1&price_impact={0.5 + impact / 20:.2f}&press_panic={0.5 + panic / 10:.1f}"


def numbers(body: bytes) -> object:
    """Return what an answer says but for the build that made it."""
    said = json.loads(body)
    said.pop("build", None)
    return said


def right(path: str, body: bytes) -> bool:
    """Return whether the answer of an address has the model's own numbers, worked out here."""
    link = path.partition("?")[2].partition("&m=")[0]
    try:
        return numbers(body) == numbers(scenario_body(model.parse_link(link)))
    except ValueError:
        return False
