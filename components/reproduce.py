"""The same scenario outside the page: snippets that give equal numbers, and how to cite them.

A snippet is text of the page, with places that the script fills with what is on screen; `filled`
does the same here, so that a test runs exactly what a reader copies.
"""

import re
from pathlib import Path
from typing import Any

from components.build import build_hash
from components.citation import bibtex, sentence
from components.text_api import API
from model.mode import STRUCTURE
from model.structure import calibration_record
from model.version import VERSION, model_hash

REQUIREMENTS = Path(__file__).parent.parent / "requirements" / "serve.in"
NEEDED = ("numpy", "pandas", "scipy")
"""What the model needs and the page's own packages are not."""
WAYS = ("model", "server", "pandas", "curl")
"""Snippets in the order of the page."""
SHOWN = ("trough_csi2000", "trough_csi1000", "worst_basis_IM")
"""Headline numbers that a snippet prints."""
DECIMALS = 4
"""Decimals to which the API rounds them."""


def packages() -> list[str]:
    """Return the pinned requirements of the model."""
    pinned = re.findall(r"^([a-z]+)==(\S+)$", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    return [f"{name}=={version}" for name, version in pinned if name in NEEDED]


def places() -> dict[str, str]:
    """Return what fills the places of a snippet whatever the scenario is."""
    return {
        "version": VERSION,
        "hash": model_hash(),
        "build": build_hash(),
        "packages": " ".join(packages()),
        "shown": ", ".join(f'"{name}"' for name in SHOWN),
        "decimals": str(DECIMALS),
    }


def members() -> dict[str, int]:
    """Return how many vectors each structure's answer is made with."""
    named = (str(choice.value) for choice in STRUCTURE.choices)
    return {name: int(calibration_record(name)["members"]) for name in named}


def filled(way: str, link: str, structure: str, api: str, language: str = "en") -> str:
    """Return a snippet as the page shows it.

    Args:
        way: one of WAYS.
        link: the scenario.
        structure: its structure.
        api: the whole address of the scenario's route.
        language: of its comments.
    """
    values = places() | {
        "link": link,
        "members": str(members()[structure]),
        "address": _asked(api, link),
        "csv": _asked(f"{api}.csv", link),
        "xlsx": _asked(f"{api}.xlsx", link),
    }
    text = API[f"api.code.{way}"][language]
    return re.sub(r"\{(\w+)\}", lambda hole: values.get(hole[1], hole[0]), text)


def _asked(address: str, link: str) -> str:
    return f"{address}?{link}" if link else address


def facts() -> dict[str, Any]:
    """Return what the page needs to fill the snippets and citations."""
    address = "{address}"
    return {
        "places": places(),
        "members": members(),
        "shown": SHOWN,
        "cite": sentence(model_hash(), address),
        "bibtex": bibtex(model_hash(), address),
    }
