"""docs/odd.md: the lists of the ODD description, read from the code and the data."""

import ast
import inspect
import re
from collections.abc import Iterable
from typing import Any

import model
from docs.markdown import anchor, number, table
from docs.writers.calibration import GROUP_WORDS
from docs.writers.day import day, first_sentence
from docs.writers.equations import file_of
from docs.writers.parameters import GROUPS as POLICIES
from model import facts, targets
from model.docstrings import docstring
from model.episode import balance_sheets, card, names
from model.gallery import gallery
from model.mechanisms import MECHANISMS
from model.names import INDICES
from model.parameters import PARAMETERS
from model.policies import calendar
from model.state import State, Today

COMMENT = re.compile(r"#\s*(.+?)\s*$")


def commented(owner: type) -> list[tuple[str, str]]:
    """Return the fields of a dataclass with the comment that stands behind each."""
    source = inspect.getsource(owner)
    lines = source.splitlines()
    found = []
    for node in ast.parse(source).body[0].body:  # type: ignore[attr-defined]
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        said = [COMMENT.search(line) for line in lines[node.lineno - 1 : node.end_lineno]]
        found.append((node.target.id, " ".join(hit[1] for hit in said if hit)))
    return found


def _fields(owner: type) -> str:
    return table(("name", "shape and meaning"), ((f"`{n}`", said) for n, said in commented(owner)))


def patterns() -> str:
    """Return the patterns that the model is held against."""
    goal = targets.targets()
    labels = ", ".join(model.INDEX_LABEL[name].en for name in goal["indices"])
    words = {
        group: GROUP_WORDS[group].removesuffix(" on the dates below") for group in targets.GROUPS
    }
    lines = [f"- {said} (`{group}`)" for group, said in words.items()]
    first, last = goal["window"]
    return "\n".join([*lines, f"- all within {first} to {last}; paths of {labels}"])


def classes() -> str:
    """Return the classes of investors with what their sheets rest on."""
    given = balance_sheets()
    rows = []
    for name in model.CLASSES:
        sheet = given["classes"][name]
        gross = sheet.get("gross")
        book = "what is left" if gross is None else number(gross)
        rows.append((f"`{name}`", book, _leverage(sheet), sheet["source"]["en"]))
    head = ("class", "stock on the sheet, CNY bn", "cash or leverage", "what it stands for, source")
    return table(head, rows)


def _leverage(sheet: dict[str, Any]) -> str:
    if "leverage" in sheet:
        return f"leverage {number(sheet['leverage'])}"
    if "cash_share" in sheet:
        return f"cash {number(100 * sheet['cash_share'])}%"
    return f"cash {number(sheet['cash'])}"


def submodels() -> str:
    """Return the mechanisms with a link to the equations of each."""
    rows = []
    for m in MECHANISMS:
        place = anchor(f"{m.label.en} · `{m.name}`")
        rows.append(
            (
                f"[{m.label.en}](model.md#{place})",
                first_sentence(docstring(file_of(m))),
                ", ".join(f"`{p.name}`" for p in m.parameters),
            )
        )
    return table(("submodel", "what it does", "parameters"), rows)


def inputs() -> str:
    """Return the observed tables and the dated series that act as inputs."""
    lines = [
        f"- [`{name}`](data.md#{anchor(name)}): {sidecar['title']}, "
        f"{sidecar['period']['from']} to {sidecar['period']['to']}"
        for name, sidecar in facts.sources().items()
    ]
    series = sorted(set(calendar.table()["series"]))
    return "\n".join([*lines, f"- policy calendar: {_code(series)}"])


def _code(given: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in given)


def episodes() -> str:
    """Return the episodes that have a folder."""
    return "\n".join(
        f"- `{n}`: {card(n)['label']['en']}. {card(n)['story']['en']}" for n in names()
    )


def _confidence() -> str:
    """Return how sure the balance sheets are."""
    sheets = balance_sheets()
    return f"{sheets['confidence']}: {sheets['why']['en']}"


def blocks() -> dict[str, str]:
    """Return the blocks of docs/odd.md."""
    window = model.run(model.Scenario())["dates"]
    by_name = [f"- {metric['label']['en']}, {metric['unit']['en']}" for metric in model.metrics()]
    return {
        "opening": window[0],
        "last": window[-1],
        "sessions": str(len(window) - 1),
        "patterns": patterns(),
        "classes": classes(),
        "indices": ", ".join(model.INDEX_LABEL[name].en for name in INDICES),
        "futures": ", ".join(model.FUTURES),
        "state": _fields(State),
        "today": _fields(Today),
        "policies": ", ".join(POLICIES.values()),
        "day": day(),
        "observed": "\n".join(by_name),
        "as_of": balance_sheets()["as_of"],
        "sheets_confidence": _confidence(),
        "inputs": inputs(),
        "submodels": submodels(),
        "mechanism_count": str(len(MECHANISMS)),
        "parameter_count": str(len(PARAMETERS)),
        "scenario_count": str(len(gallery())),
        "episodes": episodes(),
    }
