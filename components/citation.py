"""How to cite: what CITATION.cff says, in the forms that people paste."""

import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "CITATION.cff"
FIELD = re.compile(r'^(?:  - )?([a-z-]+): "?(.+?)"?$', re.MULTILINE)


@cache
def cited() -> dict[str, str]:
    """Return the plain fields of CITATION.cff; `name` is the first author's."""
    return dict(FIELD.findall(FILE.read_text("utf-8")))


def sentence(model_hash: str, address: str) -> str:
    """Return a citation as it stands in a list of references."""
    found = cited()
    year = found["date-released"][:4]
    return (
        f"{found['name']} ({year}). {found['title']}. "
        f"Version {found['version']}, model {model_hash}. {address}"
    )


def bibtex(model_hash: str, address: str) -> str:
    """Return a citation for BibTeX."""
    found = cited()
    return "\n".join(
        (
            f"@software{{quantquake_{model_hash},",
            f"  author  = {{{{{found['name']}}}}},",
            f"  title   = {{{found['title']}}},",
            f"  year    = {found['date-released'][:4]},",
            f"  version = {{{found['version']}, model {model_hash}}},",
            f"  url     = {{{address}}},",
            "}",
        )
    )
