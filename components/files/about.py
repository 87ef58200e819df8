"""What a file says of itself: the scenario in words, the model, the vectors, sources, licence."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import citation
from components.build import build_hash
from components.files import wording
from components.files.names import heading
from components.text_files import FILES
from components.text_sheets import IN_CHINESE, SHEET, WORD
from model import facts
from model.declare import Text
from model.links import Scenario, parse_link
from model.structure import calibration_record
from model.version import VERSION, model_hash

OBSERVED = ("indices", "futures")
"""Tables of observed data that stand in a file: closes, and the basis that the run starts from."""
SHORT = 6
"""Letters of the mark of a scenario that has no name."""

Value = str | float | int


@dataclass(frozen=True)
class Row:
    """One thing that a file says of itself."""

    label: Text
    en: Value
    zh: Value

    def name(self, language: str) -> str:
        """Return what it is called."""
        return self.label.zh if language == "zh" else self.label.en

    def said(self, language: str) -> Value:
        """Return it as a reader of a language reads it."""
        return self.zh if language == "zh" else self.en


def row(key: str, en: Value | Text, zh: Value | None = None) -> Row:
    """Return a row; one value stands in both languages."""
    label = told(f"about.{key}")
    if isinstance(en, Text):
        return Row(label, en.en, en.zh)
    return Row(label, en, en if zh is None else zh)


def told(key: str) -> Text:
    """Return words of a file; in Chinese those that fit its names and units."""
    return Text(FILES[key]["en"], IN_CHINESE.get(key, FILES[key]["zh"]))


def about(link: str, parts: Iterable[str]) -> list[Row]:
    """Return what a file with these parts of a scenario says of itself, in order."""
    chosen = parse_link(link)
    return [*_what(chosen), *_model(chosen), *_columns(parts), *_sources(), *_rights()]


def _what(chosen: Scenario) -> list[Row]:
    assumed = wording.assumptions(chosen) or told("about.as_declared")
    return [
        row("what", told("about.what.said")),
        row("scenario", wording.policies(chosen)),
        row("assumptions", assumed),
        row("structure", wording.view(chosen, "structure")),
        row("mode", wording.view(chosen, "mode")),
        row("link", full_link(chosen)),
    ]


def full_link(chosen: Scenario) -> str:
    """Return the link with structure and mode spelled out even where they are the default."""
    plain = [(n, v) for n, v in chosen.changes if n not in wording.VIEWS]
    link = Scenario(tuple(plain)).link or "v=1"
    return f"?{link}" + "".join(f"&{name}={chosen[name]}" for name in wording.VIEWS)


def _model(chosen: Scenario) -> list[Row]:
    record = calibration_record(chosen["structure"])
    return [
        row("version", VERSION),
        row("hash", model_hash()),
        row("build", build_hash()),
        row("seed", int(record["seed"])),
        row("members", int(record["members"])),
        row("lines", told("about.lines.said")),
    ]


def _columns(parts: Iterable[str]) -> list[Row]:
    """Return what each group of columns means, with its unit."""
    return [Row(Text(part, SHEET[part]["zh"]), **told(f"group.{part}").json()) for part in parts]


def _sources() -> list[Row]:
    rows = []
    for table in OBSERVED:
        card = facts.sources()[table]
        rows.append(row("source", _of(table, _both(card, "publisher"), "list")))
        rows.append(row("confidence", _of(table, _sure(card["confidence"]), "pairs")))
        rows.append(row("gaps", _of(table, _both(card, "gaps"), "list")))
    return [*rows, row("confidence", told("about.confidence.said"))]


def _both(card: Mapping[str, Any], key: str) -> tuple[Any, Any]:
    """Return what a table's card says in English and in Chinese."""
    return card[key], card.get(f"{key}_zh", card[key])


def _sure(levels: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return how sure each series of a table is: letters behind names."""
    return (
        [f"{name} {level}" for name, level in levels.items()],
        [f"{heading('observed', [name], 'zh')} {level}" for name, level in levels.items()],
    )


def _of(table: str, said: tuple[list[str], list[str]], by: str) -> Text:
    """Return things said of a table, behind its name."""
    en, zh = (WORD[by][each].join(parts) for each, parts in zip(("en", "zh"), said, strict=True))
    name, colon = WORD[table], WORD["colon"]
    return Text(f"{name['en']}{colon['en']}{en}", f"{name['zh']}{colon['zh']}{zh}")


def _rights() -> list[Row]:
    cards = [facts.sources()[table] for table in OBSERVED]
    licences = [row("licence", *map(str.strip, _both(card, "licence"))) for card in cards]
    return [
        row("licence", told("about.licence.said")),
        *licences[:1],
        row("cite", citation.sentence(model_hash(), FILES["about.cite.link"]["en"]),
            citation.sentence(model_hash(), FILES["about.cite.link"]["zh"])),
    ]  # fmt: skip


def released() -> date:
    """Return the day that files bear: that of the release, so that equal files are equal."""
    return date.fromisoformat(citation.cited()["date-released"])


def file_name(link: str, ending: str) -> str:
    """Return the name of a file: the scenario, its structure and mode."""
    chosen = parse_link(link)
    policies = wording.identity(chosen) or f"own_{_mark(chosen.only('lever').link)}"
    assumed = [n for n, _ in chosen.only("assumption").changes if n not in wording.VIEWS]
    other = f"-assumptions_{_mark(chosen.only('assumption').link)}" if assumed else ""
    return f"quantquake-{policies}{other}-{chosen['structure']}-{chosen['mode']}.{ending}"


def _mark(link: str) -> str:
    return hashlib.sha256(link.encode()).hexdigest()[:SHORT]
