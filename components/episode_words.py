"""Words of the page of an episode without levers: its own, and those that its folder declares."""

from typing import Any

from components.catalogue import LANGUAGES
from components.pages import menu_words
from components.text import TEXT
from model.dates import said

Words = dict[str, dict[str, str]]
SHORT = "episode."
"""Key of the short name of an episode; one without it goes by its full name."""


def words_of(episodes: list[dict[str, Any]], card: dict[str, Any]) -> Words:
    """Return every text of the page: its own, then those that the episode's folder declares."""
    words = TEXT | menu_words()
    for each in episodes:
        words.setdefault(SHORT + each["name"], each["label"])
    for part in ("label", "story", "search", "inactive_because"):
        words[f"card.{part}"] = card[part]
    for name, label in card["classes"].items():
        words[f"class.{name}"] = label
        words[f"series.{name}"] = label
    for name, label in card["buckets"].items():
        words[f"series.{name}"] = label
    for name, legs in card["strategies"].items():
        words[f"series.{name}"] = legs["label"]
    return words | _noted(card)


def _noted(card: dict[str, Any]) -> Words:
    """Return the sources of parameters, the dated inputs and the limits that a folder declares."""
    words: Words = {}
    for name, given in card["parameters"].items():
        words[f"card.parameter.{name}"] = given["source"]
    for at, row in enumerate(card["dated"]):
        words[f"card.dated.{at}"] = {
            "en": f"{row['date']}: {row['basis']} ({row['source']})",
            "zh": f"{said(row['date']).zh}：{row['basis_zh']}。来源：{row['source_zh']}。",
        }
    for at in range(len(card["limits"]["en"])):
        words[f"card.limit.{at}"] = {tongue: card["limits"][tongue][at] for tongue in LANGUAGES}
    return words
