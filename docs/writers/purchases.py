"""Creations of ETFs beside what counts as bought, for docs/data.md: sums, every session."""

from docs.markdown import table
from model import dates
from model.names import INDEX, INDEX_LABEL
from model.policies import purchases
from model.policies.creations import HOW_MUCH

OF = ("csi300", "csi500", "csi1000")


def _amount(value: float) -> str:
    return f"{value + 0.0:.2f}"


def rule() -> str:
    """Return the rule in words with its sums, and the kind of each number."""
    said = purchases.told()
    rows = [
        ("raw net creations", "observed", _amount(said.raw)),
        (f"of which before {dates.said(purchases.BEGAN).en}", "observed", _amount(said.raw_before)),
        ("counted as bought", "observed, counted by the rule", _amount(said.counted)),
        ("CSI 2000 on 8 February", "assumption", _amount(said.assumed)),
        ("earlier rule, not used", "above a calm day, clipped", _amount(said.above_calm)),
    ]
    return f"{HOW_MUCH.en}\n\n{table(('sum', 'kind', 'CNY bn'), rows)}"


def days() -> str:
    """Return raw creations and what is counted on every observed session, CNY bn."""
    raw, counted = purchases.raw_creations(), purchases.observed_purchases()
    assumed = purchases.history()[:, INDEX["csi2000"]]
    names = [INDEX_LABEL[name].en for name in OF]
    heads = ("session", *(f"{n}, raw" for n in names), *(f"{n}, counted" for n in names))
    rows = [
        (
            str(when)[:10],
            *(_amount(float(raw.loc[when, name])) for name in OF),
            *(_amount(float(counted.loc[when, name])) for name in OF),
            _amount(float(assumed[at])),
        )
        for at, when in enumerate(raw.index)
    ]
    return table((*heads, "CSI 2000, assumed"), rows)


def text() -> str:
    """Return both."""
    return f"{rule()}\n\n{days()}"
