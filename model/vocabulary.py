"""Words for a share of the vectors, declared once with the shares from which each is said.

The cuts at 10, 33, 66 and 90% are those of the IPCC's calibrated language (Mastrandrea et al.
2010, Guidance Note for Lead Authors, table 1: very likely from 90%, likely from 66%, about as
likely as not from 33 to 66%, unlikely to 33%, very unlikely to 10%). The words are
others on purpose: a share of vectors says how many of the parameter sets that fit agree, and is no
probability.
"""

from dataclasses import dataclass
from typing import Any

from model.declare import Text

SOURCE = Text(
    "Thresholds as in the IPCC's calibrated language (Mastrandrea et al. 2010).",
    "分界取自IPCC不确定性标准表述（Mastrandrea等，2010）。",
)


@dataclass(frozen=True)
class Term:
    """A word that is said of shares from `least` up to where the one before it begins."""

    name: str
    least: float
    label: Text
    span: Text
    """The shares it is said of, in words."""


TERMS: tuple[Term, ...] = (
    Term("all", 1.0, Text("all", "全部"), Text("every parameter set", "全部参数组")),
    Term("almost_all", 0.90, Text("almost all", "几乎全部"), Text("90% or more", "90%及以上")),
    Term("most", 0.66, Text("most", "多数"), Text("66 to 90%", "66%至90%")),
    Term("about_half", 0.33, Text("about half", "约半数"), Text("33 to 66%", "33%至66%")),
    Term("few", 0.10, Text("a minority", "少数"), Text("10 to 33%", "10%至33%")),
    Term("almost_none", 0.0, Text("almost none", "极少数"), Text("below 10%", "不足10%")),
    Term("none", 0.0, Text("none", "没有一组"), Text("no parameter set", "无参数组")),
)
"""From the largest share to the smallest; `none` is said of no vector at all."""


def term(share: float) -> Term:
    """Return the word for a share of the vectors, 0 to 1."""
    if share <= 0.0:
        return TERMS[-1]
    return next(each for each in TERMS if share >= each.least)


def declared() -> list[dict[str, Any]]:
    """Return all words with their thresholds."""
    return [
        {"name": t.name, "least": t.least, "label": t.label.json(), "span": t.span.json()}
        for t in TERMS
    ]
