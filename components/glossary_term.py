"""A term of the glossary, declared once in both languages."""

from dataclasses import dataclass, field
from typing import Any

Words = dict[str, str]

DEFINITION, MODEL, FACT = "definition", "model", "fact"
"""Where a meaning comes from: it is one by definition, a word of this model, or has a source."""


def w(en: str, zh: str) -> Words:
    """Return the same words in both languages."""
    return {"en": en, "zh": zh}


@dataclass(frozen=True)
class Term:
    """A term: its spellings, what it means, and where that comes from.

    The spellings are how a term is found in the texts of the pages, the first one its name. A term
    that is the formula of numbers names their metrics: wherever such a number has its label, the
    label tells the formula.
    """

    key: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    said: Words
    origin: str = MODEL
    source: Words = field(default_factory=lambda: w("", ""))
    metrics: tuple[str, ...] = ()

    @property
    def label(self) -> Words:
        """Return its name in both languages."""
        return w(self.en[0], self.zh[0])

    def json(self) -> dict[str, Any]:
        """Return the term as the script that marks it up reads it."""
        return {
            "key": self.key,
            "find": {"en": self.en, "zh": self.zh},
            "label": self.label,
            "said": self.said,
            "origin": self.origin,
            "source": self.source,
            "metrics": self.metrics,
        }


def term(key: str, en: str, zh: str, said: Words, source: Words | str = MODEL) -> Term:
    """Return a term.

    Args:
        key: its name in the code and in links.
        en: spellings in English, separated by bars.
        zh: spellings in Chinese, separated by bars.
        said: what it means.
        source: who says so, or DEFINITION or MODEL.
    """
    spellings = tuple(en.split("|")), tuple(zh.split("|"))
    if isinstance(source, str):
        return Term(key, *spellings, said, source)
    return Term(key, *spellings, said, FACT, source)
