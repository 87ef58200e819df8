"""What the data identify: how narrow parameters became, and what refits say of each mechanism.

Two readings of committed results. The width left compares the 5-95% interval of the ensemble with
that of a uniform draw from the range; the verdict is that of fits made again without the mechanism
(model/validation/ablation.py). A mechanism may be supported while its parameters stay wide: the
data then want it, and do not say how strong it is.
"""

from dataclasses import dataclass
from typing import Any

from model import market
from model.declare import Parameter, Text
from model.mechanisms import MECHANISMS
from model.parameters import PARAMETER
from model.structure import calibration_record, structure
from model.tables import calibrated_structures
from model.validation import store
from model.validation.verdicts import agreed

EDGE = 0.02
"""Part of a range's width within which a calibrated interval touches its end."""
NARROWED = 0.6
"""Share of the prior's 5-95% width above which data have hardly narrowed a parameter."""
MARKET = Text("Market: clearing of all orders", "市场：全部订单集中撮合")


@dataclass(frozen=True)
class Fitted:
    """A parameter that the structure draws, and what calibration made of its range."""

    name: str
    low: float
    high: float
    free: bool
    p05: float
    p50: float
    p95: float

    @property
    def width_left(self) -> float:
        """Width of the calibrated 5-95% interval over that of the uniform prior."""
        return (self.p95 - self.p05) / (0.9 * (self.high - self.low))

    @property
    def narrowed(self) -> bool:
        """Whether data narrowed it: fitted, and clearly less wide than its range."""
        return self.width_left <= NARROWED

    @property
    def touches(self) -> str:
        """End of the range that the calibrated interval touches, if any."""
        near = EDGE * (self.high - self.low)
        ends = {"low": self.p05 < self.low + near, "high": self.p95 > self.high - near}
        return " and ".join(end for end, touched in ends.items() if touched)

    def json(self) -> dict[str, Any]:
        """Return it with its words, for a page."""
        declared = PARAMETER[self.name]
        return {
            **vars(self),
            "label": declared.label.json(),
            "unit": declared.unit.json(),
            "source": declared.source.en,
            "source_label": declared.source.json(),
            "width": self.width_left,
            "narrowed": self.free and self.narrowed,
            "touches": self.touches if self.free else "",
        }


def fitted(name: str = "a") -> list[Fitted]:
    """Return the parameters of a structure with their calibrated quantiles.

    A range that was added since the last `make calibrate` has none yet.
    """
    chosen, record = structure(name), calibration_record(name)["fit_5_50_95"]
    return [
        Fitted(parameter, low, high, parameter in chosen.free, *record[parameter])
        for parameter, (low, high) in chosen.ranges.items()
        if parameter in record
    ]


def mechanisms() -> list[dict[str, Any]]:
    """Return every mechanism with its verdicts and the parameters that are drawn, by structure.

    The market comes first: it cannot be switched off, so no fit was made without it.
    """
    rows = [_row("market", MARKET, market.PARAMETERS)]
    rows += [_row(m.name, m.label, m.parameters) for m in MECHANISMS]
    return [row for row in rows if row["together"] or any(row["parameters"].values())]


def _row(name: str, label: Text, parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    own = {p.name for p in parameters}
    told = {each: _verdict(each, name) for each in calibrated_structures()}
    found = [v["verdict"] for v in told.values() if v]
    return {
        "name": name,
        "label": label.json(),
        "together": agreed(found) if found else "",
        "verdicts": told,
        "parameters": {
            each: [f.json() for f in fitted(each) if f.name in own]
            for each in calibrated_structures()
        },
    }


def _verdict(structure_name: str, mechanism: str) -> dict[str, Any] | None:
    """Return verdict, change of the best loss and margin; None where no fit was made without it."""
    table = store.read("ablations")
    own = table[(table["structure"] == structure_name) & (table["mechanism"] == mechanism)]
    if own.empty:
        return None
    row = own.iloc[0]
    return {
        "verdict": str(row["verdict"]),
        "change": float(row["refitted_change"]),
        "margin": float(row["margin"]),
    }
