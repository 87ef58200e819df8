"""Every word that a reader sees, with its place: read off the sources, the data and the pages."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from components.catalogue import all_words, from_model
from components.openapi import description
from components.pages import PAGES, fields, menu_words
from components.pages.shell import answer_words
from components.text_glossary import TERMS
from model.inquiry import QUESTION, QUESTIONS

ROOT = Path(__file__).parent.parent
CHINESE = re.compile("[\u4e00-\u9fff]")
BOTH = {"Text", "w", "_w"}
"""Calls whose first two arguments are the same words in English and Chinese."""
SCRIPT = re.compile(r"""(["'`])((?:\\.|(?!\1).)*[\u4e00-\u9fff](?:\\.|(?!\1).)*)\1""")
"""A string of a script that has Chinese in it."""


class Said(NamedTuple):
    """Words in both languages and where they stand; either may be missing."""

    place: str
    en: str
    zh: str


@cache
def everything() -> tuple[Said, ...]:
    """Return all words, each text once, with the place where it is declared if that is known."""
    found: dict[tuple[str, str], str] = {}
    for said in (*of_sources(), *of_data(), *of_events(), *of_scripts(), *of_pages()):
        found.setdefault((said.en, said.zh), said.place)
    return tuple(Said(place, en, zh) for (en, zh), place in found.items())


# ---- what is declared in the sources -------------------------------------------------------------


def of_sources() -> Iterator[Said]:
    """Yield the words in the modules of the model and the page."""
    for part in ("model", "components", "callbacks"):
        for path in sorted((ROOT / part).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                for en, zh in _pairs(node):
                    yield Said(_at(path, node), en, zh)


def _pairs(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what a call or a dictionary says in both languages."""
    if isinstance(node, ast.Call):
        texts = [_text(argument) for argument in node.args]
        if getattr(node.func, "id", "") in BOTH and len(texts) >= 2:
            yield texts[0] or "", texts[1] or ""
            return
        pairs = zip(texts, texts[1:], strict=False)
        yield from (
            (a, b) for a, b in pairs if a and b and CHINESE.search(b) and not CHINESE.search(a)
        )
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
        one, other = (_text(each) for each in node.elts)
        if one and other and CHINESE.search(other) and not CHINESE.search(one):
            yield one, other


def _text(node: ast.AST) -> str | None:
    """Return a constant text, with {} where something is put in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "{}" for part in node.values)
    return None


def _at(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def of_scripts() -> Iterator[Said]:
    """Yield the Chinese that stands in scripts instead of in the words."""
    for path in sorted((ROOT / "assets").rglob("*.js")):
        if ".min." in path.name or path.name.startswith("plotly"):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            for _, text in SCRIPT.findall(line):
                yield Said(f"{path.relative_to(ROOT)}:{number}", "", text)


# ---- what is declared as data --------------------------------------------------------------------


def of_data() -> Iterator[Said]:
    """Yield everything in files of data that has both languages."""
    for part in ("model", "components"):
        for path in sorted((ROOT / part).rglob("*.json")):
            if path.name == "house_terms.json":
                continue
            text = path.read_text("utf-8")
            for en, zh in _both(json.loads(text)):
                at = text.find(json.dumps(en, ensure_ascii=False))
                line = text.count("\n", 0, at) + 1 if at >= 0 else 0
                yield Said(f"{path.relative_to(ROOT)}:{line}", en, zh)


def _both(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        en, zh = value.get("en"), value.get("zh")
        if isinstance(en, str) and isinstance(zh, str):
            yield en, zh
        for inside in value.values():
            yield from _both(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _both(inside)


def of_events() -> Iterator[Said]:
    """Yield the columns of tables that have both languages."""
    for path in sorted((ROOT / "model" / "data").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                for name in row:
                    if name.endswith("_en") and f"{name[:-3]}_zh" in row:
                        place = f"{path.relative_to(ROOT)}:{number}"
                        yield Said(place, row[name] or "", row[f"{name[:-3]}_zh"] or "")


# ---- what a page is told -------------------------------------------------------------------------


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the words of all pages by key."""
    told: dict[str, dict[str, str]] = dict(all_words(from_model()))
    told |= answer_words() | menu_words()
    for page in PAGES:
        told |= fields.words_of(page.questions) | page.words
    return told


def of_pages() -> Iterator[Said]:
    """Yield the words as they are put together for the browser and for the API's reader."""
    for key, both in words().items():
        if ".code." not in key:  # a program is no prose
            yield Said(key, both["en"], both["zh"])
    for name, question in QUESTION.items():
        for en, zh in _both(question.json()):
            yield Said(f"question {name}", en, zh)
    for place, text in _told(description(QUESTIONS), "openapi"):
        yield Said(
            place, "" if CHINESE.search(text) else text, text if CHINESE.search(text) else ""
        )
    yield from of_terms()


def of_terms() -> Iterator[Said]:
    """Yield the spellings by which terms of the glossary are found, and their sources."""
    for term in TERMS:
        place = f"term {term.key}"
        yield from (Said(place, spelling, "") for spelling in term.en)
        yield from (Said(place, "", spelling) for spelling in term.zh)
        yield Said(place, term.source["en"], term.source["zh"])


TOLD = ("description", "summary", "title", "x-description-zh", "x-summary-zh")


def _told(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inside in value.items():
            if isinstance(inside, str) and (name in TOLD or CHINESE.search(inside)):
                yield f"{place}.{name}", inside
            else:
                yield from _told(inside, f"{place}.{name}")
    elif isinstance(value, list):
        for inside in value:
            yield from _told(inside, place)
