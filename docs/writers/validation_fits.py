"""The parts of docs/validation.md that come from refits, ablations and Sobol indices."""

import inspect

import pandas as pd

import model
from docs.markdown import number, table
from model.mechanisms import MECHANISMS
from model.targets import GROUPS, targets
from model.validation import ablation, peers, skill, store
from model.validation.refits import FOLDS
from model.validation.verdicts import agreed

NAMES = tuple(choice.value for choice in model.LEVER["structure"].choices)
LABEL = {mechanism.name: mechanism.label.en for mechanism in MECHANISMS}
METRIC = {metric["name"]: metric for metric in model.metrics()}
SHOWN = 4
"""Parameters shown for each headline number."""


def _cell(row: pd.Series) -> str:
    ends = f"{number(row['p05'], 2)} – {number(row['p95'], 2)}"
    return f"{number(row['p50'], 2)} ({ends})"


def _refit(structure: str, fold: str, confidence: str, what: str) -> pd.Series | None:
    table_ = store.read("refits")
    found = table_[
        (table_["structure"] == structure)
        & (table_["fold"] == fold)
        & (table_["confidence"] == confidence)
        & (table_["what"] == what)
    ]
    return None if found.empty else found.iloc[0]


def _row(fold: str, what: str) -> list[str]:
    """Cells of all structures, confidence on then off, then the peer."""
    cells, peer = [], ""
    for name in NAMES:
        for confidence in ("on", "off"):
            row = _refit(name, fold, confidence, what)
            cells.append("" if row is None else _cell(row))
            if row is not None and not pd.isna(row["peer"]):
                peer = number(float(row["peer"]), 2)
    return [*cells, peer]


def _columns() -> list[str]:
    return [f"{n.upper()}, confidence {c}" for n in NAMES for c in ("on", "off")]


def cross_validation() -> str:
    """Return skill on the days that each fit did not see."""
    rows = []
    for fold in FOLDS[1:]:
        for kind, words in (("one_step", "one-step"), ("free", "free")):
            for index in targets()["indices"]:
                label = model.INDEX_LABEL[index].en
                rows.append((fold.label.en, words, label, *_row(fold.name, f"{kind}_{index}")))
        for future in targets()["basis_futures"]:
            cells = _row(fold.name, f"basis_{future}")
            rows.append((fold.label.en, "basis, free", future, *cells))
    return table(("fitted to", "kind", "what", *_columns(), "regression benchmark"), rows)


def refit_losses() -> str:
    """Return the loss on the fitted days, and misfits of the others, by fold and confidence."""
    rows = []
    for fold in FOLDS:
        rows.append(
            (fold.label.en, "fitted days", "fit error", *_row(fold.name, "fitted_loss")[:-1])
        )
        for group in ("path", "daily", "basis"):
            cells = _row(fold.name, f"left_out_{group}")[:-1]
            if any(cells):
                rows.append((fold.label.en, "days left out", group, *cells))
    return table(("fitted to", "judged on", "what", *_columns()), rows)


def ablations() -> str:
    """Return changes of loss by group and of returns when a mechanism is off, and the verdicts."""
    found = store.read("ablations")
    rows = []
    for name in dict.fromkeys(found["mechanism"]):
        for structure in NAMES:
            own = found[(found["mechanism"] == name) & (found["structure"] == structure)]
            if own.empty:
                continue
            row = own.iloc[0]
            groups = [number(row[f"change_{group}"], 2) for group in (*GROUPS, "loss")]
            moved = [number(row[f"return_{index}"], 1) for index in targets()["indices"]]
            again = number(row["refitted_change"], 2)
            rows.append((LABEL.get(name, name), structure.upper(), *groups, *moved, again))
    labels = [model.INDEX_LABEL[index].en for index in targets()["indices"]]
    return table(
        ("off", "structure", *GROUPS, "fit error", *labels, "fit error, fitted again"), rows
    )


def verdicts() -> str:
    """Return what the data say of each mechanism, under each structure and together."""
    found = store.read("ablations")
    rows = []
    for name in dict.fromkeys(found["mechanism"]):
        own = found[found["mechanism"] == name].set_index("structure")["verdict"]
        each = [str(own[s]) if s in own.index else "not in it" for s in NAMES]
        rows.append((LABEL.get(name, name), *each, agreed([str(v) for v in own])))
    rows.sort(key=lambda row: (row[-1], row[0]))
    return table(("mechanism", *(n.upper() for n in NAMES), "together"), rows)


def margins() -> str:
    """Return the margin of each structure's verdicts."""
    found = store.read("ablations").groupby("structure")["margin"].first()
    return ", ".join(f"{name.upper()} {number(float(found[name]), 2)}" for name in NAMES)


def support() -> str:
    """Return the effect of futures support over the prior of the parameter it hangs on."""
    found = store.read("futures_support")
    rows = []
    for metric in dict.fromkeys(found["metric"]):
        for mode in dict.fromkeys(found["mode"]):
            cells = []
            for structure in NAMES:
                own = found[
                    (found["metric"] == metric)
                    & (found["mode"] == mode)
                    & (found["structure"] == structure)
                ].sort_values("value")
                low, high = own.iloc[0], own.iloc[-1]
                cells += [_cell(low), _cell(high)]
            label = f"{METRIC[metric]['label']['en']}, {METRIC[metric]['unit']['en']}"
            rows.append((label, mode, *cells))
    first = found.sort_values("value")
    ends = [number(float(value)) for value in (first["value"].iloc[0], first["value"].iloc[-1])]
    headings = [f"{n.upper()}, at {end}" for n in NAMES for end in ends]
    return table(("change of", "mode", *headings), rows)


def sensitivity() -> str:
    """Return the parameters that each headline number hangs on most."""
    rows = []
    metrics = dict.fromkeys(store.sensitivity(NAMES[0])["metric"])
    for metric in metrics:
        cells = []
        for structure in NAMES:
            found = store.sensitivity(structure)
            own = found[found["metric"] == metric].nlargest(SHOWN, "ST")
            parts = [
                f"`{row['parameter']}` {number(row['ST'], 2)} ± {number(row['ST_conf'], 2)}"
                for _, row in own.iterrows()
            ]
            cells.append("; ".join(parts))
        rows.append((METRIC[metric]["label"]["en"], *cells))
    return table(("number", *(n.upper() for n in NAMES)), rows)


def _told(module: object) -> str:
    """The docstring of a module without its first sentence, equations set apart."""
    text = (inspect.getdoc(module) or "").split("\n\n", 1)[1]
    parts = text.split("$$")
    for at in range(1, len(parts), 2):
        parts[at] = f"\n```math\n{parts[at].strip()}\n```\n"
    return "".join(part.lstrip(" ") for part in parts).strip()


def blocks() -> dict[str, str]:
    """Return the blocks of docs/validation.md that come from fits made again."""
    return {
        "skill_rule": _told(skill),
        "peer_rule": _told(peers),
        "verdict_rule": _told(ablation),
        "members": str(store.record()["members_of_a_refit"]),
        "vectors": f"{store.record()['vectors_of_a_refit']:,}",
        "cross_validation": cross_validation(),
        "refit_losses": refit_losses(),
        "ablations": ablations(),
        "margins": margins(),
        "verdicts": verdicts(),
        "futures_support": support(),
        "sensitivity": sensitivity(),
    }
