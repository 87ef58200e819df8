"""What the names of columns mean, in both languages."""

from model.labels import CAUSE_LABEL, CLASS_LABEL
from model.names import FUTURES, INDEX_LABEL, INDICES, UNDERLYING
from model.result import QUANTILES

Named = tuple[str, str, str]


def names() -> list[Named]:
    """Return each name that columns are made of, in English and Chinese."""
    rows = [(name, INDEX_LABEL[name].en, INDEX_LABEL[name].zh) for name in INDICES]
    for future, at in zip(FUTURES, UNDERLYING, strict=True):
        label = INDEX_LABEL[INDICES[at]]
        rows.append((future, f"Future on {label.en}", f"{label.zh}股指期货"))
    rows += [(name, label.en, label.zh) for name, label in CLASS_LABEL.items()]
    rows += [(name, label.en, label.zh) for name, label in CAUSE_LABEL.items()]
    for name, share in QUANTILES.items():
        percent = f"{100 * share:.0f}"
        rows.append((name, f"{percent} % of the vectors lie below", f"{percent}%的参数组低于此值"))
    return rows
