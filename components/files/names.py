"""What the names of columns mean, in both languages."""

from collections.abc import Sequence

from components.text_sheets import WORD
from model.declare import Text
from model.labels import CAUSE_LABEL, CLASS_LABEL
from model.names import FUTURES, INDEX_LABEL, INDICES, UNDERLYING
from model.result import QUANTILES

BY_CAUSE = "attribution"
"""Part of an answer whose names are causes; elsewhere the same name may be a class."""


def _future(name: str) -> Text:
    label = INDEX_LABEL[INDICES[UNDERLYING[FUTURES.index(name)]]]
    return Text(f"Future on {label.en}", f"{label.zh}股指期货")


def _quantile(share: float) -> Text:
    percent = f"{100 * share:.0f}"
    return Text(f"{percent}% of the parameter sets lie below", f"{percent}%的参数组低于此值")


SERIES: dict[str, Text] = {
    **{name: INDEX_LABEL[name] for name in INDICES},
    **{name: _future(name) for name in FUTURES},
    **{name: Text(label.en, label.zh) for name, label in CLASS_LABEL.items()},
}
CAUSES: dict[str, Text] = {name: Text(label.en, label.zh) for name, label in CAUSE_LABEL.items()}
CUTS: dict[str, Text] = {name: _quantile(share) for name, share in QUANTILES.items()}


def names() -> list[tuple[str, Text]]:
    """Return each name that columns are made of, with what it means."""
    return [*SERIES.items(), *CAUSES.items(), *CUTS.items()]


def heading(part: str, path: Sequence[str], language: str) -> str:
    """Return what stands above a column: the words of the keys under which its series lies."""
    said = [_word(part, name, language) for name in path]
    return WORD["between"][language].join(said)


def _word(part: str, name: str, language: str) -> str:
    if name in QUANTILES:
        return WORD["quantile"][language].format(percent=f"{100 * QUANTILES[name]:.0f}")
    if name in WORD:
        return WORD[name][language]
    if name in FUTURES:
        return name
    known = CAUSES | SERIES if part != BY_CAUSE else SERIES | CAUSES
    label = known[name]
    return label.zh if language == "zh" else label.en
