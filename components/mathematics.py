"""Equations: LaTeX of the docstrings as MathML, which browsers draw without a script."""

import re
from functools import cache

from latex2mathml.converter import convert

from components.markup import Markup, tag

CLEARER = (
    (re.compile(r"(?<!\\)\\(?=\s)"), "~"),  # a space that the library does not know
    (re.compile(r"\\[bB]igg?\("), r"\\left("),  # so that an exponent belongs to the whole bracket
    (re.compile(r"\\[bB]igg?\)"), r"\\right)"),
    (re.compile(r"\\mathrel\{\+\}="), r"\\;\\text{+=}\\;"),
    (re.compile(r"\\(log|ln)(?=\s*(?:[a-zA-Z]|\\theta))"), r"\\\1\\,"),
)
"""What the library would draw badly -> the same in its words."""
DRAWN = (
    ('<mo stretchy="false">&#x0007C;</mo>', '<mo stretchy="false" lspace="0" rspace="0">|</mo>'),
    ("<mo>&#x0002F;</mo>", '<mo lspace="0.08em" rspace="0.08em">/</mo>'),
)
"""Operators that stand too far from what they belong to."""
BRACED = re.compile(r"<munder>(<munder>.*?)<mo>&#x23DF;</mo></munder>")
SEPARATE = re.compile(r",?\s*\\qquad\b\s*|,\s*\\quad\b\s*")


@cache
def mathml(latex: str, block: bool = False) -> Markup:
    """Return LaTeX as MathML; `block` for an equation on a line of its own."""
    text = " ".join(latex.split())
    for pattern, replacement in CLEARER:
        text = pattern.sub(replacement, text)
    drawn = convert(text, display="block" if block else "inline")
    for before, after in DRAWN:
        drawn = drawn.replace(before, after)
    drawn = drawn.replace("<math ", '<math lang="en" ', 1)  # else a Chinese page picks another font
    return Markup(BRACED.sub(_braced, drawn))


def _braced(found: "re.Match[str]") -> str:
    """Draw the brace below a term as a line: few fonts have a brace that stretches."""
    inside = found[1].removeprefix("<munder>")
    return f'<munder><mrow class="braced">{inside}</mrow>'


def lines(latex: str) -> list[str]:
    """Split an equation into the statements that it lists, each of which fits a line."""
    parts = [part.strip() for part in SEPARATE.split(latex) if part.strip()]
    whole = all(_closed(part) for part in parts)
    return parts if whole else [latex]


def _closed(part: str) -> bool:
    pairs = (("{", "}"), (r"\left", r"\right"), (r"\begin", r"\end"))
    text = part.replace(r"\leftarrow", "")
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)


def equation(latex: str, said: str, key: str) -> Markup:
    """Return an equation in a box of its own that scrolls where it is too wide."""
    drawn = [tag("div", mathml(part, block=True), class_="line") for part in lines(latex)]
    return tag("div", *drawn, class_="equation", data_latex=latex, tabindex="0", role="region",
               aria_label=said, data_ta=key)  # fmt: skip
