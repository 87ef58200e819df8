"""docs/validation.md: every structure against what happened, from the committed results."""

from collections.abc import Iterable

import pandas as pd

import model
from docs.markdown import number, table
from docs.writers import validation_fits
from model.specifications import specifications, tried
from model.targets import targets
from model.validation import store
from model.validation.aim import Aim
from model.validation.aims import AIMS
from model.validation.evidence import STORM

NAMES = tuple(choice.value for choice in model.LEVER["structure"].choices)
WINDOWS = {
    "crisis": "crisis",
    "crisis_without_storm": f"crisis without {STORM[0][5:]} to {STORM[-1][5:]}",
    "autumn": "August to December",
}
KINDS = {
    "one_step": "one-step",
    "one_step_with_style": "one-step, style given",
    "free": "free",
}


def _of(topic: str, structure: str, **where: str) -> pd.DataFrame:
    """Return the rows of a table for a structure that have the given values."""
    found = store.read(topic)
    found = found[found["structure"] == structure]
    for column, value in where.items():
        found = found[found[column] == value]
    return found


def _upper(names: Iterable[str] = NAMES) -> list[str]:
    return [name.upper() for name in names]


def _value(row: pd.Series, decimals: int = 2) -> str:
    """Reference and 5 to 95%."""
    ends = f"{number(row['p05'], decimals)} – {number(row['p95'], decimals)}"
    return f"{number(row['reference'], decimals)} ({ends})"


def _ends(aim: Aim) -> str:
    if aim.low is not None and aim.high is not None:
        return f"{number(aim.low)} to {number(aim.high)}"
    if aim.low is not None:
        return f"≥ {number(aim.low)}"
    assert aim.high is not None
    return f"≤ {number(aim.high)}"


def aims() -> str:
    """Return the table of aims, those that most structures miss first."""
    rows = []
    for aim in AIMS:
        found = [_of("aims", name, aim=aim.name) for name in NAMES]
        if any(part.empty for part in found):
            continue
        each = [part.iloc[0] for part in found]
        met = ["met" if bool(row["met"]) else "**missed**" for row in each]
        cells = [_value(row) for row in each]
        words = f"{aim.label.en}{f', {aim.unit.en}' if aim.unit.en else ''}"
        rows.append(
            (sum(m == "met" for m in met), (words, _ends(aim), *cells, *met, aim.prototype))
        )
    rows.sort(key=lambda row: row[0])
    verdicts = [f"{name} met?" for name in _upper()]
    headings = ("what", "aim", *_upper(), *verdicts, "research prototype")
    return table(headings, (row for _, row in rows))


def counts() -> str:
    """Say how many aims each structure meets."""
    found = store.read("aims")
    parts = []
    for name in NAMES:
        own = found[found["structure"] == name]["met"].astype(bool)
        parts.append(f"{name.upper()} meets {int(own.sum())} of {len(own)}")
    return "; ".join(parts)


def losses() -> str:
    """Return misfit by group and loss, with the storm in and left out."""
    rows = []
    for days, words in (("all", "all days"), ("without_storm", WINDOWS["crisis_without_storm"])):
        for group in _of("losses", NAMES[0], days=days)["group"]:
            each = [_of("losses", name, days=days, group=group).iloc[0] for name in NAMES]
            if all(float(row["p95"]) == 0.0 for row in each):  # nothing left of this group
                continue
            others = [number(each[0][peer], 2) for peer in ("null", "peer")]
            what = "**fit error**" if group == "loss" else group
            rows.append((words, what, *(_value(row) for row in each), *others))
    return table(("days", "group", *_upper(), "beta-only benchmark", "regression benchmark"), rows)


def skills() -> str:
    """Return the skills by index, window and kind."""
    rows = []
    for window, words in WINDOWS.items():
        for kind, what in KINDS.items():
            for index in targets()["indices"]:
                where = {"days": window, "kind": kind, "index": index}
                found = [_of("skills", name, **where) for name in NAMES]
                if any(part.empty for part in found):
                    continue
                each = [part.iloc[0] for part in found]
                peer = each[0]["peer"]
                told = "" if pd.isna(peer) else number(float(peer), 2)
                label = model.INDEX_LABEL[index].en
                rows.append((words, what, label, *(_value(row) for row in each), told))
    return table(("days", "kind", "index", *_upper(), "regression benchmark"), rows)


def _dated(kind: str, names: Iterable[str], seen: bool) -> str:
    """Return a table of paths on the dates of the targets: structures / observed."""
    names = list(names)
    rows = []
    for day in targets()["path_dates"]:
        cells = []
        for name in names:
            found = [_of("paths", s, kind=kind, name=name, date=day).iloc[0] for s in NAMES]
            values = [number(float(row["reference"]), 1) for row in found]
            if seen:
                values.append(f"**{number(float(found[0]['observed']), 1)}**")
            cells.append(" / ".join(values))
        rows.append((day, *cells))
    labels = [model.INDEX_LABEL[n].en if n in model.INDEX_LABEL else n for n in names]
    return table(("date", *labels), rows)


def index_paths() -> str:
    """Return index paths."""
    return _dated("index", model.INDEX_LABEL, seen=True)


def basis_paths() -> str:
    """Return the basis."""
    return _dated("basis", targets()["basis_futures"], seen=True)


def excess_paths() -> str:
    """Return excess returns of the index-enhanced products."""
    found = store.read("paths")
    return _dated("excess", found[found["kind"] == "excess"]["name"].unique(), seen=False)


def quantities() -> str:
    """Return flows and balances against their targets."""
    rows = []
    for name in _of("quantities", NAMES[0])["quantity"]:
        each = [_of("quantities", s, quantity=name).iloc[0] for s in NAMES]
        goal = f"{number(float(each[0]['target']))} ± {number(float(each[0]['sd']))}"
        rows.append((f"`{name}`", goal, *(_value(row, 1) for row in each)))
    return table(("quantity", "target ± discrepancy", *_upper()), rows)


def specification_list() -> str:
    """Return what was tried before, with the loss that came out."""
    listed = specifications()
    rows: list[tuple[object, ...]] = [(listed["before"]["what"], "", listed["before"]["count"], "")]
    for each in listed["tried"]:
        loss = "" if each["loss"] is None else number(float(each["loss"]), 2)
        rows.append((each["what"], each["structure"].upper(), 1, loss))
    return table(("what", "structure", "specifications", "fit error"), rows)


def blocks() -> dict[str, str]:
    """Return the blocks of docs/validation.md."""
    words = [choice.label.en for choice in model.LEVER["structure"].choices]
    return {
        "structures": "; ".join(words),
        "counts": counts(),
        "aims": aims(),
        "losses": losses(),
        "skills": skills(),
        "index_paths": index_paths(),
        "basis_paths": basis_paths(),
        "excess_paths": excess_paths(),
        "quantities": quantities(),
        "specifications_tried": str(tried()),
        "specifications": specification_list(),
        **validation_fits.blocks(),
    }
