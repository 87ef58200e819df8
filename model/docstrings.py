"""What the modules say of themselves, read from the very files that run."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
EQUATION = re.compile(r"\s*\$\$(.+?)\$\$\s*", re.DOTALL)
CITATION = re.compile(
    r"(?:[A-Z][\w'-]+, )*[A-Z][\w'-]+(?: and [A-Z][\w'-]+)? (?:19|20)\d\d(?:-\d\d-\d\d)?"
)
"""Authors and year, as "Cont and Schaanning 2017"."""
MONTHS = "January February March April May June July August September October November December"
NO_AUTHOR = frozenset(("CSI", *MONTHS.split()))
"""Words before a number that are nobody's name."""


@cache
def docstring(file: str) -> str:
    """Return the docstring of a module by its path from the root of the repository."""
    return ast.get_docstring(ast.parse((ROOT / file).read_text("utf-8"))) or ""


def equations(file: str) -> tuple[str, ...]:
    """Return the equations of a module's docstring as LaTeX."""
    return tuple(found.strip() for found in EQUATION.findall(docstring(file)))


def prose(file: str) -> tuple[str, ...]:
    """Return the paragraphs of a module's docstring without its equations."""
    parts = EQUATION.sub("\n\n", docstring(file)).split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def citations(file: str) -> tuple[str, ...]:
    """Return the works that a module's docstring names, each once."""
    found = CITATION.findall(" ".join(prose(file)))
    return tuple(dict.fromkeys(each for each in found if each.split()[0] not in NO_AUTHOR))
